/**
 * Fails on any rejected term in a file's text or name, and on any unclear phrase in docs, comments, test titles and English
 * strings. Does not search data for unclear phrases, since organisations chose their own names.
 */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { report } from './report.js';
import { REJECTED_TERMS, UNCLEAR_PHRASES } from './terminology-list.js';

const EXEMPT = ['scripts/terminology-list.ts', 'test/scripts/terminology.test.ts'];
const SKIPPED_FOLDERS = new Set(['node_modules', 'dist', 'coverage', 'site', '.git']);
const TEXT = /\.(?:ts|tsx|mjs|js|json|xlf|md|mdx|html|css|sh|vue|svelte)$|^[^.]*$/;

const DOCUMENT = /\.mdx?$/;
const CODE = /\.(?:ts|tsx|mjs|js|css|sh)$/;
const GENERATED = /(?:^|\/)generated\//;
/** A line that only contains a comment. */
const COMMENT = /^\s*(?:\/\/|\/?\*+|#)\s?(?<text>.*?)(?:\s*\*\/)?$/;
/** The title of a suite or a test, without the ids of its guarantees. */
const TITLE = /\b(?:describe|it|test|itExcept)\((?:[^'"`]*, )?(?<quote>['"`])(?:\[[\w-]+\] ?)*(?<text>.*?)\k<quote>/;
const CODE_SPAN = /`[^`]*`/g;
/** Every XLIFF file repeats the English strings. */
const ENGLISH_STRINGS = /(?:^|\/)xliff\/fr\.xlf$/;
const ENGLISH_STRING = /<source>(?<text>.*?)<\/source>/;
const PLACEHOLDER = /<x [^>]*\/>/g;

/** Each rejected term in a text. */
export function rejectedTerms(text: string): string[] {
  return REJECTED_TERMS.flatMap((term) => text.match(term)?.[0] ?? []);
}

/** Each unclear phrase in the prose of a file, as `line: "phrase" (better)`. */
export function unclearPhrases(path: string, text: string): string[] {
  if (GENERATED.test(path)) return [];
  return proseOf(path, text).flatMap(({ line, prose }) =>
    UNCLEAR_PHRASES.flatMap(([phrase, better]) => {
      const found = phrase.exec(prose)?.[0];
      return found === undefined ? [] : [`${line}: "${found}" (better: ${better})`];
    }),
  );
}

interface Prose {
  /** Counted from 1. */
  line: number;
  /** Without code. */
  prose: string;
}

function proseOf(path: string, text: string): Prose[] {
  const lines = text.split('\n').map((content, index) => ({ line: index + 1, content }));
  if (DOCUMENT.test(path)) return withoutCodeBlocks(lines);
  if (ENGLISH_STRINGS.test(path)) {
    return lines.flatMap(({ line, content }) => {
      const { text: english } = ENGLISH_STRING.exec(content)?.groups ?? {};
      return english ? [{ line, prose: english.replace(PLACEHOLDER, '…') }] : [];
    });
  }
  if (!CODE.test(path)) return [];
  // A comment line that continues the line before does not open a sentence.
  let before = '';
  return lines.flatMap(({ line, content }) => {
    const { text: title } = TITLE.exec(content)?.groups ?? {};
    const { text: comment = '' } = COMMENT.exec(content)?.groups ?? {};
    const isOpening = /^$|[.:;]$|^@/.test(before);
    before = comment;
    const prose = title ?? (isOpening ? comment : `… ${comment}`);
    return [{ line, prose: prose.replace(CODE_SPAN, '`…`') }];
  });
}

function withoutCodeBlocks(lines: readonly { line: number; content: string }[]): Prose[] {
  let isCode = false;
  return lines.flatMap(({ line, content }) => {
    if (content.trimStart().startsWith('```')) isCode = !isCode;
    if (isCode || content.startsWith('#')) return [];
    return [{ line, prose: content.replace(/^[\s>*-]+/, '').replace(CODE_SPAN, '`…`') }];
  });
}

async function* textFiles(folder: string): AsyncGenerator<string> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name)) yield* textFiles(path);
    } else if (TEXT.test(entry.name) && !EXEMPT.includes(path)) {
      yield path;
    }
  }
}

if (process.argv[1]?.endsWith('check-terminology.ts')) {
  const problems: string[] = [];
  let count = 0;
  for await (const path of textFiles('.')) {
    count++;
    const text = await readFile(path, 'utf8');
    for (const term of rejectedTerms(`${path}\n${text}`)) problems.push(`${path}: "${term}"`);
    for (const phrase of unclearPhrases(path, text)) problems.push(`${path}:${phrase}`);
  }
  report(`terminology: ${count} files`, problems);
}
