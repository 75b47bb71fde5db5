/** Compares the checklists of `adding.md` with the files that name a channel, language or service that exists already. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { TRANSLATED_TAGS } from '../../src/locales/languages.js';

const PAGE = 'docs/contributing/adding.md';
const FOLDERS = ['src', 'scripts', 'stories', 'test', 'docs', 'bench'];
const TEXT = /\.(?:ts|tsx|mjs|js|json|xlf|md|mdx|html|css|sh|vue|svelte)$/;
/**
 * Files that `npm run generate` writes, installed packages, the checklists and their test, and the changelog: every
 * checklist asks for a line in it.
 */
const SKIPPED =
  /\/(?:generated|node_modules)\/|^src\/locales\/lit-localize\.json$|^stories\/demo\/(?:index|services)\.html$|adding\.(?:md|test\.ts)$|^CHANGELOG\.md$/;

interface Checklist {
  heading: string;
  /** Values of the placeholder in the paths: things of this kind that exist already. */
  examples: readonly string[];
  /** Whether a file names one of the examples. */
  isOn: (text: string) => boolean;
  /** Whether a file names so much that the next thing of the kind belongs there too. */
  isNeeded: (text: string) => boolean;
  /** Files that need no change for the next thing of the kind, with the reason. */
  exceptions: readonly (readonly [path: RegExp, reason: string])[];
}

const hasWord = (text: string, word: string) => new RegExp(`(?<![\\w-])${word}(?![\\w-])`, 'i').test(text);
const hasTag = (line: string, tag: string) => new RegExp(`(['"\`])${tag}\\1`).test(line);
const hasKey = (text: string, tag: string) => new RegExp(`(?:^|[{,])\\s*['"]?${tag}['"]?:`, 'm').test(text);
const linesOf = (text: string) => text.split('\n');

/** A list of tags in one line, an entry per language, or the names of the languages. */
function listsLanguages(text: string): boolean {
  return (
    linesOf(text).some((line) => hasTag(line, 'fr') && hasTag(line, 'ru')) ||
    (hasKey(text, 'fr') && hasKey(text, 'ru')) ||
    linesOf(text).some((line) => line.includes('French') && line.includes('Russian')) ||
    (text.includes('Français') && text.includes('Русский'))
  );
}

const SERVICES = ['listmonk', 'mautic', 'formspree'];

const CHECKLISTS: readonly Checklist[] = [
  {
    heading: '## A channel',
    examples: TRANSLATED_TAGS,
    isOn: (text) => hasWord(text, 'whatsapp'),
    isNeeded: (text) => hasWord(text, 'whatsapp'),
    exceptions: [
      [/^src\/data\/countries\/(?!KE)/, 'The file of Kenya stands for all.'],
      [
        /^test\/scripts\/(?:data|data-release|data-apply)\.test\.ts$|sheet\.driver\.ts$/,
        'Examples of numbers that change.',
      ],
      [/^test\/data\/(?:helplines|readers)\.test\.ts$/, 'Examples of numbers as people write them.'],
      [/^src\/data\/(?:helplines|phones)\.ts$/, 'Only for numbers that people write in a form of their own.'],
      [/^test\/helpline-banner\/helpline-banner\.(?:element|model\.fuzz)\.test\.ts$/, 'An example of a link.'],
    ],
  },
  {
    heading: '## A language',
    examples: TRANSLATED_TAGS,
    isOn: (text) => listsLanguages(text) || text.includes('target-language='),
    isNeeded: (text) => listsLanguages(text) || text.includes('target-language='),
    exceptions: [
      [/^scripts\/cli\/sheet\.ts$|cli-csv\.test\.ts$/, 'Languages whose spreadsheets separate with semicolons.'],
      [/^src\/data\/countries\/[A-Z]/, 'Conditions of services: the file for every country stands for all.'],
      [
        /country-words\.ts$|member-map\.model\.test\.ts$|^docs\/(?:helpline-banner|member-map)\.md$/,
        'Languages in which the name of a country is read.',
      ],
      [/frameworks?[.-]|\/aria-snapshots|^test\/bundle\/demo\.test\.ts$/, 'Languages in which a document exists.'],
      [
        /^test\/(?:helpers\/(?:hostile|records)|internal\/language\.test|bundle\/page-lifecycle\.test|helpline-banner\/countries\.model\.test)\.ts$/,
        'Examples of tags and names.',
      ],
    ],
  },
  {
    heading: '## A newsletter service',
    examples: SERVICES,
    isOn: (text) => SERVICES.some((service) => hasWord(text, service)),
    isNeeded: (text) => SERVICES.filter((service) => hasWord(text, service)).length > 1,
    exceptions: [[/^test\/scripts\/service-quirks\.test\.ts$/, 'Behaviour of single fakes that no visitor sees.']],
  },
];

/** The numbered files of a checklist, with the examples in place of the placeholder. */
function filesOf({ heading, examples }: Checklist): string[] {
  const section = readFileSync(PAGE, 'utf8').split(`\n${heading}\n`)[1]!.split('\n## ')[0]!;
  return [...section.matchAll(/^\d+\. `(.+?)`: /gm)].flatMap(([, path]) =>
    path!.includes('<') ? examples.map((example) => path!.replace(/<\w+>/, example)) : [path!],
  );
}

const written = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path.replaceAll('\\', '/')}`),
).concat(readdirSync('.').filter((path) => path.endsWith('.md')));
const texts = new Map(
  written.filter((path) => TEXT.test(path) && !SKIPPED.test(path)).map((path) => [path, readFileSync(path, 'utf8')]),
);

for (const checklist of CHECKLISTS) {
  const { heading, examples, isOn, isNeeded, exceptions } = checklist;
  const listed = filesOf(checklist);
  const isException = (path: string) => exceptions.some(([pattern]) => pattern.test(path));

  describe(`the checklist "${heading.slice(3)}"`, () => {
    test('has every file that names an example', () => {
      const named = [...texts].filter(
        ([path, text]) => isNeeded(text) || examples.some((example) => path.includes(`/${example}.`)),
      );
      assert.deepEqual(
        named.map(([path]) => path).filter((path) => !listed.includes(path) && !isException(path)),
        [],
      );
    });

    test('has only files that exist and name an example', () => {
      assert.ok(listed.length > 5);
      for (const path of listed) {
        assert.ok(existsSync(path), `${path} exists`);
        assert.ok(isOn(texts.get(path) ?? ''), `${path} names an example`);
      }
    });

    test('has only exceptions that match a file', () => {
      for (const [pattern, reason] of exceptions) {
        const found = [...texts].filter(([path, text]) => pattern.test(path) && isNeeded(text));
        assert.ok(found.length > 0, `${pattern}: ${reason}`);
      }
    });
  });
}
