import { hostName } from '../internal/urls.js';

/** A number to dial: digits, with a leading `+` only if the number is international. */
export const DIALLED = /^\+?[0-9]{1,19}$/;
/** A number as people write it. Removing its spaces and hyphens gives the number to dial. */
export const WRITTEN = /^[+#]?[0-9][0-9 -]{0,30}$/;
const INTERNATIONAL = /^\+[0-9]{1,19}$/;

/** One way to reach a service. */
export interface ChannelType {
  /** Whether visitors call a number, write a message or read a page. */
  use: 'call' | 'write' | 'read';
  /** Pattern of the number, the same as in `helplines.schema.json`. Default: the value is an https address. */
  pattern?: RegExp;
  /** The link for a value. Default: the value itself. */
  href?: (value: string) => string;
}

const TYPES = {
  /** Number to dial, verbatim: no country code is ever added. */
  tel: { use: 'call', pattern: DIALLED, href: telHref },
  /** Number for text messages. The link omits spaces and hyphens. */
  sms: { use: 'write', pattern: WRITTEN, href: smsHref },
  /** International number: `+` and digits. */
  whatsapp: { use: 'write', pattern: INTERNATIONAL, href: (number) => `https://wa.me/${number.replace(/\D/g, '')}` },
  /** Address of a chat. */
  chat: { use: 'write' },
  /** Address of the line's own page, where a hotline takes reports. */
  website: { use: 'read' },
} satisfies Record<string, ChannelType>;

/** A field of a record that holds a number or an address. */
export type ChannelField = keyof typeof TYPES;
/** The numbers and addresses of a line; null where not known. */
export type ChannelValues = { [Field in keyof typeof TYPES]: string | null };

/**
 * The one list of channels, by field and in the order in which the banner shows them. Reader, encoder, checks, banner and
 * builder read it. `docs/contributing/adding.md` lists the other files that a further channel needs.
 */
export const CHANNELS: Readonly<Record<ChannelField, ChannelType>> = TYPES;
export const CHANNEL_FIELDS = Object.keys(CHANNELS) as ChannelField[];

/** A channel to write to. */
export type WrittenField = {
  [Field in ChannelField]: (typeof TYPES)[Field]['use'] extends 'write' ? Field : never;
}[ChannelField];
export const WRITTEN_FIELDS = CHANNEL_FIELDS.filter((field) => CHANNELS[field].use === 'write') as WrittenField[];

/** Link of a channel, with the number or the host name as its text. */
export function linkOf(field: ChannelField, value: string): { href: string; text: string } {
  const { pattern, href } = CHANNELS[field];
  return { href: href?.(value) ?? value, text: pattern ? value : hostName(value) };
}

/** `tel:` link with the number exactly as in the data. */
export function telHref(tel: string): string {
  return `tel:${tel}`;
}

/** `tel:` link for a number that the data only has in its written form. */
export function writtenTelHref(phone: string): string {
  return telHref(withoutGaps(phone));
}

/** `sms:` link for a number in its written form. */
export function smsHref(sms: string): string {
  return `sms:${withoutGaps(sms)}`;
}

function withoutGaps(number: string): string {
  return number.replace(/[\s-]/g, '').replaceAll('#', '%23');
}
