/** Every story of the built Storybook plays and is drawn, and the pages around the stories are complete. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { STATES as cardStates } from '../../stories/framework-card.states.js';
import { STATES as bannerStates } from '../../stories/helpline-banner.states.js';
import { STATES as mapStates } from '../../stories/member-map.states.js';
import { STATES as formStates } from '../../stories/signup-form.states.js';
import { STORYBOOK, entries, startStorybook, type OpenPage, type TestStorybook } from './storybook.js';

/** Storybook's report once a story has been drawn and played. */
interface Finished {
  storyId: string;
  status: 'success' | 'error';
  reporters: { type: string; result: { violations?: { id: string; nodes: { html: string }[] }[] } }[];
}
interface Parameters {
  /** Parts of the warnings that a story leads to; it leads to no other line on the console. */
  expectedConsole?: string[];
  /** Whether the story is about the content of the tag, which stays. */
  showsFallback?: boolean;
}

declare global {
  interface Window {
    /** Of the stories, since they were last taken from here. */
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

/** By the part of the stories' ids. */
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
 * over the same states, so Storybook's own axe stays off but for one story.
 */
const TOOLBARS = [
  { language: 'en', scheme: 'light', width: 'full' },
  { language: 'ar-XB', scheme: 'dark', width: '320px' },
];

/** Ends what hangs, in milliseconds. */
const timeout = 60_000;

let storybook: TestStorybook;
before(async () => (storybook = await startStorybook()));
after(() => storybook.close());

/** Opens the page of stories without a story. */
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

/** Shows a story, and resolves when it has been played, with axe where the page has it. */
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

/** Takes what a page has said and done so far, without the warnings that were expected, and with those that are missing. */
function takeFaults({ console, faults }: OpenPage, expected: readonly string[]): string[] {
  const lines = console.splice(0);
  const isExpected = (line: string) => expected.some((part) => line.startsWith('warn: ') && line.includes(part));
  return [
    ...faults.splice(0),
    ...lines.filter((line) => !isExpected(line)),
    ...expected.filter((part) => !lines.some((line) => line.includes(part))).map((part) => `nobody said ${part}`),
  ];
}

// The stories of the form have pages of their own: most of them wait, since it does not send within two seconds.
const FORMS = STORIES.filter(({ title }) => title.endsWith('form'));
const GROUPS = [FORMS, STORIES.filter((story) => !FORMS.includes(story))];

describe('stories', { concurrency: 6 }, () => {
  for (const toolbar of TOOLBARS) {
    for (const stories of GROUPS) {
      describe(`in ${Object.values(toolbar).join(', ')}`, { concurrency: 1 }, () => {
        let opened: OpenPage;
        before(async () => (opened = await openPreview(toolbar)));
        after(() => opened.close());

        for (const { id, title, name } of stories) {
          test(`${title}: ${name}`, { timeout }, async () => {
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

describe('pages of docs', { concurrency: 1 }, () => {
  let opened: OpenPage;
  before(async () => (opened = await openPreview({})));
  after(() => opened.close());

  for (const { id, title } of DOCS) {
    test(`${title} shows every story, and every attribute`, { timeout }, async () => {
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
        // The rows that lead a category have a title, and no name of anything.
        rows: [...document.querySelectorAll<HTMLElement>('.docblock-argstable tbody tr')].map(({ title, children }) =>
          title ? null : children[0]!.textContent,
        ),
      }));
      // The first one appears above the table, and again in the list.
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

test('Storybook shows a story, which keeps its state in another language', { timeout }, async () => {
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
