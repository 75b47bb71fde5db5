/**
 * Reads single values of foreign data the way people keep them: spreadsheets, content systems, copied texts.
 *
 * | reader                                  | takes, in addition to the tidy form in `schema/`                                |
 * | --------------------------------------- | ------------------------------------------------------------------------ |
 * | every reader                            | numbers for texts, blanks around, character references such as `&#8217;` |
 * | `isBlank`                               | `""`, `n/a`, `-`, `none` and null                                        |
 * | `readYesNo`                             | `yes`, `No`, `TRUE`, `1`, `0`                                            |
 * | `readCount`                             | `"32"`, `32.0`                                                           |
 * | `readCountry`                           | what `readCountryCode` takes                                             |
 * | `readLanguage`                          | `fr_FR`, `fr_FR.UTF-8`                                                   |
 * | `readDate`                              | times, `2026/11/24`, `24.11.2026`, `20261124`; `24/11/2026` if certain   |
 * | `readLink`                              | `www.example.org`, `example.org/chat`, `HTTPS://`; never `http:`         |
 *
 * Each returns undefined for anything that it cannot read for certain. `phones.ts` reads telephone numbers.
 */
import { readCountryCode } from '../internal/country-code.js';
import { usualLanguage } from '../internal/language.js';

/** Maximum length of a text that is looked at. */
const MAX_TEXT = 5000;
/** Soft hyphens, zero-width characters and marks of direction, which are copied unnoticed. */
export const INVISIBLE = /\p{Cf}/gu;
/** Texts that people and programs write for "not known". */
const NOTHING = /^(#[a-z/0]+[!?]|#?n\/a|n\.?a\.?|nan|none|nil|null|undefined|unknown|tb[cd]|[-–—?.]*)$/i;

/** Character references by name; accented letters are composed. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
  hellip: '…',
};
const MARKS: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  cedil: '\u0327',
};
const REFERENCE = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z])(grave|acute|circ|tilde|uml|cedil)|([a-z]+));/gi;

/** Decodes character references once, as text. Unknown ones stay as written. */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (reference, decimal, hex, letter, mark, name) => {
    if (letter) return (letter + MARKS[mark.toLowerCase()]).normalize();
    if (name) return Object.hasOwn(NAMED, name) ? NAMED[name]! : reference;
    return character(hex ? parseInt(hex, 16) : Number(decimal)) ?? reference;
  });
}

function character(code: number): string | undefined {
  // As browsers do: old systems count in Windows-1252.
  if (code > 127 && code < 160) return new TextDecoder('windows-1252').decode(Uint8Array.of(code));
  return code === 0 || code > 0x10ffff || (code >> 11) * 2048 === 0xd800 ? undefined : String.fromCodePoint(code);
}

/** The entry of a list of one; any other value as it is. */
export function only(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

/** A text, or a number as text, also alone in a list; undefined for other types and for very long texts. */
export function textOf(given: unknown): string | undefined {
  const value = only(given);
  if (typeof value === 'number' && Number.isFinite(value)) return `${value}`;
  return typeof value === 'string' && value.length <= MAX_TEXT ? decodeReferences(value).trim() : undefined;
}

/** A list of texts as one text, for fields that hold a single one. */
export function joined(value: unknown, mark: string): unknown {
  return Array.isArray(value) && value.length > 1 ? value.map((entry) => textOf(entry) ?? '?').join(mark) : only(value);
}

/** Whether a value says that something is not known. */
export function isBlank(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === 'string' && NOTHING.test(textOf(value)?.replace(INVISIBLE, '').trim() ?? 'long');
}

/** A text with plain digits, hyphens, brackets and blanks, for codes and numbers. */
export function plainText(value: unknown): string | undefined {
  return textOf(value)
    ?.replace(INVISIBLE, '')
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/(?!\d)\p{Nd}/gu, asciiDigit)
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The value of a digit of any script. The ten digits of a script begin at a code that ends in 0 or 6. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0)!;
  const beginsAtSix = /\p{Nd}/u.test(String.fromCodePoint(code | 15));
  return code > 0xffff ? digit : `${(code & 15) - (beginsAtSix ? 6 : 0)}`;
}

/** A name, an id, a phrase: up to 300 characters. */
export function readText(value: unknown): string | undefined {
  return textUpTo(value, 300);
}

/** A text of at least one character. Longer texts are not understood, because half of a text can be wrong. */
export function textUpTo(value: unknown, length: number): string | undefined {
  const text = textOf(value);
  return text && (text.length <= length || [...text].length <= length) ? text : undefined;
}

export function readYesNo(value: unknown): boolean | undefined {
  const word = plainText(typeof value === 'boolean' ? `${value}` : value) ?? '';
  if (/^(true|yes|y|1)$/i.test(word)) return true;
  return /^(false|no|n|0)$/i.test(word) ? false : undefined;
}

/** Whether a call is free. */
export function readFree(value: unknown): boolean | undefined {
  const word = /^(not )?(?:toll[- ]?)?free$/i.exec(plainText(value) ?? '');
  return word ? !word[1] : readYesNo(value);
}

/** Whether a line is closed for good. People write a reason or a date instead of a yes. */
export function readWithdrawn(value: unknown): boolean | undefined {
  const isGone = /^(yes|x$|✓|✔|(permanently |now )?(closed|withdrawn|ended|dead|inactive|discontinued))/i.test(
    plainText(value) ?? '',
  );
  return readYesNo(value) ?? (isGone || readDate(value) !== undefined || undefined);
}

/** A whole number, zero included. Spreadsheets write `32.0`. */
export function readCount(value: unknown): number | undefined {
  const [, digits] = /^(\d{1,15})(\.0+)?$/.exec(textOf(value) ?? '') ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** ISO 3166-1 alpha-2, or XK. Accepts unassigned codes, since a newer document may use new ones. */
export function readCountry(value: unknown): string | undefined {
  return readCountryCode(textOf(value) ?? '', () => true);
}

/** A BCP 47 tag: language, script, region, one variant. Other forms are not in use. `Intl` accepts all of these. */
const LANGUAGE_TAG =
  /^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))?$/;

export function readLanguage(value: unknown): string | undefined {
  const tag = textOf(value)
    ?.replace(INVISIBLE, '')
    .replace(/[.@].*/, '')
    .replaceAll('_', '-');
  return tag && LANGUAGE_TAG.test(tag) ? usualLanguage(tag) : undefined;
}

/** `2026`, `2026-11` or `2026-11-24`. */
const DATE = /^(\d{4})(?:-(0?[1-9]|1[0-2])(?:-(0?[1-9]|[12]\d|3[01]))?)?$/;

/**
 * Reads a date from 1990 to 2100. Nobody can say which number of `03/04/2026` is the month, or whether `2009/10` is one.
 *
 * @returns a year, a month or a day: `2026`, `2026-11`, `2026-11-24`
 */
export function readDate(value: unknown): string | undefined {
  const text = (plainText(value) ?? '')
    .replace(/[T ]\d\d?:\d\d.*$/, '')
    .replace(/^(\d{4})\.0$/, '$1')
    .replace(/^(\d{4})(\d\d)(\d\d)$|^(\d{4})[/.](\d\d?)[/.](\d\d?)$/, '$1$4-$2$5-$3$6')
    .replace(/^(20(?:1[3-9]|[2-9]\d))\/(\d\d?)$/, '$1-$2')
    .replace(/^(\d\d?)([/.-])(\d\d?)\2(\d{4})$/, (all, first, mark, second, year) => {
      // With dots the day comes first everywhere.
      if (mark === '.' || first > 12 || first === second) return `${year}-${second}-${first}`;
      return second > 12 ? `${year}-${first}-${second}` : all;
    });
  const [, year = '', ...parts] = DATE.exec(text) ?? [];
  const [month = 1, day = 1] = parts.map((part) => Number(part ?? 1));
  const isReal = +year >= 1990 && +year <= 2100 && new Date(Date.UTC(+year, month - 1, day)).getUTCDate() === day;
  if (!isReal) return undefined;
  return [year, ...parts.filter(Boolean).map((part) => part.padStart(2, '0'))].join('-');
}

/** Whether an address may become a link: `https:`, or the page's own origin on `localhost` during development. */
export function isSafeLink(address: string): boolean {
  // A user name hides the real host: `https://ecpat.org@elsewhere.example`.
  if (address.length > 2000 || !/^https?:\/\/[^\s/?#@]+([/?#]\S*)?$/.test(address)) return false;
  try {
    const { protocol, hostname, origin } = new URL(address);
    return protocol === 'https:' || (hostname === 'localhost' && origin === globalThis.location?.origin);
  } catch {
    return false;
  }
}

/** An absolute address that is safe to follow, with its `https:`. */
export function readAddress(value: unknown): string | undefined {
  const address = (textOf(value) ?? '').replace(/^<(.*)>$/, '$1').replace(/^https:/i, 'https:');
  return isSafeLink(address) ? address : undefined;
}

/** An absolute address that is safe to follow; `https:` may be missing. */
export function readLink(value: unknown): string | undefined {
  const address = (textOf(value) ?? '')
    // Anything else with dots may be the name of a file.
    .replace(
      /^(?=www(\.[a-z\d-]+)+\.[a-z]{2,}([/?#]|$)|([a-z\d-]+\.)+(?!pdf|docx?|html?|php|jpe?g|png|gif|svg|webp|zip)[a-z]{2,}\/)/i,
      'https://',
    );
  return readAddress(address);
}
