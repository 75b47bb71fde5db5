import { readFile } from 'node:fs/promises';
import { isObject } from '../../src/data/fields.js';
import { EVERYWHERE, readHelplines } from '../../src/data/helplines.js';
import { ALL, compareVersions, hashOf, type PublishedFile, type PublishedIndex } from '../data/publish.js';
import { Fault, OK, UsageFault, fileOf, type Command, type Given } from './command.js';
import { download, isAllowed } from './download.js';
import { parseJson, textOfFile } from './document.js';
import { reasonOf } from './reasons.js';
import { writeWhole } from './write.js';

const VERSION = /^\d{4}\.\d\d\.\d\d(\.\d+)?$/;
const SECONDS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

export const pull: Command = {
  summary: 'fetches the newest numbers of a country into a file for `src`',
  help: `ecpat-data pull --from URL --country KE --to FILE [--timeout ${SECONDS}] [--force] [--json]

Fetches the numbers of a country from a folder data/v1, and writes them into a file that a page names in \`src\`. Compares
the hash, and reads the numbers as the banner does. Writes the file in one step: whatever fails, the old file stays.

  --from     address of the folder, https
  --country  a country, world (services for every country) or all (default)
  --to       the file to write; its folder must be there
  --timeout  seconds that each request may take, by default ${SECONDS}
  --force    also replaces a newer file, one of another country, and one that pull did not write or that was edited

Exit code: 0 updated, or unchanged · 1 failed, the old file stays · 2 wrong usage

  npx -p @ecpat/widgets ecpat-data pull --from https://widgets.example.org/data/v1/ --country KE --to /srv/www/KE.json`,
  options: {
    from: { type: 'string' },
    country: { type: 'string' },
    to: { type: 'string' },
    timeout: { type: 'string' },
    force: { type: 'boolean' },
  },
  async run(given, { print, now }) {
    const { folder, name, to, seconds } = settingsIn(given);
    const present = await presentFile(to);
    const entry = await entryOf(name, folder, seconds, now);
    const isSame = present !== undefined && hashOf(present) === entry.sha384;
    if (!isSame) {
      if (present && !given.has('force')) requireReplaceable(present, entry, name, to);
      await writeWhole(to, await fetchDocument(name, folder, entry, seconds, present));
    }
    const status = isSame ? 'unchanged' : 'updated';
    const { version, date } = entry;
    if (given.isJson) print(JSON.stringify({ status, file: to, version, date }, null, 2));
    else print(`${to} is ${status}: ${name}, version ${version}`);
    return OK;
  },
};

function settingsIn(given: Given): { folder: URL; name: string; to: string; seconds: number } {
  const [word] = given.words;
  if (word !== undefined) throw new UsageFault(`"${word}" is too much: pull takes options only`);
  const from = given.option('from');
  const to = given.option('to');
  if (!from) throw new UsageFault('--from is missing: the address of the folder data/v1');
  if (!to) throw new UsageFault('--to is missing: the file to write');
  const seconds = Number(given.option('timeout') ?? SECONDS);
  if (!(seconds > 0 && seconds <= 600)) throw new UsageFault('--timeout is a number of seconds, up to 600');
  return { folder: folderAt(from), name: fileOf(given.option('country') ?? 'all'), to, seconds };
}

function folderAt(from: string): URL {
  // The names of the files would have to go in between.
  if (/[?#]/.test(from)) throw new UsageFault(`--from "${from}" has a ? or #: name the folder alone`);
  const address = from.replace(/index\.json$/, '').replace(/\/?$/, '/');
  if (!URL.canParse(address) || !isAllowed(new URL(address))) {
    throw new UsageFault(`--from "${from}" is not an https address`);
  }
  return new URL(address);
}

async function presentFile(path: string): Promise<Uint8Array | undefined> {
  try {
    const bytes = await readFile(path);
    // An empty file holds numbers of nobody.
    return bytes.length > 0 ? bytes : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Fault(`${path} cannot be read: ${reasonOf(error)}`);
  }
}

/** The entry of a file in the index. */
async function entryOf(name: string, folder: URL, seconds: number, now: Date): Promise<PublishedFile> {
  const address = new URL('index.json', folder);
  const parsed = parseJson(textOfFile(await download(address, seconds)));
  if ('fault' in parsed) throw new Fault(`${address.href} ${parsed.fault}`);
  const { files } = isObject(parsed.value) ? (parsed.value as Partial<PublishedIndex>) : {};
  if (!isObject(files)) throw new Fault(`${address.href} is not an index of numbers: "files" is missing`);
  const entry = Object.hasOwn(files, name) ? (files[name] as Partial<PublishedFile>) : undefined;
  if (!entry) throw new Fault(`${address.href} does not list ${name}: --country names another country`);
  const { version, date, sha384 } = entry;
  if (typeof sha384 !== 'string' || typeof version !== 'string' || !VERSION.test(version)) {
    throw new Fault(`${address.href} has no version and hash of ${name}`);
  }
  // A release that seems to be far ahead would block every later one.
  const tomorrow = new Date(now.getTime() + DAY_MS).toISOString().slice(0, 10);
  const day = dayOf(version);
  if (day === undefined || day > tomorrow) {
    throw new Fault(`${address.href} has version ${version} of ${name}: this is no day until today`);
  }
  return { version, date: String(date), sha384 };
}

/** The day of a version; undefined if the calendar does not have it. */
function dayOf(version: string): string | undefined {
  const day = version.slice(0, 10).replaceAll('.', '-');
  const time = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day) ? day : undefined;
}

/** Fields at the top of each published document, in this order, before any others. */
const TOP = ['schemaVersion', 'version', 'asOf'];
/** Published rows have these fields even where they are not known. People leave them out. */
const ROW = ['sources', 'sourceDate', 'confidence'];

/** The version of a file in the form in which documents are published; undefined for another file, or an edited one. */
function ownVersion(text: string, value: unknown): string | undefined {
  if (!isObject(value) || Object.keys(value).slice(0, TOP.length).join() !== TOP.join()) return undefined;
  const { version, helplines } = value;
  const isWhole =
    Array.isArray(helplines) && helplines.every((row) => isObject(row) && ROW.every((field) => field in row));
  const isPublished = isWhole && text === `${JSON.stringify(value, null, 2)}\n`;
  return isPublished && typeof version === 'string' && VERSION.test(version) && dayOf(version) ? version : undefined;
}

/**
 * A server that was restored from an old copy, or a copy of it, must not bring back old numbers. A document that somebody
 * has written or edited is never replaced, and neither is that of another country.
 */
function requireReplaceable(present: Uint8Array, { version }: PublishedFile, name: string, path: string): void {
  const text = textOfFile(present);
  const parsed = parseJson(text);
  const value = 'value' in parsed ? parsed.value : undefined;
  const own = ownVersion(text, value);
  if (own === undefined) {
    throw new Fault(`${path} is not as pull writes it: somebody wrote or edited it. Name another file, or use --force`);
  }
  const other = otherCountryIn(readHelplines(value), name);
  if (other !== undefined) {
    throw new Fault(`${path} has numbers of ${other}, not of ${name}: name another file, or use --force`);
  }
  const order = compareVersions(version, own);
  if (order < 0) throw new Fault(`${path} has version ${own}, and the server only ${version}: use --force to go back`);
  if (order === 0) {
    throw new Fault(`${path} has version ${own} like the server, but other content: one was edited. Or use --force`);
  }
}

type Read = ReturnType<typeof readHelplines>;

/** A country that does not belong into the file of that name; undefined if there is none. */
function otherCountryIn(read: Read, name: string): string | undefined {
  const code = name === 'world.json' ? EVERYWHERE : name.replace('.json', '');
  const codes = [...(read?.helplines ?? []).map(({ country }) => country), ...Object.keys(read?.emergency ?? {})];
  return name === ALL ? undefined : codes.find((one) => one !== code);
}

function isEmpty(read: Read): boolean {
  const numbers = Object.values(read?.emergency ?? {}).flatMap(({ general, police }) => [...general, ...police]);
  return (read?.helplines ?? []).length === 0 && numbers.length === 0;
}

async function fetchDocument(
  name: string,
  folder: URL,
  entry: PublishedFile,
  seconds: number,
  present: Uint8Array | undefined,
): Promise<Uint8Array> {
  const address = new URL(name, folder);
  const bytes = await download(address, seconds);
  if (hashOf(bytes) !== entry.sha384) {
    throw new Fault(`${address.href} does not have the hash of the index: it is damaged, or being replaced just now`);
  }
  const parsed = parseJson(textOfFile(bytes));
  if ('fault' in parsed) throw new Fault(`${address.href} ${parsed.fault}`);
  const problems: string[] = [];
  const read = readHelplines(parsed.value, problems);
  const { version } = isObject(parsed.value) ? parsed.value : {};
  if (!read) throw new Fault(`${address.href} cannot be read: ${problems.join('; ')}`);
  if (version !== entry.version) throw new Fault(`${address.href} is not the version of the index, ${entry.version}`);
  const other = otherCountryIn(read, name);
  if (other !== undefined) throw new Fault(`${address.href} has numbers of ${other}`);
  const before = present && parseJson(textOfFile(present));
  const hadNumbers = !before || !('value' in before) || !isEmpty(readHelplines(before.value));
  if (isEmpty(read) && hadNumbers) throw new Fault(`${address.href} has no line and no number`);
  return bytes;
}
