import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
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
      'when the file has lines of another country',
      () => withText(server.files.get('TZ.json')!.replace(/"version": "[^"]+"/, '"version": "2026.12.02"')),
      /KE\.json has numbers of TZ/,
    ],
    [
      'when the file has emergency numbers of another country',
      () => withText('{"version":"2026.12.02","helplines":[],"emergency":{"TZ":{"general":["112"],"police":[]}}}'),
      /KE\.json has numbers of TZ/,
    ],
    [
      'when the file has no line and no number',
      () => withText('{"version":"2026.12.02","helplines":[],"emergency":{}}'),
      /has no line and no number/,
    ],
    [
      'when its emergency numbers are empty lists',
      () => withText('{"version":"2026.12.02","helplines":[],"emergency":{"KE":{"general":[],"police":[]}}}'),
      /has no line and no number/,
    ],
    ...['9999.99.99', '2026.02.30', '2026.12.03'].map((version): [string, () => void, RegExp] => [
      `when the version is ${version}`,
      () => withIndex(({ files }) => (files['KE.json']!.version = version)),
      /no day until today/,
    ]),
    [
      'when the same version has other content',
      () => {
        server.files = published('2026-12-01');
        withText(server.files.get('KE.json')!.replaceAll('"116"', '"117"'));
      },
      /has version 2026\.12\.01 like the server, but other content/,
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
    assert.match(err, /cannot be loaded: this port is not for the web/);
    const gone = new DataServer();
    await gone.start();
    const { address } = gone;
    gone.stop();
    const closed = await runCli(['pull', '--from', address, '--to', file]);
    assert.match(closed.err, /no server answers at this address/);
    assertAlone();
  });

  test('[pull] keeps a file that it did not write, until --force', async () => {
    writeFileSync(file, '{"helplines":[]}');
    const { code, err } = await pull();
    assert.equal(code, 1);
    assert.match(err, /is not as pull writes it/);
    assert.equal(content(), '{"helplines":[]}');
    assert.equal((await pull('--force')).code, 0);
    assert.equal(content(), server.files.get('KE.json'));
  });

  test('[pull] keeps a file that was edited, or that an author wrote with a version', async () => {
    await pull();
    const pulled = content();
    const value = JSON.parse(pulled) as { version: string; helplines: Record<string, unknown>[] };
    const [first] = value.helplines;
    server.files = published('2026-12-02', '77777');
    for (const edited of [
      JSON.stringify(value),
      pulled.replace('\n', '\r\n'),
      `${JSON.stringify({ helplines: value.helplines, version: value.version }, null, 2)}\n`,
      `${JSON.stringify({ ...value, helplines: [{ ...first, sources: undefined }] }, null, 2)}\n`,
      pulled.replace(value.version, '2026.13.01'),
    ]) {
      writeFileSync(file, edited);
      const { code, err } = await pull();
      assert.equal(code, 1);
      assert.match(err, /is not as pull writes it/);
      assert.equal(content(), edited);
    }
    // An edit that keeps the form is found while the server has the same release.
    server.reset();
    const edited = pulled.replaceAll('"116"', '"117"');
    writeFileSync(file, edited);
    assert.match((await pull()).err, /but other content/);
    assert.equal(content(), edited);
  });

  test('[pull] keeps the file of another country, until --force', async () => {
    await pull();
    const before = content();
    const other = ['pull', '--from', server.address, '--country', 'TZ', '--to', file];
    const { code, err } = await runCli(other);
    assert.equal(code, 1);
    assert.match(err, /KE\.json has numbers of KE, not of TZ\.json/);
    assert.equal(content(), before);
    assert.equal((await runCli([...other, '--force'])).code, 0);
  });

  test('takes an empty document in the place of an empty one', async () => {
    const empty = (version: string) =>
      `${JSON.stringify({ schemaVersion: 1, version, asOf: '2026-11-23', helplines: [], emergency: {} }, null, 2)}\n`;
    writeFileSync(file, empty('2026.11.01'));
    withText(empty('2026.12.01'));
    assert.equal((await pull()).code, 0);
    assert.equal(content(), empty('2026.12.01'));
  });

  test('removes its own old temporary files, and no others', async () => {
    const names = [
      '.KE.json.0123456789ab.tmp',
      '.KE.json.ba9876543210.tmp',
      '.KE.json.mine.tmp',
      '.UG.json.0123456789ab.tmp',
    ];
    for (const name of names) writeFileSync(join(folder, name), '');
    const old = new Date(Date.now() - 2 * 60 * 60 * 1000);
    for (const name of [names[0]!, names[2]!, names[3]!]) utimesSync(join(folder, name), old, old);
    await pull();
    assert.deepEqual(readdirSync(folder).sort(), [...names.slice(1), 'KE.json'].sort());
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
      assert.doesNotMatch(err, /E[A-Z]{4,}/);
    }
    const { err } = await runCli([
      'pull',
      '--from',
      server.address,
      '--country',
      'KE',
      '--to',
      join(folder, 'b/KE.json'),
    ]);
    assert.match(err, /the folder .*\/b is not there: make it first/);
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
      ['--from', `${server.address}?key=1`, '--to', file],
      [...from, '--to', file, '--country', 'XX'],
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
