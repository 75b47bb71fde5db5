import { NETWORK_HOST } from './generated/members.js';

/** Whether an address is a page of the network, on its own site or on one below it. */
export function isNetworkPage(address: string): boolean {
  const host = /^https:\/\/([^/?#:@\\]+)(?=[/?#]|$)/.exec(address)?.[1]?.toLowerCase();
  return host !== undefined && `.${host}`.endsWith(`.${NETWORK_HOST}`);
}

/** Reads the source of a record. Editors may write more than the address. */
export function networkPage(source: unknown): string | undefined {
  const [address = ''] = typeof source === 'string' ? source.trim().split(/\s/) : [];
  return address.length <= 2000 && isNetworkPage(address) ? address : undefined;
}
