/** `npm run data:release`: makes a release of the data after a change in `src/data/countries`. */
import { Fault } from './cli/command.js';
import { releaseData } from './data/release.js';
import { report } from './report.js';

try {
  for (const line of releaseData(new Date().toISOString().slice(0, 10))) console.log(line);
} catch (error) {
  if (!(error instanceof Fault)) throw error;
  report('', [error.message, 'nothing was written']);
}
