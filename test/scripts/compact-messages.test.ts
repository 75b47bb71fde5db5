import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parseAst } from 'rollup/parseAst';
import { compactMessages, messageIds } from '../../scripts/compact-messages.mjs';

const ROOM = 'banner';
const TRANSLATIONS = `src/locales/generated/${ROOM}/fr.ts`;
const moduleOf = (...entries: string[]) => `export const templates = {\n${entries.join(',\n')}\n};`;
const HELLO = "'banner.hello': `Bonjour`";
const HELP = "'banner.help': str`Aide : ${0}`";

describe('compact messages', () => {
  let folder = '';
  let root = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'compact-'));
    // A checkout in a folder of this name has `/src/` in every path.
    root = join(folder, 'src', 'repo');
    await mkdir(join(root, dirname(TRANSLATIONS)), { recursive: true });
    await writeFile(join(root, 'src/locales/lit-localize.json'), '{ "targetLocales": ["fr", "es"] }');
    await writeFile(join(root, TRANSLATIONS), moduleOf(HELP, HELLO));
  });
  after(() => rm(folder, { recursive: true }));

  /** The code that the plugin makes of a module; null where it changes nothing. */
  const compact = (path: string, code: string): string | null => {
    const { transform } = compactMessages(root);
    return transform.call({ parse: parseAst }, code, join(root, path))?.code ?? null;
  };

  test('replace ids by their place in the sorted list of ids, and remove descriptions', () => {
    assert.deepEqual(messageIds(ROOM, root), ['banner.hello', 'banner.help']);
    const code =
      "msg(`Help`, { id: 'banner.help', desc: 'Label' }) + msg('Hello', { desc: 'Title', id: 'banner.hello' })";
    assert.equal(compact(`src/${ROOM}/a.ts`, code), "msg(`Help`, { id: 1 }) + msg('Hello', { id: 0 })");
  });

  test('turn translations into a list', () => {
    assert.equal(
      compact(TRANSLATIONS, moduleOf(HELLO, HELP)),
      'export const templates = [\n`Bonjour`,\nstr`Aide : ${0}`\n];',
    );
  });

  test('leave other modules as they are', () => {
    const code = "msg('Hello', { id: 'banner.hello', desc: 'Title' })";
    assert.equal(compact('stories/builder/a.ts', code), null);
    assert.equal(compact('node_modules/other/src/banner/a.js', code), null);
    assert.equal(compact(`src/${ROOM}/a.ts`, 'send(text)'), null);
    assert.equal(compact('src/locales/generated/banner.ts', moduleOf(HELLO)), null);
  });

  test('throw for an id without a translation', () => {
    const code = "msg('New', { id: 'banner.new', desc: 'Label' })";
    assert.throws(() => compact(`src/${ROOM}/a.ts`, code), /no translation for banner\.new: run npm run generate/);
    assert.throws(() => compact(TRANSLATIONS, moduleOf(HELLO, HELP, "'banner.new': `Neuf`")), /no translation for/);
  });

  test('throw for translations that are out of order', () => {
    assert.throws(() => compact(TRANSLATIONS, moduleOf(HELP, HELLO)), /banner\.help is out of order: run npm run/);
  });

  test('throw for a language without all translations', () => {
    assert.throws(() => compact(TRANSLATIONS, moduleOf(HELLO)), /banner lacks translations/);
    assert.throws(() => compact(TRANSLATIONS, moduleOf()), /banner lacks translations/);
  });
});
