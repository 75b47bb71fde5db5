/** Reads the new values of a sheet. A spreadsheet may have changed each of them before. */
import { AUDIENCES } from '../../src/data/helplines.js';
import { readNumber, readNumbers, readShortNumbers, readSms, readWhatsApp } from '../../src/data/phones.js';
import { readFree, readLink, readText } from '../../src/data/readers.js';
import { isTimeZone } from '../../src/data/time-zones.js';

/** A value, or the form that would be right. */
type Read = string | string[] | boolean | { fix: string };
const or = (value: string | string[] | boolean | null | undefined, fix: string): Read => value ?? { fix };

const WHOLE = 'with its first 0 or +, or with blanks or hyphens: a spreadsheet may have dropped a 0 or a +';
/** Digits alone, which a spreadsheet takes for an amount. Shorter numbers have no first 0 that could be lost. */
const DOUBTFUL = /^[1-9]\d{4,}$/;
const LIST_MARK = /[,;/]/;

/**
 * Reads telephone numbers, unless any of them may have lost its first 0 or its +.
 *
 * @param isText - the cell had an apostrophe, so that the spreadsheet kept it as it is
 */
function numbers<Value extends string | string[]>(
  read: (value: string) => Value | undefined,
  fix = 'a telephone number, like 0800 123 456',
): (next: string, isText: boolean) => Read {
  return (next, isText) => {
    const isDoubtful = !isText && next.split(LIST_MARK).some((one) => DOUBTFUL.test(one.trim()));
    return isDoubtful ? { fix: WHOLE } : or(read(next), fix);
  };
}

/** How the new value of each field is read. */
export const READERS: Readonly<Record<string, (next: string, isText: boolean) => Read>> = {
  name: (next) => or(readText(next), 'a short text'),
  audience: (next) =>
    or(
      AUDIENCES.find((one) => one === next.toLowerCase()),
      AUDIENCES.join(', '),
    ),
  phone: numbers((next) => readNumber(next)),
  tel: numbers((next) => readNumber(next)?.replace(/[ -]/g, '')),
  'extra.altPhones': numbers((next) => readNumbers(next), 'telephone numbers with commas between them'),
  'extra.abroadPhone': numbers((next) => readNumber(next)),
  'extra.abroadFree': (next) => or(readFree(next), 'yes or no'),
  'extra.vanity': (next) => or(readText(next), 'a short text'),
  sms: numbers(readSms),
  'extra.smsKeyword': (next) => or(readText(next), 'a word'),
  whatsapp: (next) => or(readWhatsApp(next), 'like +254712345678'),
  chat: (next) => or(readLink(next), 'an https address'),
  website: (next) => or(readLink(next), 'an https address'),
  'extra.alsoReport': (next) => {
    const links = next.split(/[\s,;]+/).map((one) => readLink(one));
    return links.every((link) => link !== undefined) ? links : { fix: 'https addresses with commas between them' };
  },
  hours: (next) => next,
  'channelHours.sms': (next) => next,
  'channelHours.whatsapp': (next) => next,
  'channelHours.chat': (next) => next,
  timeZone: (next) => (next.includes('/') && isTimeZone(next) ? next : { fix: 'like Africa/Nairobi' }),
  free: (next) => or(readFree(next), 'yes or no'),
  languages: (next) => next.split(/[\s,;]+/).filter(Boolean),
  'extra.ages': (next) => or(readText(next), 'like 5-17 or 18+'),
  'extra.area': (next) => or(readText(next), 'a short text'),
};

/**
 * Emergency numbers of a cell. `061` becomes 61 in a spreadsheet, and `000` becomes 0.
 *
 * @param known - numbers that the data has already
 */
export function readEmergencyCell(next: string, known: readonly string[], isText: boolean): string[] | { fix: string } {
  const read: string[] = [];
  for (const item of next.split(LIST_MARK).map((one) => one.trim())) {
    const isSpaced = /^\d( \d)+$/.test(item);
    const found = readShortNumbers(isSpaced ? item.replaceAll(' ', '') : item);
    if (!found || found.some((number) => number.length < 2)) return { fix: 'numbers with commas between them' };
    const isWhole = isText || isSpaced || known.includes(item);
    if (!isWhole && /^\d\d$/.test(item)) {
      return { fix: `with blanks, like ${[...item].join(' ')}, if no 0 is missing: a spreadsheet may have dropped it` };
    }
    if (!isWhole && DOUBTFUL.test(item)) return { fix: WHOLE };
    read.push(...found);
  }
  return read;
}
