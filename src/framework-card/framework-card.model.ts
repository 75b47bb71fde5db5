import type { Framework, FrameworkFile } from '../data/frameworks.js';
import type { Piece } from '../internal/author-content.js';
import { attempt } from '../internal/intl.js';
import { memoize } from '../internal/memoize.js';

/** A file as the card links to it. */
export interface CardFile extends Omit<FrameworkFile, 'lang' | 'url'> {
  /** BCP 47 tag; absent if neither marks nor texts name the language. */
  lang?: string;
  /** Absent if the author's address must not become a link. */
  url?: string;
  /** The author's text, if it says more than the language, or if there is no language to name. */
  text?: string;
  /** BCP 47 tag of `text`. */
  textLang?: string;
  /** Value of `download` on the author's link, perhaps empty. Absent if the link opens the file. */
  download?: string;
}

/** A document as the card shows it. */
export interface CardDocument {
  /** Title by language tag; empty where only links are known. */
  title: Framework['title'];
  /** Years, e.g. `2021–2025`. */
  years?: string;
  /** Last year of the period. */
  lastYear?: number;
  /** Files with a known address. */
  files: CardFile[];
  /** Other languages of the document, without a known file, as BCP 47 tags. */
  otherLanguages: string[];
  landingPage?: string;
  /** Address of a picture of the cover. */
  cover?: string;
  /** Further content of the author. */
  notes?: readonly Piece[];
}

/** Whether a link leads to a file in a known language or format, and not to some page. */
export const isFile = ({ lang, format }: CardFile): boolean => lang !== undefined || format !== undefined;

/**
 * A framework from the data, as the card shows it.
 *
 * @param given - the author's files: they replace those of the framework, but links to pages only add to them
 */
export function documentOf(framework: Framework, given: readonly CardFile[] = []): CardDocument {
  const { title, period, languages, landingPage, cover } = framework;
  const files: readonly CardFile[] = given.some(isFile) ? [] : framework.files;
  const known = [landingPage, ...files.map(({ url }) => url)];
  const all = [...files, ...given.filter(({ url }) => !known.includes(url))];
  return {
    title,
    ...(period && {
      years: period.from === period.to ? `${period.from}` : `${period.from}–${period.to}`,
      lastYear: period.to,
    }),
    files: all,
    otherLanguages: languages.filter((language) => !all.some(({ lang }) => lang === language)),
    ...(landingPage && { landingPage }),
    ...(cover && { cover }),
  };
}

/** Whether the period of a document has ended, by the visitor's clock. */
export function hasEnded({ lastYear }: CardDocument, now: Date): boolean {
  return lastYear !== undefined && now.getFullYear() > lastYear;
}

/** The usual spelling of a tag of language, script and region (`FR-ca` → `fr-CA`); undefined for an invalid tag. */
export function canonicalTag(tag: string | null): string | undefined {
  try {
    // Without extensions, for which `Intl` has no language names.
    const { baseName, language } = new Intl.Locale(tag ?? '');
    // Longer ones are names, such as `french`.
    return language === 'und' || language.length > 3 ? undefined : baseName;
  } catch {
    return undefined;
  }
}

/**
 * Splits files into those in a language (`fr-CA` counts as French), those in others, and those of unknown language. Within
 * a language, the easiest to read come first: a web page, which adapts to every screen, then an easy-read version. All
 * others keep their order.
 */
export function splitByLanguage(
  files: readonly CardFile[],
  language: string,
): [own: CardFile[], others: CardFile[], unknown: CardFile[]] {
  const isOwn = ({ lang }: CardFile) => lang?.toLowerCase().split('-')[0] === language;
  const effort = ({ format, kind }: CardFile) => (format === 'html' ? 0 : kind === 'easy-read' ? 1 : 2);
  const languages = [...new Set(files.map(({ lang }) => lang))];
  const place = ({ lang }: CardFile) => languages.indexOf(lang);
  const others = files.filter((file) => file.lang !== undefined && !isOwn(file));
  return [
    files.filter(isOwn).sort((one, other) => effort(one) - effort(other)),
    others.sort((one, other) => place(one) - place(other) || effort(one) - effort(other)),
    files.filter(({ lang }) => lang === undefined),
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
