/**
 * Checks an address that a page's author gave for loading or for leaving.
 *
 * Allowed are `https:` anywhere and the page's own origin, so that a site in development works on `http://localhost`.
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
  const isOwnHttp = url.protocol === 'http:' && url.origin === location.origin;
  return (url.protocol === 'https:' || isOwnHttp) && !url.username && !url.password ? url : undefined;
}
