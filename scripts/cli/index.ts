/** The command `ecpat-data`, built as `dist/cli.js`. Its numbers are in `data/v1` beside it. */
import { existsSync, readFileSync } from 'node:fs';
import type { HelplinesFacts } from '../data/facts.js';
import { main } from './main.js';
import { nodeSurroundings } from './surroundings.js';

const DATA = new URL('./data/v1/', import.meta.url);

process.exitCode = await main(
  process.argv.slice(2),
  nodeSurroundings((name) => {
    const path = new URL(name, DATA);
    return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as HelplinesFacts) : undefined;
  }),
);
