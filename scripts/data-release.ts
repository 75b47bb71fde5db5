/** `npm run data:release`: makes a release of the data after a change in `src/data/countries`. */
import { releaseData } from './data/release.js';

for (const line of releaseData(new Date().toISOString().slice(0, 10))) console.log(line);
