import {
  LANGUAGE_MARK,
  Problems,
  byLanguage,
  documentIn,
  isObject,
  listOf,
  field,
  readFields,
  readRecords,
  text,
  type Note,
  type Reader,
} from './fields.js';
import { FRAMEWORKS } from './generated/frameworks.js';
import { isBlank, readAddress, readCount, readLanguage, readLink, readText, textOf } from './readers.js';

/** One file of a document: one language, one format. */
export interface FrameworkFile {
  /** BCP 47 tag of the file's language. */
  lang: string;
  /** Absolute `https:` address. */
  url: string;
  /** Size in bytes. */
  bytes?: number;
  pages?: number;
  /** Short name: `pdf`, or `html` for a web version. */
  format?: string;
  /** Variant of the plain file, e.g. `easy-read`. */
  kind?: string;
}

/** A document of the network in all its languages. */
export interface Framework {
  id: string;
  /** Title by language tag; null where the translated title is not known. */
  title: Record<string, string | null>;
  /** First and last year of the document's period. */
  period?: { from: number; to: number } | null;
  /** Tags of all languages of the document, including languages without a known file. */
  languages: string[];
  /** Page about the document. */
  landingPage?: string | null;
  /** Address of an image of the cover. */
  cover?: string | null;
  files: FrameworkFile[];
}

export interface FrameworksDocument {
  frameworks: Framework[];
}

/** Id of the default document. */
export const DEFAULT_FRAMEWORK = 'ecpat-strategic-framework-2021-2025';

const language = 'like fr';
const address = 'an https address';

const count = field((value) => readCount(value) || undefined, 'a whole number');

/** A field that is undefined where it is not known. */
const known =
  <Value>(read: Reader<Value | null>): Reader<Value | undefined> =>
  (value, note) =>
    read(value, note) ?? undefined;

const FILE_FIELDS = {
  lang: field(readLanguage, language, true),
  url: field(readAddress, address, true),
  bytes: known(count),
  pages: known(count),
  format: known(text),
  kind: known(text),
};

const files: Reader<FrameworkFile[]> = (value, note) => {
  return listOf((entry) => (isObject(entry) ? [entry] : undefined), 'like {"lang": "fr", "url": "…"}')(
    value,
    note,
  ).flatMap((entry) => {
    const { lang, url, ...facts } = readFields(FILE_FIELDS, [entry], note);
    return lang !== null && url !== null ? [{ lang, url, ...facts }] : [];
  });
};

/** Years as an object, or as one text: `2021–2025`, `2021`. */
const period: Reader<{ from: number; to: number } | null> = (value, note) => {
  const [, first, last = first] = /^(\d{4})(?:\s*[-–—]\s*(\d{4}))?$/.exec(textOf(value) ?? '') ?? [];
  if (first !== undefined) return { from: Number(first), to: Number(last) };
  const { from, to } = readFields({ from: count, to: count }, [value], note);
  if (from !== null && to !== null) return { from, to };
  if (!isBlank(value)) note(value, 'like {"from": 2021, "to": 2025}');
  return null;
};

const FIELDS = {
  id: field(readText, 'a short text', true),
  title: byLanguage(readText),
  period,
  languages: listOf(readLanguage, language, LANGUAGE_MARK),
  landingPage: field(readLink, address),
  cover: field(readAddress, address),
  files,
};

function readFramework(entry: Record<string, unknown>, note: Note): Framework | undefined {
  const { id, title, ...rest } = readFields(FIELDS, [entry], note);
  if (title === null) note(undefined, 'given, like {"en": "Strategy"}', 'title');
  // A document without any link would offer nothing.
  const hasLink = rest.files.length > 0 || rest.landingPage !== null;
  if (!hasLink) note(undefined, 'given, or files', 'landingPage');
  return id !== null && title !== null && hasLink ? { id, title, ...rest } : undefined;
}

/**
 * Reads a foreign document in the form of `frameworks.schema.json`, or close to it. Never throws.
 *
 * @param texts - receives what could not be read, also where no record can be used
 * @returns the usable records and the problems of the others; undefined where no record can be used
 */
export function readFrameworks(
  given: unknown,
  texts: string[] = [],
): (FrameworksDocument & { problems: string[] }) | undefined {
  const problems = new Problems(texts);
  const document = documentIn(given, 'frameworks');
  const frameworks = readRecords(document, 'frameworks', readFramework, problems);
  return frameworks && { frameworks, problems: texts };
}

/** The documents in the bundle. */
export function bundledFrameworks(): FrameworksDocument {
  return FRAMEWORKS;
}
