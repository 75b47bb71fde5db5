/** A release of data: it changes numbers, the record and the changelog, and no code. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Fault } from '../cli/command.js';
import { changesIn, outdatedChecks, withDataRelease } from './changes.js';
import { readCountryFacts, type CountryFacts } from './facts.js';
import { generateData } from './index.js';
import { ALL, readRecord, recordOf, type ReleaseRecord } from './publish.js';

const RECORD = 'src/data/release.json';
const CHANGELOG = 'CHANGELOG.md';

/**
 * Writes the record, the compact data and the changelog. Works in the project's folder. Compares with the last commit, so
 * that a second run before the next commit makes the same release. Throws a fault, and writes nothing, if a number has
 * changed under an old check.
 *
 * @param today - `2026-12-01`
 * @returns sentences for the person who runs it
 */
export function releaseData(today: string): string[] {
  const countries = readCountryFacts();
  const { asOf, ...rest } = readRecord();
  const committed = committedJson<ReleaseRecord>(RECORD);
  const previous = committed ?? { asOf, ...rest };
  const record = recordOf(countries, asOf, previous, today);
  const changed = Object.keys(record.files).filter((name) => record.files[name] !== previous.files?.[name]);
  const outdated = changed.flatMap((file) => {
    const name = file.replace('.json', '');
    const facts = countries.get(name);
    return facts ? outdatedChecks(committedFacts(name), facts) : [];
  });
  if (outdated.length > 0) throw new Fault(outdated.join('\n'));
  const said = changed.length > 0 ? [`Data ${record.version}: ${countOf(changed)}`] : ['No number has changed.'];
  const written = [write(RECORD, `${JSON.stringify(record, null, 2)}\n`)];
  for (const [path, text] of generateData()) written.push(write(path, text));
  if (previous.files && changed.length > 0) {
    const names = changed.filter((name) => name !== ALL).map((name) => name.replace('.json', ''));
    const changes = names.flatMap((name) => {
      // Without git, the old values are not known.
      if (!committed) return [`${name} has changed`];
      const before = committedFacts(name);
      return changesIn(before, countries.get(name) ?? { country: before!.country });
    });
    const lines = changes.length > 0 ? changes : ['no number or address has changed, only other fields'];
    written.push(write(CHANGELOG, withDataRelease(readFileSync(CHANGELOG, 'utf8'), record.version, lines)));
    said.push(...lines);
    if (!committed) said.push(`git does not know the old values: write them into ${CHANGELOG}`);
  }
  return [...said, ...written.flatMap((path) => path ?? [])];
}

function countOf(names: readonly string[]): string {
  return names.length > 5 ? `${names.length} files have changed` : names.join(', ');
}

/** Writes a file if its content differs. */
function write(path: string, text: string): string | undefined {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return undefined;
  writeFileSync(path, text);
  return `wrote ${path}`;
}

function committedFacts(country: string): CountryFacts | undefined {
  return committedJson<CountryFacts>(`src/data/countries/${country}.json`);
}

/** A JSON file as in the last commit; undefined without git, or if the commit does not have it. */
function committedJson<Value>(path: string): Value | undefined {
  try {
    // `./` means this folder, which need not be the top of the repository.
    const text = execFileSync('git', ['show', `HEAD:./${path}`], { stdio: ['ignore', 'pipe', 'ignore'] });
    return JSON.parse(text.toString()) as Value;
  } catch {
    return undefined;
  }
}
