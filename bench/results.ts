/** Writes `bench/RESULTS.md`, which has one section for each benchmark. */
import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { format } from 'prettier';

const PATH = 'bench/RESULTS.md';
/** Results of fewer than `MIN_ROUNDS` are printed only. */
const DEFAULT_ROUNDS = 9;
const MIN_ROUNDS = 3;

/** Results of one benchmark. */
export interface Section {
  /** Unique and constant: identifies the section to replace. */
  title: string;
  /** Markdown, with headings of the third level at most. */
  text: string;
  /** Command that runs the benchmark, e.g. `npm run bench:banner`. */
  command: string;
  rounds: number;
  /** Name and version of the browser. */
  browser: string;
}

/** Prints a section. After enough rounds, it also replaces the benchmark's previous section in the file. */
export async function publish({ title, text, command, rounds, browser }: Section): Promise<void> {
  const processors = cpus();
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${processors.length} × ${processors[0]?.model}, Node ${process.versions.node}, ${browser}`;
  const section = await format(`## ${title}\n\nWritten by \`${command}\` on ${day}: ${machine}.\n\n${text}`, {
    parser: 'markdown',
  });
  console.log(section);
  if (rounds < MIN_ROUNDS) return;
  const [head, ...sections] = (await readFile(PATH, 'utf8')).split(/^(?=## )/m);
  const kept = sections.map((old) => (old.startsWith(`## ${title}\n`) ? section : old));
  if (!kept.includes(section)) kept.push(section);
  await writeFile(PATH, [head!, ...kept].map((part) => `${part.trimEnd()}\n`).join('\n'));
}

/** Number of rounds from the command line: `--rounds 3`. */
export function askedRounds(): number {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: String(DEFAULT_ROUNDS) } } });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('the number of rounds must be 1 or more');
  return rounds;
}
