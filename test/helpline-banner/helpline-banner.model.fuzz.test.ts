import { expect } from '@open-wc/testing';
import { CHANNELS, smsHref, telHref, writtenTelHref } from '../../src/data/channels.js';
import { readHelplines, type Helpline } from '../../src/data/helplines.js';
import { readHours } from '../../src/data/hours.js';
import { hostName } from '../../src/internal/urls.js';
import {
  countriesIn,
  countryCodeOf,
  countryCodes,
  countryInSentence,
} from '../../src/helpline-banner/countries.model.js';
import { useExitKey } from '../../src/helpline-banner/exit/key.js';
import {
  agesOf,
  directionOf,
  helpIn,
  isOlderThan,
  languageName,
  originOf,
  pagesOf,
  scheduleOf,
  textIn,
  writtenChannelsOf,
} from '../../src/helpline-banner/helpline-banner.model.js';
import {
  textOfChannel,
  textOfGuess,
  textOfHeading,
  textOfOpenness,
  textOfOrigin,
  textsOfHours,
  textsOfReach,
} from '../../src/helpline-banner/helpline-banner.texts.js';
import { formatDay, formatTime, formatTimeZone, opennessAt, wallClock } from '../../src/helpline-banner/hours.model.js';
import type { ExitPresses } from '../../src/internal/page.js';
import { LANGUAGE_TAGS } from '../../src/locales/languages.js';
import { fetchFacts } from '../data/facts.js';
import fc from '../helpers/fuzz.js';
import { anyDate, anyNumberText, anyTag, anyText, changed, misspelt } from '../helpers/hostile.js';
import { stopTimers } from '../helpers/timers.js';

const language = fc.constantFrom(...LANGUAGE_TAGS);
const now = fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });

/** Lines that the reader returns for nearly valid records. */
async function lines(): Promise<fc.Arbitrary<Helpline[]>> {
  const { helplines } = await fetchFacts<{ helplines: object[] }>('helplines');
  const rich = helplines.filter((line) => 'extra' in line);
  const record = changed([...rich.slice(0, 60), ...helplines.slice(0, 60)].map((line) => ({ ...line, country: 'KE' })));
  return fc.array(record, { maxLength: 6 }).map((records) => readHelplines({ helplines: records })?.helplines ?? []);
}

describe('any text as a country', () => {
  it('gives a named country of the list, or none', () => {
    fc.assert(
      fc.property(fc.oneof(misspelt(...countryCodes()), anyText), language, (text, speech) => {
        const code = countryCodeOf(text);
        if (text.trim().length === 2 && countryCodes().has(text.trim())) expect(code).to.equal(text.trim());
        if (code === undefined) return;
        expect(countryCodes().has(code)).to.be.true;
        expect(countryCodeOf(` ${code.toLowerCase()}\n`)).to.equal(code);
        const { name } = countriesIn(speech).find((country) => country.code === code)!;
        expect(countryInSentence(code, speech)).to.include(name);
        expect(textOfHeading(code, speech)).to.include(name);
        expect(textOfGuess(code, speech)).to.include(name);
      }),
    );
  });
});

describe('any text as opening hours', () => {
  const words = [
    'Mo',
    'Fr',
    'PH',
    'off',
    '24/7',
    '09:00',
    '24:00',
    '00:00',
    'Mo-Su',
    '17:00-02:00',
    'SH',
    'Jan',
    'week 1',
  ];
  const piece = fc.oneof(fc.constantFrom(...words, ' ', '-', ',', ';', ':', '||', '"'), anyNumberText);
  const hours = fc.oneof(
    fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join('')),
    misspelt('Mo-Fr 09:00-17:00', 'Mo-Fr 09:00-13:00,15:00-18:00; Sa 10:00-13:00; PH off', '24/7'),
    anyText,
  );
  const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));

  it('gives the status at the local time of its time zone, or none', () => {
    fc.assert(
      fc.property(hours, fc.option(zones), now, language, (text, timeZone, date, speech) => {
        const schedule = scheduleOf({ timeZone, country: 'US' }, text, date);
        const read = readHours(text);
        expect(schedule.hours === undefined).to.equal(read === undefined);
        if (read === undefined) expect(schedule).to.deep.equal({ written: text });
        else if (read.length === 0) expect(schedule.openness).to.deep.equal({ isOpen: true });
        else if (timeZone === null) expect(schedule.openness).to.be.undefined;
        else expect(schedule.openness).to.deep.equal(opennessAt(read, wallClock(timeZone, date)!));
        for (const said of [
          textOfOpenness(schedule.openness, read?.length === 0, speech),
          ...textsOfHours(schedule, speech, date),
        ]) {
          expect(said ?? 'nothing')
            .to.match(/\S/)
            .and.not.match(/undefined|NaN|Invalid|\[object/);
        }
      }),
    );
  });

  it('uses the same local time as the browser’s formatter', () => {
    fc.assert(
      fc.property(zones, now, language, (timeZone, date, speech) => {
        const { day, minute } = wallClock(timeZone, date)!;
        const [clock, weekday] = [{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, { weekday: 'short' }].map(
          (form) => new Intl.DateTimeFormat('en', { ...form, timeZone } as Intl.DateTimeFormatOptions).format(date),
        );
        expect(`${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`).to.equal(
          clock,
        );
        expect(formatDay(day, 'en', 'short')).to.equal(weekday);
        for (const said of [
          formatDay(day, speech, 'long'),
          formatTime(minute, speech),
          formatTimeZone(timeZone, speech, date),
        ]) {
          expect(said).to.match(/\S/);
        }
      }),
    );
  });
});

describe('any text as a date', () => {
  it('reads as its year, or as unknown', () => {
    fc.assert(
      fc.property(fc.option(anyDate), language, now, (text, speech, date) => {
        const origin = originOf({ checked: null, sourceDate: text }, speech, date);
        const said = textOfOrigin(origin);
        expect(said)
          .to.match(/\S/)
          .and.not.match(/undefined|NaN|Invalid/);
        if (text !== null) expect(isOlderThan(text, 12, date)).to.be.a('boolean');
        // Only check dates that readers accept. They also accept 31 February, which may read as March.
        if (origin.when === undefined || text === null || !/^[12]\d{3}(-(0[1-9]|1[0-2])(-\d\d)?)?$/.test(text)) return;
        expect(origin.when).to.include(text.slice(0, 4));
      }),
    );
  });
});

describe('any text as ages', () => {
  it('gives a range that is not empty, or none', () => {
    const ages = fc.oneof(
      fc.tuple(fc.nat({ max: 120 }), fc.nat({ max: 120 })).map(([from, to]) => `${from}-${to}`),
      fc.nat({ max: 120 }).map((to) => `under ${to}`),
      fc.nat({ max: 120 }).map((from) => `${from}+`),
      misspelt('5-25', 'under 18', '18'),
      anyNumberText,
    );
    fc.assert(
      fc.property(fc.option(ages), language, (text, speech) => {
        const range = agesOf(text);
        for (const said of textsOfReach({ ages: text, audience: 'children' } as Helpline, speech)) {
          expect(said ?? '').not.to.match(/undefined|NaN/);
        }
        if (!range) return;
        expect(range.from).to.be.at.least(0).and.at.most(range.to);
        if (range.to !== Infinity) expect(range.to).to.be.below(100);
        if (/^\d+-\d+$/.test(text!)) expect(`${range.from}-${range.to}`).to.equal(text!.replace(/\b0+(?=\d)/g, ''));
      }),
    );
  });
});

describe('any language tag', () => {
  /** A tag that the reader accepts. */
  const tag = anyTag.filter((text) => readHelplines({ helplines: [lineIn(text)] })?.helplines[0]?.nameLang === text);
  const lineIn = (nameLang: string) => ({
    id: '1',
    country: 'KE',
    name: 'x',
    audience: 'children',
    tel: '1',
    nameLang,
  });

  it('has a name, preferably in its own language, or none', () => {
    fc.assert(
      fc.property(tag, language, (text, speech) => {
        const name = languageName(text, speech);
        expect(['ltr', 'rtl', 'auto']).to.include(directionOf(text));
        if (name === undefined) return;
        expect(name.text).to.match(/\S/).and.not.equal(text);
        expect([text, speech]).to.include(name.lang);
      }),
    );
  });

  it('selects one of the existing texts', () => {
    fc.assert(
      fc.property(fc.option(fc.dictionary(anyTag, anyText, { noNullPrototype: true })), language, (texts, speech) => {
        const found = textIn(texts, speech);
        if (!found) return;
        expect(texts![found.lang] === found.text).to.be.true;
        if (texts![speech]) expect(found.lang).to.equal(speech);
      }),
    );
  });
});

describe('lines of any document', () => {
  it('only link to numbers, messages and pages', async () => {
    fc.assert(
      fc.property(await lines(), (given) => {
        for (const line of given) {
          for (const { kind, href, text, keyword } of [...writtenChannelsOf(line), ...pagesOf(line)]) {
            expect(href).to.match(kind === 'sms' ? /^sms:(\+|%23)?\d+$/ : /^https:\/\/[^\s@]+/);
            expect(text).to.match(/\S/);
            const said = textOfChannel({ kind, href, text, ...(keyword && { keyword }) });
            expect(said.includes(text) && said.includes(keyword ?? '')).to.be.true;
            if (kind === 'report' || !CHANNELS[kind].pattern) expect(hostName(href)).to.equal(text);
            if (kind === 'whatsapp') expect(href).to.match(/^https:\/\/wa\.me\/\d+$/);
          }
          if (line.tel) expect(telHref(line.tel)).to.equal(`tel:${line.tel}`);
          for (const phone of [line.abroadPhone ?? '1', ...line.altPhones, ...line.lines.map((more) => more.phone)]) {
            expect(writtenTelHref(phone)).to.match(/^tel:(\+|%23)?\d+$/);
            // Links dial exactly the digits of the written number.
            expect(writtenTelHref(phone).replace(/%23|\D/g, '')).to.equal(phone.replace(/\D/g, ''));
            expect(smsHref(phone).slice(4)).to.equal(writtenTelHref(phone).slice(4));
          }
        }
      }),
    );
  });

  it('are each shown once in their own group, in any order of the document', async () => {
    fc.assert(
      fc.property(await lines(), language, now, (given, speech, date) => {
        const document = (helplines: Helpline[]) => ({ asOf: null, helplines, emergency: {}, replaces: [] });
        const { helplines, parents, others, images, missing, hotlines } = helpIn('KE', [document(given)], speech, date);
        const shown = [...helplines, ...parents, ...others, ...images, ...missing, ...hotlines];
        const own = given.filter(({ country }) => country === 'KE');
        expect(new Set(shown).size).to.equal(shown.length);
        expect(shown.every((line) => own.includes(line) && !line.withdrawn)).to.be.true;
        expect(helplines.every(({ audience }) => audience === 'children' || audience === 'everyone')).to.be.true;
        expect(parents.every(({ audience }) => audience === 'parents')).to.be.true;
        expect(images.every(({ audience }) => audience === 'image-help')).to.be.true;
        expect(others.every(({ audience }) => audience === null)).to.be.true;
        expect(missing.every(({ audience }) => audience === 'missing-children')).to.be.true;
        expect(hotlines.every(({ audience }) => audience === 'online-abuse-report')).to.be.true;
        // Only withdrawn and replaced lines are missing.
        for (const line of own) {
          const isReplaced = own.some(({ id }) => id === line.replacedBy && id !== line.id);
          expect(shown.includes(line)).to.equal(!line.withdrawn && !isReplaced);
        }
        const backwards = helpIn('KE', [document([...given].reverse())], speech, date);
        const firstFacts = ({ audience, areaType, confidence }: Helpline) =>
          [audience, areaType === 'region', confidence].join();
        expect(backwards.helplines.map(firstFacts)).to.deep.equal(helplines.map(firstFacts));
        expect(helpIn('NO', [document(given)], speech, date).helplines.filter(({ country }) => country !== 'NO')).to.be
          .empty;
      }),
    );
  });
});

describe('the exit key', () => {
  type Step = {
    type: 'keydown' | 'keyup' | 'pointerdown' | 'wheel' | 'wait';
    key: string;
    ctrlKey: boolean;
    repeat: boolean;
    wait: number;
    isTyping: boolean;
  };
  const step: fc.Arbitrary<Step> = fc.record({
    type: fc.constantFrom('keydown', 'keyup', 'keydown', 'keyup', 'pointerdown', 'wheel', 'wait'),
    key: fc.oneof({ arbitrary: fc.constant('Shift'), weight: 8 }, { arbitrary: anyText, weight: 1 }),
    ctrlKey: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
    repeat: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
    wait: fc.constantFrom(0, 100, 4999, 5000, 9000),
    isTyping: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
  });
  /** Mostly complete presses of Shift, mixed with other events. */
  const steps = fc
    .array(fc.oneof({ arbitrary: fc.constant('press'), weight: 3 }, { arbitrary: step, weight: 2 }), { maxLength: 14 })
    .map((all) =>
      all.flatMap((one): Step[] => {
        if (typeof one !== 'string') return [one];
        const press = { key: 'Shift', ctrlKey: false, repeat: false, wait: 0, isTyping: false };
        return [
          { ...press, type: 'keydown' },
          { ...press, type: 'keyup' },
        ];
      }),
    );

  /** A second implementation of the rules: https://design-system.service.gov.uk/components/exit-this-page/ */
  function expected(all: readonly Step[]): (ExitPresses | 'left')[] {
    const heard: (ExitPresses | 'left')[] = [];
    let shown = 0 as ExitPresses;
    // Shift may have been down before the script arrived.
    let isDown = true;
    let waited = 0;
    const show = (next: ExitPresses) => {
      waited = 0;
      if (next !== shown) heard.push((shown = next));
    };
    for (const { type, key, ctrlKey, repeat, wait, isTyping } of all) {
      if (type === 'wait') {
        waited += wait;
        if ((shown === 1 || shown === 2) && waited >= 5000) show('late');
      } else if (type === 'keyup') {
        if (key !== 'Shift' || !isDown || ctrlKey || isTyping) continue;
        isDown = false;
        if (shown === 2) {
          show(0);
          heard.push('left');
        } else show(shown === 1 ? 2 : 1);
      } else if (type === 'keydown' && key === 'Shift' && !ctrlKey && !isTyping) {
        isDown ||= !repeat;
      } else {
        isDown = false;
        show(0);
      }
    }
    return heard;
  }

  it('only leaves after three presses of Shift alone, each within five seconds', () => {
    const field = document.createElement('input');
    const elsewhere = document.createElement('button');
    document.body.append(field, elsewhere);
    const clock = stopTimers();
    let hasLeft = false;
    try {
      fc.assert(
        fc.property(steps, (all) => {
          const heard: (ExitPresses | 'left')[] = [];
          const stop = useExitKey({ leave: () => heard.push('left'), showPresses: (presses) => heard.push(presses) });
          for (const { type, wait, isTyping, ...event } of all) {
            const target = isTyping ? field : elsewhere;
            if (type === 'wait') clock.tick(wait);
            else if (type.startsWith('key')) target.dispatchEvent(new KeyboardEvent(type, { ...event, bubbles: true }));
            else target.dispatchEvent(new Event(type, { bubbles: true }));
          }
          stop();
          expect(heard).to.deep.equal(expected(all));
          hasLeft ||= heard.includes('left');
          expect(clock.countTimers()).to.equal(0);
        }),
      );
    } finally {
      clock.restore();
      field.remove();
      elsewhere.remove();
    }
    expect(hasLeft, 'the exit was reached in some runs').to.be.true;
  });
});
