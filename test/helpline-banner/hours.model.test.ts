import { expect } from '@open-wc/testing';
import opening_hours from 'opening_hours';
import { bundledHelplines } from '../../src/data/helplines.js';
import {
  formatHours,
  formatTimeZone,
  isAlwaysOpen,
  opennessAt,
  readHours,
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

const day = fc.constantFrom('Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su', 'Mo-We', 'Fr-Su', 'Sa-Mo', 'Mo-Su');
const time = fc.integer({ min: 0, max: 24 * 4 - 1 }).map((quarter) => {
  return `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
});
const spans = fc
  .array(
    fc.tuple(time, fc.oneof(time, fc.constant('24:00'))).filter(([from, to]) => from !== to),
    { minLength: 1, maxLength: 3 },
  )
  .map((all) => all.map((ends) => ends.join('-')).join(','));
const rule = fc.record({
  days: fc.uniqueArray(day, { minLength: 1, maxLength: 3 }).map((days) => days.join(',')),
  times: fc.oneof({ arbitrary: spans, weight: 5 }, { arbitrary: fc.constant('off'), weight: 1 }),
  separator: fc.constantFrom('; ', '; ', ', '),
});
/** Opening hours of one to four rules. Each replaces or extends the rules before it. */
const hoursText = fc.array(rule, { minLength: 1, maxLength: 4 }).map((rules) => {
  return rules.map(({ days, times, separator }, index) => `${index ? separator : ''}${days} ${times}`).join('');
});

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

  for (const hours of [
    '',
    'Mo-Fr',
    'Mo-Fr 9-17',
    'Mo-Fr 09:00-17:00 off',
    'Mo-Fr 09:00-17:00; by appointment',
    'sunrise-sunset',
    'Mo-Fr 09:00-25:00',
    'Mo-Fr 09:00-24:30',
    'Mo-Fr 09:00+',
    'Mo[1] 09:00-17:00',
    'Mo-Fr 09:00-17:00;',
    'Mo-Fr 24:00-02:00',
    'Dec 25 off',
    'Xx 09:00-17:00',
    'Mo-We-Fr 09:00-17:00',
    'Mo-PH 09:00-17:00',
  ]) {
    it(`"${hours}" are omitted as a whole`, () => expect(format(hours)).to.be.undefined);
  }

  it('are readable for every bundled line', () => {
    const lines = bundledHelplines().helplines;
    const texts = lines
      .flatMap((line) => [line.hours, ...line.lines.map(({ hours }) => hours)])
      .filter((hours) => hours !== null);
    expect(texts.length).to.be.greaterThan(150);
    expect(texts.filter((hours) => format(hours) === undefined)).to.deep.equal([]);
  });

  it('name each of their times', () => {
    fc.assert(
      fc.property(hoursText, (text) => {
        // The text for day and night names no times.
        fc.pre(readHours(text)?.length !== 0);
        // Russian formats times as the data does.
        const times = [...text.matchAll(/\d\d:\d\d-\d\d:\d\d/g)].map(([span]) =>
          span.replace('24:00', '00:00').replace('-', '–'),
        );
        expect(format(text, 'ru')?.match(/\d\d:\d\d–\d\d:\d\d/g) ?? []).to.deep.equal(times);
      }),
    );
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
const at = (text: string, day: string, clock: string): Openness | undefined => {
  const [hour, minute] = clock.split(':').map(Number) as [number, number];
  return opennessAt(readHours(text)!, {
    day: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'].indexOf(day),
    minute: hour * 60 + minute,
  });
};

describe('the open or closed status of a line', () => {
  const clock = fc.record({ day: fc.integer({ min: 0, max: 6 }), minute: fc.integer({ min: 0, max: 24 * 60 - 1 }) });

  it('[banner-open-now] and its next opening agree with the opening_hours library', () => {
    fc.assert(
      fc.property(hoursText, clock, (text, now) => {
        const oracle = new opening_hours(text);
        const date = dateOf(now);
        const found = opennessAt(readHours(text)!, now)!;
        expect(found.isOpen, text).to.equal(oracle.getState(date));
        if (found.isOpen) return;
        const next = oracle.getNextChange(date);
        expect(found.opens && dateOf({ ...found.opens, day: now.day + daysUntil(now, found.opens) })).to.deep.equal(
          next,
        );
      }),
    );
  });

  it('agrees with the library for every bundled line at every quarter of an hour of a week', () => {
    const texts = new Set(
      bundledHelplines()
        .helplines.flatMap((line) => [line.hours, ...line.lines.map(({ hours }) => hours)])
        .filter((hours) => hours !== null && !hours.includes('PH')),
    );
    expect(texts.size).to.be.greaterThan(40);
    for (const text of texts) {
      const oracle = new opening_hours(text!);
      const hours = readHours(text!)!;
      for (let quarter = 0; quarter < 7 * 24 * 4; quarter++) {
        const now = { day: Math.floor(quarter / 96), minute: (quarter % 96) * 15 };
        expect(opennessAt(hours, now)!.isOpen, `${text} ${now.day} ${now.minute}`).to.equal(
          oracle.getState(dateOf(now)),
        );
      }
    }
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
    const shorter = 'Mo-Su 14:00-22:00; PH 16:00-22:00';
    expect(at(shorter, 'We', '15:00')).to.be.undefined;
    expect(at(shorter, 'We', '17:00')).to.deep.equal({ isOpen: true });
    // The line opens at two or at four, so only the current status is certain.
    expect(at(shorter, 'We', '13:00')).to.deep.equal({ isOpen: false });
    expect(at('Mo-Fr 09:00-17:00; PH off', 'We', '10:00')).to.be.undefined;
    expect(at('Mo-Fr 09:00-02:00; PH off', 'We', '01:00'), 'the eve may have been one').to.be.undefined;
    expect(at('Mo-Fr 09:00-17:00; PH off', 'Sa', '10:00')).to.deep.equal({ isOpen: false });
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
    for (const text of [null, 'by appointment']) {
      expect(scheduleOf({ country: 'KE', timeZone: null }, text, new Date())).to.deep.equal({});
    }
  });
});
