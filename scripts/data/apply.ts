/** Applies a filled-in sheet (`ecpat-data sheet`) to the facts of a country. */
import { AUDIENCES, readHelplines } from '../../src/data/helplines.js';
import { dialled, readNumber, readNumbers, readShortNumbers, readSms, readWhatsApp } from '../../src/data/phones.js';
import { readDate, readFree, readLink, readText } from '../../src/data/readers.js';
import {
  CHECKED_EMERGENCY,
  CHECKED_FIELDS,
  COLUMNS,
  EMERGENCY_ID,
  HEAD_ID,
  emergencyFactsOf,
  factsOf,
  isDialledAsWritten,
} from '../cli/sheet-facts.js';
import { checkHelplines, checkSchema } from './checks.js';
import { assembleHelplines, type CountryFacts, type EmergencyFact, type HelplineFact } from './facts.js';

type Line = Partial<HelplineFact>;
type Check = NonNullable<HelplineFact['checked']>;
const WAYS = ['called', 'own-page', 'told-by-line'] as const;
const VERDICTS = ['right', 'wrong', 'gone'] as const;
type Verdict = (typeof VERDICTS)[number] | '';

/** A row of the sheet. */
interface Row {
  id: string;
  field: string;
  now: string;
  verdict: Verdict;
  next: string;
}

export interface Applied {
  /** The facts with all changes. Only to be used without problems. */
  facts: CountryFacts;
  /** One sentence for each change. */
  changes: string[];
  problems: string[];
}

/** Country of a sheet: the name of its file in `src/data/countries`, without its ending. */
export function countryOfSheet(table: readonly string[][]): string | undefined {
  const [, , country] = table.find(([id, field]) => id === HEAD_ID && field === 'country') ?? [];
  return country && /^([A-Z]{2}|world)$/.test(country) ? country : undefined;
}

/**
 * @param table - the sheet as rows of cells
 * @param before - the facts as they are now
 * @param asOf - day of the last review of all rows
 * @param today - `2026-12-01`
 */
export function applySheet(table: readonly string[][], before: CountryFacts, asOf: string, today: string): Applied {
  const problems: string[] = [];
  const changes: string[] = [];
  const rows = rowsOf(table, problems);
  const check = checkOf(rows, today, problems);
  const facts = structuredClone(before);
  const note = (row: Row) => (problem: string) => problems.push(`${row.id}, ${row.field}: ${problem}`);

  for (const id of new Set(rows.map((row) => row.id).filter((one) => one !== HEAD_ID))) {
    const own = rows.filter((row) => row.id === id);
    const line = facts.helplines?.find((one) => one.id === id);
    if (id === EMERGENCY_ID) applyEmergency(facts, own, check, changes, note);
    else if (line) applyLine(line, own, check, changes, note);
    else problems.push(`${id}: there is no such line in ${before.country}`);
  }
  if (facts.helplines) facts.helplines = facts.helplines.map(inOrder);
  if (problems.length === 0 && changes.length === 0) problems.push('no row has a verdict');
  const old = new Set(faultsOf(before, asOf));
  problems.push(...faultsOf(facts, asOf).filter((fault) => !old.has(fault)));
  return { facts, changes, problems };
}

function rowsOf(table: readonly string[][], problems: string[]): Row[] {
  const [head = [], ...rest] = table;
  const places = COLUMNS.map((name) => head.findIndex((cell) => cell.toLowerCase() === name));
  if (places.slice(0, 5).includes(-1)) {
    problems.push(`the first row must name the columns: ${COLUMNS.join(', ')}`);
    return [];
  }
  return rest.map((cells) => {
    const [id = '', field = '', now = '', given = '', next = ''] = places.map((place) => cells[place] ?? '');
    const verdict = given.toLowerCase() as Verdict;
    if (verdict !== '' && !VERDICTS.includes(verdict)) {
      problems.push(`${id}, ${field}: the verdict is ${VERDICTS.join(', ')}, not "${given}"`);
    }
    return { id, field, now, verdict, next };
  });
}

/** The check that the first rows describe. */
function checkOf(rows: readonly Row[], today: string, problems: string[]): Check {
  const given = (field: string) => rows.find((row) => row.id === HEAD_ID && row.field === field)?.next ?? '';
  const [by, day, how] = [given('by'), given('on'), given('how').toLowerCase()];
  const on = /^.{10}$/.exec(readDate(day) ?? '')?.[0];
  if (!readText(by)) problems.push('nobody is named: write the organisation into the row "by"');
  if (on === undefined) problems.push(`the day "${day}" cannot be read: write it into the row "on", like '2026-12-01`);
  else if (on > today) problems.push(`the day ${on} is in the future`);
  const way = WAYS.find((one) => one === how);
  if (how !== '' && way === undefined) problems.push(`"how" is ${WAYS.join(', ')}, not "${how}"`);
  return { on: on ?? '', by, ...(way && { how: way }) };
}

type NoteFor = (row: Row) => (problem: string) => void;

/** Finds what is wrong with a row in itself. Returns whether the row says something. */
function isUsable(row: Row, value: string | undefined, note: (problem: string) => void): boolean {
  const { now, verdict, next } = row;
  if (value === undefined) note('there is no such field');
  else if (now !== value) note(`the sheet says "${now}", and the data says "${value}" by now: make a new sheet`);
  else if (verdict === '' && next !== '' && value !== '') note('the verdict is missing beside the new value');
  else if (verdict === 'right' && next !== '' && next !== value) note('is right, but has a new value');
  else if (verdict === 'wrong' && next === '') note('is wrong: write the new value, or the verdict gone');
  else if (verdict === 'gone' && next !== '') note('is gone, but has a new value');
  else if (verdict === 'wrong' && next === value) note('is wrong, but the new value is the old one');
  else return verdict !== '' || next !== '';
  return false;
}

function applyLine(line: Line, rows: readonly Row[], check: Check, changes: string[], noteFor: NoteFor): void {
  const facts = factsOf(whole(line));
  const values = new Map(facts.map(({ field, value }) => [field, value]));
  const said = rows.filter((row) => isUsable(row, values.get(row.field), noteFor(row)));
  const isEnded = said.some(({ field, verdict }) => field === 'name' && verdict === 'gone');
  if (isEnded) {
    line.withdrawn = true;
    line.sources = withSource(check, line.sources);
    changes.push(`${line.id}: withdrawn`);
    return;
  }
  for (const row of said) {
    const { field, verdict, now } = row;
    if (verdict === 'right') continue;
    const note = noteFor(row);
    if (verdict === 'gone') setField(line, field, undefined);
    else if (CHECKED_FIELDS[field]!.isByHand) note('change it in the file of the country, it needs more than one cell');
    else setRead(line, row, note);
    changes.push(`${line.id}, ${field}: ${now || 'not known'} → ${verdict === 'gone' ? 'gone' : row.next}`);
  }
  const open = facts.filter(({ field, value }) => value !== '' && !said.some((row) => row.field === field));
  if (said.length === 0) return;
  if (open.length > 0) {
    // Each changed value has a source.
    if (said.some(({ verdict }) => verdict !== 'right')) line.sources = withSource(check, line.sources);
    changes.push(`${line.id}: not marked as checked, ${open.map(({ field }) => field).join(', ')} has no verdict`);
  } else {
    line.checked = check;
    changes.push(`${line.id}: checked by ${check.by}, ${check.on}`);
  }
}

function setRead(line: Line, { field, next }: Row, note: (problem: string) => void): void {
  const old = CHECKED_FIELDS[field]!.get(whole(line));
  const read = READERS[field]!(next, old);
  if (typeof read === 'object' && read !== null && 'fix' in read) note(`"${next}" should be ${read.fix}`);
  else setField(line, field, read);
}

type Read = string | string[] | boolean | { fix: string };
const or = (value: string | string[] | boolean | null | undefined, fix: string): Read => value ?? { fix };

/**
 * A number that a spreadsheet may have shortened: its first 0 is lost, and so is a +. With seven digits or more, only a
 * blank, a hyphen, a 0 or a + shows that it is whole.
 */
function number(read: (value: string) => string | undefined): (next: string, old: string) => Read {
  return (next, old) => {
    const isLong = /^[1-9]\d{6,}$/.test(next);
    const isDoubtful = isLong && (old === '' || /^[0+(]/.test(old));
    return isDoubtful
      ? { fix: `with its first 0 or +, or with blanks: spreadsheets drop them, except after an apostrophe` }
      : or(read(next), 'a telephone number, like 0800 123 456');
  };
}

const READERS: Readonly<Record<string, (next: string, old: string) => Read>> = {
  name: (next) => or(readText(next), 'a short text'),
  audience: (next) =>
    or(
      AUDIENCES.find((one) => one === next.toLowerCase()),
      AUDIENCES.join(', '),
    ),
  phone: number((next) => readNumber(next)),
  tel: number((next) => readNumber(next)?.replace(/[ -]/g, '')),
  'extra.altPhones': (next) => or(readNumbers(next), 'telephone numbers with commas between them'),
  'extra.abroadPhone': number((next) => readNumber(next)),
  sms: number(readSms),
  'extra.smsKeyword': (next) => or(readText(next), 'a word'),
  whatsapp: (next) => or(readWhatsApp(next), 'like +254712345678'),
  chat: (next) => or(readLink(next), 'an https address'),
  website: (next) => or(readLink(next), 'an https address'),
  hours: (next) => next,
  'channelHours.sms': (next) => next,
  'channelHours.whatsapp': (next) => next,
  'channelHours.chat': (next) => next,
  free: (next) => or(readFree(next), 'yes or no'),
  languages: (next) => next.split(/[\s,;]+/).filter(Boolean),
  'extra.ages': (next) => or(readText(next), 'like 5-17 or 18+'),
  'extra.area': (next) => or(readText(next), 'a short text'),
};

/** A line with all its fields. */
function whole(line: Line): HelplineFact {
  return assembleHelplines([{ country: 'ZZ', helplines: [line] }], '').helplines[0]!;
}

/** Writes a field by its path; undefined removes it. */
function setField(line: Line, path: string, value: unknown): void {
  const [name = '', inner] = path.split('.');
  const record = line as Record<string, unknown>;
  if (inner !== undefined) {
    const part = { ...(record[name] as object), [inner]: value };
    record[name] = withoutUndefined(part);
    return;
  }
  const { phone, tel } = whole(line);
  // The number to dial follows the written one, with the `+1` of North America.
  if (name === 'phone' && isDialledAsWritten({ phone, tel })) {
    const isNorthAmerican = tel?.startsWith('+1') && !phone?.startsWith('+');
    record['tel'] = typeof value === 'string' ? (isNorthAmerican ? '+1' : '') + dialled(value) : undefined;
  }
  record[name] = value;
}

function withoutUndefined(part: Record<string, unknown>): object | undefined {
  const known = Object.entries(part).filter(([, value]) => value !== undefined);
  return known.length > 0 ? Object.fromEntries(known) : undefined;
}

function applyEmergency(
  facts: CountryFacts,
  rows: readonly Row[],
  check: Check,
  changes: string[],
  noteFor: NoteFor,
): void {
  const { emergency } = facts;
  const listed = emergencyFactsOf({ general: emergency?.general ?? [], police: emergency?.police ?? [] });
  const values = new Map(listed.map(({ field, value }) => [field, value]));
  const said = rows.filter((row) => isUsable(row, values.get(row.field), noteFor(row)));
  const next: Partial<EmergencyFact> = { ...emergency };
  for (const row of said) {
    const kind = row.field as keyof typeof CHECKED_EMERGENCY;
    if (row.verdict === 'right') continue;
    const numbers = row.verdict === 'gone' ? [] : row.next.split(/[,;/]/).flatMap((one) => readShortNumbers(one) ?? '');
    if (numbers.includes('')) {
      noteFor(row)(`"${row.next}" should be numbers with commas between them`);
      continue;
    }
    next[kind] = numbers;
    changes.push(`emergency, ${kind}: ${row.now || 'none'} → ${numbers.join(', ') || 'none'}`);
  }
  const isKnown = [...(next.general ?? []), ...(next.police ?? []), ...Object.keys(emergency ?? {})].length > 0;
  if (said.length === 0 || !isKnown) return;
  // The check is the source of the numbers from now on.
  next.sources = withSource(check, emergency?.sources);
  facts.emergency = { general: [], police: [], confidence: 'medium', ...next };
  changes.push(`emergency: checked by ${check.by}, ${check.on}`);
}

/** The check as a source, before the others: `KAACR, 2026-12-01 (called)`. */
function withSource({ by, on, how }: Check, sources: readonly string[] = []): string[] {
  const source = `${by}, ${on}${how ? ` (${how})` : ''}`;
  return [source, ...sources.filter((one) => one !== source)];
}

/** Problems of the facts of a country, by all the checks that there are. */
function faultsOf(facts: CountryFacts, asOf: string): string[] {
  const document = assembleHelplines([facts], asOf);
  const problems: string[] = [];
  readHelplines(document, problems);
  const schema = checkSchema('helplines', document);
  return [...schema, ...(schema.length > 0 ? [] : checkHelplines(document)), ...problems];
}

/** Order of the fields in the files. */
const ORDER = [
  ...['id', 'name', 'nameLang', 'audience', 'phone', 'tel', 'sms', 'chat', 'website', 'whatsapp', 'hours'],
  ...['channelHours', 'timeZone', 'free', 'languages', 'conditions', 'announcement', 'sources', 'sourceDate'],
  ...['confidence', 'checked', 'withdrawn', 'replacedBy', 'extra'],
];

/** A line with new fields in their places, and without removed ones. */
function inOrder(line: Line): Line {
  const rank = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  const known = Object.entries(line).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known.sort(([one], [other]) => rank(one) - rank(other)));
}
