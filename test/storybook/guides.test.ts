/** Every guide, and every code sample that readers could copy from guides and docs. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { ELEMENTS } from '../../stories/generated/elements.js';
import { startBrowser, type TestBrowser } from '../bundle/browser.js';
import { entries, startStorybook, type TestStorybook } from './storybook.js';

const GUIDES = readdirSync('stories/guides').filter((name) => name.endsWith('.mdx'));
const FILES = [
  ...GUIDES.map((name) => `stories/guides/${name}`),
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  'README.md',
];

/** Every code sample in a language, with its file and number. */
const samplesIn = (language: string) =>
  FILES.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'gm'))].map(
      ([, code], index) => ({ name: `${file}, ${language} ${index + 1}`, code: code! }),
    ),
  );
/** Marks omitted fallback content: such a sample may have none. */
const OMISSION = /…/;
const HTML = samplesIn('html').filter(({ code }) => /<ecpat-|data-ecpat=/.test(code));

/** Attributes that every HTML tag has. */
const GLOBAL = new Set(['id', 'class', 'lang', 'dir', 'style', 'slot', 'hidden']);
/** Milliseconds until a hanging test fails. */
const timeout = 60_000;

/** The tags of a sample as written, each with the number of visible links or buttons in its fallback content. */
function tagsOf(page: Page) {
  return page.$$eval('body *', (all) =>
    all
      .filter(({ localName, attributes }) => localName.startsWith('ecpat-') || 'data-ecpat' in attributes)
      .map((tag) => {
        const placeholder = tag.getAttribute('data-ecpat');
        const names = tag.getAttributeNames();
        return {
          tagName: placeholder === null ? tag.localName : `ecpat-${placeholder}`,
          // A placeholder's `data-x` is the attribute `x`.
          attributes:
            placeholder === null
              ? names
              : names.filter((name) => name !== 'data-ecpat').map((name) => name.replace(/^data-/, '')),
          ways: [...tag.querySelectorAll('a[href], form[action] button')].filter(
            (way) => way.getBoundingClientRect().height > 0,
          ).length,
        };
      }),
  );
}

/** The number of widgets that have rendered: their fallback content is hidden. */
function countRendered(page: Page) {
  return page.$$eval(
    'body *',
    (all) =>
      all.filter(
        (tag) =>
          tag.localName.startsWith('ecpat-') &&
          tag.matches(':defined') &&
          tag.getBoundingClientRect().height > 40 &&
          [...tag.children].every((child) => child.slot || child.getClientRects().length === 0),
      ).length,
  );
}

/** Serves the built scripts and bundled documents at the addresses that a sample names. */
async function answer(page: Page): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const name = basename(new URL(request.url()).pathname);
    const file = [`dist/${name}`, `dist/data/${name}`, `dist/data/v1/${name}`].find(
      (path) => /\.js(on)?$/.test(name) && existsSync(path),
    );
    const contentType = name.endsWith('.js') ? 'text/javascript' : 'application/json';
    if (file) void request.respond({ contentType, body: readFileSync(file) });
    else void request.continue();
  });
}

describe('code in the guides', () => {
  let browser: TestBrowser;
  let plain: Page;
  before(async () => {
    browser = await startBrowser();
    plain = (await browser.open({ prepare: (page) => page.setJavaScriptEnabled(false) })).page;
  });
  after(() => browser.close());

  test('is found in the README and the docs', () => {
    const files = new Set(HTML.map(({ name }) => name.split(',')[0]));
    for (const file of ['README.md', 'docs/newsletter-services.md', 'docs/embedding.md']) {
      assert.ok(files.has(file), file);
    }
  });

  for (const { name, code } of HTML) {
    test(`works, and offers a link or button without JavaScript: ${name}`, { timeout }, async () => {
      await plain.setContent(code);
      const tags = await tagsOf(plain);
      assert.ok(tags.length > 0);
      for (const { tagName, attributes, ways } of tags) {
        const element = ELEMENTS.find((known) => known.tagName === tagName);
        assert.ok(element, tagName);
        const known = new Set(element.attributes.map((attribute) => attribute.name));
        const unknown = attributes.filter((attribute) => !known.has(attribute) && !GLOBAL.has(attribute));
        assert.deepEqual(unknown, [], `attributes of ${tagName}`);
        assert.ok(ways > 0 || OMISSION.test(code), `${tagName} leads somewhere without JavaScript`);
      }

      // Some samples load the script themselves.
      const head = code.includes('ecpat-widgets.js')
        ? ''
        : '<script type="module" src="/dist/ecpat-widgets.js"></script>';
      const { page, ...did } = await browser.open({ head, body: code, prepare: answer });
      const deadline = Date.now() + timeout / 2;
      while ((await countRendered(page)) < tags.length && Date.now() < deadline)
        await page.evaluate(() => new Promise(requestAnimationFrame));
      assert.equal(await countRendered(page), tags.length, 'widgets that have rendered');
      await page.waitForNetworkIdle({ idleTime: 50 });
      await page.close();
      const elsewhere = did.requests.filter((address) => new URL(address).origin !== browser.origin);
      assert.deepEqual({ ...did, requests: elsewhere }, { console: [], errors: [], requests: [] });
    });
  }
});

/** Parts of Storybook itself, which axe ignores because a guide cannot change them. */
const STORYBOOK_PARTS = ['.docblock-source', '[title="Table of contents"]'];

describe('the guides', { concurrency: 2 }, () => {
  const all = entries();
  const ids = new Set(all.map(({ id }) => id));
  const guides = all.filter(({ id }) => id.startsWith('guides-'));

  let storybook: TestStorybook;
  before(async () => (storybook = await startStorybook()));
  after(() => storybook.close());

  test('are all in Storybook', () => assert.equal(guides.length, GUIDES.length));

  for (const { id, title } of guides) {
    // axe needs long for a long table.
    test(`${title} fits a phone, has working links and passes axe`, { timeout: 2 * timeout }, async () => {
      const {
        page,
        console: messages,
        faults,
        close,
      } = await storybook.open(`iframe.html?viewMode=docs&id=${id}`, 360);
      await page.waitForSelector('#storybook-docs h1', { timeout });
      await page.waitForNetworkIdle({ idleTime: 100 });
      const { headings, links, anchors, files, isRaw, overflow } = await page.evaluate(() => {
        const docs = document.querySelector('#storybook-docs')!;
        const found = [...docs.querySelectorAll('a[href]')].map((link) => link.getAttribute('href')!);
        return {
          headings: [...docs.querySelectorAll('h1, h2, h3, h4')].map(({ localName }) => Number(localName[1])),
          links: found.filter((href) => href.includes('path=')),
          anchors: found.filter((href) => href.startsWith('#') && !document.getElementById(href.slice(1))),
          files: found.filter((href) => !/^[#?]|^[a-z]+:/.test(href)),
          // MDX renders tables only with a plugin.
          isRaw: /\|\s*-{3,}/.test(docs.textContent!),
          overflow: document.documentElement.scrollWidth - innerWidth,
        };
      });
      assert.equal(headings.filter((level) => level === 1).length, 1);
      for (const [index, level] of headings.entries()) {
        assert.ok(level <= (headings[index - 1] ?? 0) + 1, `level ${level} of heading ${index + 1}`);
      }
      const isThere = (link: string) => ids.has(/^\?path=\/(?:docs|story)\/([\w-]+)(?:[&#]|$)/.exec(link)?.[1] ?? '');
      assert.deepEqual(
        links.filter((link) => !isThere(link)),
        [],
        'links to pages of Storybook',
      );
      assert.deepEqual(anchors, [], 'links within the page');
      for (const file of files) {
        assert.equal((await fetch(new URL(file, page.url()))).status, 200, file);
      }
      assert.ok(!isRaw, 'tables are tables');
      assert.ok(overflow <= 0, 'nothing scrolls sideways');
      await page.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' });
      const violations = await page.evaluate(async (exclude) => {
        const { axe } = window as unknown as {
          axe: { run: (context: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        const { violations } = await axe.run({ include: '#storybook-docs', exclude });
        return violations.map((rule) => `${rule.id}: ${rule.nodes.map(({ html }) => html.slice(0, 200)).join('\n')}`);
      }, STORYBOOK_PARTS);
      assert.deepEqual(violations, []);
      assert.deepEqual([messages, faults], [[], []]);
      await close();
    });
  }

  test('list every guarantee on the guarantees page', async () => {
    const { id } = guides.find(({ title }) => title === 'Guides/Guarantees')!;
    const { page, close } = await storybook.open(`iframe.html?viewMode=docs&id=${id}`, 1280);
    await page.waitForSelector('#storybook-docs li strong', { timeout });
    const shown = await page.$$eval('#storybook-docs li', (items) => items.map((item) => item.textContent!));
    const list = readFileSync('docs/contributing/guarantees.md', 'utf8');
    const ids = [...list.matchAll(/^- \*\*(.+?)\*\* –/gm)].map(([, id]) => id!);
    assert.ok(ids.length > 0);
    for (const id of ids) assert.equal(shown.filter((text) => text.startsWith(`${id} – `)).length, 1, id);
    await close();
  });
});
