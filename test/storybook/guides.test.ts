/** The guides: every page of them, and every piece of HTML that somebody could copy out of them. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { HTTPRequest } from 'puppeteer-core';
import { ELEMENTS } from '../../stories/generated/elements.js';
import { startBrowser, type TestBrowser } from '../bundle/browser.js';
import { entries, startStorybook, type TestStorybook } from './storybook.js';

const FILES = [
  ...readdirSync('stories/guides')
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => `stories/guides/${name}`),
  'README.md',
  'src/signup-form/services/README.md',
];
/** Pieces that hold a widget, with where they stand. */
const PIECES = FILES.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/```html\n([^]*?)```/g)]
    .map(([, html], index) => ({ name: `${file}, piece ${index + 1}`, html: html!.replaceAll('…', 'text') }))
    .filter(({ html }) => /<ecpat-|data-ecpat=/.test(html)),
);
/** What may stand on any tag. */
const GLOBAL = /^(id|class|lang|dir|style|slot|hidden|title)$|^on/;

describe('what can be copied out of the guides', () => {
  let browser: TestBrowser;
  before(async () => (browser = await startBrowser()));
  after(() => browser.close());

  test('is there', () => assert.ok(PIECES.length > 15, `${PIECES.length}`));

  for (const { name, html } of PIECES) {
    test(`works: ${name}`, async () => {
      // Whatever address the piece gives the script: here it is the built file.
      const addresses = [...html.matchAll(/(?:src="|import\('|fetch\(')([^"']*\.js(?:on)?)/g)].map(
        ([, address]) => address!,
      );
      const hasScript = html.includes('<script');
      const {
        page,
        console: said,
        errors,
      } = await browser.open({
        head: hasScript ? '' : '<script type="module" src="/dist/ecpat-widgets.js"></script>',
        body: html.replace(/ integrity="[^"]*"/g, ''),
        prepare: async (page) => {
          await page.setRequestInterception(true);
          page.on('request', (request: HTTPRequest) => {
            const { pathname } = new URL(request.url());
            if (addresses.some((address) => address.endsWith(pathname)) && pathname.endsWith('.js')) {
              const body = readFileSync(`dist/${pathname.split('/').at(-1)}`, 'utf8');
              void request.respond({ contentType: 'text/javascript', body });
            } else if (pathname.endsWith('.json')) {
              void request.respond({ contentType: 'application/json', body: '{"schemaVersion":1,"members":[]}' });
            } else void request.continue();
          });
        },
      });
      await page.waitForFunction(
        () => customElements.get('ecpat-framework-card') ?? customElements.get('ecpat-helpline-banner'),
      );
      await page.waitForNetworkIdle();
      const found = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('body *')]
          .filter(({ localName, dataset, parentElement }) => {
            return (
              dataset['ecpat'] !== undefined || (localName.startsWith('ecpat-') && !parentElement?.dataset['ecpat'])
            );
          })
          .map((element) => {
            const widget = element.dataset['ecpat'] ? (element.firstElementChild as HTMLElement) : element;
            return {
              tagName: widget.localName,
              attributes: widget.getAttributeNames(),
              isAlive: widget.matches(':defined') && widget.getBoundingClientRect().height > 40,
            };
          }),
      );
      assert.ok(found.length > 0);
      for (const { tagName, attributes, isAlive } of found) {
        assert.ok(isAlive, `${tagName} has come to life`);
        const known = ELEMENTS.find((element) => element.tagName === tagName)!.attributes.map(({ name }) => name);
        assert.deepEqual(
          attributes.filter((attribute) => !known.includes(attribute) && !GLOBAL.test(attribute)),
          [],
        );
      }
      assert.deepEqual([said, errors], [[], []]);
    });
  }
});

describe('the guides', () => {
  let storybook: TestStorybook;
  before(async () => (storybook = await startStorybook()));
  after(() => storybook.close());

  test('are all there, and lead to pages that exist', async (t) => {
    const guides = entries().filter(({ id }) => id.startsWith('guides-'));
    assert.equal(guides.length, readdirSync('stories/guides').filter((name) => name.endsWith('.mdx')).length);
    const ids = new Set(entries().map(({ id }) => id));
    for (const { id, title } of guides) {
      await t.test(title, async () => {
        const { page, console: said, faults, close } = await storybook.open(`iframe.html?viewMode=docs&id=${id}`, 360);
        await page.waitForSelector('#storybook-docs h1');
        const { links, anchors, width, hasText, unknown } = await page.evaluate(() => ({
          links: [...document.querySelectorAll<HTMLAnchorElement>('#storybook-docs a[href*="path="]')].map(
            ({ href }) => href,
          ),
          anchors: [...document.querySelectorAll('#storybook-docs a[href^="#"]')]
            .map((link) => link.getAttribute('href')!.slice(1))
            .filter((anchor) => anchor && !document.getElementById(anchor)),
          width: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          unknown: [...document.querySelectorAll('#storybook-docs :not(:defined)')].map(({ localName }) => localName),
          hasText: document.querySelector('#storybook-docs')!.textContent!.length > 300,
        }));
        assert.ok(hasText);
        assert.deepEqual(unknown, []);
        for (const link of links) {
          const target = /path=\/(?:docs|story)\/([\w-]+)/.exec(link)?.[1];
          assert.ok(target && ids.has(target), link);
        }
        assert.deepEqual(anchors, [], 'headings that links of the page lead to');
        assert.ok(width <= 0, 'nothing scrolls sideways');
        assert.deepEqual([said, faults], [[], []]);
        await close();
      });
    }
  });
});
