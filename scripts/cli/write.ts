import { randomBytes } from 'node:crypto';
import { access, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Fault } from './command.js';
import { reasonOf } from './reasons.js';

/** Age from which a temporary file belongs to a run that was ended. */
const LEFT_BEHIND_MS = 60 * 60 * 1000;

/**
 * Writes a file in one step: readers see the old content or the new one, and never a part. Two runs at once do not
 * disturb each other, because each has a temporary file of its own.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  try {
    // A rename would replace a symbolic link, not the file that it names.
    const target = await realpath(path).catch(() => path);
    const present = await stat(target).catch(() => undefined);
    // In the same folder, because a rename between disks is not one step.
    const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
    try {
      const file = await open(temporary, 'wx', 0o644);
      try {
        if (present) await file.chmod(present.mode & 0o777);
        await file.writeFile(content);
        // The content must be on the disk before its name is.
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw error;
    }
    await syncFolder(dirname(target));
    await removeLeftBehind(target);
  } catch (error) {
    const folder = dirname(path);
    const isThere = await access(folder).then(
      () => true,
      () => false,
    );
    const reason = isThere ? reasonOf(error) : `the folder ${folder} is not there: make it first`;
    throw new Fault(`${path} cannot be written: ${reason}`);
  }
}

/** After a power cut, the old name could be back. Windows cannot do this, and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** Removes the temporary files of runs that were killed. */
async function removeLeftBehind(target: string): Promise<void> {
  const folder = dirname(target);
  const prefix = `.${basename(target)}.`;
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(prefix) || !/^[0-9a-f]{12}\.tmp$/.test(name.slice(prefix.length))) continue;
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
    if (Date.now() - mtimeMs > LEFT_BEHIND_MS) await rm(path, { force: true }).catch(() => undefined);
  }
}
