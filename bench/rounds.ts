/** Measures several pages side by side, many times over, so that all meet the same weather on this machine. */
import puppeteer from 'puppeteer-core';
import { CHROME_ARGUMENTS, findChrome } from '../scripts/find-chrome.mjs';
import type { Case, Take } from './measure.js';
import { serve, type Served } from './serve.js';

export interface Results<Name extends string, Measure> {
  /** Name and version of the browser. */
  browser: string;
  /** Median over all rounds; null where the page does not have it. */
  median: (name: Name, measure: Measure) => number | null;
  /** Median of each round's ratio: a slow moment of the machine slows both pages of a round. Null where there is none. */
  ratio: (name: Name, floor: Name, measure: Measure) => number | null;
}

/**
 * Loads each page once in each round. A round has a browser of its own, warmed up by one load that does not count, and
 * begins with another page than the round before.
 *
 * @param files - served beside the pages, by path
 * @param take - what is done with each page, e.g. `measureLoad`
 */
export async function run<Name extends string, Taken extends Record<keyof Taken, number | null>, Measured extends Case>(
  cases: Readonly<Record<Name, Measured>>,
  files: ReadonlyMap<string, Served>,
  rounds: number,
  take: Take<Taken, Measured>,
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
            return await take(browser, server, pathOf(name), cases[name]);
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
      console.error(`${take.name}, round ${round + 1} of ${rounds}`);
    }
  } finally {
    server.close();
  }
  return {
    browser: version,
    median: (name, measure) => median(all.map((taken) => taken[name][measure])),
    ratio: (name, floor, measure) => median(all.map((taken) => divide(taken[name][measure], taken[floor][measure]))),
  };
}

function divide(value: number | null, floor: number | null): number | null {
  return value === null || !floor ? null : value / floor;
}

/** The value in the middle; of an even number of values the mean of both; null where one of them is not known. */
export function median(values: readonly (number | null)[]): number | null {
  const sorted = values.filter((value) => value !== null).sort((one, other) => one - other);
  if (sorted.length === 0 || sorted.length < values.length) return null;
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}
