/** Every state of all four elements under things that browsers do to pages: filter lists and forced dark. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import sirv from 'sirv';
import { openRoots, SCRIPT, passTimeAtInput, startBrowser, type TestBrowser } from './browser.js';
import { servePageScript } from './page-script.js';
import type * as EveryState from './every-state.page.js';

declare global {
  // The bundled module of `every-state.page.ts`.
  var everyState: typeof EveryState;
}

let browser: TestBrowser;
let page: Page;
before(async () => {
  browser = await startBrowser();
  const script = await servePageScript(browser, 'every-state.page.ts', 'everyState');
  const documents = sirv('stories/documents', { dev: true });
  browser.answer('/documents/', (request, response) => {
    request.url = request.url!.slice('/documents'.length);
    documents(request, response);
  });
  ({ page } = await browser.open({
    head: `<style>body { margin: 0; width: 600px }</style>${SCRIPT}${script}`,
    prepare: async (opened) => {
      await openRoots(opened);
      await opened.evaluateOnNewDocument(passTimeAtInput);
      await opened.setViewport({ width: 600, height: 800 });
      const session = await opened.createCDPSession();
      await session.send('Emulation.setAutoDarkModeOverride', { enabled: true });
    },
  }));
  await page.evaluate(() => everyState.showEveryState());
  assert.ok((await page.$$eval('[data-state]', (all) => all.length)) > 60);
});
after(() => browser.close());

/** Filter lists of AdGuard's package: base (with EasyList), social media, cookie notices, annoyances, and by language. */
const ADGUARD = [
  1, 2, 4, 6, 7, 8, 9, 11, 13, 16, 18, 19, 20, 21, 22, 23, 105, 109, 112, 120, 216, 217, 224, 227, 243, 249,
];

/** The texts of filter lists. */
const filterLists = (): string[] => [
  // EasyList Cookie: later versions of this package come without it.
  readFileSync('node_modules/@duckduckgo/autoconsent/rules/filterlist.txt', 'utf8'),
  ...ADGUARD.map((id) => {
    const path = `node_modules/@adguard/dnr-rulesets/dist/filters/declarative/ruleset_${id}/ruleset_${id}.json`;
    const [first] = JSON.parse(readFileSync(path, 'utf8')) as [{ metadata: { rawFilterList: string } }];
    return first.metadata.rawFilterList;
  }),
];

/** Selectors that a filter list hides on every site, or on every site but a few (`##.ad`, `~example.org##.ad`). */
const hidingSelectors = (list: string): string[] =>
  list.split(/\r?\n/).flatMap((line) => {
    const [, selector] = /^(?:~[^#]*)?##([^+^][^{}]*)$/.exec(line) ?? [];
    return selector ?? [];
  });

/** The contrast of a sample on the screen. */
async function contrastOf(sample: number): Promise<number> {
  const box = await page.evaluate((index) => everyState.boxOf(index), sample);
  const clip = { ...box!, scale: 3 };
  const image = await page.screenshot({ clip, encoding: 'base64', captureBeyondViewport: false });
  return page.evaluate((data) => everyState.contrastIn(data), image);
}

test('[forced-dark] keeps every text at a contrast of 4.5:1 or more in every state when the browser forces dark', async () => {
  const samples = await page.evaluate(() => everyState.sampleTexts());
  assert.ok(samples.length >= 10, `${samples.length} samples`);
  const low: string[] = [];
  for (const [index, { state, words }] of samples.entries()) {
    const contrast = await contrastOf(index);
    if (contrast < 4.5) low.push(`${state}: ${words}: ${contrast.toFixed(2)}`);
  }
  assert.deepEqual(low, []);

  // With the usual colours, the browser makes the main button unreadable.
  await page.evaluate(() => {
    for (const host of document.querySelectorAll('ecpat-signup-form')) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        '.ecpat-primary { color: var(--_color-on-accent) !important; background: var(--_color-accent) !important }',
      );
      host.shadowRoot!.adoptedStyleSheets = [...host.shadowRoot!.adoptedStyleSheets, sheet];
    }
  });
  const button = samples.findIndex(({ words }) => words === 'Sign up');
  assert.ok((await contrastOf(button)) < 3);
});

test('[filter-lists] hides nothing of ours in any state', async () => {
  const own = '[part~="button"]';
  const selectors = [own, ...new Set(filterLists().flatMap(hidingSelectors))];
  const { rules, hidden } = await page.evaluate((all) => everyState.findHidden(all), selectors);
  assert.ok(rules > 30_000, `${rules} rules`);
  assert.deepEqual(
    hidden.filter(({ rule }) => rule !== own),
    [],
  );
  assert.ok(hidden.length > 10, 'the rule of the test hides buttons');
});
