/**
 * `npm run bench`: all benchmarks, one after the other, each of which writes its part of bench/RESULTS.md.
 *
 *     npm ci --prefix bench                            # the other libraries, once
 *     npm run build && npm run bench                   # 9 rounds, about half an hour
 *     npm run bench -- --rounds 3                      # fewer, for a first look
 */
// Imported in one statement, they would run side by side.
await import('./banner.js');
await import('./map.js');
await import('./form.js');
await import('./card.js');
await import('./page.js');

export {};
