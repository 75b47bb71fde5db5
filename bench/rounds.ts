/** Measures several pages in turn, round by round, so that all of them run under the same load of the machine. */
import puppeteer from 'puppeteer-core';
import { CHROME_ARGUMENTS, findChrome } from '../scripts/find-chrome.mjs';
import type { Case, Measurement } from './measure.js';
import { serve, type Served } from './serve.js';

export interface Results<Name extends string, Measure> {
  /** Name and version of the browser. */
  browser: string;
  /** Median of all rounds; null if the page does not have the measure. */
  median: (name: Name, measure: Measure) => number | null;
  /** Median of each round's ratio, because a slow machine slows both pages of a round. Null if there is none. */
  ratio: (name: Name, baseline: Name, measure: Measure) => number | null;
}

/**
 * Loads each page once in each round. Each round starts its own browser, warms it up with one load that does not count,
 * and starts with another page than the round before.
 *
 * @param files - files that the pages load, by path
 * @param measure - runs for each page, e.g. `measureLoad`
 */
export async function run<Name extends string, Taken extends Record<keyof Taken, number | null>, Measured extends Case>(
  cases: Readonly<Record<Name, Measured>>,
  files: ReadonlyMap<string, Served>,
  rounds: number,
  measure: Measurement<Taken, Measured>,
): Promise<Results<Name, keyof Taken>> {
  const names = Object.keys(cases) as Name[];
  const pathOf = (name: Name) => `/${names.indexOf(name)}.html`;
  const served = new Map(files);
  for (const name of names) served.set(pathOf(name), { type: 'text/html; charset=utf-8', text: cases[name].html });
  const server = await serve(served);
  const { path: executablePath, isShell } = await findChrome();
  const all: Record<Name, Taken>[] = [];
  let version = '';
  try {
    for (let round = 0; round < rounds; round++) {
      const browser = await puppeteer.launch({
        executablePath,
        headless: isShell ? 'shell' : true,
        args: CHROME_ARGUMENTS,
      });
      try {
        version = await browser.version();
        const load = async (name: Name) => {
          try {
            return await measure(browser, server, pathOf(name), cases[name]);
          } catch (error) {
            throw new Error(`“${name}” cannot be measured`, { cause: error });
          }
        };
        const first = round % names.length;
        await load(names[first]!);
        const taken = {} as Record<Name, Taken>;
        for (const name of [...names.slice(first), ...names.slice(0, first)]) taken[name] = await load(name);
        all.push(taken);
      } finally {
        await browser.close();
      }
      console.error(`${measure.name}, round ${round + 1} of ${rounds}`);
    }
  } finally {
    server.close();
  }
  return {
    browser: version,
    median: (name, key) => median(all.map((taken) => taken[name][key])),
    ratio: (name, baseline, key) => median(all.map((taken) => divide(taken[name][key], taken[baseline][key]))),
  };
}

function divide(value: number | null, baseline: number | null): number | null {
  return value === null || !baseline ? null : value / baseline;
}

/** The median; for an even number of values, the mean of the two in the middle; null if any value is missing. */
export function median(values: readonly (number | null)[]): number | null {
  const sorted = values.filter((value) => value !== null).sort((one, other) => one - other);
  if (sorted.length === 0 || sorted.length < values.length) return null;
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}
