/**
 * Makes a test fail for what the runner lets pass: a lost rejection, a late error, and any console output that the
 * test did not expect. Loaded by the runner's page before everything else.
 */
import { whenMochaHas } from './mocha.js';

/** Console output that no test has claimed yet: level and text. */
const heard: string[] = [];

// Not ours: lit's note that this is its development build, and the browser's note on a resize it could not deliver.
const EXPECTED = /Lit is in dev mode|ResizeObserver loop/;

function hear(level: string, text: string): void {
  if (!EXPECTED.test(text)) heard.push(`${level}: ${text}`);
}

for (const level of ['log', 'info', 'warn', 'error'] as const) {
  const original = console[level];
  console[level] = (...values: unknown[]) => {
    hear(level, values.map(String).join(' '));
    // Reporting tools listen on the console too; warnings and logs would only make the run noisy.
    if (level === 'error') original(...values);
  };
}
addEventListener('unhandledrejection', (event) => hear('rejection', String(event.reason)));
addEventListener('error', (event) => hear('error', event.message));

/**
 * Claims what was said so far, so that it does not fail the test.
 *
 * @returns the texts, each with its level in front: `warn: [ecpat-member-map] …`
 */
export function takeConsole(): string[] {
  return heard.splice(0);
}

function failOnConsole(): void {
  const unexpected = takeConsole();
  if (unexpected.length > 0) throw new Error(`unexpected on the console:\n${unexpected.join('\n')}`);
}

// No test file can forget the guard. A rejection is reported one task after it happens.
whenMochaHas('afterEach', (afterEach) => {
  afterEach(() => new Promise((resolve) => setTimeout(resolve)));
  afterEach(failOnConsole);
});
