/** A server with published data, which can be told to fail. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readCountryFacts, type CountryFacts } from '../../scripts/data/facts.js';
import { publishedFiles, recordOf } from '../../scripts/data/publish.js';

/** Replaces the answer for a path. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export class DataServer {
  readonly #server: Server = createServer((request, response) => this.#answer(request, response));
  /** The files that it serves, by name. */
  files = published('2026-12-01');
  /** Other answers by the name of the file. */
  answers: Record<string, Answer> = {};
  /** Names of the requested files. */
  asked: string[] = [];

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Address of the folder. */
  get address(): string {
    return `${this.origin}/data/v1/`;
  }

  /** Back to right answers and the first release. */
  reset(): void {
    this.files = published('2026-12-01');
    this.answers = {};
    this.asked = [];
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const name = request.url!.replace('/data/v1/', '');
    this.asked.push(name);
    const answer = this.answers[name];
    const text = this.files.get(name);
    if (answer) answer(request, response);
    else if (text === undefined) response.writeHead(404).end('<!doctype html>Not found');
    else response.writeHead(200, { 'content-type': 'application/json' }).end(text);
  }
}

/**
 * The published files of a release.
 *
 * @param number - number of Kenya's first line instead of its own
 */
export function published(day: string, number?: string): Map<string, string> {
  const countries = readCountryFacts();
  const first = recordOf(countries, '2026-11-23', undefined, '2026-12-01');
  if (number === undefined) return publishedFiles(countries, recordOf(countries, '2026-11-23', undefined, day));
  const changed = new Map<string, CountryFacts>(countries);
  const kenya = structuredClone(countries.get('KE')!);
  Object.assign(kenya.helplines![0]!, { phone: number, tel: number });
  changed.set('KE', kenya);
  return publishedFiles(changed, recordOf(changed, '2026-11-23', first, day));
}
