/**
 * Fails a test for faults that the runner ignores: an unhandled rejection, a late error, and any console output that the
 * test did not expect. The runner's page loads it before everything else.
 */
import { whenMochaHas } from './mocha.js';

/** Console output that no test has claimed yet: level and text. */
const heard: string[] = [];

// Not from our code: Lit's notice about its development build, and the browser's about an undelivered resize.
const EXPECTED = /Lit is in dev mode|ResizeObserver loop/;

function hear(level: string, text: string): void {
  if (!EXPECTED.test(text)) heard.push(`${level}: ${text}`);
}

for (const level of ['log', 'info', 'warn', 'error'] as const) {
  const original = console[level];
  console[level] = (...values: unknown[]) => {
    hear(level, values.map(String).join(' '));
    // Reporting tools need errors; warnings and logs would only make the output noisy.
    if (level === 'error') original(...values);
  };
}
addEventListener('unhandledrejection', (event) => hear('rejection', String(event.reason)));
addEventListener('error', (event) => hear('error', event.message));

/**
 * Claims the console output so far, so that it does not fail the test.
 *
 * @returns the texts, each after its level: `warn: [ecpat-member-map] …`
 */
export function takeConsole(): string[] {
  return heard.splice(0);
}

function failOnConsole(): void {
  const unexpected = takeConsole();
  if (unexpected.length > 0) throw new Error(`unexpected on the console:\n${unexpected.join('\n')}`);
}

// Here, so that no test file can forget it. Browsers report a rejection one task after it happens.
whenMochaHas('afterEach', (afterEach) => {
  afterEach(() => new Promise((resolve) => setTimeout(resolve)));
  afterEach(failOnConsole);
});
