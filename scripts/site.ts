/**
 * Last step of `npm run site`: puts demo, embed builder, Storybook and the package's files into one folder, which any
 * host can serve below any path. The package's files are in a folder per version and never change, see `stories/hosting`.
 */
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

/** Files that need `npm start`, or that only the README shows. */
const EXCLUDED_FROM_SITE = ['services.html', 'services.js', 'screenshot.png'];

export interface SiteSources {
  /** The built package. */
  dist: string;
  /** Folder with the builder's script (`builder/`) and Storybook (`storybook/`). */
  built: string;
  /** Address of the site, if known: the builder then proposes the site's documents for `src`. */
  address?: string | undefined;
}

/** @param target - folder of the site; other versions in it stay, for pages that still use them */
export async function makeSite(target: string, { dist, built, address }: SiteSources): Promise<void> {
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
  const widgets = `widgets/${version}/`;

  await rm(join(target, widgets), { recursive: true, force: true });
  await copy(dist, join(target, widgets), (path) => path !== join(dist, 'esm') && !path.endsWith('.d.ts'));
  // The copies without a version are the ones to keep up to date.
  await copy(join(dist, 'data'), join(target, 'data'));
  await copy('LICENSE', join(target, widgets, 'LICENSE'));
  await copy('stories/demo', target, (path) => !EXCLUDED_FROM_SITE.includes(basename(path)));
  await copy('stories/builder', join(target, 'builder'), (path) => !/\.ts$|generated$/.test(path));
  await copy('stories/hosting', target, (path) => path !== join('stories/hosting', 'nginx.conf'));
  if (resolve(built) !== resolve(target)) {
    for (const folder of ['builder', 'storybook']) await copy(join(built, folder), join(target, folder));
  }
  for (const page of ['index.html', 'privacy.html', 'builder/index.html']) {
    const text = await readFile(join(target, page), 'utf8');
    await writeFile(join(target, page), pageOfTheSite(text, widgets, address));
  }
}

const copy = (from: string, to: string, filter: (path: string) => boolean = () => true) =>
  cp(from, to, { recursive: true, filter });

/** A page for the site: paths to built files contain the version, and comments for the site become content. */
function pageOfTheSite(text: string, widgets: string, address?: string): string {
  const documents = address ? ` documents="${new URL('data/', address).href}"` : '';
  return text
    .replace('<ecpat-embed-builder', `$&${documents}`)
    .replaceAll('dist/', widgets)
    .replace(/<!-- with npm start -->.*?<!-- end -->\s*/gs, '')
    .replace(/<!-- on the site: (.*?) -->/gs, '$1');
}

if (process.argv[1]?.endsWith('site.ts')) {
  await makeSite('site', { dist: 'dist', built: 'site', address: process.env['SITE_URL'] });
  console.log('The site is in site/: put all of it on a host, at its root or below any path.');
}
