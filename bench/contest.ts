/** Tables that compare our pages with a baseline, the simplest page that does the job, and with the best peer. */
import type { Results } from './rounds.js';
import { kilo, row, show, thousandth, times, whole } from './table.js';

export interface Contest<Name extends string, Measure> {
  results: Results<Name, Measure>;
  baseline: Name;
  /** Name of the baseline in a sentence. */
  baselineTitle: string;
  ours: readonly Name[];
  peers: readonly Name[];
}

/** A column of a table. `hasRatio` adds brackets with the ratios to the baseline and to the best peer. */
export type Column<Measure> = [heading: string, measure: Measure, form: (value: number) => string, hasRatio: boolean];

/** Columns that all benchmarks of a page load share. */
export const LOAD_COLUMNS: readonly Column<'bytes' | 'all' | 'task' | 'script' | 'layoutShift'>[] = [
  ['KB (brotli)', 'bytes', kilo, true],
  ['usable, ms', 'all', whole, true],
  ['task CPU, ms', 'task', whole, true],
  ['script CPU, ms', 'script', whole, false],
  ['layout shift', 'layoutShift', thousandth, false],
];

/** Maximum ratio to the baseline or to the best peer. */
export type Target<Measure> = [title: string, measure: Measure, other: 'baseline' | 'best', limit: number];

/** Explains the values of the tables. */
export function howToRead<Name extends string, Measure>(
  { baselineTitle }: Contest<Name, Measure>,
  rounds: number,
): string {
  return `Values are medians of ${rounds} rounds. Brackets hold the median of each round's ratio to ${baselineTitle}, then to the best alternative. Times are wall-clock times from the navigation or the press of the mouse. CPU time is that of the page's main thread. All files come from this machine, so times include no network latency.`;
}

/** The peer with the lowest value of a measure. */
function best<Name extends string, Measure>({ results, peers }: Contest<Name, Measure>, measure: Measure): Name {
  const taken = (name: Name) => results.median(name, measure)!;
  return peers.reduce((least, name) => (taken(name) < taken(least) ? name : least));
}

/** A table with a row for each page. */
export function comparison<Name extends string, Measure>(
  contest: Contest<Name, Measure>,
  title: string,
  columns: readonly Column<Measure>[],
): string {
  const { results, baseline, ours, peers } = contest;
  const cell = (name: Name, [, measure, form, hasRatio]: Column<Measure>) => {
    const factors = [baseline, best(contest, measure)].map((other) => times(results.ratio(name, other, measure)));
    return show(results.median(name, measure), form) + (hasRatio ? ` (${factors.join(', ')})` : '');
  };
  return [
    row(title, ...columns.map(([heading]) => heading)),
    row('---', ...columns.map(() => '--:')),
    ...[baseline, ...ours, ...peers].map((name) => row(name, ...columns.map((column) => cell(name, column)))),
  ].join('\n');
}

/** Heading of the table of targets, and its rows of ratios. */
export function targets<Name extends string, Measure>(
  contest: Contest<Name, Measure>,
  ratios: readonly Target<Measure>[],
): string[] {
  const { results, baseline, baselineTitle, ours } = contest;
  return [
    row('at most', ...ours),
    row('---', ...ours.map(() => '--:')),
    ...ratios.map(([title, measure, other, limit]) => {
      const name = other === 'baseline' ? baseline : best(contest, measure);
      return row(
        `${title}: ${times(limit)} ${other === 'baseline' ? baselineTitle : `the best (${name})`}`,
        ...ours.map((own) => withVerdict(results.ratio(own, name, measure), limit, times)),
      );
    }),
  ];
}

/** Row of the same table for the layout shift during the load: none is allowed, at the precision shown. */
export function layoutShiftTarget<Name extends string, Measure>(
  { results, ours }: Contest<Name, Measure>,
  measure: Measure,
): string {
  return row(
    'layout shift: 0.000',
    ...ours.map((name) => withVerdict(results.median(name, measure), 0.0005, thousandth)),
  );
}

/** A value, marked if it exceeds its limit. */
export function withVerdict(value: number | null, limit: number, form: (value: number) => string): string {
  return show(value, (known) => `${form(known)}${known <= limit ? '' : ' **missed**'}`);
}
