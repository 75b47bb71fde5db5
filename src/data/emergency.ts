import { WHOLE, fieldOf, isObject, listOf, readFields, type Note, type Problems, type Reader } from './fields.js';
import { EMERGENCY } from './generated/helplines.js';
import { readShortNumbers } from './phones.js';
import { readCountry, textOf } from './readers.js';

/** Emergency numbers, as they are dialled in the country. */
export interface Emergency {
  general: string[];
  police: string[];
}

/** Numbers of one country. A text or a list alone is the number for everything. */
function readEmergency(country: string, value: unknown, note: Note): Emergency | undefined {
  const fields = isObject(value) ? value : { general: value };
  let isAnswer = false;
  const numbersFor = (kind: keyof Emergency): Reader<string[]> => {
    return (given, note) => {
      const numbers = listOf(readShortNumbers, 'like 0800 123456', WHOLE)(given, note);
      // An empty list is an answer.
      const isKept = numbers.length === 0 && given !== undefined && !(Array.isArray(given) && given.length === 0);
      isAnswer ||= !isKept && given !== undefined;
      return isKept ? (decodeEmergency(country)[country]?.[kind] ?? []) : numbers;
    };
  };
  const numbers = readFields({ general: numbersFor('general'), police: numbersFor('police') }, [fields], note);
  return isAnswer ? numbers : undefined;
}

/** Emergency numbers by country, or as rows with a country each. */
export function readEmergencies(value: unknown, problems: Problems): Record<string, Emergency> {
  const emergency: Record<string, Emergency> = {};
  const rows = Array.isArray(value)
    ? value.map((row): [string, unknown] => [textOf(fieldOf(row, 'country')) ?? '?', row])
    : Object.entries(isObject(value) ? value : {}).sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [name, row] of rows) {
    const note = problems.noteIn(`emergency.${name.slice(0, 20)}`);
    const code = readCountry(name);
    if (code === undefined) note(undefined, 'like KE');
    const numbers = code !== undefined && readEmergency(code, row, note);
    if (numbers && emergency[code]) problems.add(`emergency.${name.slice(0, 20)} is repeated`);
    else if (numbers) emergency[code] = numbers;
  }
  return emergency;
}

/** Decodes emergency numbers of all countries or of one: `112/17 FRMC` → general 112, police 17 in FR and MC. */
export function decodeEmergency(wanted?: string): Record<string, Emergency> {
  const emergency: Record<string, Emergency> = {};
  const numbers = (listed = '') => listed.split(',').filter(Boolean);
  for (const [, general, police, countries] of EMERGENCY.matchAll(/(\S*)\/(\S*) (\w+)/g)) {
    for (const country of countries!.match(/../g)!) {
      if (country !== (wanted ?? country)) continue;
      emergency[country] = { general: numbers(general), police: numbers(police) };
    }
  }
  return emergency;
}
