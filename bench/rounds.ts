/** Measures several pages side by side, many times over, so that all meet the same weather on this machine. */
import puppeteer from 'puppeteer-core';
import { CHROME_ARGUMENTS, findChrome } from '../scripts/find-chrome.mjs';
import { measure, type Measures } from './measure.js';
import type { Wanted } from './probe.js';
import { serve, type Served } from './serve.js';

/** A page to measure, and what its visitors wait for. */
export interface Case extends Wanted {
  html: string;
}

/** One of the things measured. */
export type Measure = keyof Measures;

export interface Results<Name extends string> {
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
 * @param scripts - served beside the pages, by path
 */
export async function run<Name extends string>(
  cases: Readonly<Record<Name, Case>>,
  scripts: ReadonlyMap<string, Served>,
  rounds: number,
): Promise<Results<Name>> {
  const names = Object.keys(cases) as Name[];
  const pathOf = (name: Name) => `/${names.indexOf(name)}.html`;
  const files = new Map(scripts);
  for (const name of names) files.set(pathOf(name), { type: 'text/html; charset=utf-8', text: cases[name].html });
  const server = await serve(files);
  const { path: executablePath, isShell } = await findChrome();
  const all: Record<Name, Measures>[] = [];
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
        const load = (name: Name) => measure(browser, server, pathOf(name), cases[name]);
        const first = round % names.length;
        await load(names[first]!);
        const measures = {} as Record<Name, Measures>;
        for (const name of [...names.slice(first), ...names.slice(0, first)]) measures[name] = await load(name);
        all.push(measures);
      } finally {
        await browser.close();
      }
      console.error(`round ${round + 1} of ${rounds}`);
    }
  } finally {
    server.close();
  }
  return {
    browser: version,
    median: (name, measure) => median(all.map((measures) => measures[name][measure])),
    ratio: (name, floor, measure) =>
      median(all.map((measures) => divide(measures[name][measure], measures[floor][measure]))),
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
