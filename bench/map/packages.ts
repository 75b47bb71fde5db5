/** Reads a file of the libraries that the map is compared with, e.g. `leaflet/dist/leaflet.css`. */
import { readFile } from 'node:fs/promises';

export async function readPackage(path: string): Promise<string> {
  try {
    return await readFile(new URL(`../node_modules/${path}`, import.meta.url), 'utf8');
  } catch (error) {
    throw new Error('The libraries to compare with are missing: npm ci --prefix bench', { cause: error });
  }
}
