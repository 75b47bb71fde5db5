/** The built command, as people run it: in processes of its own. The tests of its parts are in `test/scripts`. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import ts from 'typescript';
import { DataServer, published } from '../scripts/data-server.js';

const CLI = resolve('dist/cli.js');
const server = new DataServer();
let folder: string;

before(() => server.start());
after(() => server.stop());
beforeEach(() => {
  server.reset();
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function start(args: string[], input = '') {
  const child = spawn('node', [CLI, ...args], { cwd: folder });
  child.stdin.end(input);
  const printed = { out: '', err: '' };
  child.stdout.on('data', (data: Buffer) => (printed.out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (printed.err += data.toString()));
  const ended = once(child, 'close').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as string,
    ...printed,
  }));
  return { child, ended };
}
const run = (args: string[], input?: string) => start(args, input).ended;
const pullTo = (file: string) => ['pull', '--from', server.address, '--country', 'KE', '--to', file];

describe('dist/cli.js', () => {
  test('[data-cli] is one file for Node that needs no package, and the command of the package', async () => {
    const { bin } = JSON.parse(readFileSync('package.json', 'utf8')) as { bin: Record<string, string> };
    assert.deepEqual(bin, { 'ecpat-data': './dist/cli.js' });
    const text = readFileSync(CLI, 'utf8');
    assert.match(text, /^#!\/usr\/bin\/env node\n/);
    const imported = ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName.replace('node:', ''));
    assert.ok(imported.length > 0);
    for (const name of imported) assert.ok(builtinModules.includes(name), name);
  });

  test('[data-cli] lists its commands, each with an example', async () => {
    const { code, out } = await run(['--help']);
    assert.equal(code, 0);
    for (const [, name] of out.matchAll(/^ {2}(\w+) {2,}/gm)) {
      const help = await run([name!, '--help']);
      assert.deepEqual([help.code, /npx -p @ecpat\/widgets ecpat-data/.test(help.out)], [0, true], name);
    }
    assert.equal((await run(['nothing'])).code, 2);
  });

  test('[data-cli] reads the data beside it, from any folder', async () => {
    const stale = await run(['stale', '--country', 'KE', '--json']);
    assert.equal(stale.code, 0);
    assert.ok((JSON.parse(stale.out) as { rows: object[] }).rows.length > 1);
    assert.equal((await run(['stale', '--fail', '--months', '0'])).code, 1);
    const sheet = await run(['sheet', 'KE']);
    assert.equal(sheet.code, 0, sheet.err);
    assert.deepEqual(readdirSync(folder).sort(), ['KE.csv', 'KE.html']);
    assert.match((await run(['fallback', 'KE', '--lang', 'ru'])).out, /^<ecpat-helpline-banner country="KE">/);
    const from = await run(['stale', '--from', resolve('dist/data/v1/all.json'), '--json']);
    const all = await run(['stale', '--json']);
    assert.equal(from.out, all.out);
    const none = await run(['sheet', 'AQ']);
    assert.deepEqual([none.code, /no numbers of "AQ"/.test(none.err)], [1, true]);
  });

  test('[data-cli] checks each kind of published document, and names a fault', async () => {
    for (const name of ['members', 'frameworks', 'v1/KE', 'v1/world']) {
      const { code, out } = await run(['check', resolve(`dist/data/${name}.json`)]);
      assert.equal(code, 0, out);
    }
    writeFileSync(join(folder, 'a.json'), '{"helplines":[{"id":"a","country":"KE","name":"A","phone":"call us"}]}');
    const { code, out } = await run(['check', 'a.json', '--json']);
    assert.equal(code, 1);
    const { findings } = JSON.parse(out) as { findings: { record: string; field: string; value: string }[] };
    assert.deepEqual([findings[0]!.record, findings[0]!.field, findings[0]!.value], ['a', 'phone', 'call us']);
    assert.equal((await run(['check', '-'], '{"members":[')).code, 1);
  });
});

describe('dist/cli.js pull', () => {
  test('[pull] leaves the old file whole when it is killed at any moment', async () => {
    const file = join(folder, 'KE.json');
    assert.equal((await run(pullTo(file))).code, 0);
    const old = readFileSync(file, 'utf8');
    server.files = published('2026-12-02', '77777');
    const next = server.files.get('KE.json')!;
    // The answer stops in the middle, and the command is killed there.
    const reached = new Promise<void>((done) => {
      server.answers['KE.json'] = (_, response) => {
        response.writeHead(200, { 'content-length': Buffer.byteLength(next) });
        response.write(next.slice(0, next.length / 2), () => done());
      };
    });
    const { child, ended } = start(pullTo(file));
    await reached;
    child.kill('SIGKILL');
    assert.equal((await ended).signal, 'SIGKILL');
    assert.equal(readFileSync(file, 'utf8'), old);
    // Kills that come as soon as the temporary file is there: the file is the old one or the new one.
    server.answers = {};
    for (let count = 0; count < 5; count++) {
      const { child: other, ended: otherEnded } = start(pullTo(file));
      let isOver = false;
      void otherEnded.then(() => (isOver = true));
      while (!isOver && !readdirSync(folder).some((name) => name.endsWith('.tmp'))) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      other.kill('SIGKILL');
      await otherEnded;
      assert.ok([old, next].includes(readFileSync(file, 'utf8')));
      writeFileSync(file, old);
      for (const name of readdirSync(folder)) if (name.endsWith('.tmp')) rmSync(join(folder, name));
    }
    assert.equal((await run(pullTo(file))).code, 0);
    assert.equal(readFileSync(file, 'utf8'), next);
  });

  test('[pull] gives a whole file when several processes run at once, while others read', async () => {
    const file = join(folder, 'KE.json');
    const [old, next] = [published('2026-12-01'), published('2026-12-02', '77777')].map((files) =>
      files.get('KE.json')!,
    );
    await run(pullTo(file));
    server.files = published('2026-12-02', '77777');
    const runs = Array.from({ length: 6 }, () => run(pullTo(file)));
    let isOver = false;
    const all = Promise.all(runs).finally(() => (isOver = true));
    while (!isOver) {
      assert.ok([old, next].includes(readFileSync(file, 'utf8')));
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.deepEqual([...new Set((await all).map(({ code }) => code))], [0]);
    assert.equal(readFileSync(file, 'utf8'), next);
    assert.deepEqual(readdirSync(folder), ['KE.json']);
  });

  test('[pull] keeps the old file and fails when the server fails', async () => {
    const file = join(folder, 'KE.json');
    await run(pullTo(file));
    const old = readFileSync(file, 'utf8');
    server.answers['index.json'] = (_, response) => void response.writeHead(503).end();
    const { code, err } = await run(pullTo(file));
    assert.deepEqual([code, /the server answered 503/.test(err)], [1, true]);
    assert.equal(readFileSync(file, 'utf8'), old);
    assert.ok(!existsSync(join(folder, 'none')));
  });
});
