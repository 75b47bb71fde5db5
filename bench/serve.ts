/** Serves pages and scripts on this machine only, compressed as a good host would, and counts the bytes sent. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { brotliCompressSync, constants } from 'node:zlib';

/** A file to serve. */
export interface Served {
  type: 'text/html; charset=utf-8' | 'text/css' | 'text/javascript' | 'application/json';
  text: string;
  /** Code that the benchmark puts before the text. It is sent but not counted. */
  before?: string;
  /** Delay of the answer in milliseconds, to imitate a slow connection. */
  delay?: number;
}

export interface BenchServer {
  /** For example `http://127.0.0.1:40123`. */
  origin: string;
  /** Bytes of brotli bodies sent since the last call. */
  takeBytes: () => number;
  /** Bodies posted since the last call. */
  takePosted: () => string[];
  close: () => void;
}

const compress = (text: string) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });

/**
 * Starts the server. Compresses all files beforehand, so that compression does not slow a measured load.
 *
 * @param files - by path, e.g. `/0.html`
 */
export async function serve(files: ReadonlyMap<string, Served>): Promise<BenchServer> {
  const answers = new Map(
    [...files].map(([path, { type, text, before, delay }]) => {
      const counted = compress(text);
      return [path, { type, delay, body: before ? compress(before + text) : counted, bytes: counted.length }] as const;
    }),
  );
  let bytes = 0;
  let posted: string[] = [];
  const server = createServer(async (request, response) => {
    const answer = answers.get(request.url ?? '');
    if (!answer) return void response.writeHead(404).end();
    if (request.method === 'POST') posted.push(await readText(request));
    bytes += answer.bytes;
    response.writeHead(200, {
      'content-type': answer.type,
      'content-encoding': 'br',
      'content-length': answer.body.length,
      'cache-control': 'no-store',
    });
    if (answer.delay) setTimeout(() => response.end(answer.body), answer.delay);
    else response.end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    takeBytes() {
      const taken = bytes;
      bytes = 0;
      return taken;
    },
    takePosted() {
      const taken = posted;
      posted = [];
      return taken;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
