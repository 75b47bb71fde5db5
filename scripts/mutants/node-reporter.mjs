/** Failures that say nothing about the tested code. */
const BROKEN = new Set(['hookFailed', 'cancelledByParent', 'uncaughtException']);

/** Reporter of Node's test runner: one line for each test that passed or failed, for `run.ts`. */
export default async function* report(source) {
  for await (const { type, data } of source) {
    const isFile = data?.name?.endsWith('.test.ts');
    if ((data?.details?.type === 'suite' && !isFile) || data?.skip !== undefined) continue;
    const { failureType, message, cause } = data?.details?.error ?? {};
    if (type === 'test:pass' && !isFile) yield line({ passed: 1 });
    else if (type === 'test:fail' && failureType !== 'subtestsFailed') {
      yield line(
        isFile || BROKEN.has(failureType)
          ? { broken: `${data.name}: ${cause?.message ?? message}` }
          : { failed: data.name },
      );
    } else if (type === 'test:stderr') yield data.message;
  }
}

const line = (result) => `mutants: ${JSON.stringify(result)}\n`;
