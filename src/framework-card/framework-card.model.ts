import type { Framework, FrameworkFile } from '../data/frameworks.js';
import { attempt } from '../internal/intl.js';
import { memoize } from '../internal/memoize.js';

/** A file as the card links to it. */
export interface CardFile extends FrameworkFile {
  /** Value of `download` on the author's link, perhaps empty. Absent if the link opens the file. */
  download?: string;
}

/** A document as the card shows it. */
export interface CardDocument {
  /** Title by language tag; empty where only links are known. */
  title: Framework['title'];
  /** Years, e.g. `2021–2025`. */
  years?: string;
  /** Files with a known address. */
  files: CardFile[];
  /** Other languages of the document, without a known file, as BCP 47 tags. */
  otherLanguages: string[];
  landingPage?: string;
  /** Address of a picture of the cover. */
  cover?: string;
}

/** A framework from the data, as the card shows it. */
export function documentOf({ title, period, files, languages, landingPage, cover }: Framework): CardDocument {
  return {
    title,
    ...(period && { years: period.from === period.to ? `${period.from}` : `${period.from}–${period.to}` }),
    files,
    otherLanguages: languages.filter((language) => !files.some(({ lang }) => lang === language)),
    ...(landingPage && { landingPage }),
    ...(cover && { cover }),
  };
}

/** Attributes of a link to a file; null for a missing one. */
export interface LinkFacts {
  url: string;
  lang: string | null;
  type: string | null;
  bytes: string | null;
  pages: string | null;
  kind: string | null;
  /** Also null for a file of another origin, where browsers ignore it. */
  download: string | null;
}

/**
 * Reads a file from an author's link. Sizes that are not positive whole numbers are ignored.
 *
 * @returns undefined without a valid language, because the card orders files by language
 */
export function fileOf({ url, lang, type, bytes, pages, kind, download }: LinkFacts): CardFile | undefined {
  const tag = canonicalTag(lang);
  if (tag === undefined) return undefined;
  // At most 15 digits: larger numbers are not exact.
  const whole = (text: string | null) => (text !== null && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined);
  const facts = {
    bytes: whole(bytes),
    pages: whole(pages),
    format: type?.split('/').at(-1)?.toLowerCase() || undefined,
    kind: kind || undefined,
    download: download ?? undefined,
  };
  const known = Object.entries(facts).filter(([, value]) => value !== undefined);
  return { lang: tag, url, ...Object.fromEntries(known) };
}

/** The usual spelling of a tag of language, script and region (`FR-ca` → `fr-CA`); undefined for an invalid tag. */
export function canonicalTag(tag: string | null): string | undefined {
  try {
    // Without extensions, for which `Intl` has no language names.
    const { baseName, language } = new Intl.Locale(tag ?? '');
    return language === 'und' ? undefined : baseName;
  } catch {
    return undefined;
  }
}

/**
 * Splits files into those in a language (`fr-CA` counts as French) and all others. Within a language, the easiest to read
 * come first: a web page, which adapts to every screen, then an easy-read version. All others keep their order.
 */
export function splitByLanguage(files: readonly CardFile[], language: string): [CardFile[], CardFile[]] {
  const isOwn = ({ lang }: CardFile) => lang.toLowerCase().split('-')[0] === language;
  const effort = ({ format, kind }: CardFile) => (format === 'html' ? 0 : kind === 'easy-read' ? 1 : 2);
  const languages = [...new Set(files.map(({ lang }) => lang))];
  const place = ({ lang }: CardFile) => languages.indexOf(lang);
  const others = files.filter((file) => !isOwn(file));
  return [
    files.filter(isOwn).sort((one, other) => effort(one) - effort(other)),
    others.sort((one, other) => place(one) - place(other) || effort(one) - effort(other)),
  ];
}

/** The title in a language, else in English, else in the first known language, together with that language. */
export function titleIn(title: Framework['title'], language: string): { text: string; lang: string } | undefined {
  const known = Object.entries(title).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const found = known.find(([lang]) => lang === language) ?? known.find(([lang]) => lang === 'en') ?? known[0];
  return found && { lang: found[0], text: found[1] };
}

/** A language's name in that language, capitalised as in a heading: `fr` → `Français`. */
export const ownName = memoize((tag): string => {
  return attempt(() => capitalise(new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag, tag), tag);
});

function capitalise(text: string, tag: string): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase(tag) + rest.join('');
}

/**
 * Formats a size for people: 2400000 bytes → `2.4 MB`, `2,4 Mo`. At most one decimal; units of 1000, not 1024.
 *
 * @param unitDisplay - `long` for screen readers: `2.4 megabytes`
 */
export function formatBytes(bytes: number, language: string, unitDisplay: 'short' | 'long' = 'short'): string {
  const [unit, size] = bytes >= 1e6 ? ['megabyte', bytes / 1e6] : ['kilobyte', Math.max(1, Math.round(bytes / 1e3))];
  const style = { style: 'unit', unit: unit as string, unitDisplay, maximumFractionDigits: 1 } as const;
  const plain = `${Math.round((size as number) * 10) / 10} ${bytes >= 1e6 ? 'MB' : 'kB'}`;
  return attempt(() => new Intl.NumberFormat(language, style).format(size as number), plain);
}

/** A file format's short name: `pdf` → `PDF`. */
export function formatName(format: string): string {
  return format.toUpperCase();
}
