/** The machine that the browser runs on. */
const OWN_MACHINE = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Checks an address that a page's author gave for loading or for leaving.
 *
 * Allowed are `https:` anywhere and the page's own origin, and from a page on this very machine all of this machine, so
 * that a site in development works on `http://localhost` with a service on another port.
 *
 * @param value - absolute, or relative to `base`
 * @returns the absolute address, or undefined where it is none or not allowed
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

/** An address as people say it: its host without `www.`. */
export function hostName(address: string): string {
  return new URL(address).hostname.replace(/^www\./, '');
}
