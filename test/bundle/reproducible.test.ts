import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

const LEFT_OUT = new Set(['node_modules', 'dist', 'coverage', '.git'].map((name) => resolve(name)));

/** Builds a copy of the sources in a folder of its own, and gives every file of its `dist`. */
async function buildElsewhere(): Promise<Map<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'build-'));
  try {
    await cp('.', folder, { recursive: true, filter: (source) => !LEFT_OUT.has(resolve(source)) });
    await symlink(resolve('node_modules'), join(folder, 'node_modules'));
    await promisify(execFile)('npm', ['run', 'build'], { cwd: folder });
    const files = (await readdir(join(folder, 'dist'), { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );
    const contents = new Map<string, string>();
    for (const { parentPath, name } of files) {
      const path = join(parentPath, name);
      contents.set(path.slice(folder.length), await readFile(path, 'base64'));
    }
    return contents;
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('two builds from two clean copies are the same to the byte', async () => {
  const [first, second] = [await buildElsewhere(), await buildElsewhere()];
  assert.ok(first.size > 20);
  assert.deepEqual([...first.keys()].sort(), [...second.keys()].sort());
  for (const [path, content] of first) assert.equal(content, second.get(path), path);
});
