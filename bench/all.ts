/**
 * `npm run bench`: runs all benchmarks in turn. Each writes its section of bench/RESULTS.md.
 *
 *     npm ci --prefix bench                            # the other libraries, once
 *     npm run build && npm run bench                   # 9 rounds, about half an hour
 *     npm run bench -- --rounds 3                      # fewer rounds, for a first look
 */
// A single static import would run them at the same time.
await import('./banner.js');
await import('./map.js');
await import('./form.js');
await import('./card.js');
await import('./page.js');

export {};
