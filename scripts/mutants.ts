/**
 * `npm run test:mutants`: tries each fault of `scripts/mutants/table.ts`, and fails if one passes all its tests or can no
 * longer be tried. `npm run test:mutants -- <words>` tries those whose name contains the words.
 */
import { availableParallelism } from 'node:os';
import { tryMutants } from './mutants/run.js';
import { MUTANTS } from './mutants/table.js';

const words = process.argv.slice(2).join(' ');
const chosen = MUTANTS.filter(({ name }) => name.includes(words));
const outcomes = await tryMutants(chosen, process.cwd(), availableParallelism(), ({ name, state, detail, seconds }) => {
  console.log(`${state === 'killed' ? '✓' : '✗'} ${name}: ${state} (${seconds} s)\n    ${detail}`);
});
const count = (wanted: string) => outcomes.filter(({ state }) => state === wanted).length;
console.log(`${count('killed')} killed, ${count('survived')} survived, ${count('error')} errors`);
process.exitCode = outcomes.length > 0 && count('killed') === outcomes.length ? 0 : 1;
