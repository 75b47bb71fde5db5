import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { bundledHelplines } from '../../src/data/helplines.js';
import { formatHours, isAlwaysOpen } from '../../src/helpline-banner/hours.model.js';

const WORDS = { everyDay: 'Every day', publicHolidays: 'Public holidays' };
/** English with plain spaces: the browser puts narrow ones before AM and PM. */
const say = (hours: string, language = 'en') => formatHours(hours, language, WORDS)?.replace(/\s/g, ' ');

describe('opening hours', () => {
  for (const [hours, words] of [
    ['Mo-Fr 09:00-17:30', 'Mon–Fri 9:00 AM–5:30 PM'],
    ['Mo-Su 08:00-20:00', 'Every day 8:00 AM–8:00 PM'],
    ['10:00-18:00', 'Every day 10:00 AM–6:00 PM'],
    ['Mo,We,Fr 14:00-18:00; Tu,Th 09:00-13:00', 'Mon, Wed, Fri 2:00 PM–6:00 PM; Tue, Thu 9:00 AM–1:00 PM'],
    ['Mo-Fr 09:00-13:00,15:00-18:00; Sa 10:00-13:00', 'Mon–Fri 9:00 AM–1:00 PM, 3:00 PM–6:00 PM; Sat 10:00 AM–1:00 PM'],
    ['Mo-Fr 07:00-02:00; Sa-Su 11:00-24:00', 'Mon–Fri 7:00 AM–2:00 AM; Sat–Sun 11:00 AM–12:00 AM'],
    ['Mo-Su 14:00-22:00; PH 16:00-22:00', 'Every day 2:00 PM–10:00 PM; Public holidays 4:00 PM–10:00 PM'],
  ] as const) {
    it(`"${hours}" are said as ${words}`, () => expect(say(hours)).to.equal(words));
  }

  it('speak the language of the page', () => {
    expect(say('Mo-Fr 09:00-17:30', 'fr')).to.equal('lun.–ven. 09:00–17:30');
    expect(say('Sa 14:00-20:00', 'ru')).to.equal('сб 14:00–20:00');
  });

  for (const hours of [
    '',
    '24/7',
    'Mo-Fr',
    'Mo-Fr 9-17',
    'Mo-Fr 09:00-17:00 off',
    'Mo-Fr 09:00-17:00; by appointment',
    'sunrise-sunset',
    'Mo-Fr 09:00-25:00',
    'Mo-Fr 09:00-24:30',
    'Mo-Fr 09:00+',
    'Mo[1] 09:00-17:00',
    'Dec 25 off',
    'Xx 09:00-17:00',
    'Mo-We-Fr 09:00-17:00',
    'Mo-PH 09:00-17:00',
  ]) {
    it(`"${hours}" are left out and not half told`, () => expect(say(hours)).to.be.undefined);
  }

  it('of all bundled lines can be told', () => {
    const lines = bundledHelplines().helplines;
    const told = lines
      .flatMap((line) => [line.hours, ...line.lines.map(({ hours }) => hours)])
      .filter((hours) => hours !== null);
    expect(told.length).to.be.greaterThan(150);
    expect(told.filter((hours) => !isAlwaysOpen(hours) && say(hours) === undefined)).to.deep.equal([]);
  });

  it('name every day and every time that stands in them', () => {
    const day = fc.constantFrom('Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su', 'PH', 'Mo-We', 'Fr-Su');
    const time = fc
      .record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) })
      .map(({ hour, minute }) => `${hour}`.padStart(2, '0') + ':' + `${minute}`.padStart(2, '0'));
    const span = fc.tuple(time, time);
    const rule = fc.record({
      days: fc.array(day, { minLength: 1, maxLength: 4 }),
      spans: fc.array(span, { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 3 }), (rules) => {
        const hours = rules.map(
          ({ days, spans }) => `${days.join(',')} ${spans.map((ends) => ends.join('-')).join(',')}`,
        );
        // Russian writes times as the data does.
        const said = formatHours(hours.join('; '), 'ru', WORDS);
        const times = rules.flatMap(({ spans }) => spans.map((ends) => ends.join('–')));
        expect(said?.match(/\d\d:\d\d–\d\d:\d\d/g)).to.deep.equal(times);
        const days = rules.flatMap(({ days }) => days).length;
        expect(said?.split(/[,;]/).length).to.equal(days + times.length - rules.length);
      }),
      { numRuns: 300 },
    );
  });

  it('never throw, whatever somebody writes', () => {
    const piece = fc.constantFrom('Mo', '-', ',', ';', ' ', '09:00', '24:00', 'PH', 'off', '"', ':', '7');
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (hours) => {
        const said = formatHours(hours, 'en', WORDS);
        expect(said === undefined || /\d:\d\d/.test(said)).to.be.true;
      }),
      { numRuns: 300 },
    );
  });

  it('are always for 24/7 and nothing shorter', () => {
    expect(isAlwaysOpen('24/7')).to.be.true;
    expect(isAlwaysOpen('Mo-Su 00:00-24:00')).to.be.true;
    expect(isAlwaysOpen('Mo-Su 00:00-23:00')).to.be.false;
    expect(isAlwaysOpen(null)).to.be.false;
  });
});
