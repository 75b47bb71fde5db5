import { main } from '../../scripts/cli/main.js';
import { readFacts, type HelplinesFacts } from '../../scripts/data/facts.js';

export interface Ran {
  code: number;
  /** Printed lines, of the output and of errors. */
  out: string;
  err: string;
}

export interface Given {
  /** Standard input. */
  input?: string | Uint8Array;
  /** Published document of every country. Default: the facts of the project. */
  document?: HelplinesFacts;
  now?: Date;
}

/** Runs a command in this process. */
export async function runCli(args: string[], { input = '', document, now }: Given = {}): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await main(args, {
    load: () => document ?? readFacts().helplines,
    print: (text) => void out.push(text),
    printError: (text) => void err.push(text),
    readInput: async () => Buffer.from(input),
    now: now ?? new Date('2026-12-01'),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
