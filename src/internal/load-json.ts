import { TIME_LIMIT_MS, withDeadline } from './deadline.js';
import { SourceError } from './errors.js';
import { explainFault } from './json-fault.js';
import { safeUrl } from './urls.js';

/** Maximum size of a document, in bytes. */
export const SIZE_LIMIT = 5 * 1024 * 1024;

/**
 * Fetches a JSON document without cookies and referrer. Does not follow redirects, which would contact an address that
 * the page's author did not name.
 *
 * @param address - as the author wrote it
 * @param signal - stops silently when aborted: the promise rejects with the signal's reason
 * @throws {SourceError} `rejected` address not allowed or error status · `network` no answer or a redirect ·
 * `timeout` after 10 s · `bad-data` not JSON or over 5 MB
 */
export async function loadJson(address: string, signal: AbortSignal): Promise<unknown> {
  const url = safeUrl(address);
  if (!url) throw new SourceError('rejected', 'the address is not https');
  return withDeadline(
    TIME_LIMIT_MS,
    async (limit) => {
      const response = await fetch(url, {
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        redirect: 'error',
        signal: limit,
      });
      if (!response.ok) throw new SourceError('rejected', `the server answered ${response.status}`);
      return parse(await readText(response));
    },
    { signal, unreachable: 'the server could not be reached' },
  );
}

/** Reads the body in chunks, so that an oversized document costs no more than the limit. */
async function readText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > SIZE_LIMIT) {
      await reader.cancel();
      throw new SourceError('bad-data', 'the document is larger than 5 MB');
    }
    chunks.push(value);
  }
  return decode(await new Blob(chunks).arrayBuffer(), response.headers.get('content-type'));
}

/** Decodes by the byte order mark, else by the charset of the header, else as UTF-8. */
export function decode(bytes: ArrayBuffer, contentType: string | null): string {
  const [first] = new Uint8Array(bytes);
  const [, charset = 'utf-8'] = /charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType ?? '') ?? [];
  // JSON itself begins with none of these bytes.
  const name = first === 0xff ? 'utf-16le' : first === 0xfe ? 'utf-16be' : first === 0xef ? 'utf-8' : charset;
  try {
    return new TextDecoder(name).decode(bytes);
  } catch {
    // The header names an encoding that does not exist.
    return new TextDecoder().decode(bytes);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SourceError('bad-data', `the document is not JSON: ${explainFault(text)}`);
  }
}
