import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

const NOT_COPIED = new Set(['node_modules', 'dist', 'site', 'coverage', '.git'].map((name) => resolve(name)));

/** Every file of a `dist`, by its path within the project. */
async function filesOf(project: string): Promise<Map<string, string>> {
  const entries = await readdir(join(project, 'dist'), { recursive: true, withFileTypes: true });
  const contents = new Map<string, string>();
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    contents.set(relative(project, path), await readFile(path, 'base64'));
  }
  return contents;
}

test('[integrity-printed] a build of a clean copy has the same bytes as dist', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'build-'));
  try {
    await cp('.', folder, { recursive: true, filter: (source) => !NOT_COPIED.has(resolve(source)) });
    await symlink(resolve('node_modules'), join(folder, 'node_modules'));
    const { stdout } = await promisify(execFile)('npm', ['run', 'build'], { cwd: folder });
    const [here, elsewhere] = [await filesOf('.'), await filesOf(folder)];
    assert.ok(here.size > 20);
    assert.deepEqual([...here.keys()].sort(), [...elsewhere.keys()].sort());
    for (const [path, content] of here) assert.equal(content, elsewhere.get(path), path);

    const hashes = JSON.parse(await readFile('dist/integrity.json', 'utf8')) as Record<string, string>;
    const bundles = Object.entries(hashes).filter(([path]) => !path.startsWith('esm/'));
    // The five files for pages, and the command.
    assert.equal(bundles.length, 6);
    for (const [path, hash] of bundles)
      assert.ok(stdout.includes(`${path}  ${hash}`), `${path} is printed with its hash`);
  } finally {
    await rm(folder, { recursive: true });
  }
});
