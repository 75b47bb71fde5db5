/**
 * Tests the widgets in the frameworks that our members' developers use. Each has its own app, built for production as
 * they would build it. All apps run the same tests.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { isDeepStrictEqual, promisify } from 'node:util';
import type { KeyInput, Page } from 'puppeteer-core';
import sirv from 'sirv';
import type { MemberSelectDetail } from '../../src/member-map/member-map.types.js';
import type { SignupFormElement } from '../../src/signup-form/signup-form.element.js';
import type { SignupSubmitDetail } from '../../src/signup-form/signup-form.types.js';
import { held, startBrowser, type OpenPage, type TestBrowser } from '../bundle/browser.js';
import { buildApp, type Framework } from './build.js';
import { markup } from './htmx/markup.js';
import type { Heard, SampleProps, State } from './state.js';

/** Maximum wait for a change on a page, in milliseconds. */
const timeout = 20_000;
/** Number of times that the leak test adds and removes the widgets. */
const TOGGLE_COUNT = 100;

const FIRST: State = {
  shown: 'widgets',
  lang: 'en',
  country: 'KE',
  noExit: true,
  members: [
    { id: 'one', name: 'One', country: 'KE' },
    { id: 'two', name: 'Two', country: 'FR' },
  ],
  chosen: null,
  view: 'list',
  noSearch: true,
  heading: 'Who we are',
  fields: { tag: 'web' },
  src: '/documents/reports.json',
  documentId: 'second',
  noCover: true,
  links: [{ href: '/report-en.pdf', lang: 'en' }],
};

const REPORTS = {
  schemaVersion: 1,
  frameworks: ['first', 'second'].map((id) => ({ id, title: { en: `The ${id}` }, landingPage: 'https://ecpat.org/' })),
};

let browser: TestBrowser;
let folder: string;
/** Values that the sign-up forms sent. */
const sent: { email: string; tag: string }[] = [];

const json =
  (respond: (address: URL) => unknown): RequestListener =>
  (request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(respond(new URL(request.url!, browser.origin))));
  };

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frameworks-'));
  browser = await startBrowser();
  browser.answer('/apps/', (request, response) => {
    request.url = request.url!.slice('/apps'.length);
    sirv(folder, { dev: true })(request, response, () => void response.writeHead(404).end());
  });
  browser.answer(
    '/documents/reports.json',
    json(() => REPORTS),
  );
  browser.answer(
    '/documents/broken.json',
    json(() => ({ schemaVersion: 1 })),
  );
  browser.answer(
    '/documents/members.json',
    json(({ search }) => ({ schemaVersion: 1, members: JSON.parse(decodeURIComponent(search.slice(1))) as unknown })),
  );
  browser.answer('/signup', (request, response) => {
    void text(request).then((body) => {
      sent.push(JSON.parse(body) as (typeof sent)[number]);
      json(() => ({ state: 'confirm' }))(request, response);
    });
  });
  browser.answer('/htmx/widgets', (request, response) => {
    const { searchParams } = new URL(request.url!, browser.origin);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(markup(JSON.parse(searchParams.get('state')!) as State));
  });
});
after(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

/** Opens an app before it renders anything and before the elements are defined. */
async function open(framework: Framework, swap = ''): Promise<OpenPage> {
  const opened = await browser.open({
    head: `<script type="module" src="/apps/${framework}/main.js"></script>`,
    body: `<div id="app" data-swap="${swap}"></div>`,
  });
  await opened.page.waitForFunction(() => window.testApp, { timeout });
  return opened;
}

const show = (page: Page, state: State) => page.evaluate((shown) => window.testApp.show(shown), state);
const define = (page: Page) => page.evaluate(async () => void (await window.testApp.define()));

/** A node of the accessibility tree, which includes closed roots. */
interface Outline {
  role: string;
  name?: string;
  url?: string;
  pressed?: boolean | 'mixed';
  children?: Outline[];
}
const flatten = (node: Outline): Outline[] => [node, ...(node.children ?? []).flatMap(flatten)];
const outlineOf = async (page: Page) => flatten((await page.accessibility.snapshot())!);

/** Content that the widgets show. */
async function seen(page: Page) {
  const outline = await outlineOf(page);
  const regions = outline.filter(({ role }) => role === 'region').map(flatten);
  const [banner = [], map = [], form = [], card = []] = regions;
  const heading = (part: Outline[]) => part.find(({ role }) => role === 'heading')?.name;
  const has = (part: Outline[], role: string) => part.some((node) => node.role === role);
  const links = (part: Outline[]) => part.filter(({ role }) => role === 'link').map(({ url }) => url!);
  const countries = map.filter(({ role, pressed }) => role === 'button' && pressed !== undefined);
  return {
    regions: regions.length,
    fallbacks: outline.filter(({ name }) => name === 'fallback').length,
    banner: {
      heading: heading(banner),
      number: links(banner).find((url) => url.startsWith('tel:')),
      hasExit: links(banner).includes('https://www.wikipedia.org/'),
    },
    map: {
      heading: heading(map),
      countries: countries.map(({ name }) => name),
      chosen: countries.find(({ pressed }) => pressed)?.name,
      hasSearch: has(map, 'searchbox'),
      hasMap: has(map, 'listbox'),
    },
    form: { heading: heading(form) },
    card: {
      heading: heading(card),
      files: links(card).flatMap((url) => (url.startsWith(browser.origin) ? new URL(url).pathname : [])),
      hasCover: card.some(({ name }) => name === 'Cover'),
    },
  };
}
type Seen = Awaited<ReturnType<typeof seen>>;

/** Waits until a value of the page is as expected, or fails with the actual one. */
async function expectOf<Value>(page: Page, read: (page: Page) => Promise<Value>, expected: Value): Promise<void> {
  const deadline = Date.now() + timeout;
  while (!isDeepStrictEqual(await read(page), expected) && Date.now() < deadline) {
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  assert.deepEqual(await read(page), expected);
}
const expectSeen = (page: Page, expected: Seen) => expectOf(page, seen, expected);

const FIRST_SEEN: Seen = {
  regions: 4,
  fallbacks: 0,
  banner: { heading: 'Get help in Kenya', number: 'tel:116', hasExit: false },
  map: {
    heading: 'Who we are',
    countries: ['Kenya, 1 organisation', 'France, 1 organisation'],
    chosen: undefined,
    hasSearch: false,
    hasMap: false,
  },
  form: { heading: 'Stay connected' },
  card: { heading: 'The second', files: ['/report-en.pdf'], hasCover: false },
};

/** Copies the fields, because proxies, which some frameworks use for their state, do not pass into the test. */
const readFields = (form: Element) => ({ ...((form as SignupFormElement).fields as object) });
const heard = (page: Page) => page.evaluate(() => window.testApp.heard);

/** Performs an action and returns the events that the app's listeners received, once there are enough. */
async function hearing(page: Page, act: () => Promise<unknown>, count = 1): Promise<Heard[]> {
  const { length } = await heard(page);
  await act();
  await page.waitForFunction((least) => window.testApp.heard.length >= least, { timeout }, length + count);
  return (await heard(page)).slice(length);
}

/** Focuses an element, as Tab would, and presses a key. */
async function press(page: Page, selector: string, key: KeyInput): Promise<void> {
  await (await page.$(selector))!.focus();
  await page.keyboard.press(key);
}

const elsewhere = ({ requests }: OpenPage) =>
  requests.filter((address) => address.startsWith('http') && new URL(address).origin !== browser.origin);

/** Lets the app render and remove content repeatedly, with a painted frame every ten times. */
const toggle = (page: Page, state: State, times: number) =>
  page.evaluate(
    async (full, count) => {
      for (let turn = 0; turn < count; turn++) {
        await window.testApp.show(full);
        if (turn % 10 === 0) await new Promise(requestAnimationFrame);
        await window.testApp.show({ ...full, shown: 'none' });
      }
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    },
    state,
    times,
  );

const APPS: { framework: Framework; swap?: string }[] = [
  { framework: 'react' },
  { framework: 'vue' },
  { framework: 'svelte' },
  { framework: 'preact' },
  { framework: 'angular' },
  { framework: 'htmx', swap: 'innerHTML' },
  { framework: 'htmx', swap: 'innerMorph' },
];

for (const { framework, swap } of APPS) {
  describe(`an app with ${[framework, swap].filter(Boolean).join(', ')}`, () => {
    let app: OpenPage;
    let page: Page;
    before(async () => {
      if (swap !== 'innerMorph') await buildApp(framework, folder);
      app = await open(framework, swap);
      ({ page } = app);
    });

    test('[frameworks] shows the fallback until the elements are defined, and then the state that it set before', async () => {
      await show(page, FIRST);
      const { regions, fallbacks } = await seen(page);
      assert.deepEqual({ regions, fallbacks }, { regions: 0, fallbacks: 4 });
      await define(page);
      await expectSeen(page, FIRST_SEEN);
      assert.deepEqual(await page.$eval('ecpat-signup-form', readFields), FIRST.fields);
    });

    test('[frameworks] changes attributes and properties, and restores them', async () => {
      await show(page, {
        ...FIRST,
        country: 'FR',
        noExit: false,
        members: FIRST.members.slice(0, 1),
        chosen: 'KE',
        view: 'both',
        noSearch: false,
        documentId: 'first',
        noCover: false,
      });
      await expectSeen(page, {
        ...FIRST_SEEN,
        banner: { heading: 'Get help in France', number: 'tel:119', hasExit: true },
        map: {
          ...FIRST_SEEN.map,
          countries: ['Kenya, 1 organisation'],
          chosen: 'Kenya, 1 organisation',
          hasSearch: true,
          hasMap: true,
        },
        card: { ...FIRST_SEEN.card, heading: 'The first', hasCover: true },
      });
      await show(page, { ...FIRST, country: null, src: null, documentId: null });
      await expectSeen(page, {
        ...FIRST_SEEN,
        banner: { heading: 'Get help', number: undefined, hasExit: false },
        card: { ...FIRST_SEEN.card, heading: undefined },
      });
      await show(page, FIRST);
      await expectSeen(page, FIRST_SEEN);
    });

    test('changes the language', async () => {
      await show(page, { ...FIRST, lang: 'fr', heading: '' });
      await expectSeen(page, {
        ...FIRST_SEEN,
        banner: { ...FIRST_SEEN.banner, heading: 'Trouver de l’aide\u00a0: Kenya' },
        map: {
          ...FIRST_SEEN.map,
          heading: 'Où travaillent nos membres',
          countries: ['Kenya, 1 organisation', 'France, 1 organisation'],
        },
        form: { heading: 'Restons en contact' },
      });
    });

    test('changes the slot content', async () => {
      const { map, card } = FIRST_SEEN;
      await show(page, FIRST);
      await expectSeen(page, FIRST_SEEN);
      await show(page, { ...FIRST, heading: 'All of us' });
      await expectSeen(page, { ...FIRST_SEEN, map: { ...map, heading: 'All of us' } });
      await show(page, { ...FIRST, heading: '' });
      await expectSeen(page, { ...FIRST_SEEN, map: { ...map, heading: 'Where our members work' } });
      const links = [{ href: '/newer.pdf', lang: 'en' }];
      await show(page, { ...FIRST, links });
      await expectSeen(page, { ...FIRST_SEEN, card: { ...card, files: ['/newer.pdf'] } });
      await show(page, { ...FIRST, links: [...links, { href: '/french.pdf', lang: 'fr' }] });
      await expectSeen(page, { ...FIRST_SEEN, card: { ...card, files: ['/newer.pdf', '/french.pdf'] } });
      await show(page, { ...FIRST, links: [] });
      await expectSeen(page, { ...FIRST_SEEN, card: { ...card, files: [] } });
    });

    test('receives an event when a visitor chooses a country', async () => {
      await show(page, FIRST);
      await expectSeen(page, FIRST_SEEN);
      const events = await hearing(page, () => press(page, '>>> [part~="item"][data-country="KE"]', 'Enter'));
      assert.deepEqual(
        events.map(({ type, from }) => ({ type, from })),
        [{ type: 'ecpat-member-select', from: 'ecpat-member-map' }],
      );
      const { country, members } = events[0]!.detail as MemberSelectDetail;
      assert.deepEqual([country, members.map(({ name }) => name)], ['KE', ['One']]);
    });

    test('receives events when a visitor signs up, and when the service answers', async () => {
      await show(page, { ...FIRST, fields: { tag: 'app' } });
      await page.waitForSelector('aria/Your email address[role="textbox"]', { timeout });
      const events = await hearing(
        page,
        async () => {
          await (await page.$('>>> #ecpat-email'))!.type('somebody@example.org');
          await press(page, '>>> #ecpat-consent', 'Space');
          await press(page, '>>> #ecpat-email', 'Enter');
        },
        2,
      );
      assert.deepEqual(
        events.map(({ type, from }) => ({ type, from })),
        ['submit', 'result'].map((step) => ({ type: `ecpat-signup-${step}`, from: 'ecpat-signup-form' })),
      );
      assert.equal((events[0]!.detail as SignupSubmitDetail).values.email, 'somebody@example.org');
      assert.deepEqual(events[1]!.detail, { state: 'confirm' });
      const { email, tag } = sent.at(-1)!;
      assert.deepEqual({ email, tag }, { email: 'somebody@example.org', tag: 'app' });
    });

    test('receives an event and a single warning when a document is invalid', async () => {
      assert.deepEqual(app.console, []);
      const src = '/documents/broken.json';
      const events = await hearing(page, () => show(page, { ...FIRST, src, documentId: null }));
      assert.deepEqual(events, [
        { type: 'ecpat-error', from: 'ecpat-framework-card', detail: { code: 'bad-data', source: src } },
      ]);
      assert.deepEqual(app.console, [
        `warn: [ecpat-framework-card] src="${src}" is not used: the document is not of the expected form: "frameworks" is missing. The bundled data stays.`,
      ]);
      assert.deepEqual([app.errors, elsewhere(app)], [[], []]);
    });

    test('[frameworks] shows the same when the elements were defined first', async () => {
      const { page, ...did } = await open(framework, swap);
      await define(page);
      await show(page, FIRST);
      await expectSeen(page, FIRST_SEEN);
      assert.deepEqual(await page.$eval('ecpat-signup-form', readFields), FIRST.fields);
      assert.deepEqual([did.console, did.errors], [[], []]);
    });

    // Removes elements in the same way as the other swap.
    if (swap === 'innerMorph') return;
    test(`[frameworks] leaks neither nodes nor listeners when it adds and removes the widgets ${TOGGLE_COUNT} times`, async () => {
      const { page, ...did } = await open(framework, swap);
      await define(page);
      const session = await page.createCDPSession();
      const growth = async (state: State) => {
        // Creates everything that is kept: templates, lists of names.
        await toggle(page, state, 10);
        const before = await held(session);
        await toggle(page, state, TOGGLE_COUNT);
        const after = await held(session);
        return { nodes: after.nodes - before.nodes, listeners: after.listeners - before.listeners };
      };
      const plain = await growth({ ...FIRST, shown: 'plain' });
      const widgets = await growth(FIRST);
      // A leak would keep at least one per time.
      assert.ok(
        widgets.nodes - plain.nodes < TOGGLE_COUNT / 4,
        `nodes: ${widgets.nodes}, of a paragraph ${plain.nodes}`,
      );
      assert.ok(
        widgets.listeners - plain.listeners < TOGGLE_COUNT / 4,
        `listeners: ${widgets.listeners}, of a paragraph ${plain.listeners}`,
      );
      assert.deepEqual([did.console, did.errors], [[], []]);
    });

    if (framework === 'htmx') return;
    test('works as the guide shows', async () => {
      const { page, ...did } = await open(framework);
      const props: SampleProps = { members: FIRST.members, hideSearch: true };
      const showSample = (changed: SampleProps) => page.evaluate((shown) => window.testApp.showSample!(shown), changed);
      const search = () => page.$('aria/[role="searchbox"]');
      await showSample(props);
      await page.waitForSelector('aria/France, 1 organisation', { timeout });
      assert.equal(await search(), null);
      await showSample({ members: FIRST.members.slice(0, 1), hideSearch: false });
      await page.waitForSelector('aria/[role="searchbox"]', { timeout });
      assert.equal(await page.$('aria/France, 1 organisation'), null);
      await showSample(props);
      await page.waitForSelector('aria/France, 1 organisation', { timeout });
      assert.equal(await search(), null);
      await press(page, '>>> [part~="item"][data-country="KE"]', 'Enter');
      await page.waitForFunction(() => window.testApp.chosen.length, { timeout });
      assert.deepEqual(await page.evaluate(() => window.testApp.chosen), ['KE']);
      assert.deepEqual([did.console, did.errors], [[], []]);
    });
  });
}

describe('a page with htmx', () => {
  const FRANCE = '/htmx/banner';
  const bannerOf = (syntax: string, country: string) =>
    syntax === 'tags'
      ? `<ecpat-helpline-banner country="${country}"><p>fallback</p></ecpat-helpline-banner>`
      : `<div data-ecpat="helpline-banner" data-country="${country}"><p>fallback</p></div>`;
  const banners = async (page: Page) =>
    (await outlineOf(page)).flatMap(({ role, name }) => (role === 'region' || name === 'fallback' ? name : []));
  before(async () => {
    await buildApp('htmx', folder);
    browser.answer(FRANCE, (request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(bannerOf(new URL(request.url!, browser.origin).search.slice(1), 'FR'));
    });
  });

  /** A page with a banner for Kenya, and a button that asks the server for one for France. */
  async function openPage(syntax: string, attributes: string): Promise<OpenPage> {
    const opened = await browser.open({
      head: `<script type="module" src="/dist/ecpat-widgets.js"></script>
        <script type="module" src="/apps/htmx/main.js"></script>`,
      body: `<button hx-get="${FRANCE}?${syntax}" hx-target="#place" ${attributes}>France</button>
        <div id="place">${bannerOf(syntax, 'KE')}</div>`,
    });
    await expectOf(opened.page, banners, ['Get help in Kenya']);
    return opened;
  }

  for (const syntax of ['tags', 'divs']) {
    for (const [swap, expected] of Object.entries({
      innerHTML: ['Get help in France'],
      outerHTML: ['Get help in France'],
      beforeend: ['Get help in Kenya', 'Get help in France'],
      afterbegin: ['Get help in France', 'Get help in Kenya'],
      // The morph removes all content of a placeholder that the server did not send. The widget comes back.
      innerMorph: ['Get help in France'],
    })) {
      test(`shows ${expected.join(', ')} after a swap of ${syntax} by ${swap}`, async () => {
        const { page, ...did } = await openPage(syntax, `hx-swap="${swap}"`);
        await page.click('button');
        await expectOf(page, banners, expected);
        assert.deepEqual([did.console, did.errors], [[], []]);
      });
    }

    test(`restores its ${syntax} when a visitor goes back`, async () => {
      const { page, ...did } = await openPage(syntax, 'hx-push-url="true"');
      await page.click('button');
      await expectOf(page, banners, ['Get help in France']);
      await page.waitForFunction((path) => location.pathname === path, { timeout }, FRANCE);
      await page.evaluate(() => history.back());
      await expectOf(page, banners, ['Get help in Kenya']);
      assert.deepEqual([did.console, did.errors], [[], []]);
    });
  }
});

describe('the code for React and Preact', () => {
  for (const project of ['test/frameworks', 'test/frameworks/preact']) {
    test(`compiles with the types of the package: ${project}`, async () => {
      const { stdout } = await promisify(execFile)('node', [
        'node_modules/typescript/bin/tsc',
        '--noEmit',
        '-p',
        project,
      ]).catch((error: { stdout: string }) => error);
      assert.equal(stdout, '');
    });
  }
});
