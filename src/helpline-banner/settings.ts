/** Reads the author's attributes. An invalid one gives its default and one warning. */
import { asText, enumAttribute, warnInvalid } from '../internal/attributes.js';
import { safeUrl } from '../internal/urls.js';
import { warnOnce } from '../internal/warn.js';
import { countryCodeOf } from './countries.model.js';
import { LAYOUTS, type Layout } from './helpline-banner.types.js';

/** Default address of the exit: unremarkable, fast, not personal. */
const DEFAULT_EXIT = 'https://www.wikipedia.org/';

type Banner = HTMLElement & {
  country: string | null;
  layout: Layout;
  exitUrl: string | null;
  noCountryPicker: boolean;
};

/** Reads `layout`. */
export function readLayout(banner: Banner): Layout {
  return enumAttribute(banner, 'layout', banner.layout, LAYOUTS, 'bar');
}

/** Reads `country`: a code, undefined for none, null for a value that is not understood. */
export function readCountry(banner: Banner): string | undefined | null {
  const wanted = asText(banner.country);
  const code = countryCodeOf(wanted);
  if (!wanted || code) return code;
  warnInvalid(banner, 'country', banner.country, 'visitors choose from a list. A code like KE always works');
  return null;
}

/** Whether visitors may change the country: always, unless the author names one and forbids it. */
export function mayPickCountry({ localName, noCountryPicker }: Banner, country: string | undefined | null): boolean {
  if (noCountryPicker && country === undefined) {
    warnOnce(localName, 'no-country-picker only counts together with country; the list of countries stays.');
  }
  return !noCountryPicker || !country;
}

/** Reads `exit-url`: another page than this, over https or in the page's own origin. */
export function readExitAddress(banner: Banner): URL {
  const wanted = asText(banner.exitUrl);
  const fallback = new URL(DEFAULT_EXIT);
  if (!wanted) return fallback;
  const url = safeUrl(wanted);
  if (url && !isThisPage(url)) return url;
  warnInvalid(
    banner,
    'exit-url',
    wanted,
    `it has to be the https address of another page; the exit leads to ${DEFAULT_EXIT}`,
  );
  return fallback;
}

/**
 * Whether an address may lead to this page: fragments, a last `/`, an empty `?` and parameters that are only added or left
 * out make no other page.
 */
function isThisPage({ origin, pathname, searchParams }: URL): boolean {
  const own = new URL(location.href);
  const plain = (path: string) => path.replace(/\/(index\.\w+)?$/, '');
  const isIn = (some: URLSearchParams, all: URLSearchParams) =>
    [...some].every(([name, value]) => all.get(name) === value);
  return (
    origin === own.origin &&
    plain(pathname) === plain(own.pathname) &&
    (isIn(searchParams, own.searchParams) || isIn(own.searchParams, searchParams))
  );
}
