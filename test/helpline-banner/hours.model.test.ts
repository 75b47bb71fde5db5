import { expect } from '@open-wc/testing';
import opening_hours from 'opening_hours';
import { bundledHelplines } from '../../src/data/helplines.js';
import { isAlwaysOpen, readHours } from '../../src/data/hours.js';
import {
  formatDay,
  formatHours,
  formatTimeZone,
  opennessAt,
  wallClock,
  type Openness,
  type WallClock,
} from '../../src/helpline-banner/hours.model.js';
import { scheduleOf } from '../../src/helpline-banner/helpline-banner.model.js';
import { TRANSLATED_TAGS } from '../../src/locales/languages.js';
import fc from '../helpers/fuzz.js';

const WORDS = { everyDay: 'Every day', publicHolidays: 'Public holidays', closed: 'closed' };
/** Formatted hours with plain spaces, because browsers put narrow ones before AM and PM. */
const format = (text: string, language = 'en') => {
  const hours = readHours(text);
  return hours && formatHours(hours, language, WORDS).replace(/\s/g, ' ');
};

/** Opening hours as people write them, and what they mean. */
const AS_WRITTEN_BY_PEOPLE = [
  ['Mo-Fr 9:00-17:00', 'Mon–Fri 9:00 AM–5:00 PM'],
  ['Mon-Fri 9am-5pm', 'Mon–Fri 9:00 AM–5:00 PM'],
  ['Mo–Fr 08:00–20:00', 'Mon–Fri 8:00 AM–8:00 PM'],
  ['Mo-Fr 08:00-12:00, 14:00-18:00', 'Mon–Fri 8:00 AM–12:00 PM, 2:00 PM–6:00 PM'],
  ['Mo, We, Fr 08:00-12:00', 'Mon, Wed, Fri 8:00 AM–12:00 PM'],
  ['Mo-Fr 08:00-20:00;', 'Mon–Fri 8:00 AM–8:00 PM'],
  ['mo-fr 08:00-20:00', 'Mon–Fri 8:00 AM–8:00 PM'],
  ['MO-FR 08:00-20:00', 'Mon–Fri 8:00 AM–8:00 PM'],
  ['Mo-Fr 08:00 - 20:00', 'Mon–Fri 8:00 AM–8:00 PM'],
  ['Mo-Fr 08h00-20h00', 'Mon–Fri 8:00 AM–8:00 PM'],
  ['Mo-Fr 8h-20h30', 'Mon–Fri 8:00 AM–8:30 PM'],
  ['Mo-Fr 22:00-26:00', 'Mon–Fri 10:00 PM–2:00 AM'],
  ['Mo-Fr 09:00-25:00', 'Mon–Fri 9:00 AM–1:00 AM'],
  ['Mo-Fr 9-17', 'Mon–Fri 9:00 AM–5:00 PM'],
  ['Mo-Fr 9-12 and 13-17', 'Mon–Fri 9:00 AM–12:00 PM, 1:00 PM–5:00 PM'],
  ['Mo-Fr 9.30-17.30', 'Mon–Fri 9:30 AM–5:30 PM'],
  ['Mo-Fr 0900-1700', 'Mon–Fri 9:00 AM–5:00 PM'],
  ['Mo-Fr 08:00:00-17:00:00', 'Mon–Fri 8:00 AM–5:00 PM'],
  ['Mo-Fr 9 am – 5 pm', 'Mon–Fri 9:00 AM–5:00 PM'],
  ['every day 9 a.m. – 9 p.m.', 'Every day 9:00 AM–9:00 PM'],
  ['daily 8:00-20:00', 'Every day 8:00 AM–8:00 PM'],
  ['9pm-6am', 'Every day 9:00 PM–6:00 AM'],
  ['22:00-6:00', 'Every day 10:00 PM–6:00 AM'],
  ['Monday to Friday from 9am to 5pm', 'Mon–Fri 9:00 AM–5:00 PM'],
  ['Mon-Fri: 9am-5pm', 'Mon–Fri 9:00 AM–5:00 PM'],
  ['Mon - Fri, 9:00 - 17:00', 'Mon–Fri 9:00 AM–5:00 PM'],
  ['9am-5pm Mon-Fri', 'Mon–Fri 9:00 AM–5:00 PM'],
  ['Tue & Thurs 9am-1pm', 'Tue, Thu 9:00 AM–1:00 PM'],
  ['Mon–Sat 8am–8pm, Sun 9am–1pm', 'Mon–Sat 8:00 AM–8:00 PM; Sun 9:00 AM–1:00 PM'],
  ['Mo-Fr 9am-5pm and Sat 10am-2pm', 'Mon–Fri 9:00 AM–5:00 PM; Sat 10:00 AM–2:00 PM'],
  ['Mon to Fri 9:00-17:00\nSat 10:00-14:00', 'Mon–Fri 9:00 AM–5:00 PM; Sat 10:00 AM–2:00 PM'],
  ['Mo-Fr 08:00-12:00 14:00-18:00', 'Mon–Fri 8:00 AM–12:00 PM, 2:00 PM–6:00 PM'],
  ['Mo-Fr 9:00-12:00, 14:00-18:00', 'Mon–Fri 9:00 AM–12:00 PM, 2:00 PM–6:00 PM'],
  ['Mo-Fr08:00-20:00', 'Mon–Fri 8:00 AM–8:00 PM'],
  ['Mo-Fr ９:00-17:00', 'Mon–Fri 9:00 AM–5:00 PM'],
  ['Mondays 10:00-18:00', 'Mon 10:00 AM–6:00 PM'],
  ['Mo-Fr 09:00-17:00; Sat and Sun closed', 'Mon–Fri 9:00 AM–5:00 PM; Sat–Sun closed'],
  ['Mo-Fr 08:00-20:00; ph off', 'Mon–Fri 8:00 AM–8:00 PM; Public holidays closed'],
  ['Mo-Fr 08:00-20:00; Public holidays closed', 'Mon–Fri 8:00 AM–8:00 PM; Public holidays closed'],
  ['Mon-Fri 24 hours', 'Mon–Fri 12:00 AM–12:00 AM'],
  // Always open, which needs no times.
  ...['24 hours', '24h', '24/7.', '24 / 7', '24x7', '24hrs', '24-hour', 'Daily 24 hours', '24h/24, 7j/7', '٢٤/٧'].map(
    (text) => [text, ''] as const,
  ),
  ['24 hours a day, 7 days a week', ''],
] as const;

/** Hours with several rules for a day, where people and the syntax mean the same, and what holds on each day. */
const RULES_FOR_ONE_DAY = [
  // Replaced on some days.
  ['Mo-Fr 08:00-20:00; Fr 08:00-13:00', 'Mon–Thu 8:00 AM–8:00 PM; Fri 8:00 AM–1:00 PM'],
  ['Mo-Su 08:00-20:00; We,Sa 10:00-14:00', 'Mon–Tue, Thu–Fri, Sun 8:00 AM–8:00 PM; Wed, Sat 10:00 AM–2:00 PM'],
  ['Su-Th 09:00-18:00; Mo 08:00-18:00', 'Sun, Tue–Thu 9:00 AM–6:00 PM; Mon 8:00 AM–6:00 PM'],
  ['Mo-Su 18:00-02:00; Fr-Sa 18:00-04:00', 'Mon–Thu, Sun 6:00 PM–2:00 AM; Fri–Sat 6:00 PM–4:00 AM'],
  ['Mo-Fr 08:00-12:00,14:00-18:00; Fr 08:00-12:00', 'Mon–Thu 8:00 AM–12:00 PM, 2:00 PM–6:00 PM; Fri 8:00 AM–12:00 PM'],
  // Closed on some days.
  ['Mo-Fr 08:00-20:00; We off', 'Mon–Tue, Thu–Fri 8:00 AM–8:00 PM; Wed closed'],
  ['Mo-Fr 08:00-20:00, We closed', 'Mon–Tue, Thu–Fri 8:00 AM–8:00 PM; Wed closed'],
  ['Mo-Su off; Mo-Fr 08:00-20:00', 'Mon–Fri 8:00 AM–8:00 PM; Sat–Sun closed'],
  ['08:00-20:00; Su off', 'Mon–Sat 8:00 AM–8:00 PM; Sun closed'],
  ['daily 8:00-20:00\nSundays closed', 'Mon–Sat 8:00 AM–8:00 PM; Sun closed'],
  ['24/7; Su off', 'Mon–Sat 12:00 AM–12:00 AM; Sun closed'],
  ['24 hours; Sat, Sun closed', 'Mon–Fri 12:00 AM–12:00 AM; Sat–Sun closed'],
  ['24/7; PH off', 'Every day 12:00 AM–12:00 AM; Public holidays closed'],
  // More times.
  ['Mo-Fr 08:00-12:00, Mo-Fr 14:00-18:00', 'Mon–Fri 8:00 AM–12:00 PM, 2:00 PM–6:00 PM'],
  ['Mo-Fr 14:00-18:00, Tu 08:00-12:00', 'Mon, Wed–Fri 2:00 PM–6:00 PM; Tue 8:00 AM–12:00 PM, 2:00 PM–6:00 PM'],
  ['Mo-Fr 08:00-12:00, Mo-Sa 18:00-02:00', 'Mon–Fri 8:00 AM–12:00 PM, 6:00 PM–2:00 AM; Sat 6:00 PM–2:00 AM'],
  // Said twice.
  ['Mo-Fr 09:00-17:00; Mo-Fr 09:00-17:00', 'Mon–Fri 9:00 AM–5:00 PM'],
  ['Mo-Fr 09:00-17:00, We 09:00-17:00', 'Mon–Fri 9:00 AM–5:00 PM'],
  ['Mo-Th 09:00-17:00; Fr,PH 09:00-17:00', 'Mon–Fri, Public holidays 9:00 AM–5:00 PM'],
  ['Mo,Mo-Fr 09:00-17:00', 'Mon–Fri 9:00 AM–5:00 PM'],
  // Nights before a day with other hours.
  ['Fr 20:00-02:00; Sa 10:00-12:00', 'Fri 8:00 PM–2:00 AM; Sat 10:00 AM–12:00 PM'],
  ['Fr 20:00-02:00, Sa 10:00-12:00', 'Fri 8:00 PM–2:00 AM; Sat 10:00 AM–12:00 PM'],
  ['Sa 10:00-12:00; Fr 20:00-02:00', 'Sat 10:00 AM–12:00 PM; Fri 8:00 PM–2:00 AM'],
  ['Mo-Su 20:00-02:00; We off', 'Mon–Tue, Thu–Sun 8:00 PM–2:00 AM; Wed closed'],
  ['Mo-Fr 20:00-02:00; Sa off', 'Mon–Fri 8:00 PM–2:00 AM; Sat closed'],
  ['Su 20:00-02:00; Mo-Sa 09:00-17:00', 'Sun 8:00 PM–2:00 AM; Mon–Sat 9:00 AM–5:00 PM'],
] as const;

/** Hours that could mean two things, or that are beyond the form of OpenStreetMap that is read. */
const ONLY_FOR_PEOPLE = [
  'Mo-Fr 9-5',
  'Mo-Fr 9-5pm',
  'Mo-Fr 9am-5',
  '8:00-5:00',
  'Mo-Fr 2:00-6:00',
  'Mo-Fr 7-11',
  'Mo-Fr 9-5 hrs',
  'Mo-Fr 12am-5pm',
  'Mo-Fr 8am-12pm',
  'Mo-Fr 17pm-20pm',
  'Mo-Fr 08:00-12:00; 14:00-18:00',
  // Each span and each rule says itself whether it counts to 24.
  'Mon-Fri 8-4, Sat 10-14',
  'Mon-Fri 9-17, Sat 9-1',
  'Mon-Fri 9-17, Sat 9-12',
  'Sat-Thu 9-21, Fri 4-9',
  '9:00-13:00, 2:00-6:00',
  '8-4 and 18-22',
  'Mon 9-17, Tue 9-5',
  // Spreadsheets that count to 12.
  'Mon-Fri 08:30-04:30',
  'Mo-Fr 09:00-05:00',
  '10:00-04:00',
  '08:00-12:00, 01:00-05:00',
  // The second of the same days would replace the first, where people mean both.
  'Mo-Fr 08:00-12:00; Mo-Fr 14:00-18:00',
  'Mon-Fri 9:00-12:00\nMon-Fri 14:00-18:00',
  'Mon 9am-11am; Mon 2pm-6pm',
  'Mo-Fr 08:00-12:00; Mo,Tu,We,Th,Fr 14:00-18:00',
  'Mo-Fr 08:00-12:00; Mo-Th 14:00-18:00',
  'Mo-Fr 14:00-18:00; Sa 10:00-12:00; We 08:00-12:00',
  'Mo-Fr 08:00-12:00; Mo-Fr 12:00-18:00',
  'Mo-Sa 09:00-17:00; Sa 18:00-20:00',
  'Mo-Fr 09:00-17:00; PH 10:00-12:00; PH 14:00-16:00',
  // The second would add to the first, where people mean only the second.
  'Mon-Sun 8am-8pm, Sun 9am-1pm',
  'Mo-Fr 09:00-17:00, Fr 09:00-13:00',
  // Nothing would remain of a rule.
  'Mo-Fr 08:00-20:00; Mo-Fr 10:00-12:00',
  'Fr 08:00-13:00; Mo-Fr 08:00-20:00',
  'Fr off; Mo-Sa 08:00-20:00',
  'Fr off, Mo-Sa 08:00-20:00',
  'Mo-Su off, Mo-Fr 08:00-20:00',
  'Mo-Fr 08:00-20:00; Mo-Su off',
  'PH off; Mo-Fr 08:00-20:00; PH 10:00-12:00',
  'Mo-Fr 08:00-12:00, Tu 14:00-18:00; Tu 09:00-10:00',
  // Days that only some rules name.
  '08:00-12:00; 14:00-18:00',
  'Mo-Fr 08:00-20:00; 10:00-12:00',
  'Mo-Fr 08:00-20:00; off',
  '09:00-17:00; Sa 10:00-12:00',
  '24/7; Mo-Fr 09:00-17:00',
  '24 hours, Mon-Fri 9-17',
  '9:00-17:00, Sat 10:00-12:00',
  '5-25',
  '2025-2026',
  'Weekdays 9am-5pm',
  'weekend 9-17',
  'Mo-Fr 09:00-17:00, WE 10:00-14:00',
  'to-fr 9-17',
  'ma-vr 9-17',
  'lun-ven 9h-17h',
  'Mo-Fr 9:00-17:00 EAT',
  'Mo-Fr 9:00-17:00 except holidays',
  'Mo-Fr 08:00-20:00; Dec 25 off',
  'Mo-Fr 08:00-20:00 "in term time"',
  'SH off',
  'Jan-Mar Mo-Fr 09:00-17:00',
  'Sept 9-17',
  '24 hours, Mon-Fri',
] as const;

const day = fc.constantFrom('Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su', 'Mo-We', 'Fr-Su', 'Sa-Mo', 'Mo-Su');
const time = fc.integer({ min: 0, max: 24 * 4 - 1 }).map((quarter) => {
  return `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
});
const spans = fc
  .array(
    fc.tuple(time, fc.oneof(time, fc.constant('24:00'))).filter(([from, to]) => from !== to),
    { minLength: 1, maxLength: 3 },
  )
  .map((all) => all.map((ends) => ends.join('-')).join(','))
  // Others are in doubt.
  .filter((times) => readHours(times) !== undefined);
/** Times that overlap with some of the others. */
const usual = fc.constantFrom('08:00-12:00', '09:00-17:00', '14:00-18:00', '10:00-22:00', '16:00-02:00', '22:00-06:00');
const rule = fc.record({
  days: fc.uniqueArray(day, { minLength: 1, maxLength: 3 }).map((days) => days.join(',')),
  times: fc.oneof(
    { arbitrary: spans, weight: 2 },
    { arbitrary: usual, weight: 4 },
    { arbitrary: fc.constant('off'), weight: 1 },
  ),
  separator: fc.constantFrom('; ', '; ', ', '),
});
/** Opening hours of one to four rules. Each replaces or extends the rules before it. */
const hoursText = fc
  .array(rule, { minLength: 1, maxLength: 4 })
  .map((rules) => {
    return rules.map(({ days, times, separator }, index) => `${index ? separator : ''}${days} ${times}`).join('');
  })
  .filter((text) => readHours(text) !== undefined);

describe('opening hours', () => {
  for (const [hours, words] of [
    ['Mo-Fr 09:00-17:30', 'Mon–Fri 9:00 AM–5:30 PM'],
    ['Mo-Su 08:00-20:00', 'Every day 8:00 AM–8:00 PM'],
    ['10:00-18:00', 'Every day 10:00 AM–6:00 PM'],
    ['Mo,We,Fr 14:00-18:00; Tu,Th 09:00-13:00', 'Mon, Wed, Fri 2:00 PM–6:00 PM; Tue, Thu 9:00 AM–1:00 PM'],
    ['Mo-Fr 09:00-13:00,15:00-18:00; Sa 10:00-13:00', 'Mon–Fri 9:00 AM–1:00 PM, 3:00 PM–6:00 PM; Sat 10:00 AM–1:00 PM'],
    ['Mo-Fr 07:00-02:00; Sa-Su 11:00-24:00', 'Mon–Fri 7:00 AM–2:00 AM; Sat–Sun 11:00 AM–12:00 AM'],
    ['Mo-Su 14:00-22:00; PH 16:00-22:00', 'Every day 2:00 PM–10:00 PM; Public holidays 4:00 PM–10:00 PM'],
    ['Mo-Fr 07:00-02:00, Sa-Su 11:00-24:00', 'Mon–Fri 7:00 AM–2:00 AM; Sat–Sun 11:00 AM–12:00 AM'],
    ['Mo-Fr 09:00-17:00; PH off', 'Mon–Fri 9:00 AM–5:00 PM; Public holidays closed'],
  ] as const) {
    it(`"${hours}" read as ${words}`, () => expect(format(hours)).to.equal(words));
  }

  it('[intl] use the language of the page', () => {
    expect(format('Mo-Fr 09:00-17:30', 'fr')).to.equal('lun.–ven. 09:00–17:30');
    expect(format('Sa 14:00-20:00', 'ru')).to.equal('сб 14:00–20:00');
  });

  for (const [hours, words] of [...AS_WRITTEN_BY_PEOPLE, ...RULES_FOR_ONE_DAY]) {
    it(`"${hours.replace(/\n/g, '\\n')}" read as ${words}`, () => expect(format(hours)).to.equal(words));
  }

  for (const hours of [
    '',
    'Mo-Fr',
    ...ONLY_FOR_PEOPLE,
    'Mo-Fr 09:00-17:00 off',
    'Mo-Fr 09:00-17:00; by appointment',
    'sunrise-sunset',
    'Mo-Fr 09:00-34:00',
    'Mo-Fr 09:00-48:30',
    'Mo-Fr 09:00+',
    'Mo[1] 09:00-17:00',
    'Mo-Fr 24:00-02:00',
    'Dec 25 off',
    'Xx 09:00-17:00',
    'Mo-We-Fr 09:00-17:00',
    'Mo-PH 09:00-17:00',
  ]) {
    it(`"${hours}" are not read in part`, () => expect(format(hours)).to.be.undefined);
  }

  it('read the same however their days, times and marks are written', () => {
    const slip = fc.constantFrom<((text: string) => string)[]>(
      (text) => text.toLowerCase(),
      (text) => text.replaceAll('-', '–'),
      (text) => text.replaceAll('-', ' - '),
      (text) => text.replaceAll(',', ' , '),
      (text) => `\u00a0${text.replaceAll(' ', '\u00a0')} ;`,
      (text) => text.replace(/(\d\d):(\d\d)/g, '$1h$2'),
      (text) => text.replace(/(\d\d):(\d\d)/g, '$1.$2'),
      (text) => text.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)]!),
      (text) =>
        text
          .replace(/\bWe\b/g, 'Wednesday')
          .replace(/\bTh\b/g, 'Thurs')
          .replace(/\bMo\b/g, 'Mon.'),
      (text) => text.replaceAll('; ', '\n'),
    );
    fc.assert(
      fc.property(hoursText, fc.uniqueArray(slip, { maxLength: 3 }), (text, slips) => {
        const written = slips.reduce((changed, make) => make(changed), text);
        const read = readHours(written);
        // A form that leaves a doubt is not read; a read one is right.
        if (read) expect(read, written).to.deep.equal(readHours(text));
        else expect(written).to.match(/[h.]/);
      }),
    );
  });

  it('read the first rule the same when a rule for another day follows', () => {
    const hour = fc.nat({ max: 24 }).map(String);
    const written = fc.oneof(
      time,
      hour,
      fc.tuple(hour, fc.constantFrom('am', 'pm', ':00', 'h')).map((parts) => parts.join('')),
    );
    const times = fc
      .array(fc.tuple(written, written), { minLength: 1, maxLength: 2 })
      .map((all) => all.map((ends) => ends.join('-')).join(', '));
    fc.assert(
      fc.property(times, times, fc.constantFrom('; ', ', ', '\n'), (first, second, mark) => {
        const rules = readHours(`Mo-Fr ${first}${mark}Sa ${second}`);
        if (rules) expect(rules[0]).to.deep.equal(readHours(`Mo-Fr ${first}`)?.[0]);
      }),
    );
  });

  it('are readable for every bundled line', () => {
    const lines = bundledHelplines().helplines;
    const texts = lines
      .flatMap((line) => [line.hours, ...line.lines.map(({ hours }) => hours)])
      .filter((hours) => hours !== null);
    expect(texts.length).to.be.greaterThan(150);
    expect(texts.filter((hours) => format(hours) === undefined)).to.deep.equal([]);
  });

  it('never throw for any text', () => {
    const piece = fc.constantFrom('Mo', '-', ',', ';', ' ', '09:00', '24:00', 'PH', 'off', '"', ':', '7');
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (hours) => {
        const said = format(hours);
        expect(said === undefined || /\d:\d\d|closed|^$/.test(said)).to.be.true;
      }),
    );
  });

  it('count as always open only for 24 hours on 7 days', () => {
    expect(isAlwaysOpen('24/7')).to.be.true;
    expect(isAlwaysOpen('Mo-Su 00:00-24:00')).to.be.true;
    expect(isAlwaysOpen('Mo-Su 00:00-23:00')).to.be.false;
    expect(isAlwaysOpen(null)).to.be.false;
  });
});

/** A date in the browser's time zone, which the oracle uses. Monday is 4 January 2027. */
const dateOf = ({ day, minute }: WallClock) => new Date(2027, 0, 4 + day, 0, minute);
const QUARTERS = Array.from({ length: 7 * 24 * 4 }, (_, index): WallClock => {
  return { day: Math.floor(index / 96), minute: (index % 96) * 15 };
});

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];

/** The oracle's reading of hours as a visitor reads them: each day by its own phrase, each night to its end. */
function readShown(text: string): opening_hours {
  // Russian formats times as OSM does.
  const shown = format(text, 'ru')!;
  const names = DAYS.map((_, index) => formatDay(index, 'ru', 'short'));
  const rules = shown.split('; ').flatMap((phrase) => {
    const [, days, times] = /^(\D+) ([\d:–, ]+|closed)$/.exec(phrase)!;
    if (times === 'closed') return [];
    const ranges = days!.replace('Every day', `${names[0]}–${names[6]}`).split(', ');
    const osm = ranges.map((range) =>
      range
        .split('–')
        .map((name) => DAYS[names.indexOf(name)]!)
        .join('-'),
    );
    return [`${osm.join()} ${times!.replaceAll('–00:00', '–24:00').replaceAll('–', '-')}`];
  });
  return new opening_hours(rules.join(', ') || 'off');
}

const oracles = new Map<string, opening_hours[]>();

/** Expects the status that both the shown hours and the syntax of the text have, and none where these differ. */
function expectSame(text: string, now: WallClock): void {
  if (!oracles.has(text)) oracles.set(text, [readShown(text), new opening_hours(text)]);
  const date = dateOf(now);
  const [shown, syntax] = oracles.get(text)!.map((oracle) => ({
    isOpen: oracle.getState(date),
    next: oracle.getNextChange(date)?.getTime(),
  }));
  const found = opennessAt(readHours(text)!, now);
  const said = `${text} ${DAYS[now.day]} ${now.minute}`;
  expect(found?.isOpen, said).to.equal(shown!.isOpen === syntax!.isOpen ? syntax!.isOpen : undefined);
  if (!found || found.isOpen) return;
  const opens = found.opens && dateOf({ ...found.opens, day: now.day + daysUntil(now, found.opens) }).getTime();
  expect(opens, said).to.equal(shown!.next === syntax!.next ? syntax!.next : undefined);
}

const at = (text: string, day: string, clock: string): Openness | undefined => {
  const [hour, minute] = clock.split(':').map(Number) as [number, number];
  return opennessAt(readHours(text)!, {
    day: DAYS.indexOf(day),
    minute: hour * 60 + minute,
  });
};

describe('the open or closed status of a line', () => {
  const clock = fc.record({ day: fc.integer({ min: 0, max: 6 }), minute: fc.integer({ min: 0, max: 24 * 60 - 1 }) });

  it('[banner-open-now] and its next opening agree with the shown hours and with the opening_hours library', () => {
    fc.assert(fc.property(hoursText, clock, (text, now) => expectSame(text, now)));
  });

  for (const text of new Set(
    RULES_FOR_ONE_DAY.map(([written]) => written).filter((written) => !/PH|[a-z]{3}/.test(written)),
  )) {
    it(`agrees with the shown hours and with the library at every quarter of an hour: ${text}`, () => {
      for (const now of QUARTERS) expectSame(text, now);
    });
  }

  it('agrees with the shown hours and with the library for every bundled line at every quarter of an hour', () => {
    const texts = new Set(
      bundledHelplines()
        .helplines.flatMap((line) => [line.hours, ...line.lines.map(({ hours }) => hours)])
        .filter((hours) => hours !== null && !hours.includes('PH') && !isAlwaysOpen(hours)),
    );
    expect(texts.size).to.be.greaterThan(40);
    for (const text of texts) for (const now of QUARTERS) expectSame(text!, now);
  });

  it('claims nothing that the library denies on a public holiday', () => {
    const place = { lat: 52.5, lon: 13.4, address: { country_code: 'de', state: 'Berlin' } } as const;
    // Around Easter, Ascension Day and the Day of German Unity, which is a Sunday.
    const date = fc
      .record({
        start: fc.constantFrom('2027-03-25', '2027-05-05', '2027-10-02'),
        minute: fc.nat({ max: 6 * 1440 - 1 }),
      })
      .map(({ start, minute }) => new Date(new Date(`${start}T00:00`).setMinutes(minute)));
    const holidays = fc.tuple(fc.constantFrom('; ', ', '), fc.oneof(usual, fc.constant('off')), fc.boolean());
    fc.assert(
      fc.property(hoursText, holidays, date, (weekdays, [separator, times, areFirst], now) => {
        const text = areFirst ? `PH ${times}${separator}${weekdays}` : `${weekdays}${separator}PH ${times}`;
        const hours = readHours(text);
        fc.pre(hours !== undefined);
        const clockNow = { day: (now.getDay() + 6) % 7, minute: now.getHours() * 60 + now.getMinutes() };
        const found = opennessAt(hours!, clockNow);
        if (!found) return;
        const oracle = new opening_hours(text, place);
        expect(found.isOpen, `${text} ${now}`).to.equal(oracle.getState(now));
        if (found.isOpen || !found.opens) return;
        const next = new Date(now);
        next.setDate(next.getDate() + daysUntil(clockNow, found.opens));
        next.setHours(0, found.opens.minute);
        expect(next, `${text} ${now}`).to.deep.equal(oracle.getNextChange(now));
      }),
    );
  });

  for (const [moment, text, day, time, expected] of [
    ['in the minute it opens', 'Mo-Fr 09:00-17:00', 'Mo', '09:00', true],
    ['in the minute before it opens', 'Mo-Fr 09:00-17:00', 'Mo', '08:59', { day: 0, minute: 540, isToday: true }],
    ['in the minute it closes', 'Mo-Fr 09:00-17:00', 'Mo', '17:00', { day: 1, minute: 540, isToday: false }],
    ['after the last day of the week', 'Mo-Fr 09:00-17:00', 'Fr', '17:00', { day: 0, minute: 540, isToday: false }],
    ['in the lunch break', 'Mo-Fr 09:00-13:00,15:00-18:00', 'Tu', '14:00', { day: 1, minute: 900, isToday: true }],
    ['after midnight before it closes', 'Mo-Fr 07:00-02:00', 'Sa', '01:59', true],
    ['after midnight when it has closed', 'Mo-Fr 07:00-02:00', 'Sa', '02:00', { day: 0, minute: 420, isToday: false }],
    ['a week before its only hours', 'Tu 16:00-20:00', 'Tu', '20:00', { day: 1, minute: 960, isToday: false }],
    ['in a week that begins on Sunday', 'Su-Th 09:00-18:00', 'Fr', '10:00', { day: 6, minute: 540, isToday: false }],
  ] as const) {
    it(`is right ${moment}`, () => {
      expect(at(text, day, time)).to.deep.equal(
        expected === true ? { isOpen: true } : { isOpen: false, opens: expected },
      );
    });
  }

  it('is unknown when a public holiday would change it, and known when it would not', () => {
    // The syntax lets the second rule of a holiday replace the first, people do not.
    expect(at('PH off; Mo-Fr 09:00-17:00', 'We', '10:00')).to.be.undefined;
    expect(at('Mo-Fr,PH 09:00-17:00; Sa-Su off', 'Sa', '10:00')).to.be.undefined;
    const shorter = 'Mo-Su 14:00-22:00; PH 16:00-22:00';
    expect(at(shorter, 'We', '15:00')).to.be.undefined;
    expect(at(shorter, 'We', '17:00')).to.deep.equal({ isOpen: true });
    // The line opens at two or at four, so only the current status is certain.
    expect(at(shorter, 'We', '13:00')).to.deep.equal({ isOpen: false });
    expect(at('Mo-Fr 09:00-17:00; PH off', 'We', '10:00')).to.be.undefined;
    expect(at('Mo-Fr 09:00-02:00; PH off', 'We', '01:00'), 'the eve may have been one').to.be.undefined;
    expect(at('Mo-Fr 09:00-17:00; PH off', 'Sa', '10:00')).to.deep.equal({ isOpen: false });
  });

  it('is unknown after midnight when the syntax cuts the night, and people do not', () => {
    const written = 'Fr 20:00-02:00; Sa 10:00-12:00';
    expect(at(written, 'Fr', '23:59')).to.deep.equal({ isOpen: true });
    expect(at(written, 'Sa', '00:00')).to.be.undefined;
    expect(at(written, 'Sa', '02:00')).to.deep.equal({ isOpen: false, opens: { day: 5, minute: 600, isToday: true } });
    expect(at('Fr 20:00-02:00, Sa 10:00-12:00', 'Sa', '00:00')).to.deep.equal({ isOpen: true });
  });

  it('has no next opening when the line is off every day', () => {
    expect(at('Mo-Su off', 'We', '10:00')).to.deep.equal({ isOpen: false });
  });
});

/** Days until the next occurrence of a day and minute. */
function daysUntil(now: WallClock, opens: WallClock & { isToday: boolean }): number {
  return opens.isToday ? 0 : (opens.day - now.day + 7) % 7 || 7;
}

describe('the clock of a line', () => {
  for (const [moment, zone, instant, expected] of [
    ['on a usual day', 'Africa/Nairobi', '2026-11-24T12:00Z', [1, 15, 0]],
    ['before the clocks go forward', 'Europe/Berlin', '2026-03-29T00:59Z', [6, 1, 59]],
    ['after the clocks went forward', 'Europe/Berlin', '2026-03-29T01:00Z', [6, 3, 0]],
    ['before the clocks go back', 'Europe/Berlin', '2026-10-25T00:59Z', [6, 2, 59]],
    ['after the clocks went back', 'Europe/Berlin', '2026-10-25T01:00Z', [6, 2, 0]],
    ['where it is tomorrow already', 'Pacific/Auckland', '2026-11-29T12:00Z', [0, 1, 0]],
    ['where it is still yesterday', 'America/Santiago', '2026-11-30T02:00Z', [6, 23, 0]],
    ['in a zone with a half-hour offset', 'Asia/Calcutta', '2026-11-24T12:00Z', [1, 17, 30]],
    ['at midnight', 'Europe/Lisbon', '2026-11-24T00:00Z', [1, 0, 0]],
  ] as const) {
    it(`is right ${moment}: ${zone}`, () => {
      const [day, hour, minute] = expected;
      expect(wallClock(zone, new Date(instant))).to.deep.equal({ day, minute: hour * 60 + minute });
    });
  }

  it('[banner-open-now] decides whether it is open, not the visitor’s clock', () => {
    const line = { country: 'NZ', timeZone: 'Pacific/Auckland' };
    // It is 23:30 in Auckland; the line closed at 23:00.
    const late = scheduleOf(line, 'Mo-Su 11:00-23:00', new Date('2026-11-24T10:30Z'));
    expect(late.openness).to.deep.equal({ isOpen: false, opens: { day: 2, minute: 660, isToday: false } });
    expect(late.otherTimeZone).to.equal('Pacific/Auckland');
  });

  it('is the country’s when it has a single zone, also in RS, XK and IS', () => {
    const noon = new Date('2026-11-24T12:00Z');
    for (const country of ['KE', 'IN', 'RS', 'XK', 'IS', 'UA', 'GM', 'JP']) {
      expect(scheduleOf({ country, timeZone: null }, 'Mo-Su 00:00-23:59', noon).openness, country).to.deep.equal({
        isOpen: true,
      });
    }
  });

  it('is not guessed in a country with several zones', () => {
    for (const country of ['US', 'BR', 'RU', 'AU', 'ID', 'PT']) {
      const { hours, openness } = scheduleOf({ country, timeZone: null }, 'Mo-Fr 09:00-17:00', new Date());
      expect(hours, country).not.to.be.undefined;
      expect(openness, country).to.be.undefined;
    }
  });

  it('has a name in the page’s language', () => {
    const now = new Date('2026-11-24T12:00Z');
    expect(formatTimeZone('America/New_York', 'en', now)).to.equal('Eastern Time');
    for (const language of TRANSLATED_TAGS) {
      const name = formatTimeZone('America/New_York', language, now);
      expect(name)
        .to.match(/\p{L}{4}/u)
        .and.not.equal('Eastern Time');
    }
  });

  it('is not needed for a line that is always open', () => {
    expect(scheduleOf({ country: 'US', timeZone: null }, '24/7', new Date()).openness).to.deep.equal({ isOpen: true });
  });

  it('gives no status when the hours are unknown or unreadable', () => {
    const line = { country: 'KE', timeZone: null };
    expect(scheduleOf(line, null, new Date())).to.deep.equal({});
    expect(scheduleOf(line, 'by appointment', new Date())).to.deep.equal({ written: 'by appointment' });
  });
});
