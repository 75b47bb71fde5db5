import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { readHelplines } from '../../src/data/helplines.js';
import { hashOf, type PublishedIndex } from '../../scripts/data/publish.js';
import { runCli } from './cli.driver.js';
import { DataServer, published, type Answer } from './data-server.js';

const server = new DataServer();
let folder: string;
let file: string;

before(() => server.start());
after(() => server.stop());
beforeEach(() => {
  server.reset();
  folder = mkdtempSync(join(tmpdir(), 'pull-'));
  file = join(folder, 'KE.json');
});

const pull = (...options: string[]) =>
  runCli(['pull', '--from', server.address, '--country', 'KE', '--to', file, ...options]);
const content = () => readFileSync(file, 'utf8');
/** No temporary file is left. */
const assertAlone = () => assert.deepEqual(readdirSync(folder), existsSync(file) ? ['KE.json'] : []);

/** Changes the index that the server sends. */
function withIndex(change: (index: PublishedIndex) => void): void {
  const index = JSON.parse(server.files.get('index.json')!) as PublishedIndex;
  change(index);
  server.files.set('index.json', JSON.stringify(index));
}

/** Serves another text under the name of the file, with its right hash. */
function withText(text: string): void {
  server.files.set('KE.json', text);
  withIndex(({ files }) => (files['KE.json']!.sha384 = hashOf(text)));
}

describe('ecpat-data pull', () => {
  test('[pull] writes the bytes of the server, which the banner can read', async () => {
    const { code, out } = await pull();
    assert.equal(code, 0);
    assert.match(out, /is updated: KE\.json, version 2026\.12\.01/);
    assert.equal(content(), server.files.get('KE.json'));
    assert.ok(readHelplines(JSON.parse(content()))!.helplines.length > 0);
    assert.equal(statSync(file).mode & 0o777, 0o644);
    assertAlone();
  });

  test('leaves the file alone while nothing is new', async () => {
    await pull();
    const { mtimeMs } = statSync(file);
    server.asked = [];
    const { code, out } = await pull('--json');
    assert.equal(code, 0);
    assert.equal((JSON.parse(out) as { status: string }).status, 'unchanged');
    assert.deepEqual(server.asked, ['index.json']);
    assert.equal(statSync(file).mtimeMs, mtimeMs);
    // A release that does not change this country.
    withIndex((index) => (index.version = '2026.12.09'));
    assert.match((await pull()).out, /unchanged/);
  });

  test('writes a newer release, and keeps the rights of the file', async () => {
    await pull();
    chmodSync(file, 0o664);
    server.files = published('2026-12-02', '77777');
    assert.equal((await pull()).code, 0);
    assert.match(content(), /"tel": "77777"/);
    assert.equal(statSync(file).mode & 0o777, 0o664);
  });

  test('takes the address of the folder in each of its forms, and other names of a country', async () => {
    for (const from of [server.address, server.address.slice(0, -1), `${server.address}index.json`]) {
      const { code } = await runCli(['pull', '--from', from, '--country', 'kenya', '--to', file]);
      assert.equal(code, 0, from);
    }
    for (const [country, name] of [
      ['world', 'world.json'],
      ['all', 'all.json'],
    ] as const) {
      const to = join(folder, name);
      assert.equal((await runCli(['pull', '--from', server.address, '--country', country, '--to', to])).code, 0);
      assert.equal(readFileSync(to, 'utf8'), server.files.get(name));
    }
  });

  test('follows a redirect on the same server', async () => {
    server.answers['index.json'] = (_, response) =>
      void response.writeHead(301, { location: '/data/v1/moved.json' }).end();
    server.files.set('moved.json', server.files.get('index.json')!);
    assert.equal((await pull()).code, 0);
  });
});

describe('ecpat-data pull', () => {
  const cut: Answer = (_, response) => {
    response.writeHead(200, { 'content-length': '100000' });
    response.write('{"schemaVersion":', () => response.destroy());
  };
  const status =
    (code: number): Answer =>
    (_, response) =>
      void response.writeHead(code).end('<!doctype html>');
  const to =
    (location: string): Answer =>
    (_, response) =>
      void response.writeHead(302, { location }).end();
  const silent: Answer = () => undefined;
  const hanging: Answer = (_, response) => void response.writeHead(200).write('{');

  const faults: [name: string, arrange: () => void, message: RegExp, options?: string[]][] = [
    ['when the hash is another one', () => server.files.set('KE.json', '{}'), /does not have the hash of the index/],
    ['when the file is cut off', () => (server.answers['KE.json'] = cut), /KE\.json cannot be loaded/],
    ['when the index is cut off', () => (server.answers['index.json'] = cut), /index\.json cannot be loaded/],
    [
      'when the file is not JSON',
      () => withText('<!doctype html>'),
      /is not JSON: line 1, column 1: this is a web page/,
    ],
    ['when the index is not JSON', () => server.files.set('index.json', '{,'), /index\.json is not JSON/],
    ['when the index is another document', () => server.files.set('index.json', '{"a":1}'), /"files" is missing/],
    ['when the file is of another kind', () => withText('{"members":[{"id":"a"}]}'), /cannot be read/],
    [
      'when the file has no usable line',
      () => withText('{"version":"2026.12.02","helplines":[{"id":"a"}]}'),
      /cannot be read/,
    ],
    [
      'when the file is of another version',
      () => withText(server.files.get('KE.json')!.replace('2026.12.02', '2026.12.03')),
      /not the version of the index/,
    ],
    ['when the file is missing', () => (server.answers['KE.json'] = status(404)), /the server answered 404/],
    ['when the server fails', () => (server.answers['index.json'] = status(500)), /the server answered 500/],
    [
      'when it is redirected to another site',
      () => (server.answers['KE.json'] = to('https://example.org/KE.json')),
      /redirects to https:\/\/example\.org/,
    ],
    [
      'when it is redirected in a circle',
      () => (server.answers['KE.json'] = to('/data/v1/KE.json')),
      /more than 5 times/,
    ],
    [
      'when nothing answers in time',
      () => (server.answers['KE.json'] = silent),
      /no complete answer within 0\.3 seconds/,
      ['--timeout', '0.3'],
    ],
    [
      'when the answer never ends',
      () => (server.answers['KE.json'] = hanging),
      /no complete answer within 0\.3 seconds/,
      ['--timeout', '0.3'],
    ],
    ['when the file is too large', () => withText(`"${'x'.repeat(6 * 1024 * 1024)}"`), /larger than 5 MB/],
    [
      'when the index lacks the country',
      () => withIndex(({ files }) => delete files['KE.json']),
      /does not list KE\.json/,
    ],
    [
      'when the index lacks the hash',
      () => withIndex(({ files }) => (files['KE.json'] = {} as never)),
      /no version and hash/,
    ],
    [
      'when the server has an older release',
      () => (server.files = published('2026-11-30')),
      /has version 2026\.12\.01, and the server only 2026\.11\.30/,
    ],
  ];
  for (const [name, arrange, message, options = []] of faults) {
    test(`[pull] keeps the old file and names the fault ${name}`, async () => {
      await pull();
      const before = content();
      if (!message.source.includes('2026\\.11')) server.files = published('2026-12-02', '77777');
      arrange();
      const { code, err } = await pull(...options);
      assert.equal(code, 1);
      assert.match(err, message);
      assert.equal(content(), before);
      assertAlone();
    });
  }

  test('writes no file when the server is not there', async () => {
    const { code, err } = await runCli(['pull', '--from', 'http://127.0.0.1:1/', '--to', file]);
    assert.equal(code, 1);
    assert.match(err, /ECONNREFUSED|bad port/);
    assertAlone();
  });

  test('[pull] keeps a file that it did not write, until --force', async () => {
    writeFileSync(file, '{"helplines":[]}');
    const { code, err } = await pull();
    assert.equal(code, 1);
    assert.match(err, /pull did not write it/);
    assert.equal(content(), '{"helplines":[]}');
    assert.equal((await pull('--force')).code, 0);
    assert.equal(content(), server.files.get('KE.json'));
  });

  test('goes back to an older release only with --force', async () => {
    await pull();
    server.files = published('2026-11-30');
    assert.equal((await pull('--force')).code, 0);
    assert.match(content(), /"version": "2026\.11\.30"/);
  });
});

describe('ecpat-data pull', () => {
  test('fails when the folder cannot be written', async () => {
    writeFileSync(join(folder, 'a-file'), '');
    // These work for the administrator too, who may write everywhere else.
    for (const to of [join(folder, 'a-file/KE.json'), join(folder, 'none/KE.json'), '/proc/KE.json', folder]) {
      const { code, err } = await runCli(['pull', '--from', server.address, '--country', 'KE', '--to', to]);
      assert.equal(code, 1, to);
      assert.match(err, /cannot be (written|read)/, to);
    }
    assert.deepEqual(readdirSync(folder), ['a-file']);
  });

  test('writes a whole file when ten run at once', async () => {
    const runs = await Promise.all(Array.from({ length: 10 }, () => pull()));
    assert.deepEqual([...new Set(runs.map(({ code }) => code))], [0]);
    assert.equal(content(), server.files.get('KE.json'));
    assertAlone();
  });

  test('refuses wrong options with another code, and asks nobody', async () => {
    const from = ['--from', server.address];
    for (const options of [
      ['--to', file],
      from,
      ['--from', 'http://example.org/data/v1/', '--to', file],
      ['--from', 'https://me:secret@example.org/', '--to', file],
      ['--from', 'data/v1', '--to', file],
      [...from, '--to', file, '--country', 'Atlantis'],
      [...from, '--to', file, '--timeout', 'long'],
      [...from, '--to', file, 'KE'],
    ]) {
      assert.equal((await runCli(['pull', ...options])).code, 2, options.join(' '));
    }
    assert.deepEqual(server.asked, []);
  });
});

after(() => rmSync(folder, { recursive: true }));
