import { check, custom, nullish, object, pipe, record, type Schema } from './validate.js';
import {
  DroppedNames,
  dayOf,
  isSafeLink,
  nullable,
  languageTag,
  link,
  listOf,
  listOfValid,
  readRecords,
  shortText,
} from './fields.js';
import { FRAMEWORKS } from './generated/frameworks.js';

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
  /** Day of the last full review, `YYYY-MM-DD`. */
  asOf: string | null;
  frameworks: Framework[];
}

/** Id of the default document. */
export const DEFAULT_FRAMEWORK = 'ecpat-strategic-framework-2021-2025';

const count = custom<number>((value) => Number.isSafeInteger(value) && (value as number) > 0);

/** A field that may be missing or null; both give undefined. */
const optional = <Value>(schema: Schema<Value>) => nullish(schema, () => undefined);

const file = object({
  lang: languageTag,
  url: custom<string>((value) => typeof value === 'string' && isSafeLink(value)),
  bytes: optional(count),
  pages: optional(count),
  format: optional(shortText),
  kind: optional(shortText),
});

const framework = pipe(
  object({
    id: shortText,
    title: record(languageTag, nullable(shortText)),
    period: nullable(object({ from: count, to: count })),
    languages: listOf(languageTag),
    landingPage: link,
    cover: link,
    files: listOfValid(file),
  }),
  // Drop a document without any link, which would offer nothing.
  check(({ files, landingPage }) => files.length > 0 || landingPage !== null),
);

/**
 * Reads a foreign document in the form of `frameworks.schema.json`. Never throws.
 *
 * @returns the valid records and the names of dropped ones; undefined where no record is valid
 */
export function readFrameworks(document: unknown): (FrameworksDocument & { dropped: string[] }) | undefined {
  const dropped = new DroppedNames();
  const frameworks = readRecords(document, 'frameworks', framework, dropped);
  return frameworks && { asOf: dayOf(document), frameworks, dropped: dropped.toArray() };
}

/** The documents in the bundle. */
export function bundledFrameworks(): FrameworksDocument {
  return FRAMEWORKS;
}
