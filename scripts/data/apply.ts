/** Applies a filled-in sheet (`ecpat-data sheet`) to the facts of a country. */
import { readHelplines } from '../../src/data/helplines.js';
import { dialled } from '../../src/data/phones.js';
import { readDate, readText } from '../../src/data/readers.js';
import { isMarkedAsText, withoutMark } from '../cli/csv.js';
import {
  CHECKED_EMERGENCY,
  CHECKED_FIELDS,
  COLUMNS,
  EMERGENCY_ID,
  HEAD_ID,
  NEW_LINES,
  emergencyFactsOf,
  factsOf,
  isDialledAsWritten,
} from '../cli/sheet-facts.js';
import { READERS, readEmergencyCell } from './apply-values.js';
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
  /** Whether an apostrophe before the new value shows that no spreadsheet has changed it. */
  isText: boolean;
}

export interface Applied {
  /** The facts with all changes. Only to be used without problems. */
  facts: CountryFacts;
  /** One sentence for each change. */
  changes: string[];
  /** Words about lines that the data does not have. A person adds these lines, with a source. */
  notes: string[];
  problems: string[];
}

/** Country of a sheet: the name of its file in `src/data/countries`, without its ending. */
export function countryOfSheet(table: readonly string[][]): string | undefined {
  const [, , country] = table.find(([id, field]) => id === HEAD_ID && field === 'country') ?? [];
  return country && /^([A-Z]{2}|world)$/.test(country) ? country : undefined;
}

/**
 * @param table - the sheet as rows of cells, with or without the apostrophes
 * @param before - the facts as they are now
 * @param asOf - day of the last review of all rows
 * @param today - `2026-12-01`
 */
export function applySheet(table: readonly string[][], before: CountryFacts, asOf: string, today: string): Applied {
  const problems: string[] = [];
  const changes: string[] = [];
  const rows = rowsOf(table, problems);
  const check = checkOf(rows, today, problems);
  noteContradictions(rows, problems);
  const facts = structuredClone(before);
  const note = (row: Row) => (problem: string) => problems.push(`${row.id}, ${row.field}: ${problem}`);

  const isNew = ({ id }: Row) => NEW_LINES.includes(id as (typeof NEW_LINES)[number]);
  const notes = rows.flatMap((row) => (isNew(row) && row.next ? `${row.id}, ${row.field}: ${row.next}` : []));
  const known = rows.filter((row) => !isNew(row) && row.id !== HEAD_ID);
  for (const id of new Set(known.map((row) => row.id))) {
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
  return { facts, changes, notes, problems };
}

function rowsOf(table: readonly string[][], problems: string[]): Row[] {
  const [head = [], ...rest] = table;
  const places = COLUMNS.map((name) => head.findIndex((cell) => cell.toLowerCase() === name));
  if (places.slice(0, 5).includes(-1)) {
    problems.push(`the first row must name the columns: ${COLUMNS.join(', ')}`);
    return [];
  }
  return rest.map((cells) => {
    const marked = places.map((place) => cells[place] ?? '');
    const [id = '', field = '', now = '', given = '', next = ''] = marked.map(withoutMark);
    const verdict = given.toLowerCase() as Verdict;
    if (verdict !== '' && !VERDICTS.includes(verdict)) {
      problems.push(`${id}, ${field}: the verdict is ${VERDICTS.join(', ')}, not "${given}"`);
    }
    return { id, field, now, verdict, next, isText: isMarkedAsText(marked[4] ?? '') };
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
  // Nobody can have checked these values before the sheet listed them.
  const [version = ''] = rows.flatMap(({ id, field, now }) => (id === HEAD_ID && field === 'version' ? [now] : []));
  const since = version.split('.').slice(0, 3).join('-');
  if (on !== undefined && on < since) problems.push(`the day ${on} is before that of the sheet, ${since}`);
  const way = WAYS.find((one) => one === how);
  if (way === undefined) problems.push(`"how" is ${WAYS.join(', ')}, not "${how}"`);
  return { on: on ?? '', by, ...(way && { how: way }) };
}

/** Two people may have filled in the same fact, in rows that a spreadsheet has copied. */
function noteContradictions(rows: readonly Row[], problems: string[]): void {
  const first = new Map<string, Row>();
  for (const row of rows) {
    const key = `${row.id}, ${row.field}`;
    const other = first.get(key);
    const isSame = other?.verdict === row.verdict && other.next === row.next;
    if (other && !isSame) problems.push(`${key}: two rows say different things`);
    first.set(key, other ?? row);
  }
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
  const previous = line.checked;
  if (said.length > 0 && previous && check.on < previous.on) {
    noteFor(said[0]!)(`the day ${check.on} is before the last check, ${previous.on} by ${previous.by}`);
  }
  if (isEnded) {
    line.withdrawn = true;
    delete line.checked;
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
  if (open.length === 0) {
    line.checked = check;
    changes.push(`${line.id}: checked by ${check.by}, ${check.on}`);
    return;
  }
  changes.push(`${line.id}: not marked as checked, ${open.map(({ field }) => field).join(', ')} has no verdict`);
  if (said.every(({ verdict }) => verdict === 'right')) return;
  // Each changed value has a source.
  line.sources = withSource(check, line.sources);
  if (!previous) return;
  // The earlier check did not see the new value.
  delete line.checked;
  changes.push(`${line.id}: the check by ${previous.by}, ${previous.on}, no longer counts`);
}

function setRead(line: Line, { field, next, isText }: Row, note: (problem: string) => void): void {
  const read = READERS[field]!(next, isText);
  if (typeof read === 'object' && read !== null && 'fix' in read) note(`"${next}" should be ${read.fix}`);
  else setField(line, field, read);
}

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
    const numbers = row.verdict === 'gone' ? [] : readEmergencyCell(row.next, emergency?.[kind] ?? [], row.isText);
    if (!Array.isArray(numbers)) {
      noteFor(row)(`"${row.next}" should be ${numbers.fix}`);
      continue;
    }
    next[kind] = numbers;
    changes.push(`emergency, ${kind}: ${row.now || 'none'} → ${numbers.join(', ') || 'none'}`);
  }
  const isKnown = [...(next.general ?? []), ...(next.police ?? []), ...Object.keys(emergency ?? {})].length > 0;
  if (said.length === 0 || !isKnown) return;
  const open = listed.filter(({ field, value }) => value !== '' && !said.some((row) => row.field === field));
  if (open.length === 0) {
    // The check is the source of the numbers from now on.
    next.sources = withSource(check, emergency?.sources);
    next.retrieved = check.on;
    changes.push(`emergency: checked by ${check.by}, ${check.on}`);
  } else {
    // It says nothing of the other kind, so it comes last and names its own.
    const kinds = said.map(({ field }) => field).join(', ');
    const source = `${sourceOf(check)}: ${kinds} only`;
    next.sources = [...(emergency?.sources ?? []).filter((one) => one !== source), source];
    changes.push(`emergency: only ${kinds} checked, ${open.map(({ field }) => field).join(', ')} has no verdict`);
  }
  facts.emergency = { general: [], police: [], confidence: 'medium', ...next };
}

/** The check as a source, before the others: `KAACR, 2026-12-01 (called)`. */
function withSource(check: Check, sources: readonly string[] = []): string[] {
  const source = sourceOf(check);
  return [source, ...sources.filter((one) => one !== source)];
}

function sourceOf({ by, on, how }: Check): string {
  return `${by}, ${on}${how ? ` (${how})` : ''}`;
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
