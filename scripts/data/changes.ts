/** The changed numbers of a release of data, for `CHANGELOG.md`. */
import { isDeepStrictEqual } from 'node:util';
import { CHANNEL_FIELDS, WRITTEN_FIELDS } from '../../src/data/channels.js';
import type { CountryFacts, HelplineFact } from './facts.js';

const names = new Intl.DisplayNames('en', { type: 'region' });

/** Changes of one country, one sentence each: ``Kenya, Childline Kenya (`ke-116`), phone: 116 → 117``. */
export function changesIn(before: CountryFacts | undefined, after: CountryFacts): string[] {
  const country = after.country === '*' ? 'Every country' : names.of(after.country)!;
  const old = new Map((before?.helplines ?? []).map((line) => [line.id, line]));
  const ids = new Set((after.helplines ?? []).map(({ id }) => id));
  return [
    ...['general', 'police'].flatMap((kind) => {
      const numbersOf = (facts?: CountryFacts) => facts?.emergency?.[kind as 'general' | 'police']?.join(', ');
      return change(`${country}, emergency numbers, ${kind}`, numbersOf(before), numbersOf(after));
    }),
    ...(after.helplines ?? []).flatMap((line) => {
      const label = `${country}, ${line.name} (\`${line.id}\`)`;
      const previous = old.get(line.id);
      if (!previous) return [`${label}: added, ${waysTo(line) || 'without a number or an address'}`];
      return [
        ...changesOf(label, previous, line),
        ...conditionsOf(label, previous, line),
        ...(line.withdrawn && !previous.withdrawn ? [`${label}: withdrawn`] : []),
      ];
    }),
    ...[...old.values()]
      .filter(({ id }) => !ids.has(id))
      .map(({ id, name }) => `${country}, ${name} (\`${id}\`): removed`),
  ];
}

/** The fields that lead a visitor somewhere. */
function changesOf(label: string, before: Partial<HelplineFact>, after: Partial<HelplineFact>): string[] {
  const written = change(`${label}, phone`, before.phone, after.phone);
  return [
    ...written,
    ...CHANNEL_FIELDS.flatMap((field) => {
      // The written number says the same.
      if (field === 'tel' && written.length > 0) return [];
      return change(`${label}, ${field}`, before[field], after[field]);
    }),
    ...change(`${label}, further numbers`, furtherNumbers(before), furtherNumbers(after)),
    ...change(`${label}, number from abroad`, before.extra?.abroadPhone, after.extra?.abroadPhone),
    ...change(`${label}, SMS keyword`, before.extra?.smsKeyword, after.extra?.smsKeyword),
  ];
}

/** The fields that decide whether a visitor gets an answer. */
function conditionsOf(label: string, before: Partial<HelplineFact>, after: Partial<HelplineFact>): string[] {
  const cost = ({ free }: Partial<HelplineFact>) => (free === true ? 'free' : free === false ? 'not free' : '');
  return [
    ...change(`${label}, hours`, before.hours, after.hours),
    ...WRITTEN_FIELDS.flatMap((field) => {
      return change(`${label}, hours of ${field}`, before.channelHours?.[field], after.channelHours?.[field]);
    }),
    ...change(`${label}, time zone`, before.timeZone, after.timeZone),
    ...change(`${label}, cost`, cost(before), cost(after)),
    ...change(`${label}, ages`, before.extra?.ages, after.extra?.ages),
    ...change(`${label}, languages`, before.languages?.join(', '), after.languages?.join(', ')),
    ...change(`${label}, conditions`, inLanguages(before.conditions), inLanguages(after.conditions)),
    ...change(`${label}, announcement`, inLanguages(before.announcement), inLanguages(after.announcement)),
  ];
}

function inLanguages(texts: Readonly<Record<string, string>> | undefined): string {
  return Object.entries(texts ?? {})
    .map(([tag, text]) => `${text} (${tag})`)
    .join(' ');
}

function waysTo(line: Partial<HelplineFact>): string {
  const { phone, tel } = line;
  const others = CHANNEL_FIELDS.filter((field) => field !== 'tel').map((field) => line[field]);
  return [phone ?? tel, furtherNumbers(line), ...others].filter(Boolean).join(', ');
}

/**
 * Lines whose numbers or addresses have changed under a check that stayed: the banner would say that somebody has checked
 * what nobody did.
 */
export function outdatedChecks(before: CountryFacts | undefined, after: CountryFacts): string[] {
  const old = new Map((before?.helplines ?? []).map((line) => [line.id, line]));
  return (after.helplines ?? []).flatMap((line) => {
    const previous = old.get(line.id);
    const { checked } = line;
    if (!previous || !checked || !isDeepStrictEqual(checked, previous.checked)) return [];
    const changes = changesOf(String(line.id), previous, line);
    const of = `"checked" is still that of ${checked.by}, ${checked.on}`;
    return changes.map((sentence) => `${sentence}: ${of}. Remove it, or write the new check`);
  });
}

function furtherNumbers({ extra }: Partial<HelplineFact>): string {
  return [...(extra?.altPhones ?? []), ...(extra?.lines ?? []).map(({ phone }) => phone)].join(', ');
}

function change(label: string, before: string | null | undefined, after: string | null | undefined): string[] {
  return (before || '') === (after || '') ? [] : [`${label}: ${before || 'none'} → ${after || 'none'}`];
}

/**
 * The changelog with the part of a release of data at the top of "Unreleased". A second run for the same version replaces
 * the part.
 */
export function withDataRelease(changelog: string, version: string, changes: readonly string[]): string {
  const part = [`- Data ${version}:`, ...changes.map((sentence) => `  - ${sentence}.`), ''].join('\n');
  const old = new RegExp(`^- Data ${version.replaceAll('.', '\\.')}:\n(?: {2}- .*\n)*`, 'm');
  if (old.test(changelog)) return changelog.replace(old, () => part);
  const [start, end] = unreleasedPart(changelog);
  const list = changelog.slice(start, end).search(/^- /m);
  if (list >= 0) return changelog.slice(0, start + list) + part + changelog.slice(start + list);
  const before = changelog.slice(0, end).trimEnd();
  return [before, '', part].join('\n') + changelog.slice(before.length).replace(/^\n/, '');
}

/** Where the content of "Unreleased" begins and ends. */
function unreleasedPart(changelog: string): [start: number, end: number] {
  const heading = /^## Unreleased\n/m.exec(changelog);
  if (!heading) throw new Error('CHANGELOG.md has no "## Unreleased"');
  const start = heading.index + heading[0].length;
  const next = changelog.slice(start).search(/^## /m);
  return [start, next < 0 ? changelog.length : start + next];
}
