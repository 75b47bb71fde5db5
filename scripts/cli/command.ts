/** Parts that all commands of `ecpat-data` share: arguments, output, faults. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { EVERYWHERE } from '../../src/data/helplines.js';
import { readCountry } from '../../src/data/readers.js';
import { countriesByAlpha3 } from '../../src/internal/country-codes.js';
import type { HelplinesFacts } from '../data/facts.js';

/** The surroundings of a command, which tests replace. */
export interface Surroundings {
  /** Reads a published document, e.g. `KE.json`. Undefined if there is none. */
  load: (name: string) => HelplinesFacts | undefined;
  print: (text: string) => void;
  printError: (text: string) => void;
  readInput: () => Promise<Uint8Array>;
  now: Date;
}

export interface Command {
  /** One line for the list of commands. */
  summary: string;
  /** Usage, options and examples. */
  help: string;
  /** As for `parseArgs`; `help` and `json` are added. */
  options: NonNullable<ParseArgsConfig['options']>;
  /** @returns the exit code */
  run: (given: Given, surroundings: Surroundings) => Promise<number> | number;
}

/** The parsed arguments of a command. */
export interface Given {
  words: string[];
  /** Whether an option without a value is given. */
  has: (name: string) => boolean;
  /** The value of an option. */
  option: (name: string) => string | undefined;
  isJson: boolean;
}

/** Exit codes. */
export const OK = 0;
/** The command has found something, or has failed. */
export const FOUND = 1;
export const WRONG_USAGE = 2;

/** A fault that the person can do something about; its message says what. */
export class Fault extends Error {}
/** Arguments that make no sense. */
export class UsageFault extends Fault {}

export function parse(args: string[], options: Command['options']): Given {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { ...options, help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' } },
    });
    const given = values as Record<string, string | boolean | undefined>;
    return {
      words: positionals,
      has: (name) => given[name] === true,
      option: (name) => (typeof given[name] === 'string' ? given[name] : undefined),
      isJson: given['json'] === true,
    };
  } catch (error) {
    throw new UsageFault(usageOf(error as NodeJS.ErrnoException));
  }
}

/** The messages of Node name its own functions. */
function usageOf({ code, message }: NodeJS.ErrnoException): string {
  const [, option = ''] = /'(?:-\w, )?(-[^' ]*)/.exec(message) ?? [];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `there is no option ${option}`;
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return message.split('\n')[0]!;
  return message.includes('does not take') ? `${option} takes no value` : `${option} needs a value`;
}

/** The one word of a command. */
export function onlyWord({ words }: Given, what: string): string {
  const [word, ...others] = words;
  if (word === undefined) throw new UsageFault(`${what} is missing`);
  if (others.length > 0) throw new UsageFault(`"${others[0]}" is too much: only ${what} is expected`);
  return word;
}

/** Name of the published file of a country: `KE.json`, also for `kenya`. `world` and `all` are files too. */
export function fileOf(country: string): string {
  if (/^(world|all)$/i.test(country)) return `${country.toLowerCase()}.json`;
  return `${codeOf(country)}.json`;
}

/** Codes of all countries. */
let known: ReadonlySet<string> | undefined;

export function codeOf(country: string): string {
  const code = readCountry(country);
  known ??= new Set(countriesByAlpha3().values());
  if (code === undefined || !known.has(code))
    throw new UsageFault(`"${country}" is not a country: write its code, like KE`);
  return code;
}

/** Code of a country in the data, `*` for services in every country. */
export function codeInData(country: string): string {
  return /^world$/i.test(country) ? EVERYWHERE : codeOf(country);
}

/** A published document; a fault if the country has none. */
export function loadCountry({ load }: Surroundings, country: string): HelplinesFacts {
  const document = load(fileOf(country));
  if (!document) throw new Fault(`there are no numbers of "${country}" yet`);
  return document;
}
