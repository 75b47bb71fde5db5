/**
 * Reads telephone numbers of foreign data. A wrong number does harm, so each reader returns undefined for anything in
 * doubt: the banner then shows the text, and dials nothing.
 */
import { DIALLED, WRITTEN } from './channels.js';
import { INVISIBLE, isBlank, only, plainText, readText, textOf } from './readers.js';

/** A word or a sign before a number: `Tel.`, `Toll-free:`, `☎`, `="`. */
const label = (words: string) =>
  new RegExp(`^[^\\p{L}\\d+(#*]*(?:(?:${words})(?: (?:no|number))?(?:[.: -]+|(?=[+\\d(])))?`, 'iu');
const CALL = label('tel(?:ephone)?|phone|call(?:to)?|dial|toll[- ]?free');
const SMS = label('sms|text|tel');
const WHATSAPP = label('whatsapp|tel');
/** A remark behind a number: `(free)`. */
const REMARK = / ?\([^()\d]*\)$/;
/** An extension, which nobody can dial together with the number. */
const EXTENSION = / ?[,;]? ?(?:ext(?:ension)?|x)[. :]*\d{1,6}$/i;
/** An area code before a slash, as in Germany: `030/2345678`. Two numbers could look alike if the second began with 0 or 1. */
const AREA = /^(\(?0\d{1,4}\)?) ?\/ ?(?=[2-9][\d -]{4,}$)/;
/** A gap that is wider than the one between two groups of digits. */
const GAP = /\s*\t\s*|\s{2,}|\s+[\p{Pd}\u2212]+\s+/gu;
/** The beginning of a number that is no number itself, so that what follows a gap belongs to it. */
const BEGINNING = /^(?:\+\d{0,6}|0\d{0,4}|\d?)$/;
/** A number among others that nobody writes as the end of another one. */
const COMPLETE = /^(?:\+\d{7,15}|0\d{5,12}|[1-9]\d{2,12})$/;
/** A number of a length that exists. Longer ones are two numbers with a blank between them. */
const LIKELY = /^(?:\+\d{6,15}|00[1-9]\d{6,14}|#?\d{1,12})$/;
/** A zero behind the country code, which only calls inside the country have; some countries dial it always. */
const TRUNK_ZERO =
  /^\+(?!39|378|22[59]|24[12])(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|(?:2[1-689]|3[578]|42|5[09]|6[7-9]|8[0578]|9[679])\d)[ -]*0/;

/**
 * Reads telephone numbers.
 *
 * @param shortest - pattern of a number among others
 * @returns each number as people write it, with digits, blanks and hyphens; undefined if any part is in doubt
 */
export function readNumbers(given: unknown, shortest = COMPLETE, before = CALL): string[] | undefined {
  const value = only(given);
  // A JSON number, or a cell that counted as one, has lost its first zero.
  if (typeof value === 'number' && !(Number.isSafeInteger(value) && value > 0 && value < 1e6)) return undefined;
  const lines = textOf(value)
    ?.replace(INVISIBLE, '')
    .replace(/\s*[\r\n]\s*/g, ';')
    .replace(GAP, ' - ');
  const text = plainText(lines)
    ?.replace(before, '')
    .replace(/ ?\((?:24 ?\/ ?7|24 ?h(?:ours)?)\)/gi, '')
    .replace(/["'”’»]+$/, '')
    .replace(AREA, '$1 ');
  // A number with commas between thousands.
  if (!text || /^\d{1,3}(,\d{3})+$/.test(text)) return undefined;
  const [head = '', ...tail] = text.split(/( ?[,;|/] ?| or | and | & )/);
  const parts = [['', head]];
  for (let at = 0; at < tail.length; at += 2) if (tail[at + 1]) parts.push([tail[at]!.trim(), tail[at + 1]!]);
  if (parts.length > 20) return undefined;
  const numbers = parts.map(([, part]) => tidyNumber(part!.replace(before, '').replace(REMARK, '')));
  const areCertain = numbers.every((number, index) => {
    if (number === undefined) return false;
    if (parts.length === 1) return true;
    const [length, last] = [number, numbers[index - 1] ?? ''].map((one) => dialled(one).length) as [number, number];
    // `555 0111/112` gives the other ending of one number.
    const isEnding =
      last > 6 && length < last && !/^(or|;)$/.test(parts[index]![0]!) && !/^(\+|0\d{8})/.test(dialled(number));
    return shortest.test(dialled(number)) && !isEnding;
  });
  return areCertain ? (numbers as string[]) : undefined;
}

function tidyNumber(text: string): string | undefined {
  const groups = text.trim().split(' - ');
  const isSplit = groups.some(
    (_, at) =>
      at > 0 &&
      !BEGINNING.test(
        groups
          .slice(0, at)
          .join('')
          .replace(/[^\d+]/g, ''),
      ),
  );
  const number = text
    // Spreadsheets turn whole numbers into fractions.
    .replace(/^(\d{1,6})\.0$/, '$1')
    // The zero in brackets is only for calls inside the country. Italy and its neighbours dial it always.
    .replace(/^((?!\+3[79])\+[\d ]{1,5}|00\d{1,3})[ -]*\( ?0 ?\)/, '$1 ')
    // Brackets around the code of an area or a country.
    .replace(/^(\+\d{0,3}[ -]*|00\d{1,3}[ -]*|\d[ -]*|)\((\+?\d{1,5})\)/, '$1 $2 ')
    .replace(/[ .]+/g, ' ')
    .replace(/ ?- ?/g, '-')
    .replace(/^ |^(\+) |[ -]+$/g, '$1');
  // A second number after a complete one: `0712345678 404`.
  const isDoubtful = isSplit || TRUNK_ZERO.test(number) || /\d{8}[ -]\d/.test(number);
  return !isDoubtful && WRITTEN.test(number) && LIKELY.test(dialled(number)) ? number : undefined;
}

/** The number to dial: without blanks and hyphens. */
export function dialled(number: string): string {
  return number.replace(/[ -]/g, '');
}

/** One number; undefined for several. */
export function readNumber(value: unknown, before?: RegExp): string | undefined {
  const numbers = readNumbers(value, COMPLETE, before);
  return numbers?.length === 1 ? numbers[0] : undefined;
}

/** A number for text messages. */
export function readSms(value: unknown): string | undefined {
  return readNumber(value, SMS);
}

/** `https://wa.me/…`, `https://api.whatsapp.com/send?phone=…`, `whatsapp://send?phone=…`. */
const WHATSAPP_LINK = /^\S*(?:wa\.me\/|[?]phone=)(?:%2B|\+)?(\d{7,15})(?=$|[/?&#])/i;

/** An international number: `+` and digits. Nothing else reaches an account. */
export function readWhatsApp(value: unknown): string | undefined {
  const [, linked] = WHATSAPP_LINK.exec(plainText(value) ?? '') ?? [];
  const number = dialled(readNumber(linked ? `+${linked}` : value, WHATSAPP) ?? '');
  return /^\+[1-9]\d{7,14}$/.test(number) ? number : undefined;
}

/** Numbers for emergencies, as they are dialled. A blank inside of one may be between two: `15 17`. */
export function readShortNumbers(value: unknown): string[] | undefined {
  const numbers = readNumbers(value, /^\+?\d{2,15}$/);
  return numbers?.every((number) => /^([+0]|\d{2,}$)/.test(number)) ? numbers.map(dialled) : undefined;
}

/** A call: the number to dial, the same number as people read it, and further numbers of the same cell. */
export interface Call {
  tel: string | null;
  phone: string | null;
  others: string[];
  /** The spelling that was not used, because the other one says something else. */
  odd?: 'tel' | 'phone';
}

/** A number in letters that are easy to remember: `1-800-FREE`. */
const VANITY = /^\+?\d[\d -]*[A-Z]{3}[A-Z\d -]*$/;

/**
 * Reads the two spellings of a number; one may be missing. Text that is no number for certain is shown and not
 * dialled.
 *
 * @param given.tel - the number to dial
 * @param given.phone - the number as people write it
 */
export function readCall(given: { tel: unknown; phone: unknown }): Call {
  const text = isBlank(given.phone) ? undefined : readText(given.phone);
  const shown = readCallable(typeof given.phone === 'string' ? given.phone.replace(EXTENSION, '') : given.phone);
  const listed = readCallable(given.tel);
  const cut = textOf(given.tel) ?? '';
  const whole =
    /^[1-9]\d*$/.test(cut) && shown.find((number) => /^(0|\+\d{0,3})$/.test(beforeEnd(dialled(number), cut)));
  if (whole) return { ...callOf(whole, [whole, ...shown], whole, shown.length > 1 ? undefined : text), odd: 'tel' };
  const [first] = [...listed, ...shown];
  if (first === undefined) {
    const words = text ?? readText(given.tel);
    return { tel: null, phone: words && /\d/.test(words) ? words : null, others: [] };
  }
  const same = shown.find((number) => areSame(number, first));
  const digits = (plainText(text) ?? '').replace(/\D/g, '');
  const isAlike = shown.length > 0 ? same : VANITY.test(text ?? '') || digits.includes(dialled(first).slice(-7));
  if (text === undefined || !isAlike) {
    return { ...callOf(first, listed, first), ...(text !== undefined && { odd: 'phone' }) };
  }
  const isWhole = listed.length > 0 ? shown.length < 2 : EXTENSION.test(text);
  return callOf(first, isWhole ? listed : [...listed, ...shown], same ?? first, isWhole ? text : undefined);
}

/** Numbers to call: `#` is only for text messages. */
function readCallable(value: unknown): string[] {
  const numbers = readNumbers(value) ?? [];
  return numbers.every((number) => DIALLED.test(dialled(number))) ? numbers : [];
}

/** The part of a number before an ending; the number itself where it ends in another way. */
function beforeEnd(number: string, end: string): string {
  return number.length > end.length && number.endsWith(end) ? number.slice(0, -end.length) : number;
}

function callOf(first: string, all: readonly string[], written: string, text = written): Call {
  const others = all.filter((one, at) => !areSame(one, first) && all.findIndex((other) => areSame(other, one)) === at);
  return { tel: dialled(first), phone: text, others };
}

/** Whether two spellings are of one number: `0800 555` and `+254800555` end alike. */
function areSame(one: string, other: string): boolean {
  const [short = '', long = ''] = [one, other]
    .map((number) => dialled(number).replace(/^\+|^0+/, ''))
    .sort((first, second) => first.length - second.length);
  return long === short || (short.length > 6 && long.endsWith(short));
}
