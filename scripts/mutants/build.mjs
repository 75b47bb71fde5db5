/** Builds some of the files that `rollup.config.mjs` describes: `node scripts/mutants/build.mjs dist/helpline-banner.js`. */
import { rollup } from 'rollup';
import configs from '../../rollup.config.mjs';

for (const file of process.argv.slice(2)) {
  const config = configs.find(({ output }) => output.file === file);
  if (!config) throw new Error(`${file} is not a built file`);
  const { output, ...input } = config;
  const bundle = await rollup(input);
  await bundle.write(output);
  await bundle.close();
}
