/** Tables that set pages of ours beside a floor, which is the least that does the job, and beside the best of the peers. */
import type { Results } from './rounds.js';
import { kilo, row, show, thousandth, times, whole } from './table.js';

export interface Contest<Name extends string, Measure> {
  results: Results<Name, Measure>;
  floor: Name;
  /** What the floor is called in a sentence. */
  floorTitle: string;
  ours: readonly Name[];
  peers: readonly Name[];
}

/** A column of a table; with ratios in brackets: to the floor, and to the best peer. */
export type Column<Measure> = [heading: string, measure: Measure, form: (value: number) => string, hasRatio: boolean];

/** What every load of a page is compared by. */
export const LOAD_COLUMNS: readonly Column<'bytes' | 'all' | 'task' | 'script' | 'layoutShift'>[] = [
  ['KB (brotli)', 'bytes', kilo, true],
  ['usable, ms', 'all', whole, true],
  ['task CPU, ms', 'task', whole, true],
  ['script CPU, ms', 'script', whole, false],
  ['layout shift', 'layoutShift', thousandth, false],
];

/** The most that a ratio may be, to the floor or to the best peer. */
export type Bar<Measure> = [what: string, measure: Measure, other: 'floor' | 'best', limit: number];

/** The peer that takes the least of something. */
function best<Name extends string, Measure>({ results, peers }: Contest<Name, Measure>, measure: Measure): Name {
  const taken = (name: Name) => results.median(name, measure)!;
  return peers.reduce((least, name) => (taken(name) < taken(least) ? name : least));
}

/** A table with a row for each page. */
export function comparison<Name extends string, Measure>(
  contest: Contest<Name, Measure>,
  what: string,
  columns: readonly Column<Measure>[],
): string {
  const { results, floor, ours, peers } = contest;
  const cell = (name: Name, [, measure, form, hasRatio]: Column<Measure>) => {
    const factors = [floor, best(contest, measure)].map((other) => times(results.ratio(name, other, measure)));
    return show(results.median(name, measure), form) + (hasRatio ? ` (${factors.join(', ')})` : '');
  };
  return [
    row(what, ...columns.map(([heading]) => heading)),
    row('---', ...columns.map(() => '--:')),
    ...[floor, ...ours, ...peers].map((name) => row(name, ...columns.map((column) => cell(name, column)))),
  ].join('\n');
}

/** The head of a table of what was aimed at, and its rows of ratios. */
export function bars<Name extends string, Measure>(
  contest: Contest<Name, Measure>,
  ratios: readonly Bar<Measure>[],
): string[] {
  const { results, floor, floorTitle, ours } = contest;
  return [
    row('no more than', ...ours),
    row('---', ...ours.map(() => '--:')),
    ...ratios.map(([what, measure, other, limit]) => {
      const name = other === 'floor' ? floor : best(contest, measure);
      return row(
        `${what}: ${times(limit)} ${other === 'floor' ? floorTitle : `the best, ${name}`}`,
        ...ours.map((own) => held(results.ratio(own, name, measure), limit, times)),
      );
    }),
  ];
}

/** The row of the same table for what moved while the page came up: nothing may, as exact as it is shown. */
export function steadiness<Name extends string, Measure>(
  { results, ours }: Contest<Name, Measure>,
  measure: Measure,
): string {
  return row('layout shift: 0.000', ...ours.map((name) => held(results.median(name, measure), 0.0005, thousandth)));
}

/** A value beside the most that it may be. */
export function held(value: number | null, limit: number, form: (value: number) => string): string {
  return show(value, (known) => `${form(known)}${known <= limit ? '' : ' **missed**'}`);
}
