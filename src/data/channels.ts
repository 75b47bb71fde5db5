import { hostName } from '../internal/urls.js';

/** Form of a number to dial: digits, after a `+` only where the number is international. */
export const DIALLED = /^\+?[0-9]{1,19}$/;
/** Form of a number as people write it. Without its spaces and hyphens it is the number to dial. */
export const WRITTEN = /^[+#]?[0-9][0-9 -]{0,30}$/;
const INTERNATIONAL = /^\+[0-9]{1,19}$/;

/** One way to reach a service. */
export interface ChannelType {
  /** Whether visitors call a number, write a message or read a page. */
  use: 'call' | 'write' | 'read';
  /** Form of the number, the same as in `helplines.schema.json`. Default: the value is an https address. */
  number?: RegExp;
  /** The link for a value. Default: the value itself. */
  href?: (value: string) => string;
}

const TYPES = {
  /** Number to dial, verbatim: no country code is ever added. */
  tel: { use: 'call', number: DIALLED, href: telHref },
  /** Number for text messages; spaces and hyphens are not part of the address. */
  sms: { use: 'write', number: WRITTEN, href: smsHref },
  /** International number: `+` and digits. */
  whatsapp: { use: 'write', number: INTERNATIONAL, href: (number) => `https://wa.me/${number.replace(/\D/g, '')}` },
  /** Address of a chat. */
  chat: { use: 'write' },
  /** Address of the line's own page; a hotline takes its reports there. */
  website: { use: 'read' },
} satisfies Record<string, ChannelType>;

/** A field of a record that holds a number or an address. */
export type ChannelField = keyof typeof TYPES;
/** The numbers and addresses of a line; null where not known. */
export type ChannelValues = { [Field in keyof typeof TYPES]: string | null };

/**
 * The one list of channels, by field and in the order in which the banner shows them. Reader, encoder, checks, banner and
 * builder read it. After a new entry, the compiler and `npm run check:data` name the places that lack the channel.
 */
export const CHANNELS: Readonly<Record<ChannelField, ChannelType>> = TYPES;
export const CHANNEL_FIELDS = Object.keys(CHANNELS) as ChannelField[];

/** Link of a channel, with the number or the host name as its text. */
export function linkOf(field: ChannelField, value: string): { href: string; text: string } {
  const { number, href } = CHANNELS[field];
  return { href: href?.(value) ?? value, text: number ? value : hostName(value) };
}

/** `tel:` and the number as the data has it. */
export function telHref(tel: string): string {
  return `tel:${tel}`;
}

/** `tel:` and a number that is only known as people write it. */
export function writtenTelHref(phone: string): string {
  return telHref(withoutGaps(phone));
}

/** `sms:` and the number. */
export function smsHref(sms: string): string {
  return `sms:${withoutGaps(sms)}`;
}

function withoutGaps(number: string): string {
  return number.replace(/[\s-]/g, '').replaceAll('#', '%23');
}
