import { readFile } from 'node:fs/promises';
import { isObject } from '../../src/data/fields.js';
import { readHelplines } from '../../src/data/helplines.js';
import { compareVersions, hashOf, type PublishedFile, type PublishedIndex } from '../data/publish.js';
import { Fault, OK, UsageFault, fileOf, type Command, type Given } from './command.js';
import { download, isAllowed } from './download.js';
import { parseJson, textOfFile } from './document.js';
import { writeWhole } from './write.js';

const VERSION = /^\d{4}\.\d\d\.\d\d(\.\d+)?$/;
const SECONDS = 30;

export const pull: Command = {
  summary: 'fetches the newest numbers of a country into a file for `src`',
  help: `ecpat-data pull --from URL --country KE --to FILE [--timeout ${SECONDS}] [--force] [--json]

Fetches the numbers of a country from a folder data/v1, and writes them into a file that a page names in \`src\`. Compares
the hash, and reads the numbers as the banner does. Writes the file in one step: whatever fails, the old file stays.

  --from     address of the folder, https
  --country  a country, world (services for every country) or all (default)
  --to       the file to write
  --timeout  seconds that each request may take, by default ${SECONDS}
  --force    also replaces a newer file, and a file that pull did not write

Exit code: 0 updated, or unchanged · 1 failed, the old file stays · 2 wrong usage

  npx -p @ecpat/widgets ecpat-data pull --from https://widgets.example.org/data/v1/ --country KE --to /srv/www/KE.json`,
  options: {
    from: { type: 'string' },
    country: { type: 'string' },
    to: { type: 'string' },
    timeout: { type: 'string' },
    force: { type: 'boolean' },
  },
  async run(given, { print }) {
    const { folder, name, to, seconds } = settingsIn(given);
    const present = await presentFile(to);
    const entry = await entryOf(name, folder, seconds);
    const isSame = present !== undefined && hashOf(present) === entry.sha384;
    if (!isSame) {
      if (present && !given.has('force')) requireOlder(present, entry, to);
      await writeWhole(to, await fetchDocument(name, folder, entry, seconds));
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
    throw new Fault(`${path} cannot be read: ${(error as Error).message}`);
  }
}

/** The entry of a file in the index. */
async function entryOf(name: string, folder: URL, seconds: number): Promise<PublishedFile> {
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
  return { version, date: String(date), sha384 };
}

/** A server that was restored from an old copy, or a copy of it, must not bring back old numbers. */
function requireOlder(present: Uint8Array, { version }: PublishedFile, path: string): void {
  const parsed = parseJson(textOfFile(present));
  const { version: own } = ('value' in parsed && isObject(parsed.value) ? parsed.value : {}) as { version?: unknown };
  if (typeof own !== 'string' || !VERSION.test(own)) {
    throw new Fault(`${path} has no version, so pull did not write it: name another file, or use --force`);
  }
  if (compareVersions(version, own) < 0) {
    throw new Fault(`${path} has version ${own}, and the server only ${version}: use --force to go back`);
  }
}

async function fetchDocument(name: string, folder: URL, entry: PublishedFile, seconds: number): Promise<Uint8Array> {
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
  return bytes;
}
