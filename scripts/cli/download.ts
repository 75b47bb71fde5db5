import { Fault } from './command.js';
import { reasonOf } from './reasons.js';

/** A document for `src` may have 5 MB; so may a file here. */
const SIZE_LIMIT = 5 * 1024 * 1024;
const REDIRECTS = 5;
const OWN_MACHINE = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Whether an address may be asked: https, or this machine. */
export function isAllowed({ protocol, hostname, username, password }: URL): boolean {
  const isSecret = protocol === 'https:' || (protocol === 'http:' && OWN_MACHINE.test(hostname));
  return isSecret && !username && !password;
}

/**
 * The bytes at an address. Follows redirects on the same origin only: another site would be trusted with the numbers
 * although nobody has named it.
 *
 * @param seconds - limit for the whole answer
 */
export async function download(address: URL, seconds: number): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(seconds * 1000);
  try {
    const response = await follow(address, signal);
    if (!response.ok) throw new Fault(`${address.href} cannot be loaded: the server answered ${response.status}`);
    return await readBody(response, address);
  } catch (error) {
    if (error instanceof Fault) throw error;
    if (signal.aborted)
      throw new Fault(`${address.href} cannot be loaded: no complete answer within ${seconds} seconds`);
    const { cause } = error as Error;
    throw new Fault(`${address.href} cannot be loaded: ${reasonOf(cause instanceof Error ? cause : error)}`);
  }
}

async function follow(address: URL, signal: AbortSignal): Promise<Response> {
  let url = address;
  for (let count = 0; count <= REDIRECTS; count++) {
    const response = await fetch(url, { redirect: 'manual', signal, headers: { accept: 'application/json' } });
    const next = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || next === null) return response;
    await response.body?.cancel();
    url = new URL(next, url);
    if (url.origin !== address.origin) {
      throw new Fault(`${address.href} redirects to ${url.origin}: if you trust that site, name it in --from`);
    }
  }
  throw new Fault(`${address.href} redirects more than ${REDIRECTS} times`);
}

async function readBody(response: Response, address: URL): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > SIZE_LIMIT) throw new Fault(`${address.href} is larger than 5 MB`);
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}
