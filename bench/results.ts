/** Keeps `bench/RESULTS.md`, in which each benchmark has a section of its own. */
import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { format } from 'prettier';

const PATH = 'bench/RESULTS.md';
/** What is usual; and fewer than the least are too few to be kept. */
const ROUNDS = 9;
const LEAST_ROUNDS = 3;

/** What a benchmark found. */
export interface Section {
  /** Unlike that of any other section, and always the same. */
  title: string;
  /** Markdown, with headings of the third level at most. */
  text: string;
  /** What to type, e.g. `npm run bench:banner`. */
  command: string;
  rounds: number;
  /** Name and version of the browser. */
  browser: string;
}

/** Prints a section and, if it comes of enough rounds, puts it in the place of the benchmark's last one. */
export async function publish({ title, text, command, rounds, browser }: Section): Promise<void> {
  const processors = cpus();
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${processors.length} × ${processors[0]?.model}, Node ${process.versions.node}, ${browser}`;
  const section = await format(`## ${title}\n\nWritten by \`${command}\` on ${day}: ${machine}.\n\n${text}`, {
    parser: 'markdown',
  });
  console.log(section);
  if (rounds < LEAST_ROUNDS) return;
  const [head, ...sections] = (await readFile(PATH, 'utf8')).split(/^(?=## )/m);
  const kept = sections.map((old) => (old.startsWith(`## ${title}\n`) ? section : old));
  if (!kept.includes(section)) kept.push(section);
  await writeFile(PATH, [head!, ...kept].map((part) => `${part.trimEnd()}\n`).join('\n'));
}

/** The number of rounds that the command line asks for: `--rounds 3`. */
export function askedRounds(): number {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: String(ROUNDS) } } });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('the number of rounds has to be 1 or more');
  return rounds;
}
