/** The facts of a line that somebody can check, as the sheet shows them. `scripts/data/apply.ts` reads the sheet. */
import type { EmergencyFact, HelplineFact, HelplinesFacts } from '../data/facts.js';
import type { Aged } from '../data/stale.js';

/** Columns of the table. */
export const COLUMNS = ['id', 'field', 'value now', 'verdict', 'new value', 'comment'] as const;
/** Id of the rows that say who checked, when and how. */
export const HEAD_ID = 'check';
/** Id of the rows of the emergency numbers. */
export const EMERGENCY_ID = 'emergency';

/** A field that can be checked, by its path in the data. */
export interface CheckedField {
  label: string;
  /** The value as text; empty if it is not known. */
  get: (line: HelplineFact) => string;
  /** Whether the sheet asks for it where it is not known. */
  isAsked?: (line: HelplineFact) => boolean;
  /** Whether a new value needs more than one cell. */
  isByHand?: true;
}

const listOf = (values?: readonly string[] | null) => (values ?? []).join(', ');
const answer = (value?: boolean | null) => (value === true ? 'yes' : value === false ? 'no' : '');
const inLanguages = (texts?: Readonly<Record<string, string>> | null) =>
  Object.entries(texts ?? {})
    .map(([tag, text]) => `${tag}: ${text}`)
    .join(' | ');
const listens = ({ audience }: HelplineFact) => ['children', 'everyone', 'parents'].includes(audience);
const canBeCalled = (line: HelplineFact) => Boolean(line.phone);
const writtenHours = (channel: 'sms' | 'whatsapp' | 'chat'): CheckedField => ({
  label: `Hours, ${channel}`,
  get: ({ channelHours }) => channelHours?.[channel] ?? '',
  isAsked: (line) => Boolean(line[channel]) && canBeCalled(line),
});

export const CHECKED_FIELDS: Readonly<Record<string, CheckedField>> = {
  // Gone: the line has ended.
  name: { label: 'Line', get: ({ name }) => name },
  audience: { label: 'For whom', get: ({ audience }) => audience },
  phone: { label: 'Phone', get: ({ phone }) => phone ?? '', isAsked: listens },
  // In the sheet only where the written number does not say it.
  tel: { label: 'Dialled', get: (line) => (isDialledAsWritten(line) ? '' : (line.tel ?? '')) },
  'extra.altPhones': { label: 'Further numbers', get: ({ extra }) => listOf(extra?.altPhones) },
  'extra.abroadPhone': { label: 'From abroad', get: ({ extra }) => extra?.abroadPhone ?? '' },
  'extra.abroadFree': { label: 'Free from abroad', get: ({ extra }) => answer(extra?.abroadFree) },
  'extra.vanity': { label: 'Number in letters', get: ({ extra }) => extra?.vanity ?? '' },
  sms: { label: 'SMS', get: ({ sms }) => sms ?? '', isAsked: listens },
  'extra.smsKeyword': { label: 'SMS keyword', get: ({ extra }) => extra?.smsKeyword ?? '' },
  whatsapp: { label: 'WhatsApp', get: ({ whatsapp }) => whatsapp ?? '', isAsked: listens },
  chat: { label: 'Chat', get: ({ chat }) => chat ?? '', isAsked: listens },
  website: { label: 'Website', get: ({ website }) => website ?? '', isAsked: () => true },
  'extra.alsoReport': { label: 'Report also at', get: ({ extra }) => listOf(extra?.alsoReport) },
  hours: { label: 'Hours', get: ({ hours }) => hours ?? '', isAsked: canBeCalled },
  'channelHours.sms': writtenHours('sms'),
  'channelHours.whatsapp': writtenHours('whatsapp'),
  'channelHours.chat': writtenHours('chat'),
  timeZone: { label: 'Time zone of the hours', get: ({ timeZone }) => timeZone ?? '' },
  free: { label: 'Free to call', get: ({ free }) => answer(free), isAsked: canBeCalled },
  languages: { label: 'Languages', get: ({ languages }) => listOf(languages), isAsked: () => true },
  'extra.ages': { label: 'Ages', get: ({ extra }) => extra?.ages ?? '', isAsked: listens },
  'extra.area': { label: 'Area', get: ({ extra }) => extra?.area ?? '' },
  'extra.lines': {
    label: 'Lines in other languages',
    get: ({ extra }) =>
      (extra?.lines ?? [])
        .map(({ phone, languages, hours }) => `${phone} (${listOf(languages)}) ${hours ?? ''}`.trim())
        .join('; '),
    isByHand: true,
  },
  conditions: { label: 'Conditions', get: ({ conditions }) => inLanguages(conditions), isByHand: true },
  announcement: { label: 'Announcement', get: ({ announcement }) => inLanguages(announcement), isByHand: true },
};

export const CHECKED_EMERGENCY = { general: 'Emergency number', police: 'Police' } as const;

/** Whether `tel` is `phone` without blanks and hyphens, perhaps with the `+1` of North America. */
export function isDialledAsWritten({ phone, tel }: Pick<HelplineFact, 'phone' | 'tel'>): boolean {
  const digits = phone?.replace(/[ -]/g, '') ?? null;
  return digits === tel || (tel === `+1${digits}` && digits?.length === 10);
}

export interface SheetFact {
  id: string;
  field: string;
  label: string;
  value: string;
}

/** The facts of a line that the sheet lists: the known ones, and unknown ones that visitors need. */
export function factsOf(line: HelplineFact): SheetFact[] {
  return Object.entries(CHECKED_FIELDS).flatMap(([field, { label, get, isAsked }]) => {
    const value = get(line);
    return value !== '' || isAsked?.(line) ? [{ id: line.id, field, label, value }] : [];
  });
}

export function emergencyFactsOf(emergency: Pick<EmergencyFact, 'general' | 'police'> | undefined): SheetFact[] {
  return Object.entries(CHECKED_EMERGENCY).map(([field, label]) => {
    return { id: EMERGENCY_ID, field, label, value: listOf(emergency?.[field as keyof typeof CHECKED_EMERGENCY]) };
  });
}

/** Rows at the end, for lines that the data does not have. */
export const NEW_LINES = ['new-1', 'new-2'] as const;
export const NEW_FIELDS = [
  'name',
  'for whom',
  'phone',
  'sms, whatsapp, chat',
  'website',
  'hours',
  'languages',
] as const;

/**
 * The rows of the table for a country, heads included.
 *
 * @param rows - in the order of the sheet
 */
export function tableOf(
  country: string,
  document: HelplinesFacts & { version?: string },
  rows: readonly Aged[],
): string[][] {
  const head = (field: string, value: string, comment: string) => [HEAD_ID, field, value, '', '', comment];
  const lines = new Map(document.helplines.map((line) => [line.id, line]));
  const facts = rows.flatMap(({ id, country: code }) => {
    const line = lines.get(id);
    return line ? factsOf(line) : emergencyFactsOf(document.emergency[code]);
  });
  // Also a country without emergency numbers has them asked.
  const isAsked = country !== 'world' && !facts.some(({ id }) => id === EMERGENCY_ID);
  return [
    [...COLUMNS],
    head('country', country, 'Leave this row as it is'),
    head('version', document.version ?? '', 'Leave this row as it is'),
    head('by', '', 'Write your organisation under "new value"'),
    head('on', '', `Write the day under "new value", like '2026-12-01 with the apostrophe`),
    head('how', '', 'Write called, own-page or told-by-line under "new value"'),
    ...[...(isAsked ? emergencyFactsOf(undefined) : []), ...facts].map(({ id, field, value }) => {
      return [id, field, value, '', '', field === 'name' ? 'Write gone as the verdict if the line has ended' : ''];
    }),
    ...NEW_LINES.flatMap((id) =>
      NEW_FIELDS.map((field) => [id, field, '', '', '', field === 'name' ? 'For a line that is missing here' : '']),
    ),
  ];
}
