import { VERSION } from '../../src/internal/version.js';
import { check } from './check.js';
import { Fault, OK, UsageFault, WRONG_USAGE, FOUND, parse, type Command, type Surroundings } from './command.js';
import { fallback } from './fallback.js';
import { pull } from './pull.js';
import { sheet } from './sheet.js';
import { stale } from './stale.js';

const COMMANDS: Readonly<Record<string, Command>> = { check, pull, stale, sheet, fallback };

const HELP = `ecpat-data: the numbers of the ECPAT widgets, apart from the code

${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(9)} ${summary}`)
  .join('\n')}

ecpat-data <command> --help has the options and examples of a command. Each takes --json for output that programs read.
ecpat-data --version prints the version of the package. stale, sheet and fallback use the numbers of this version.
Exit codes: 0 all is well · 1 something was found, or failed · 2 wrong usage`;

/** Runs a command. Never throws for a fault of its input, of the network or of the disk. */
export async function main(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { print, printError } = surroundings;
  const [name, ...rest] = args;
  const isHelp = name === undefined || /^(--help|-h|help)$/.test(name);
  if (isHelp) {
    print(HELP);
    return name === undefined ? WRONG_USAGE : OK;
  }
  if (/^(--version|-v)$/.test(name)) {
    print(VERSION);
    return OK;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name]! : undefined;
  try {
    if (!command) throw new UsageFault(`there is no command "${name}"`);
    const given = parse(rest, command.options);
    if (given.has('help')) {
      print(command.help);
      return OK;
    }
    return await command.run(given, surroundings);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const isUsage = error instanceof UsageFault;
    if (rest.includes('--json')) print(JSON.stringify({ error: error.message }, null, 2));
    else printError(`ecpat-data: ${error.message}`);
    if (isUsage && !rest.includes('--json')) printError(`Try: ecpat-data ${command ? `${name} ` : ''}--help`);
    return isUsage ? WRONG_USAGE : FOUND;
  }
}
