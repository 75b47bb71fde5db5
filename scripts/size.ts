/**
 * Compares every script in `dist` with its recorded size. Growth fails unless it is recorded with a reason, shrinking
 * fails until it is recorded, so that the numbers in `bench/size.json` are always those of the code beside them.
 *
 *     npm run size -- --record "why it grew"
 */
import { readFile, writeFile } from 'node:fs/promises';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { format } from 'prettier';
import { CHANNELS } from '../src/data/channels.js';
import { report } from './report.js';

const RECORD = 'bench/size.json';
/**
 * Ceilings in bytes of brotli. The banner's was to be 28 KB, the map's 31, the form's 16 and that of all together 60: see
 * CONTRIBUTING.md, Decisions, for what the rest is.
 */
const LIMITS: Record<string, number> = {
  'ecpat-widgets.js': 69 * 1024,
  'helpline-banner.js': 34 * 1024,
  'member-map.js': 36 * 1024,
  'signup-form.js': 18 * 1024,
  'framework-card.js': 13 * 1024,
};
/** Compressors of other Node versions differ by a few bytes. */
const TOLERANCE = 64;
/** What may never be in a file that visitors load. */
const FORBIDDEN: Record<string, RegExp> = {
  'the development build of Lit': /Lit is in dev mode/,
  eval: /\beval\(|new Function\(/,
  'a dynamic import': /\bimport\(/,
  storage: /localStorage|sessionStorage|indexedDB|document\.cookie|sendBeacon/,
};

const ADDRESS = /https?:\/\/([\w.-]+)/g;
/**
 * Hosts that the code may name in addition to those of the facts and channels: the exit, namespaces for Lit, and
 * newsletter services in warnings to authors.
 */
const HOSTS = new Set(['www.wikipedia.org', 'www.w3.org', 'actionnetwork.org', 'api.hsforms.com', 'formspree.io']);

interface Size {
  brotli: number;
  gzip: number;
}
interface Recorded {
  sizes: Record<string, Size>;
  reasons: string[];
}

const recorded = JSON.parse(await readFile(RECORD, 'utf8').catch(() => '{"sizes":{},"reasons":[]}')) as Recorded;
for (const name of ['helplines', 'members', 'links', 'frameworks']) {
  for (const [, host = ''] of (await readFile(`src/data/${name}.json`, 'utf8')).matchAll(ADDRESS)) HOSTS.add(host);
}
for (const { href } of Object.values(CHANNELS)) if (href) HOSTS.add(new URL(href('+1')).hostname);
const reason = process.argv[process.argv.indexOf('--record') + 1];
const isRecording = process.argv.includes('--record');
const problems: string[] = [];
const sizes: Record<string, Size> = {};

for (const [file, limit] of Object.entries(LIMITS)) {
  const content = await readFile(`dist/${file}`);
  const brotli = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  const size = { brotli, gzip: gzipSync(content, { level: 9 }).length };
  sizes[file] = size;
  const before = recorded.sizes[file];
  console.log(
    `${file}: ${brotli} brotli of ${limit}, ${size.gzip} gzip (recorded: ${before?.brotli ?? 'nothing'}, ${before?.gzip ?? 'nothing'})`,
  );
  if (brotli > limit) problems.push(`${file} is over its limit of ${limit} bytes of brotli`);
  const changed = !before || Math.max(Math.abs(before.brotli - brotli), Math.abs(before.gzip - size.gzip)) > TOLERANCE;
  if (changed && !isRecording) {
    problems.push(`${file} is not of its recorded size: npm run size -- --record "why"`);
  }
  const text = content.toString();
  for (const [, host = ''] of text.matchAll(ADDRESS)) {
    if (!HOSTS.has(host)) problems.push(`${file} names ${host}`);
  }
  for (const [name, pattern] of Object.entries(FORBIDDEN))
    if (pattern.test(text)) problems.push(`${file} holds ${name}`);
}

if (isRecording) {
  if (!reason) throw new Error('--record needs a reason');
  const total = (all: Record<string, Size>) => all['ecpat-widgets.js']?.brotli ?? 0;
  const reasons = [...recorded.reasons, `${total(recorded.sizes)} → ${total(sizes)}: ${reason}`];
  await writeFile(RECORD, await format(JSON.stringify({ sizes, reasons }), { parser: 'json', printWidth: 120 }));
}
report('all scripts are of their recorded size and below their limits', problems);
