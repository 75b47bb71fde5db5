import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { test } from 'node:test';

/** Folders that other code may use without the tests. */
const FOLDERS = ['src', 'scripts', 'stories', 'bench'];
const CODE = /\.(?:ts|tsx|js|jsx|mjs|mdx|vue|svelte)$/;
/** `import x from '…'`, `export … from '…'`, `import '…'` and `import('…')` */
const IMPORT = /\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g;

/** Paths that a file imports from `test/`. */
const importsFromTests = (path: string, text: string): string[] =>
  [...text.matchAll(IMPORT)]
    .map(([, target = '']) => (target.startsWith('.') ? posix.normalize(`${dirname(path)}/${target}`) : target))
    .filter((target) => target.startsWith('test/'));

test('no script, story, benchmark or source imports from a test', () => {
  const paths = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path).replaceAll('\\', '/')),
  ).filter((path) => CODE.test(path) && !path.includes('node_modules'));
  assert.ok(paths.length > 200);
  const found = paths.flatMap((path) =>
    importsFromTests(path, readFileSync(path, 'utf8')).map((target) => `${path} imports ${target}`),
  );
  assert.deepEqual(found, []);
});

test('finds imports from tests in each of their forms', () => {
  for (const code of [
    "import { a } from '../../test/a.js';",
    "export * from '../../test/a.js';",
    "import '../../test/a.js';",
    "await import('../../test/a.js')",
  ])
    assert.deepEqual(importsFromTests('stories/guides/x.mdx', code), ['test/a.js'], code);
  assert.deepEqual(importsFromTests('stories/x.ts', "import { expect } from 'storybook/test';"), []);
});
