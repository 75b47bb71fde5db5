/** The folder that `npm run site` creates, served by a plain host below a path. */
import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import sirv from 'sirv';
import { makeSite } from '../../scripts/site.js';
import { previewOf, startBrowser, type OpenPage, type TestBrowser } from './browser.js';
import { startVisitor } from './visitor.js';

const TAGS = ['ecpat-helpline-banner', 'ecpat-member-map', 'ecpat-signup-form', 'ecpat-framework-card'];
const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };

let folder: string;
let site: string;
let server: Server;
let address: string;
let browser: TestBrowser;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'site-'));
  site = join(folder, 'site');
  const built = join(folder, 'built');
  await cp('site/builder/builder.js', join(built, 'builder/builder.js'));
  // A placeholder, because Storybook has its own tests.
  await mkdir(join(built, 'storybook'));
  await writeFile(join(built, 'storybook/index.html'), '<!doctype html><title>Storybook</title>');
  // An older version from an earlier run.
  await mkdir(join(site, 'widgets/0.0.1'), { recursive: true });
  await writeFile(join(site, 'widgets/0.0.1/ecpat-widgets.js'), '');
  await makeSite(site, { dist: 'dist', built });

  // The builder's preview has no origin, so hosts must let any page load the files, as in stories/hosting.
  const answer = sirv(site, { setHeaders: (response) => response.setHeader('access-control-allow-origin', '*') });
  server = createServer((request, response) => {
    const isBelow = request.url?.startsWith('/some/where/');
    request.url = request.url?.replace('/some/where', '');
    const notFound = () => void response.writeHead(404).end();
    if (isBelow && request.method === 'GET') answer(request, response, notFound);
    else notFound();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/some/where/`;
  browser = await startBrowser();
});
after(async () => {
  await browser.close();
  server.close();
  await rm(folder, { recursive: true });
});

/** Opens a page of the site. `failed` lists the addresses without a successful response. */
async function visit(path: string): Promise<OpenPage & { failed: string[] }> {
  const failed: string[] = [];
  const opened = await browser.visit(address + path, async (page) => {
    page.on('requestfailed', (request) => failed.push(request.url()));
    page.on('response', (response) => !response.ok() && failed.push(response.url()));
  });
  return { ...opened, failed };
}

function assertQuiet({ console, errors, failed, requests }: OpenPage & { failed: string[] }): void {
  assert.deepEqual([console, errors, failed], [[], [], []]);
  const foreign = requests.filter((requested) => !requested.startsWith(address) && !/^(data|about):/.test(requested));
  assert.deepEqual(foreign, []);
}

describe('the site', () => {
  test('has the package’s files in a folder of their version, and keeps older versions', async () => {
    assert.deepEqual((await readdir(join(site, 'widgets'))).sort(), ['0.0.1', version]);
    const files = await readdir(join(site, 'widgets', version));
    const expected = (await readdir('dist')).filter((name) => name !== 'esm' && !name.endsWith('.d.ts'));
    assert.deepEqual(files.sort(), [...expected, 'LICENSE'].sort());
    assert.deepEqual(await readdir(join(site, 'widgets/0.0.1')), ['ecpat-widgets.js']);
  });

  test('contains the header files for hosts, and nothing that works only with npm start', async () => {
    const files = await readdir(site, { recursive: true });
    for (const name of ['_headers', '.htaccess']) {
      assert.equal(await readFile(join(site, name), 'utf8'), await readFile(`stories/hosting/${name}`, 'utf8'));
    }
    assert.deepEqual(
      files.filter((path) => /services|\.tsx?$|generated|nginx|screenshot/.test(path)),
      [],
    );
  });

  test('shows the demo with all four widgets', async () => {
    const opened = await visit('');
    const { page } = opened;
    await page.waitForNetworkIdle();
    const upgraded = await page.$$eval(TAGS.join(), (all) =>
      all
        .filter((element) => element.querySelector('p')!.getClientRects().length === 0)
        .map(({ localName }) => localName),
    );
    assert.deepEqual([...new Set(upgraded)].sort(), [...TAGS].sort());
    assert.equal(upgraded.length, 5);
    assertQuiet(opened);
  });

  test('says that its form has no service, and the form reports a failure', async () => {
    const { page } = await visit('');
    const said = await page.$eval('footer', (footer) => footer.innerText);
    assert.match(said, /No newsletter service stands behind this form/);
    const posted = new Promise<string>((resolve) =>
      page.on('request', (request) => request.method() === 'POST' && resolve(request.url())),
    );
    const result = page.evaluate(
      () =>
        new Promise<string>((resolve) =>
          addEventListener('ecpat-signup-result', ({ detail }: Event & { detail?: { state: string } }) =>
            resolve(detail!.state),
          ),
        ),
    );
    await page.type('>>> input[type="email"]', 'a@example.org');
    await page.click('>>> input[type="checkbox"]');
    await page.click('>>> [part~="button"]');
    assert.equal(await posted, `${address}signup`);
    assert.equal(await result, 'down');
  });

  test('shows the embed builder with a preview of the same version', async () => {
    const opened = await visit('builder/');
    const { page } = opened;
    await previewOf(page, 'ecpat-helpline-banner');
    const script = await page.waitForFunction(() => {
      const builder = document.querySelector('ecpat-embed-builder')!.shadowRoot!;
      const { value = '' } = builder.querySelector<HTMLTextAreaElement>('#output-script') ?? {};
      return value.includes('integrity') && value;
    });
    const { 'ecpat-widgets.js': hash } = JSON.parse(await readFile('dist/integrity.json', 'utf8')) as {
      'ecpat-widgets.js': string;
    };
    assert.ok(String(await script.jsonValue()).includes(hash));
    assert.ok(opened.requests.includes(`${address}widgets/${version}/ecpat-widgets.js`));
    assertQuiet(opened);
  });

  test('[builder-preview] shows a visitor the preview of the embed builder', async (context) => {
    const visitor = await startVisitor();
    // Its browser would keep the process alive after a failure.
    context.after(() => visitor.close());
    const tab = await visitor.open(`${address}builder/#widget=framework-card`);
    await tab.frames((text) => text.includes('2021–2025') && text.includes('Français'));
  });

  test('suggests its own documents for `src` when its address is known', async () => {
    const other = join(folder, 'other');
    await makeSite(other, { dist: 'dist', built: join(folder, 'built'), address });
    const page = await readFile(join(other, 'builder/index.html'), 'utf8');
    assert.ok(page.includes(`<ecpat-embed-builder documents="${address}data/" widgets="../widgets/${version}/"`));
    assert.ok(!(await readFile(join(site, 'builder/index.html'), 'utf8')).includes('documents='));
    for (const name of ['helplines', 'members', 'frameworks']) {
      const document = JSON.parse(await readFile(join(other, `data/${name}.json`), 'utf8')) as Record<string, unknown>;
      assert.ok(Array.isArray(document[name]));
    }
  });

  for (const path of ['', 'privacy.html', 'builder/']) {
    test(`has a page for every internal link on /${path}`, async () => {
      const { page } = await visit(path);
      const links = await page.$$eval('a', (all) => all.map(({ href }) => href));
      const own = links.filter((link) => link.startsWith('http://127.0.0.1'));
      assert.ok(own.length > 0);
      for (const link of own) {
        assert.ok(link.startsWith(address), link);
        assert.equal((await fetch(link)).status, 200, link);
      }
      if (path === '') for (const part of ['builder/', 'storybook/']) assert.ok(own.includes(address + part), part);
    });
  }
});
