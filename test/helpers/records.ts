/** For each document, a record with every field. */
import type { ChannelField } from '../../src/data/channels.js';

export const HELPLINE = {
  id: 'x',
  country: 'KE',
  name: 'A line',
  nameLang: 'sw',
  audience: 'children',
  phone: '116',
  tel: '116',
  sms: '20121',
  chat: 'https://chat.example/',
  website: 'https://line.example/',
  whatsapp: '+254700000000',
  hours: 'Mo-Fr 09:00-17:00; PH off',
  timeZone: 'Africa/Nairobi',
  languages: ['sw', 'en'],
  sourceDate: '2026-01-01',
  confidence: 'high',
  replacedBy: 'y',
  channelHours: { sms: '24/7', chat: 'Mo-Fr 12:00-20:00' },
  checked: { on: '2026-01-01', by: 'An organisation', how: 'called' },
  conditions: { en: 'You live in Kenya.' },
  announcement: { en: 'Closed on Friday.' },
  extra: {
    area: 'Coast',
    areaType: 'region',
    ages: '5-25',
    channel: 'text-only',
    smsKeyword: 'HELP',
    abroadPhone: '+254 700 000 000',
    altPhones: ['0800 123 456'],
    lines: [{ phone: '0800 999', languages: ['uk'], hours: 'Tu 16:00-20:00' }],
    vanity: 'CHILD',
    alsoReport: ['https://report.example/'],
  },
};

/** The link of each channel for the value in `HELPLINE`. */
export const HELPLINE_LINKS: Readonly<Record<ChannelField, string>> = {
  tel: 'tel:116',
  sms: 'sms:20121',
  whatsapp: 'https://wa.me/254700000000',
  chat: 'https://chat.example/',
  website: 'https://line.example/',
};

export const MEMBER = {
  id: 'x',
  name: 'An organisation',
  country: 'KE',
  city: 'Nairobi',
  region: 'Sub-Saharan Africa',
  website: 'https://one.example/',
  sourceDate: '2026',
};

export const FRAMEWORK = {
  id: 'x',
  title: { en: 'A title', fr: 'Un titre', ar: 'عنوان', ru: null },
  period: { from: 2021, to: 2025 },
  languages: ['en', 'fr', 'de', 'pt-BR'],
  landingPage: 'https://docs.example/',
  cover: 'https://docs.example/cover.png',
  files: [
    { lang: 'en', url: 'https://docs.example/en.pdf', format: 'pdf', kind: 'easy-read', bytes: 2_400_000, pages: 32 },
    { lang: 'FR', url: 'https://docs.example/fr.html', format: 'html' },
    { lang: 'sr-Latn-RS', url: 'https://docs.example/sr.pdf' },
  ],
};
