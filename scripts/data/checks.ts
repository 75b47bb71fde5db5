/**
 * Checks of the facts in `src/data`. The schemas apply to everyone's documents, these rules only to ours. Each check
 * returns a list of problems, one line each.
 */
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import isoCountries from 'i18n-iso-countries';
import opening_hours from 'opening_hours';
import { CHANNELS, CHANNEL_FIELDS, type WrittenField } from '../../src/data/channels.js';
import { AUDIENCES, EVERYWHERE } from '../../src/data/helplines.js';
import { isAlwaysOpen, readHours } from '../../src/data/hours.js';
import { readDataFile } from './facts.js';
import type {
  CountryFacts,
  EmergencyFact,
  Facts,
  FrameworksFacts,
  HelplineFact,
  HelplinesFacts,
  LinksFacts,
  MemberFact,
  MembersFacts,
} from './facts.js';
import { countriesByTimeZone, onlyTimeZones } from './time-zones.js';
import {
  checkAudience,
  checkDays,
  checkNights,
  checkNumbers,
  checkSources,
  isOpenable,
  readExceptions,
  repeatedNumbers,
} from './truth.js';

export type DocumentName = keyof Facts;

/** Commonly used code for Kosovo, which has none in ISO 3166-1. */
const KOSOVO = 'XK';

/** Languages of ISO 639-3 without a name in Node: Brazilian Sign Language, Tonga, Kaonde. */
const UNNAMED_LANGUAGES = ['bzs', 'toi', 'kqn'];

/** A validator for documents of one kind. */
export function schemaValidator(name: DocumentName): ValidateFunction {
  return newAjv().compile(readDataFile(`schema/${name}.schema.json`) as object);
}

function newAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    strict: true,
    strictRequired: false,
    strictTypes: false,
  });
  addFormats(ajv);
  return ajv;
}

/** Validates a document against its schema. */
export function checkSchema(name: DocumentName, document: unknown): string[] {
  const validate = schemaValidator(name);
  if (validate(document)) return [];
  return (validate.errors ?? []).map((error) => `${name}${placeOf(document, error)}: ${error.message}`);
}

/** `/helplines/3/tel` → ` ke-116 /tel`: editors find an id faster than a position. */
function placeOf(document: unknown, { instancePath }: ErrorObject): string {
  const [, list = '', index = '', rest = ''] = /^\/(\w+)\/(\d+)(.*)$/.exec(instancePath) ?? [];
  const record = (document as Record<string, { id?: unknown }[] | undefined>)[list]?.[Number(index)];
  return list && typeof record?.id === 'string' ? ` ${record.id} ${rest}` : ` ${instancePath}`;
}

/** The parts of the schema of lines that repeat lists of the code. */
export interface HelplineSchema {
  properties: Record<string, { pattern?: string; enum?: string[] } | undefined>;
  allOf: { anyOf?: { required: string[] }[] }[];
}

export function readHelplineSchema(): HelplineSchema {
  const { $defs } = readDataFile('schema/helplines.schema.json') as { $defs: { helpline: HelplineSchema } };
  return $defs.helpline;
}

/** Compares the schema of lines with the channels and audiences in the code. */
export function checkHelplineSchema({ properties, allOf }: HelplineSchema): string[] {
  const ways = allOf.flatMap(({ anyOf = [] }) => anyOf.flatMap(({ required }) => required));
  return [
    ...CHANNEL_FIELDS.flatMap((field) => {
      const { pattern: ours } = CHANNELS[field];
      const { pattern = '' } = properties[field] ?? {};
      const isSame = ours ? pattern === ours.source : pattern.startsWith('^https://');
      return [
        ...when(!isSame, `schema: the pattern of ${field} is "${pattern}", which is not the form in channels.ts`),
        ...when(!ways.includes(field), `schema: ${field} is not among the ways to reach a line`),
      ];
    }),
    ...when(properties.audience?.enum?.join() !== AUDIENCES.join(), 'schema: the audiences are not those of the code'),
  ];
}

/** Checks the file of each country: its name, and its content against `country.schema.json`. */
export function checkCountryFiles(countries: ReadonlyMap<string, CountryFacts>): string[] {
  const ajv = newAjv();
  ajv.addSchema(readDataFile('schema/helplines.schema.json') as object);
  const validate = ajv.compile(readDataFile('schema/country.schema.json') as object);
  return [...countries].flatMap(([name, file]) => [
    ...(validate(file) ? [] : (validate.errors ?? [])).map(
      ({ instancePath, message }) => `${name}.json ${instancePath}: ${message}`,
    ),
    ...when(
      file.country !== (name === 'world' ? EVERYWHERE : name),
      `${name}.json: its country is ${file.country}, not that of its name`,
    ),
  ]);
}

/**
 * Checks lines and emergency numbers beyond their schema.
 *
 * @param today - `2026-12-01`
 */
export function checkHelplines(
  { asOf, helplines, emergency }: HelplinesFacts,
  today = new Date().toISOString().slice(0, 10),
  exceptions = readExceptions(),
): string[] {
  const ids = new Map(helplines.map((line) => [line.id, line]));
  return [
    ...checkAsOf('helplines', asOf),
    ...when(asOf > today, `helplines: asOf ${asOf} is in the future`),
    ...repeated(helplines.map(({ id }) => id)),
    ...helplines.flatMap((line) =>
      [
        ...checkHelpline(line, today, ids),
        ...checkSources(line, exceptions),
        ...checkAudience(line),
        ...checkNumbers(line, emergency[line.country]),
      ].map((problem) => `${line.id}: ${problem}`),
    ),
    ...repeatedNumbers(helplines),
    ...checkDays(helplines, exceptions),
    ...Object.keys(exceptions.withoutOpenableSource)
      .filter((id) => !ids.has(id) || ids.get(id)!.sources.some(isOpenable))
      .map((id) => `exceptions.json: ${id} needs no exception`),
    ...Object.entries(emergency).flatMap(([country, numbers]) =>
      checkEmergency(country, numbers, today).map((problem) => `emergency ${country}: ${problem}`),
    ),
  ];
}

function checkHelpline(line: HelplineFact, today: string, ids: ReadonlyMap<string, HelplineFact>): string[] {
  const { extra = {} } = line;
  const successor = line.replacedBy === undefined ? undefined : ids.get(line.replacedBy);
  const hours = [
    line.hours,
    ...Object.values(line.channelHours ?? {}),
    ...(extra.lines ?? []).map((variant) => variant.hours),
  ];
  const tags = [...line.languages, ...(extra.lines ?? []).flatMap(({ languages }) => languages)];
  const canBeCalled = line.tel !== null;
  return [
    ...when(
      !line.id.startsWith(line.country === EVERYWHERE ? 'int-' : `${line.country.toLowerCase()}-`),
      'the id does not begin with the country',
    ),
    ...checkId(line.id),
    ...(line.country === EVERYWHERE ? [] : checkCountry(line.country)),
    ...checkTelephone(line),
    ...checkVanity(line),
    ...when(
      line.sourceDate !== null && isLater(line.sourceDate, today),
      `the date of its source (${line.sourceDate}) is in the future`,
    ),
    ...when(line.checked !== undefined && isLater(line.checked.on, today), 'was checked on a day in the future'),
    ...Object.keys(line.channelHours ?? {}).flatMap((channel) =>
      when(!line[channel as WrittenField], `has hours of ${channel} but no ${channel}`),
    ),
    ...hours.flatMap((value) => (value ? checkHours(value, line.country) : [])),
    ...(line.timeZone === undefined ? [] : checkTimeZone(line.timeZone, line.country)),
    ...when(
      line.timeZone === undefined &&
        hours.some((value) => value !== null && !isAlwaysOpen(value)) &&
        !onlyTimeZones().has(line.country),
      'has hours but no time zone, in a country of several',
    ),
    ...[
      ...tags,
      ...(line.nameLang ? [line.nameLang] : []),
      ...Object.keys(line.announcement ?? {}),
      ...Object.keys(line.conditions ?? {}),
    ].flatMap(checkLanguage),
    ...repeated(line.languages),
    ...when(
      line.replacedBy !== undefined && (!successor || successor === line),
      `${line.replacedBy} is not another line`,
    ),
    ...when(Boolean(successor?.withdrawn), `${line.replacedBy} is withdrawn itself`),
    ...when(line.replacedBy !== undefined && !line.withdrawn, 'is replaced but not withdrawn'),
    ...when((extra.area === undefined) !== (extra.areaType === undefined), 'area and areaType go together'),
    ...when(Boolean(extra.channel) && canBeCalled, `can be called, though its channel is ${extra.channel}`),
    ...when(Boolean(extra.smsKeyword) && !line.sms, 'has a keyword for a text message but no number for it'),
    ...when(
      extra.abroadPhone !== undefined && !extra.abroadPhone.startsWith('+'),
      'a number from abroad begins with +',
    ),
  ];
}

/**
 * Compares the number to dial with the written one, without spaces and hyphens. A North American number may omit `+1`:
 * https://en.wikipedia.org/wiki/North_American_Numbering_Plan
 */
export function checkTelephone({ phone, tel }: Pick<HelplineFact, 'phone' | 'tel'>): string[] {
  if (phone === null || tel === null) return when(phone !== tel, 'phone and tel go together');
  if (!/^[+\d][\d -]*$/.test(phone)) return [`"${phone}" holds more than digits, spaces and hyphens`];
  const digits = phone.replace(/[ -]/g, '');
  const isNorthAmerican = tel === `+1${digits}` && digits.length === 10;
  return when(tel !== digits && !isNorthAmerican, `tel ${tel} is not what "${phone}" says`);
}

/** Telephone keys of the letters from A to Z. */
const KEYS = '22233344455566677778889999';

/** Compares a number in letters with the written one. Extra letters do no harm. */
export function checkVanity({ phone, extra }: Pick<HelplineFact, 'phone' | 'extra'>): string[] {
  if (extra?.vanity === undefined) return [];
  const dialled = extra.vanity.replace(/[A-Z]/g, (letter) => KEYS[letter.charCodeAt(0) - 65]!).replace(/\D/g, '');
  const isSame = phone !== null && dialled.startsWith(phone.replace(/\D/g, ''));
  return when(!isSame, `the letters ${extra.vanity} are not ${phone}`);
}

/** Checks OSM `opening_hours` and their usual spelling. */
export function checkHours(hours: string, country: string): string[] {
  try {
    // The library needs a place for its public holidays; its region has no effect here.
    const place = { lat: 0, lon: 0, address: { country_code: country.toLowerCase(), state: '' } };
    const usual = new opening_hours(hours, place).prettifyValue();
    return [
      ...when(usual !== hours, `the hours "${hours}" are usually written "${usual}"`),
      ...when(!readHours(hours), `the hours "${hours}" are more than the banner understands`),
      ...checkNights(hours),
    ];
  } catch (error) {
    return [`the hours "${hours}" cannot be read: ${String(error)}`];
  }
}

function checkEmergency(country: string, numbers: EmergencyFact, today: string): string[] {
  return [
    ...checkCountry(country),
    ...when(!numbers.general.length && !numbers.police.length, 'has no number'),
    ...repeated(numbers.general),
    ...repeated(numbers.police),
    ...when(!numbers.sources.length, 'has no source'),
    ...when(
      numbers.sourceDate !== null && isLater(numbers.sourceDate, today),
      'has a source with a date in the future',
    ),
    ...when(numbers.retrieved !== null && isLater(numbers.retrieved, today), 'was read on a day in the future'),
  ];
}

/** Checks organisations beyond their schema. */
export function checkMembers({ asOf, members, regions }: MembersFacts): string[] {
  const regionOf = new Map(members.map(({ country, region }) => [country, region]));
  return [
    ...checkAsOf('members', asOf),
    ...repeated(members.map(({ id }) => id)),
    ...members.flatMap((member) =>
      checkMember(member, asOf, regions, regionOf).map((problem) => `${member.id}: ${problem}`),
    ),
  ];
}

function checkMember(
  { id, country, region, sourceDate, source, bundle, bundleReason }: MemberFact,
  asOf: string,
  regions: readonly string[],
  regionOf: ReadonlyMap<string, string | null>,
): string[] {
  return [
    ...checkId(id),
    ...checkCountry(country),
    ...when(region === null || !regions.includes(region), `${region} is not among the regions`),
    ...when(
      region !== regionOf.get(country),
      `is in ${region}, other members in ${country} are in ${regionOf.get(country)}`,
    ),
    ...when(
      sourceDate !== null && isLater(sourceDate.replace(' or later', ''), asOf),
      'the source is newer than the list',
    ),
    ...when(!source, 'has no source'),
    ...when((bundle === false) !== (bundleReason !== undefined), '"bundle": false and bundleReason go together'),
  ];
}

/** Checks documents beyond their schema. */
export function checkFrameworks({ asOf, frameworks }: FrameworksFacts): string[] {
  return [
    ...checkAsOf('frameworks', asOf),
    ...repeated(frameworks.map(({ id }) => id)),
    ...frameworks.flatMap(({ id, title, period, languages, files, source }) =>
      [
        ...checkId(id),
        ...[...languages, ...Object.keys(title), ...files.map(({ lang }) => lang)].flatMap(checkLanguage),
        ...repeated(languages),
        ...when(!Object.values(title).some(Boolean), 'has no title'),
        ...when(Boolean(period && period.from > period.to), 'ends before it begins'),
        ...files.flatMap(({ lang }) =>
          when(!languages.includes(lang), `a file is in ${lang}, which is not among the languages`),
        ),
        ...when(!source, 'has no source'),
      ].map((problem) => `${id}: ${problem}`),
    ),
  ];
}

/** Checks links beyond their schema. */
export function checkLinks({ asOf, links }: LinksFacts): string[] {
  return [
    ...checkAsOf('links', asOf),
    ...repeated(links.map(({ id }) => id)),
    ...links.flatMap(({ id, url, source }) => when(url !== null && !source, `${id}: has no source`)),
  ];
}

function checkAsOf(name: DocumentName, asOf: string): string[] {
  const day = new Date(asOf);
  const isReal = /^\d{4}-\d\d-\d\d$/.test(asOf) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(asOf);
  return when(!isReal, `${name}: asOf "${asOf}" is not a day`);
}

function checkId(id: string): string[] {
  return when(!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id), 'an id is made of small letters, digits and single hyphens');
}

function checkCountry(code: string): string[] {
  return when(code !== KOSOVO && !isoCountries.isValid(code), `${code} is not a country of ISO 3166-1`);
}

/** Checks that Intl knows a time zone and that it belongs to the country. */
export function checkTimeZone(zone: string, country: string): string[] {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    return [`${zone} is not a time zone that Intl knows`];
  }
  const own = countriesByTimeZone().get(zone);
  return when(Boolean(own) && own !== country, `${zone} is a time zone of ${own}`);
}

/** Checks the usual spelling of a language tag, and that the language exists. */
export function checkLanguage(tag: string): string[] {
  try {
    const usual = Intl.getCanonicalLocales(tag)[0];
    if (usual !== tag) return [`the language "${tag}" is usually written "${usual}"`];
    const name = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(tag);
    return when(name === undefined && !UNNAMED_LANGUAGES.includes(tag), `"${tag}" is not a language that Intl knows`);
  } catch {
    return [`"${tag}" is not a language tag`];
  }
}

/** Whether a year, month or day is entirely after a day. */
function isLater(date: string, day: string): boolean {
  return date > day.slice(0, date.length);
}

function repeated(values: readonly string[]): string[] {
  const repetitions = values.filter((value, index) => values.indexOf(value) < index);
  return repetitions.map((value) => `${value} is listed twice`);
}

function when(condition: boolean, problem: string): string[] {
  return condition ? [problem] : [];
}
