/** Code from the embed builder, pasted into other pages. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { LANGUAGE_TAGS } from '../../src/locales/languages.js';
import { ariaSnapshot, type Node } from '../helpers/aria-snapshot.js';
import { previewOf, startBrowser, type TestBrowser } from './browser.js';
import { startVisitor, type Visitor } from './visitor.js';

const HASHES = JSON.parse(readFileSync('dist/integrity.json', 'utf8')) as Record<string, string>;
const LISTMONK =
  'service=listmonk&action=https://lists.example.org&list=0b8e5b5e-3f0b-4b0e-9c43-6f7d5f3f2a11&controller=ECPAT%20Example&privacy-url=/privacy';

/** Choices as in the builder's address, and the script file for them. */
const CASES = [
  ['a banner', 'widget=helpline-banner&country=KE', 'ecpat-widgets.js'],
  [
    'a banner that shows everything, alone',
    'widget=helpline-banner&country=BE&layout=card&file=one',
    'helpline-banner.js',
  ],
  ['a banner without a country or an exit', 'widget=helpline-banner&no-exit=', 'ecpat-widgets.js'],
  ['a map of a region', 'widget=member-map&region=mena&heading=Our%20“friends”', 'ecpat-widgets.js'],
  ['a form', `widget=signup-form&${LISTMONK}`, 'ecpat-widgets.js'],
  ['a form for a page in another language', `widget=signup-form&lang=ru&${LISTMONK}`, 'ecpat-widgets.js'],
  ['a card', 'widget=framework-card', 'framework-card.js'],
  ['a card with files', 'widget=framework-card&heading=Report&content=fr%20/a.pdf%0Aen%20/b.html', 'ecpat-widgets.js'],
] as const;

let browser: TestBrowser;
let visitor: Visitor;
before(async () => {
  browser = await startBrowser();
  visitor = await startVisitor();
});
after(() => Promise.all([browser.close(), visitor.close()]));

/** Opens the builder with saved choices, and reads its code. */
async function build(chosen: string, language: string, file: string) {
  const one = file === 'ecpat-widgets.js' ? '' : '&file=one';
  const address = `${browser.origin}/builder/#${chosen}${one}&language=${language}&script=/dist/${file}`;
  const opened = await browser.visit(address);
  const { page } = opened;
  await page.waitForFunction(() =>
    document
      .querySelector('ecpat-embed-builder')
      ?.shadowRoot?.querySelector<HTMLTextAreaElement>('#output-script')
      ?.value.includes('integrity'),
  );
  const outputs = await page.$eval('ecpat-embed-builder', (builder) =>
    Object.fromEntries(
      [...builder.shadowRoot!.querySelectorAll<HTMLTextAreaElement>('[id^="output-"]')].map(({ id, value }) => [
        id.replace('output-', ''),
        value,
      ]),
    ),
  );
  return { ...opened, outputs };
}

/** The ARIA snapshot and all words of the page or of its preview frame. */
async function accessibleContent(page: Page, inFrame = false): Promise<{ lines: string[]; words: string }> {
  const frames: Node[] = [];
  let words = '';
  const collect = (node: Node) => {
    if (node.role === 'Iframe') frames.push(node);
    else node.children?.forEach(collect);
  };
  const read = ({ role, name = '', children = [] }: Node) => {
    if (role === 'StaticText') words += name;
    children.forEach(read);
  };
  const snapshot = (await page.accessibility.snapshot({ includeIframes: true })) as unknown as Node;
  if (inFrame) collect(snapshot);
  const roots = inFrame ? frames.flatMap(({ children = [] }) => children) : [snapshot];
  roots.forEach(read);
  // Line breaks depend on the width.
  return { lines: roots.flatMap(ariaSnapshot), words: words.replace(/\s+/g, '') };
}

/** Opens another page with the pasted code, under the builder's policy. */
function paste({ script, style, policy }: Record<string, string>, tag: string, lang: string, withScript = true) {
  return browser.open({
    lang,
    head: `<style>${style}</style>${withScript ? script : ''}`,
    body: tag,
    headers: { 'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; img-src data:; ${policy}` },
    prepare: async (page) => {
      // As wide as the preview.
      await page.setViewport({ width: 700, height: 900 });
      await page.setJavaScriptEnabled(withScript);
    },
  });
}

const shown = (page: Page, widget: string) =>
  page.waitForFunction(
    (tag) => {
      const element = document.querySelector(tag);
      return (
        customElements.get(tag) && element && !element.querySelector(':scope > p:first-child')?.getClientRects().length
      );
    },
    {},
    `ecpat-${widget}`,
  );

/** Leaves out the sentences about Back, which are others in a frame: the preview is one. */
function withoutBack<Content extends { words: string }>(content: Content, language: string): Content {
  const isSource = language === 'en';
  const file = readFileSync(`src/locales/xliff/${isSource ? 'fr' : language}.xlf`, 'utf8');
  let { words } = content;
  for (const id of ['back', 'again', 'frame']) {
    const unit = file.split(`id="helpline-banner.about-exit-${id}"`)[1]!;
    const [, sentence] = (isSource ? /<source>(.+?)</ : /<target>(.+?)</).exec(unit)!;
    words = words.replace(sentence!.replace(/\s/g, ''), '');
  }
  return { ...content, words };
}

describe('the embed builder', () => {
  for (const [name, chosen, file] of CASES) {
    // Every language once, and every widget in a language other than the builder's.
    for (const language of name === 'a banner' ? LANGUAGE_TAGS : ['ru']) {
      test(`[own-site] [policy-sources] [lang-samples] makes code for ${name} in ${language} that looks like the preview when pasted`, async () => {
        const widget = /widget=([\w-]+)/.exec(chosen)![1]!;
        const { page: builder, outputs, console: messages, errors } = await build(chosen, language, file);
        assert.deepEqual([messages, errors], [[], []]);
        assert.ok(outputs['script']!.includes(`integrity="${HASHES[file]}"`));
        assert.ok(outputs['network']!.includes(`/dist/${file}" integrity="${HASHES[file]}"`));

        await builder.waitForFunction(() => {
          const frame = document.querySelector('ecpat-embed-builder')!.shadowRoot!.querySelector('iframe')!;
          frame.scrollIntoView();
          return frame.style.inlineSize === '' && frame.style.blockSize !== '';
        });
        const expected = withoutBack(await accessibleContent(builder, true), language);
        assert.ok(expected.lines.length > 1 && expected.words.length > 20, expected.words);

        const isPinned = chosen.includes('lang=');
        const pageLanguage = isPinned ? 'en' : language;
        for (const syntax of ['tag', 'div'] as const) {
          assert.equal(/^<[^>]* lang=/.test(outputs[syntax]!), isPinned, 'states its language');
          const pasted = await paste(outputs, outputs[syntax]!, pageLanguage);
          await shown(pasted.page, widget);
          assert.deepEqual(withoutBack(await accessibleContent(pasted.page), language), expected, syntax);
          assert.deepEqual([pasted.console, pasted.errors], [[], []]);
          if (syntax === 'div') await pasted.page.waitForNetworkIdle();
          const elsewhere = pasted.requests.filter((address) => !address.startsWith(browser.origin));
          assert.deepEqual(elsewhere, []);
        }

        const plain = await paste(outputs, outputs['tag']!, pageLanguage, false);
        const links = await plain.page.$$('a');
        assert.ok(links.length > 0);
        for (const link of links) assert.ok(await link.boundingBox(), 'every link of the fallback is visible');
      });
    }
  }

  test('previews the page without JavaScript on request', async () => {
    const { page } = await build('widget=helpline-banner&country=KE', 'en', 'ecpat-widgets.js');
    await page.$eval('ecpat-embed-builder', (builder) => {
      const labels = [...builder.shadowRoot!.querySelectorAll('label')];
      labels.find(({ textContent }) => textContent!.includes('without JavaScript'))!.click();
    });
    await page.waitForFunction(
      () =>
        !document.querySelector('ecpat-embed-builder')!.shadowRoot!.querySelector('iframe')!.srcdoc.includes('module'),
    );
    await page.waitForNetworkIdle();
    const { lines, words } = await accessibleContent(page, true);
    assert.ok(lines.includes('link "116"') && lines.includes('link "Leave this page"'), lines.join('\n'));
    assert.ok(!words.includes('Shift'));
  });

  test('stays open when the exit in its preview is used', async () => {
    const { page } = await build('widget=helpline-banner&country=KE', 'en', 'ecpat-widgets.js');
    const frame = await previewOf(page, 'ecpat-helpline-banner');
    await frame.evaluate(() =>
      document.querySelector<HTMLElement & { exit: () => void }>('ecpat-helpline-banner')!.exit(),
    );
    await page.waitForNetworkIdle();
    assert.ok(page.url().startsWith(`${browser.origin}/builder/`));
    assert.equal(
      await page.$eval('ecpat-embed-builder', (builder) => Boolean(builder.shadowRoot!.querySelector('h2'))),
      true,
    );
    assert.equal(await page.evaluate(() => document.querySelectorAll('html > dialog').length), 0);
  });
});

describe('the preview of the embed builder', () => {
  /** Sets fields one after the other, with a pause that is longer than the builder's own. */
  const set = (...fields: [selector: string, value: string][]) => `(async () => {
    const root = document.querySelector('ecpat-embed-builder').shadowRoot;
    for (const [selector, value] of ${JSON.stringify(fields)}) {
      const field = root.querySelector(selector);
      if (field.type === 'radio' || field.type === 'checkbox') field.click();
      else {
        field.value = value;
        for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
      }
      await new Promise((resolve) => setTimeout(resolve, 320));
    }
  })()`;

  test('[builder-preview] shows the banner when a visitor opens the builder, reloads it and comes back to it', async () => {
    const tab = await visitor.open(`${browser.origin}/builder/`);
    const isShown = (text: string) => text.includes('Leave this page') && text.includes('Shift');
    assert.equal((await tab.frames(isShown)).length, 1);
    await tab.reload();
    await tab.frames(isShown);
    await tab.goTo(browser.serve({ body: '<p>Another page</p>' }));
    await tab.goBack();
    await tab.frames(isShown);
    await tab.evaluate(`location.hash = 'widget=helpline-banner&language=fr'`);
    await tab.frames((text) => text.includes('Quitter cette page'));
  });

  for (const [chosen, expected] of [
    ['widget=helpline-banner&country=KE&language=fr', '116'],
    ['widget=member-map&language=en&scheme=dark&direction=rtl', 'Where our members work'],
    [`widget=signup-form&language=es&width=320&${LISTMONK}`, 'ECPAT Example'],
    ['widget=framework-card&lang=ru&file=one', '2021–2025'],
  ] as const) {
    test(`[builder-preview] shows the widget when a visitor opens the shared address ${chosen}`, async () => {
      const tab = await visitor.open(`${browser.origin}/builder/#${chosen}`);
      assert.equal((await tab.frames((text) => text.includes(expected))).length, 1);
    });
  }

  test('[builder-preview] shows the last settings when a visitor changes them quickly, with and without JavaScript', async () => {
    const tab = await visitor.open(`${browser.origin}/builder/#widget=helpline-banner`);
    await tab.frames();
    const widgets = ['member-map', 'helpline-banner'];
    await tab.evaluate(set(...widgets.map((name) => [`[value="${name}"]`, ''] as [string, string])));
    const typed = ['Help', 'Help in Kenya'].map((text) => ['#setting-heading', text] as [string, string]);
    await tab.evaluate(set(['[name="country"]', 'KE'], ...typed));
    await tab.frames((text) => text.includes('Help in Kenya') && text.includes('116') && text.includes('Shift'));
    await tab.evaluate(set(['.preview .flag input', '']));
    await tab.frames((text) => text.includes('116') && !text.includes('Shift'));
  });

  test('[builder-preview] is the only frame of the demo, the site and the stories, so that no other can stay blank', () => {
    const files = readdirSync('stories', { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(ts|mdx|html)$/.test(name),
    );
    const withFrame = files.filter((name) =>
      /<iframe|createElement\('iframe'\)/.test(readFileSync(`stories/${name}`, 'utf8')),
    );
    assert.deepEqual(withFrame, ['builder/preview.template.ts'], 'let a visitor read the other frames too');
  });
});
