/** `npm run data:stale`: `ecpat-data stale` for the facts in `src/data`. `-- --max 288` fails when more rows are old. */
import { main } from './cli/main.js';
import { nodeSurroundings } from './cli/surroundings.js';
import { readFacts } from './data/facts.js';

process.exitCode = await main(
  ['stale', ...process.argv.slice(2)],
  nodeSurroundings(() => readFacts().helplines),
);
