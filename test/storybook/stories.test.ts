/** Every story of the built Storybook plays and renders, and its docs pages are complete. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { STATES as cardStates } from '../../stories/framework-card.states.js';
import { STATES as bannerStates } from '../../stories/helpline-banner.states.js';
import { STATES as mapStates } from '../../stories/member-map.states.js';
import { STATES as formStates } from '../../stories/signup-form.states.js';
import { startVisitor } from '../bundle/visitor.js';
import { STORYBOOK, entries, startStorybook, type OpenPage, type TestStorybook } from './storybook.js';

/** Storybook's report once a story has been drawn and played. */
interface Finished {
  storyId: string;
  status: 'success' | 'error';
  reporters: { type: string; result: { violations?: { id: string; nodes: { html: string }[] }[] } }[];
}
interface Parameters {
  /** Parts of the expected warnings. Any other console output fails the test. */
  expectedConsole?: string[];
  /** Whether the story shows the fallback content of the tag. */
  showsFallback?: boolean;
}

declare global {
  interface Window {
    /** Errors of stories since the last read. */
    storyErrors: string[];
    __STORYBOOK_PREVIEW__: {
      ready: () => Promise<void>;
      loadStory: (options: { storyId: string }) => Promise<{ parameters: Parameters }>;
    };
    __STORYBOOK_ADDONS_CHANNEL__: {
      on: (event: string, listen: (value: unknown) => void) => void;
      once: (event: string, listen: (value: Finished) => void) => void;
      emit: (event: string, value: object) => void;
    };
  }
}

interface Manifest {
  modules: { declarations: { tagName?: string; attributes?: { name: string }[] }[] }[];
}

/** By the element's part of the story ids. */
const STATES = {
  'framework-card': cardStates,
  'helpline-banner': bannerStates,
  'member-map': mapStates,
  'sign-up-form': formStates,
};
const STORIES = entries().filter(({ type }) => type === 'story');
const DOCS = entries().filter(({ type, title }) => type === 'docs' && title.startsWith('Elements/'));
const MANIFEST = JSON.parse(readFileSync(`${STORYBOOK}/dist/custom-elements.json`, 'utf8')) as Manifest;

/**
 * Opposite settings of the toolbar: stories must play in both. `test/suites/states.ts` runs axe, widths and colour schemes
 * over the same states, so Storybook's own axe runs for only one story.
 */
const TOOLBARS = [
  { language: 'en', scheme: 'light', width: 'full' },
  { language: 'ar-XB', scheme: 'dark', width: '320px' },
];

/** Milliseconds until a hanging test fails. */
const timeout = 60_000;

let storybook: TestStorybook;
before(async () => (storybook = await startStorybook()));
after(() => storybook.close());

/** Opens the preview page without a story. */
async function openPreview(globals: object, hasAxe = false): Promise<OpenPage> {
  const opened = await storybook.open('iframe.html');
  await opened.page.evaluate(
    async (globals) => {
      const { __STORYBOOK_PREVIEW__: preview, __STORYBOOK_ADDONS_CHANNEL__: channel } = window;
      await preview.ready();
      window.storyErrors = [];
      for (const event of [
        'playFunctionThrewException',
        'storyThrewException',
        'storyErrored',
        'unhandledErrorsWhilePlaying',
      ]) {
        channel.on(event, (error) => window.storyErrors.push(JSON.stringify(error)));
      }
      channel.emit('updateGlobals', { globals });
    },
    { ...globals, a11y: { manual: !hasAxe } },
  );
  return opened;
}

/** Shows a story, and resolves when it has played and axe, if enabled, has run. */
function show(page: Page, id: string) {
  return page.evaluate(async (id) => {
    const { __STORYBOOK_PREVIEW__: preview, __STORYBOOK_ADDONS_CHANNEL__: channel } = window;
    const finished = new Promise<Finished>((resolve) => channel.once('storyFinished', resolve));
    channel.emit('setCurrentStory', { storyId: id, viewMode: 'story' });
    const { storyId, status, reporters } = await finished;
    const { parameters } = await preview.loadStory({ storyId });
    const drawn = parameters.showsFallback ? 'slot' : '[part~="base"] :is(h2, h3, slot[name="heading"])';
    const elements = [...document.querySelectorAll('#storybook-root *')].filter(({ localName }) =>
      localName.startsWith('ecpat-'),
    );
    const axe = reporters.find(({ type }) => type === 'a11y')?.result;
    return {
      outcome: {
        storyId,
        status,
        errors: window.storyErrors.splice(0),
        elements: elements.map((element) => {
          const { localName: name, shadowRoot } = element;
          const isThere = shadowRoot?.querySelector(drawn) && element.getBoundingClientRect().height > 20;
          return isThere && element.matches(':defined') ? 'drawn' : `${name} is not drawn`;
        }),
      },
      violations: axe?.violations?.map((rule) => `${rule.id}: ${rule.nodes[0]?.html}`),
      expected: parameters.expectedConsole ?? [],
    };
  }, id);
}

/** Takes the faults and unexpected console lines of a page so far, and lists expected warnings that are missing. */
function takeFaults({ console, faults }: OpenPage, expected: readonly string[]): string[] {
  const lines = console.splice(0);
  const isExpected = (line: string) => expected.some((part) => line.startsWith('warn: ') && line.includes(part));
  return [
    ...faults.splice(0),
    ...lines.filter((line) => !isExpected(line)),
    ...expected.filter((part) => !lines.some((line) => line.includes(part))).map((part) => `missing warning: ${part}`),
  ];
}

// Form stories run on separate pages, because most wait for the two seconds before the form sends.
const FORMS = STORIES.filter(({ title }) => title.endsWith('form'));
const GROUPS = [FORMS, STORIES.filter((story) => !FORMS.includes(story))];

describe('each story', { concurrency: 6 }, () => {
  for (const toolbar of TOOLBARS) {
    for (const stories of GROUPS) {
      describe(`in ${Object.values(toolbar).join(', ')}`, { concurrency: 1 }, () => {
        let opened: OpenPage;
        before(async () => (opened = await openPreview(toolbar)));
        after(() => opened.close());

        for (const { id, title, name } of stories) {
          test(`plays and renders ${title}: ${name}`, { timeout }, async () => {
            const { outcome, expected } = await show(opened.page, id);
            assert.deepEqual(
              { ...outcome, faults: takeFaults(opened, expected) },
              { storyId: id, status: 'success', errors: [], elements: ['drawn'], faults: [] },
            );
          });
        }
      });
    }
  }
});

test('Storybook runs axe on a story', { timeout }, async () => {
  const opened = await openPreview({}, true);
  assert.deepEqual((await show(opened.page, 'elements-helpline-banner--open-bar')).violations, []);
  await opened.close();
});

test('Storybook has a story for every state, and no other', () => {
  const kebab = (key: string) => key.replace(/(?!^)[A-Z]/g, '-$&').toLowerCase();
  const ids = Object.entries(STATES).flatMap(([element, states]) =>
    Object.keys(states).map((key) => `elements-${element}--${kebab(key)}`),
  );
  const stories = STORIES.filter(({ title }) => title.startsWith('Elements/'));
  assert.deepEqual(stories.map(({ id }) => id).sort(), ids.sort());
});

describe('docs pages', { concurrency: 1 }, () => {
  let opened: OpenPage;
  before(async () => (opened = await openPreview({})));
  after(() => opened.close());

  for (const { id, title } of DOCS) {
    test(`show every story and every attribute: ${title}`, { timeout }, async () => {
      const stories = STORIES.filter((story) => story.title === title).map((story) => story.id);
      const { page } = opened;
      const { errors, parameters } = await page.evaluate(
        async (docs, stories) => {
          const { __STORYBOOK_PREVIEW__: preview, __STORYBOOK_ADDONS_CHANNEL__: channel } = window;
          const waiting = new Set(stories);
          const finished = new Promise<void>((resolve) => {
            channel.on('storyFinished', (value) => {
              waiting.delete((value as Finished).storyId);
              if (waiting.size === 0) resolve();
            });
          });
          channel.emit('setCurrentStory', { storyId: docs, viewMode: 'docs' });
          await finished;
          const loaded = await Promise.all(stories.map((storyId) => preview.loadStory({ storyId })));
          return { errors: window.storyErrors.splice(0), parameters: loaded.map((story) => story.parameters) };
        },
        id,
        stories,
      );
      const expected = parameters.flatMap(({ expectedConsole = [] }) => expectedConsole);
      assert.deepEqual([...errors, ...takeFaults(opened, expected)], []);
      const { tagName, rows, blocks } = await page.evaluate(() => ({
        tagName: document.querySelector('.frame > :first-child')!.localName,
        blocks: document.querySelectorAll('.sbdocs .frame').length,
        // Rows that start a category have a title instead of a name.
        rows: [...document.querySelectorAll<HTMLElement>('.docblock-argstable tbody tr')].map(({ title, children }) =>
          title ? null : children[0]!.textContent,
        ),
      }));
      // The first story appears twice: above the table and in the list of stories.
      assert.equal(blocks, stories.length + 1);
      const { attributes } = MANIFEST.modules
        .flatMap(({ declarations }) => declarations)
        .find((declaration) => declaration.tagName === tagName)!;
      assert.deepEqual(
        rows.slice(1, rows.indexOf(null, 1)),
        attributes!.map(({ name }) => name),
      );
    });
  }
});

test('[builder-preview] Storybook shows a visitor the page in each of its frames', { timeout }, async (context) => {
  const visitor = await startVisitor();
  // Its browser would keep the process alive after a failure.
  context.after(() => visitor.close());
  const visit = (path: string) => visitor.open(`${storybook.origin}/${path}`);
  // The manager has its own frame, and that of the builder is inside it.
  const isShown = (text: string) => /Leave this page|Embed a widget/.test(text);
  const { length } = await (await visit('?path=/story/embed-builder--embed-builder')).frames(isShown);
  assert.equal(length, 2);
  const docs = DOCS.find(({ title }) => title.endsWith('card'))!;
  await (await visit(`?path=/docs/${docs.id}`)).frames((text) => text.includes('2021–2025'));
});

test('Storybook keeps the state of a story when the language changes', { timeout }, async () => {
  const { page, faults, close } = await storybook.open('?path=/story/elements-helpline-banner--open-bar');
  const frame = (await (await page.waitForSelector('#storybook-preview-iframe'))!.contentFrame())!;
  const isOpenIn = (language: string) =>
    frame.waitForFunction(
      (inLanguage) =>
        document
          .querySelector('ecpat-helpline-banner')
          ?.shadowRoot?.querySelector(`[lang="${inLanguage}"][part~="base"] [aria-expanded="true"]`),
      {},
      language,
    );
  await isOpenIn('en');
  await page.locator('button[aria-label^="Language of the page"]').click();
  await page.locator('::-p-text(Русский)').click();
  await isOpenIn('ru');
  assert.deepEqual(faults, []);
  await close();
});
