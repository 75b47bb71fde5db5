/** Reads the files that the pages load: from other libraries, from our build, and from the benchmark's own sources. */
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Served } from './serve.js';

async function fromLibraries<Result>(path: string, get: (place: URL) => Promise<Result>): Promise<Result> {
  try {
    return await get(new URL(`node_modules/${path}`, import.meta.url));
  } catch (error) {
    throw new Error('The libraries to compare with are missing: npm ci --prefix bench', { cause: error });
  }
}

/** Reads a file of a library, e.g. `leaflet/dist/leaflet.css`. */
export function readPackage(path: string): Promise<string> {
  return fromLibraries(path, (place) => readFile(place, 'utf8'));
}

/**
 * Reads all scripts and style sheets in a folder of a library that loads them one by one.
 *
 * @param at - path that they are served below, e.g. `/shoelace`
 */
export async function readFolder(folder: string, at: string): Promise<[path: string, file: Served][]> {
  const names = await fromLibraries(folder, (place) => readdir(place, { recursive: true }));
  const served = async (name: string, file: (text: string) => Served): Promise<[string, Served]> => [
    `${at}/${name}`,
    file(await readPackage(`${folder}/${name}`)),
  ];
  return Promise.all([
    ...names.filter((name) => name.endsWith('.js')).map((name) => served(name, script)),
    ...names.filter((name) => name.endsWith('.css')).map((name) => served(name, style)),
  ]);
}

/** Reads a file of our own build, e.g. `/member-map.js`. */
export async function readOurs(path: string): Promise<Served> {
  return script(await readFile(`dist${path}`, 'utf8'));
}

export function script(text: string): Served {
  return { type: 'text/javascript', text };
}

export function style(text: string): Served {
  return { type: 'text/css', text };
}

/**
 * Bundles a script of the benchmark with its imports, as a site's own build would.
 *
 * @param path - in this folder, e.g. `map/leaflet.js`
 */
export async function pack(path: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(path, import.meta.url))],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    legalComments: 'none',
    write: false,
  });
  return outputFiles[0]!.text;
}
