/** The published files of lines and emergency numbers, `data/v1`, and the record of their releases. */
import { createHash } from 'node:crypto';
import { assembleHelplines, readCountryFacts, readDataFile, type CountryFacts, type Release } from './facts.js';

/** Name of the document with all countries. */
export const ALL = 'all.json';

/** An entry of the record and of the index. */
export interface PublishedFile {
  /** Day of the release that last changed it. */
  date: string;
  /** That release. The file contains it too, so that a copy can be compared without the index. */
  version: string;
  /** `sha384-…`, as in `integrity`. */
  sha384: string;
}

/** `src/data/release.json`. */
export interface ReleaseRecord extends Release {
  /** By name of the file; missing before the first release. */
  files?: Record<string, PublishedFile>;
}

/** `data/v1/index.json`. */
export type PublishedIndex = { schemaVersion: 1 } & Release & { files: Record<string, PublishedFile> };

export function readRecord(): ReleaseRecord {
  return readDataFile('release.json') as ReleaseRecord;
}

export function hashOf(content: string | Uint8Array): string {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
}

/** The countries of each published file, by its name. */
function contents(countries: ReadonlyMap<string, CountryFacts>): Map<string, CountryFacts[]> {
  const files = new Map([[ALL, [...countries.values()]]]);
  for (const [name, facts] of countries) files.set(`${name}.json`, [facts]);
  return files;
}

/** Each document has the form of `helplines.schema.json`, so that it works in `src` as it is. */
function documentText(countries: readonly CountryFacts[], asOf: string, version: string): string {
  const { schemaVersion, ...facts } = assembleHelplines(countries, asOf);
  return `${JSON.stringify({ schemaVersion, version, ...facts }, null, 2)}\n`;
}

/**
 * The files of `data/v1` by name. Two runs give the same bytes. Throws if the record does not belong to these facts,
 * because a copy would then be refused for its hash.
 */
export function publishedFiles(
  countries: ReadonlyMap<string, CountryFacts> = readCountryFacts(),
  record: ReleaseRecord = readRecord(),
): Map<string, string> {
  const problems = checkRecord(countries, record);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const files = record.files!;
  const index: PublishedIndex = { schemaVersion: 1, asOf: record.asOf, version: record.version, files };
  return new Map([
    ['index.json', `${JSON.stringify(index, null, 2)}\n`],
    ...[...contents(countries)].map(
      ([name, facts]) => [name, documentText(facts, record.asOf, files[name]!.version)] as const,
    ),
  ]);
}

/** Compares the facts with the record of their release. */
export function checkRecord(
  countries: ReadonlyMap<string, CountryFacts>,
  { asOf, files = {} }: ReleaseRecord,
): string[] {
  const expected = contents(countries);
  const changed = [...expected].filter(([name, facts]) => {
    const file = files[name];
    return !file || file.sha384 !== hashOf(documentText(facts, asOf, file.version));
  });
  const names = [...changed.map(([name]) => name), ...Object.keys(files).filter((name) => !expected.has(name))];
  const shown = names.length > 5 ? [...names.slice(0, 5), `${names.length - 5} more`] : names;
  return names.length > 0 ? [`release.json does not belong to ${shown.join(', ')}: run npm run data:release`] : [];
}

/**
 * The record of a new release. A file that has not changed keeps its entry, and so its bytes.
 *
 * @param previous - the record of the release before
 * @param today - `2026-12-01`
 */
export function recordOf(
  countries: ReadonlyMap<string, CountryFacts>,
  asOf: string,
  previous: ReleaseRecord | undefined,
  today: string,
): Required<ReleaseRecord> {
  const version = nextVersion(previous?.files && previous.version, today);
  const date = dayOfVersion(version);
  const files = Object.fromEntries(
    [...contents(countries)].map(([name, facts]) => {
      const before = previous?.files?.[name];
      const isSame = before && before.sha384 === hashOf(documentText(facts, asOf, before.version));
      return [name, isSame ? before : { date, version, sha384: hashOf(documentText(facts, asOf, version)) }];
    }),
  );
  const before = previous?.files ?? {};
  const isNew = Object.keys({ ...before, ...files }).some((name) => files[name] !== before[name]);
  return { asOf, version: isNew || !previous ? version : previous.version, files };
}

/** `2026.12.01`, and `2026.12.01.2` for a second release of that day. Never before the previous one. */
function nextVersion(previous: string | undefined, today: string): string {
  const [day, count = 1] = previous ? splitVersion(previous) : [''];
  return today > day ? today.replaceAll('-', '.') : `${day.replaceAll('-', '.')}.${count + 1}`;
}

function dayOfVersion(version: string): string {
  return splitVersion(version)[0];
}

function splitVersion(version: string): [day: string, count: number] {
  const [year, month, day, count = '1'] = version.split('.');
  return [`${year}-${month}-${day}`, Number(count)];
}

/** Below 0 if the first version is older than the second. */
export function compareVersions(one: string, other: string): number {
  const [[day, count], [otherDay, otherCount]] = [splitVersion(one), splitVersion(other)];
  return day === otherDay ? count - otherCount : day < otherDay ? -1 : 1;
}
