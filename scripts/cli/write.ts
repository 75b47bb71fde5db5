import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Fault } from './command.js';

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
  } catch (error) {
    throw new Fault(`${path} cannot be written: ${(error as Error).message}`);
  }
}
