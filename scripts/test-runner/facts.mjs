import { tsImport } from 'tsx/esm/api';

/** Serves the facts of all countries as the one document that the build publishes: the files themselves are many. */
export async function factsServer() {
  const { readFacts } = await tsImport('../data/facts.ts', import.meta.url);
  return async (context, next) => {
    if (context.path !== '/src/data/helplines.json') return next();
    context.body = readFacts().helplines;
  };
}
