import { buffer } from 'node:stream/consumers';
import type { Surroundings } from './command.js';

/** The surroundings of a command that a person starts. */
export function nodeSurroundings(load: Surroundings['load']): Surroundings {
  return {
    load,
    print: (text) => console.log(text),
    printError: (text) => console.error(text),
    readInput: () => buffer(process.stdin),
    now: new Date(),
  };
}
