import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Usual paths of installed browsers, in order of preference. */
const INSTALLED = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Switches for a browser without a display, a sandbox (root, containers) or a network. */
export const CHROME_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const isShellPath = (path) => /headless[-_]shell/.test(path);

/**
 * Finds a browser for the tests: `CHROME_PATH`, else an installed one, else the one that comes with `npm ci`.
 * `NO_SYSTEM_CHROME=1` ignores installed ones.
 *
 * @param {{ prefersFull?: boolean }} [options] `prefersFull`: prefers an installed full browser to a headless shell
 * @returns {Promise<{ path: string, isShell: boolean }>} `isShell`: a headless shell, in which all tabs are in front
 */
export async function findChrome({ prefersFull = false } = {}) {
  const all = process.env.NO_SYSTEM_CHROME ? [] : INSTALLED.filter((path) => existsSync(path));
  const installed = (prefersFull && all.find((path) => !isShellPath(path))) || all[0];
  const path = process.env.CHROME_PATH ?? installed ?? (await bundledChrome());
  return { path, isShell: isShellPath(path) || (path !== process.env.CHROME_PATH && path !== installed) };
}

/** Unpacks the browser on first use. */
async function bundledChrome() {
  if (process.platform !== 'linux') throw new Error('Install Chrome, or set CHROME_PATH to a Chromium.');
  const folder = fileURLToPath(new URL('../node_modules/.cache/chromium', import.meta.url));
  if (!existsSync(folder)) await unpackChrome(folder);
  return join(folder, 'chromium');
}

/** Unpacks to another folder and renames it, because another test file may start meanwhile and find half a browser. */
async function unpackChrome(folder) {
  await mkdir(dirname(folder), { recursive: true });
  const unpacked = await mkdtemp(`${folder}-`);
  const { TMPDIR } = process.env;
  // The package has no other setting for its target.
  process.env.TMPDIR = unpacked;
  const { default: chromium } = await import('@sparticuz/chromium');
  await chromium.executablePath();
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
  try {
    await rename(unpacked, folder);
  } catch (error) {
    await rm(unpacked, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
}
