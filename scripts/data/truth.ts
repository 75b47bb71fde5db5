/** Checks of lines that keep untrue facts out: sources, audiences, numbers, days and nights. One problem per text. */
import { CHANNELS, CHANNEL_FIELDS } from '../../src/data/channels.js';
import { DAYS, HOLIDAY, readHours } from '../../src/data/hours.js';
import { readDataFile, type EmergencyFact, type HelplineFact } from './facts.js';

/** Known exceptions from the checks of sources, each with its reason: `src/data/exceptions.json`. */
export interface Exceptions {
  /** By the id of a line. */
  withoutOpenableSource: Record<string, string>;
  /** By day and host, e.g. `2026-04-15 findahelpline.com`. */
  manyRowsOfOneDay: Record<string, string>;
}

export function readExceptions(): Exceptions {
  return readDataFile('exceptions.json') as Exceptions;
}

/** Maximum number of lines with the same day from the same host: more are the mark of a bulk date that nobody earned. */
const MAX_ROWS_OF_ONE_DAY = 10;

/** A source that a reader can open. */
export function isOpenable(source: string): boolean {
  return /https?:\/\/[^\s/]+\.[^\s/]+/.test(source);
}

export function checkSources({ id, sources }: HelplineFact, { withoutOpenableSource }: Exceptions): string[] {
  if (sources.length === 0) return ['has no source'];
  return when(
    !sources.some(isOpenable) && !withoutOpenableSource[id],
    'none of its sources can be opened; exceptions.json says why it may stay',
  );
}

/** Words of a note that tell for whom a line is. */
const NOTED_AUDIENCES: readonly [note: RegExp, audiences: readonly HelplineFact['audience'][]][] = [
  [
    /not child-only|all ages|any age|for every(one|body)|women(,[^;]*)? and children/i,
    ['everyone', 'missing-children'],
  ],
  [/^(supports|for) (parents|carers|adults)/i, ['parents']],
];

export function checkAudience({ audience, extra = {} }: HelplineFact): string[] {
  const { note = '' } = extra;
  return NOTED_AUDIENCES.flatMap(([words, audiences]) => {
    const [quote] = words.exec(note) ?? [];
    const isListening = audience === 'children' || audience === 'everyone' || audience === 'parents';
    return when(
      quote !== undefined && isListening && !audiences.includes(audience),
      `is for ${audience}, but its note says "${quote}"`,
    );
  });
}

/** Every number of a line, as it is dialled. */
function numbersOf(line: HelplineFact): string[] {
  const { extra = {} } = line;
  const channels = CHANNEL_FIELDS.filter((field) => CHANNELS[field].pattern).map((field) => line[field]);
  const written = [...(extra.altPhones ?? []), ...(extra.lines ?? []).map(({ phone }) => phone)];
  const all = [...channels, extra.abroadPhone, ...written].flatMap((number) => number ?? []);
  return [...new Set(all.map((number) => number.replace(/[ -]/g, '')))];
}

/** The same number with and without the code of its country, as far as its last digits tell: long ones are unique. */
function subscriberOf(number: string): string {
  const digits = number.replace(/\D/g, '');
  return digits.length < 9 ? digits : digits.slice(-8);
}

export function checkNumbers(line: HelplineFact, emergency: EmergencyFact | undefined): string[] {
  const urgent = emergency ? [...emergency.general, ...emergency.police] : [];
  return numbersOf(line)
    .filter((number) => urgent.includes(number))
    .map((number) => `${number} is the emergency number of the country`);
}

/** Two lines with the same number would be read as two services. */
export function repeatedNumbers(helplines: readonly HelplineFact[]): string[] {
  const owners = new Map<string, string>();
  return helplines
    .filter(({ withdrawn }) => !withdrawn)
    .flatMap((line) =>
      numbersOf(line).flatMap((number) => {
        const key = `${line.country} ${subscriberOf(number)}`;
        const owner = owners.get(key) ?? line.id;
        owners.set(key, owner);
        return when(owner !== line.id, `${line.id}: ${number} is the number of ${owner} too`);
      }),
    );
}

/**
 * Many lines with the same day or month from the same host, or checked by the same organisation on one day: somebody saved
 * pages or a table on that day, and checked nothing.
 */
export function checkDays(helplines: readonly HelplineFact[], { manyRowsOfOneDay }: Exceptions): string[] {
  const rows = new Map<string, string[]>();
  const add = (key: string, id: string) => rows.set(key, [...(rows.get(key) ?? []), id]);
  for (const { id, sourceDate, sources, checked } of helplines) {
    if (checked) add(`${checked.on} ${checked.by}`, id);
    // Years are too coarse to tell.
    if (sourceDate === null || sourceDate.length < 7) continue;
    const hosts = sources.flatMap((source) => /https?:\/\/(?:www\.)?([^\s/;,)]+)/.exec(source)?.[1] ?? []);
    for (const host of new Set(hosts.length > 0 ? hosts : ['no page'])) add(`${sourceDate} ${host}`, id);
  }
  return [...rows]
    .filter(([key, ids]) => ids.length > MAX_ROWS_OF_ONE_DAY && !manyRowsOfOneDay[key])
    .map(
      ([key, ids]) => `${ids.length} lines have the date ${key}, as if all had been checked at once: ${ids.join(', ')}`,
    );
}

/**
 * Finds a rule after `;` that cuts off a night of the day before, e.g. `Mo-Fr 18:00-02:00; Sa 10:00-12:00`: for the syntax
 * the line closes at midnight from Friday to Saturday, for people at two. `,` in place of `;` leaves no doubt.
 */
export function checkNights(hours: string): string[] {
  const days = readHours(hours) ?? [];
  return days.flatMap(({ day, nights }) => {
    const next = days.find((other) => other.day === (day + 1) % 7);
    const isCut = nights.some(({ rule }) => next !== undefined && next.replacedBy > rule);
    return when(
      day < HOLIDAY && isCut,
      `the hours "${hours}" cut off the night to ${DAYS[(day + 1) % 7]}: write "," for ";"`,
    );
  });
}

function when(condition: boolean, problem: string): string[] {
  return condition ? [problem] : [];
}
