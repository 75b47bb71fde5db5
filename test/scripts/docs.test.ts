/** Facts that the docs must keep when somebody rewrites a page, and links that must work. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { SERVICE_NAMES, SERVICES } from '../../src/signup-form/services/services.js';

const read = (file: string) => readFileSync(file, 'utf8');
/** The text below a heading, up to the next heading of the second level. */
const below = (text: string, heading: string) => text.split(`\n${heading}\n`)[1]?.split(/\n## /)[0] ?? '';
const PAGES = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'src/data/README.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

/** The anchors that GitHub gives the headings of a page. */
function anchorsOf(text: string): Set<string> {
  const headings = text.replace(/^```[^]*?^```/gm, '').matchAll(/^#+ (.+)$/gm);
  return new Set(
    [...headings].map(([, heading]) =>
      heading!
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

describe('the docs', () => {
  test('[own-site] recommend the member’s own site first, and describe what a public host learns', () => {
    assert.match(read('README.md'), /put `dist\/ecpat-widgets\.js` on your own site/);
    const hosting = read('docs/hosting.md');
    assert.match(hosting, /Choose your own site/);
    assert.match(hosting, /third party on a page about help/);
    assert.match(hosting, /referrerpolicy="no-referrer"/);
  });

  test('[trusted-types-two] give a policy that also allows a second file of the widgets', () => {
    assert.match(read('docs/embedding.md'), /trusted-types lit-html 'allow-duplicates'/);
  });

  test('[lang-samples] write `lang` on a tag only where another tag of the sample has another language', () => {
    const tagged = PAGES.flatMap((page) =>
      [...read(page).matchAll(/^```(?:html|jsx|tsx|vue|svelte|php)\n([^]*?)^```/gm)].map(([, code]) => {
        const tags = code!.match(/<(ecpat-[\w-]+|\w+ data-ecpat=)[^>]*/g) ?? [];
        return { page, langs: tags.map((tag) => /\slang="([^"]*)"/.exec(tag)?.[1]) };
      }),
    ).filter(({ langs }) => langs.length > 0);
    assert.ok(tagged.length > 10);
    for (const { page, langs } of tagged) {
      assert.ok(langs.includes(undefined), `${page}: every tag has lang=${langs.join()}`);
    }
    const { page, langs } = tagged.find(({ langs }) => langs.some(Boolean))!;
    assert.deepEqual([page, langs], ['docs/languages.md', [undefined, 'fr']]);
  });

  test('explain `action`, `list` and `fields` of each service', () => {
    const rows = below(read('docs/newsletter-services.md'), '## Attributes by service')
      .split('\n')
      .map((row) => row.split('|').map((cell) => cell.trim()))
      .filter(([, name]) => name?.startsWith('`') && name !== '`service`');
    assert.deepEqual(rows.map(([, name]) => name!.replaceAll('`', '')).sort(), [...SERVICE_NAMES].sort());
    for (const [, name, action, list, fields] of rows) {
      const { takes } = SERVICES[name!.replaceAll('`', '') as (typeof SERVICE_NAMES)[number]];
      assert.ok(action!.length > 5, name);
      assert.equal(list !== '–', takes.includes('list'), `${name}: list`);
      assert.equal(!fields!.startsWith('–'), takes.includes('fields'), `${name}: fields`);
    }
  });

  test('[always-correctable] explain how to correct a wrong number', () => {
    const text = below(read('docs/data.md'), '## Correcting a wrong number');
    assert.match(text, /sourceDate/);
    assert.ok(text.trim().length > 200);
  });

  test('start with short pages for newcomers', () => {
    assert.ok(read('README.md').length <= 8000);
    assert.ok(read('CONTRIBUTING.md').length <= 5000);
    for (const command of ['npm ci && npm start', 'npm ci && npm test']) assert.ok(read('README.md').includes(command));
  });

  for (const page of PAGES) {
    test(`link to existing files and headings: ${page}`, () => {
      for (const [, path = '', anchor] of read(page).matchAll(/\]\((?![a-z]+:)([^)#\s]*)(?:#([^)\s]+))?\)/g)) {
        const target = path ? join(dirname(page), path) : page;
        assert.ok(existsSync(target), `${target} exists`);
        if (anchor) assert.ok(anchorsOf(read(target)).has(anchor), `${target} has #${anchor}`);
      }
    });
  }
});
