/** Host names of the machine that the browser runs on. */
const OWN_MACHINE = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Checks an address from the page's author, for a request or a link.
 *
 * Allows `https:` and the page's own origin. A page on the local machine may use all of its ports, so that a site in
 * development works on `http://localhost` with a service on another port.
 *
 * @param value - absolute, or relative to `base`
 * @returns the absolute address, or undefined if it is invalid or not allowed
 */
export function safeUrl(value: string, base: string = document.baseURI): URL | undefined {
  let url: URL;
  try {
    url = new URL(value, base);
  } catch {
    return undefined;
  }
  const isOwn = url.origin === location.origin || [url, location].every(({ hostname }) => OWN_MACHINE.test(hostname));
  const isOwnHttp = url.protocol === 'http:' && isOwn;
  return (url.protocol === 'https:' || isOwnHttp) && !url.username && !url.password ? url : undefined;
}

/** Host of an address without `www.`, as people say it. */
export function hostName(address: string): string {
  return new URL(address).hostname.replace(/^www\./, '');
}
