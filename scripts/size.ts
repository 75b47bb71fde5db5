/**
 * Compares every script in `dist` with its recorded size. Growth fails until it is recorded with a reason, shrinking
 * fails until it is recorded, so `bench/size.json` always shows the sizes of the code next to it. The file keeps the
 * last ten reasons; older ones move to `docs/contributing/size-history.md`.
 *
 *     npm run size -- --record "why it grew"
 */
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { format } from 'prettier';
import { CHANNELS } from '../src/data/channels.js';
import { readFacts } from './data/facts.js';
import { report } from './report.js';

const RECORD = 'bench/size.json';
const HISTORY = 'docs/contributing/size-history.md';
const KEPT_REASONS = 10;
/**
 * Ceilings in bytes of brotli: those of the single elements 10 % above the sizes of November 2026, those with the banner
 * 3 to 5 % above the sizes of December 2026, rounded up to hundreds.
 *
 * `docs/contributing/releasing.md` has the rule for raising and lowering one.
 */
const LIMITS: Record<string, number> = {
  'ecpat-widgets.js': 106_000,
  'helpline-banner.js': 60_000,
  'member-map.js': 52_900,
  'signup-form.js': 28_400,
  'framework-card.js': 22_800,
};
/** Compressors of other Node versions differ by a few bytes. */
const TOLERANCE = 64;
/** Code and texts that no file for visitors may contain. */
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
for (const [, host = ''] of JSON.stringify(readFacts()).matchAll(ADDRESS)) HOSTS.add(host);
for (const { href } of Object.values(CHANNELS)) {
  // `tel:` and `sms:` links have no host.
  const host = href && new URL(href('+1')).hostname;
  if (host) HOSTS.add(host);
}
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
    problems.push(`${file} differs from its recorded size: npm run size -- --record "why"`);
  }
  const text = content.toString();
  for (const [, host = ''] of text.matchAll(ADDRESS)) {
    if (!HOSTS.has(host)) problems.push(`${file} names ${host}`);
  }
  for (const [name, pattern] of Object.entries(FORBIDDEN))
    if (pattern.test(text)) problems.push(`${file} contains ${name}`);
}

if (isRecording) {
  if (!reason) throw new Error('--record needs a reason');
  const total = (all: Record<string, Size>) => all['ecpat-widgets.js']?.brotli ?? 0;
  const reasons = [...recorded.reasons, `${total(recorded.sizes)} → ${total(sizes)}: ${reason}`];
  const kept = { sizes, reasons: reasons.slice(-KEPT_REASONS) };
  await writeFile(RECORD, await format(JSON.stringify(kept), { parser: 'json', printWidth: 120 }));
  await appendFile(
    HISTORY,
    reasons
      .slice(0, -KEPT_REASONS)
      .map((old) => `- ${old}\n`)
      .join(''),
  );
}
report('all scripts have their recorded sizes and stay below their limits', problems);
