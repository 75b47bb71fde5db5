/**
 * Reads single values of foreign data the way people keep them: spreadsheets, content systems, copied texts.
 *
 * | reader                                  | takes, in addition to the tidy form in `schema/`                                |
 * | --------------------------------------- | ------------------------------------------------------------------------ |
 * | every reader                            | numbers for texts, blanks around, character references such as `&#8217;` |
 * | `isBlank`                               | `""`, `n/a`, `-`, `none` and null                                        |
 * | `readYesNo`                             | `yes`, `No`, `TRUE`, `1`, `0`, `free`                                    |
 * | `readCount`                             | `"32"`, `32.0`                                                           |
 * | `readCountry`                           | what `readCountryCode` takes                                             |
 * | `readLanguage`                          | `fr_FR`, `fr_FR.UTF-8`                                                   |
 * | `readDate`                              | times, `2026/11/24`, `24.11.2026`, `20261124`; `24/11/2026` if certain   |
 * | `readLink`                              | `www.example.org`, `example.org/chat`, `HTTPS://`; never `http:`         |
 * | `readNumbers`, `readNumber`, `readCall` | labels, `tel:`, brackets, dots, `(0)`, digits of every script            |
 * | `readWhatsApp`                          | the same with a country code, and links of WhatsApp                      |
 *
 * Each returns undefined for anything that it cannot read for certain: a wrong number does harm.
 */
import { readCountryCode } from '../internal/country-code.js';
import { DIALLED, WRITTEN } from './channels.js';

/** Maximum length of a text that is looked at. */
const MAX_TEXT = 5000;
/** Soft hyphens, zero-width characters and marks of direction, which are copied unnoticed. */
const INVISIBLE = /\p{Cf}/gu;
/** Texts that people and programs write for "not known". */
const NOTHING = /^(#?n\/a|n\.a\.?|none|null|undefined|[-–—?.]*)$/i;

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

/** A text, or a number as text; undefined for other types and for very long texts. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return `${value}`;
  return typeof value === 'string' && value.length <= MAX_TEXT ? decodeReferences(value).trim() : undefined;
}

/** A list of texts as one text, for fields that hold a single one. */
export function joined(value: unknown, mark: string): unknown {
  return Array.isArray(value) ? value.map((entry) => textOf(entry) ?? '?').join(mark) : value;
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
    .replace(/\p{Nd}/gu, asciiDigit)
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
  return text && [...text].length <= length ? text : undefined;
}

export function readYesNo(value: unknown): boolean | undefined {
  const word = plainText(typeof value === 'boolean' ? `${value}` : value) ?? '';
  if (/^(true|yes|y|1|(toll[- ]?)?free)$/i.test(word)) return true;
  return /^(false|no|n|0|not free)$/i.test(word) ? false : undefined;
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
  return tag && LANGUAGE_TAG.test(tag) ? tag : undefined;
}

/** `2026`, `2026-11` or `2026-11-24`. */
const DATE = /^(\d{4})(?:-(0?[1-9]|1[0-2])(?:-(0?[1-9]|[12]\d|3[01]))?)?$/;

/**
 * Reads a date. Of `03/04/2026` nobody can say which number is the month.
 *
 * @returns a year, a month or a day: `2026`, `2026-11`, `2026-11-24`
 */
export function readDate(value: unknown): string | undefined {
  const text = (plainText(value) ?? '')
    .replace(/[T ]\d\d?:\d\d.*$/, '')
    .replace(/^(\d{4})\.0$/, '$1')
    .replace(/^(\d{4})(\d\d)(\d\d)$|^(\d{4})[/.](\d\d?)[/.](\d\d?)$/, '$1$4-$2$5-$3$6')
    .replace(/^(\d{4})\/(\d\d?)$/, '$1-$2')
    .replace(/^(\d\d?)([/.-])(\d\d?)\2(\d{4})$/, (all, first, mark, second, year) => {
      // With dots the day comes first everywhere.
      if (mark === '.' || first > 12 || first === second) return `${year}-${second}-${first}`;
      return second > 12 ? `${year}-${first}-${second}` : all;
    });
  const [, ...parts] = DATE.exec(text) ?? [];
  return (
    parts[0] &&
    parts
      .filter(Boolean)
      .map((part) => part.padStart(2, '0'))
      .join('-')
  );
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

/** An absolute address that is safe to follow. */
export function readLink(value: unknown): string | undefined {
  const address = (textOf(value) ?? '')
    .replace(/^<(.*)>$/, '$1')
    .replace(/^https:/i, 'https:')
    .replace(/^(?=[a-z\d-]+(\.[a-z\d-]+)*\.[a-z]{2,}([/?#]|$))/i, 'https://');
  return isSafeLink(address) ? address : undefined;
}

/** A word or a sign before a number: `Tel.`, `sms:`, `☎`. */
const LABEL = /^[^\p{L}\d+(#*]*(?:(?:tel|phone|call|sms|whatsapp)(?:[.: ]+|(?=[+\d(])))?/iu;
/** A remark behind a number: `(free)`. */
const REMARK = / ?\([^()\d]*\)$/;
/** An extension, which nobody can dial together with the number. */
const EXTENSION = / ?[,;]? ?(?:ext(?:ension)?|x)[. :]*\d{1,6}$/i;
/** An area code before a slash, as in Germany: `030/2345678`. Two numbers could look alike if the second began with 0 or 1. */
const AREA = /^(\(?0\d{1,4}\)?) ?\/ ?(?=[2-9][\d -]{4,}$)/;
/** A number among several ones that nobody writes as the end of another one. */
const COMPLETE = /^(\+\d{7,15}|0\d{5,12}|[1-9]\d{2,12})$/;
/** A number of a length that exists. Longer ones are two numbers with a blank between them. */
const LIKELY = /^(\+\d{7,15}|\d{2,13})$/;

/**
 * Reads telephone numbers.
 *
 * @returns each number as people write it, with digits, blanks and hyphens; undefined if any part is in doubt
 */
export function readNumbers(value: unknown): string[] | undefined {
  if (typeof value === 'string' && WRITTEN.test(value)) return [value];
  if (typeof value === 'number' && !(Number.isSafeInteger(value) && value > 0)) return undefined;
  const rows = typeof value === 'string' ? value.replace(/[\r\n]+/g, ';') : value;
  const text = plainText(rows)?.replace(LABEL, '').replace(AREA, '$1 ') ?? '';
  const parts = text.split(/ ?[,;|/] ?| or | and | & /).filter(Boolean);
  const numbers = parts.slice(0, 20).map((part) => tidyNumber(part.replace(LABEL, '').replace(REMARK, '')));
  const areCertain = numbers.every((number) => number && (parts.length === 1 || COMPLETE.test(dialled(number))));
  return parts.length > 0 && areCertain ? (numbers as string[]) : undefined;
}

function tidyNumber(text: string): string | undefined {
  const number = text
    // Spreadsheets turn whole numbers into fractions.
    .replace(/^(\d+)\.0$/, '$1')
    // The zero in brackets is only for calls inside the country.
    .replace(/^(\+[\d ]{1,5}|00\d{1,3} ?)\( ?0 ?\)/, '$1 ')
    // Brackets around the code of an area or a country.
    .replace(/^(\+\d{0,3}[ -]?|00\d{1,3}[ -]?|\d[ -]?|)\((\+?\d{1,5})\)/, '$1 $2 ')
    .replace(/[ .]+/g, ' ')
    .replace(/ ?- ?/g, '-')
    .replace(/^ |^(\+) |[ -]+$/g, '$1');
  return WRITTEN.test(number) && /^\+?\d{2,15}$/.test(dialled(number)) ? number : undefined;
}

/** The number to dial: without blanks and hyphens. */
export function dialled(number: string): string {
  return number.replace(/[ -]/g, '');
}

/** A call: the number to dial, the same number for the eye, and further numbers of the same cell. */
export interface Call {
  tel: string | null;
  phone: string | null;
  others: string[];
}

/**
 * Reads the two spellings of a number; one may be missing. Text that is no number for certain is shown and not
 * dialled.
 *
 * @param given.tel - the number to dial
 * @param given.phone - the number as people write it
 */
export function readCall(given: { tel: unknown; phone: unknown }): Call {
  const text = isBlank(given.phone) ? undefined : readText(given.phone);
  const shown = readNumbers(text?.replace(EXTENSION, ''))?.filter((number) => LIKELY.test(dialled(number))) ?? [];
  // A number that is no text has lost its first zero.
  const isCut = typeof given.tel === 'number' && shown.some((number) => dialled(number) === `0${given.tel}`);
  const listed = isCut
    ? []
    : (readNumbers(given.tel)?.filter((number) => DIALLED.test(number) || LIKELY.test(dialled(number))) ?? []);
  const numbers = [...listed, ...shown];
  const [first] = numbers;
  if (first === undefined) {
    const words = text ?? readText(given.tel);
    return { tel: null, phone: words && /\d/.test(words) ? words : null, others: [] };
  }
  if (text !== undefined && (listed.length > 0 ? shown.length < 2 : EXTENSION.test(text))) {
    return { tel: dialled(first), phone: text, others: listed.slice(1) };
  }
  return {
    tel: dialled(first),
    phone: shown.find((number) => areSame(number, first)) ?? first,
    others: numbers.filter((one, at) => at > 0 && numbers.findIndex((other) => areSame(other, one)) === at),
  };
}

/** Whether two spellings are of one number: `0800 555` and `+254800555` end alike. */
function areSame(one: string, other: string): boolean {
  const [short = '', long = ''] = [one, other]
    .map((number) => dialled(number).replace(/^\+|^0+/, ''))
    .sort((first, second) => first.length - second.length);
  return long === short || (short.length > 6 && long.endsWith(short));
}

/** One number; undefined for several ones. */
export function readNumber(value: unknown): string | undefined {
  const numbers = readNumbers(value);
  return numbers?.length === 1 ? numbers[0] : undefined;
}

/** `https://wa.me/…`, `https://api.whatsapp.com/send?phone=…`, `whatsapp://send?phone=…`. */
const WHATSAPP_LINK = /^\S*(?:wa\.me\/|[?]phone=)(?:%2B|\+)?(\d{7,15})(?=$|[/?&#])/i;

/** An international number: `+` and digits. Nothing else reaches an account. */
export function readWhatsApp(value: unknown): string | undefined {
  const [, linked] = WHATSAPP_LINK.exec(plainText(value) ?? '') ?? [];
  const number = linked ? `+${linked}` : dialled(readNumber(value) ?? '');
  return /^\+/.test(number) && DIALLED.test(number) ? number : undefined;
}
