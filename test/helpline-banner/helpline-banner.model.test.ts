import { expect } from '@open-wc/testing';
import { smsHref, telHref, writtenTelHref } from '../../src/data/channels.js';
import { bundledHelplines, readHelplines, type Helpline, type HelplinesDocument } from '../../src/data/helplines.js';
import { countryCodes } from '../../src/helpline-banner/countries.model.js';
import {
  agesOf,
  checkedOf,
  directionOf,
  helpIn,
  isOlderThan,
  languageName,
  pagesOf,
  textIn,
  writtenChannelsOf,
} from '../../src/helpline-banner/helpline-banner.model.js';
import { LANGUAGE_TAGS } from '../../src/locales/languages.js';
import fc from '../helpers/fuzz.js';

const NOW = new Date('2026-11-24T12:00:00Z');
const BUNDLED = bundledHelplines();

let count = 0;
/** A line as a document may hold it; what is not given is as little as a line needs. */
const line = (fields: Record<string, unknown> = {}) => ({
  id: `line-${count++}`,
  country: 'KE',
  name: 'A line',
  audience: 'children',
  tel: '116',
  ...fields,
});
const documentOf = (helplines: object[], rest: object = {}): HelplinesDocument =>
  readHelplines({ schemaVersion: 1, asOf: '2026-11-23', helplines, ...rest })!;
const read = (fields: Record<string, unknown>): Helpline => documentOf([line(fields)]).helplines[0]!;
const help = (documents: HelplinesDocument[], country = 'KE', language = 'en', now = NOW) =>
  helpIn(country, documents, language, now);
const names = (lines: readonly Helpline[]) => lines.map(({ name }) => name);

describe('the help in a country', () => {
  it('[banner-missing] [always-apart] keeps helplines, lines for missing children and hotlines apart', () => {
    const { helplines, missing, hotlines } = help([
      documentOf([
        line({ name: 'hotline', audience: 'online-abuse-report' }),
        line({ name: 'missing', audience: 'missing-children' }),
        line({ name: 'helpline' }),
      ]),
    ]);
    expect([names(helplines), names(missing), names(hotlines)]).to.deep.equal([['helpline'], ['missing'], ['hotline']]);
  });

  it('is for this country and no other', () => {
    const { helplines } = help([documentOf([line({ country: 'TZ', name: 'elsewhere' }), line({ name: 'here' })])]);
    expect(names(helplines)).to.deep.equal(['here']);
  });

  it('[always-known] is empty, and not somebody else’s, while no country is known', () => {
    const { helplines, missing, hotlines, emergency, police } = helpIn(undefined, [BUNDLED], 'en', NOW);
    expect([...helplines, ...missing, ...hotlines, ...police]).to.deep.equal([]);
    expect(emergency).to.be.undefined;
  });

  describe('in danger', () => {
    const callFor = (emergency: object) => help([documentOf([line()], { emergency: { KE: emergency } })]).emergency;

    it('is the number for every emergency before that of the police', () => {
      const both = { general: ['112'], police: ['117'] };
      expect(callFor(both)).to.deep.equal({ kind: 'general', numbers: ['112'] });
    });
    it('is the police where there is no other', () => {
      expect(callFor({ general: [], police: ['117'] })).to.deep.equal({ kind: 'police', numbers: ['117'] });
    });
    it('[banner-emergency] [always-known] is never invented', () => {
      expect(callFor({ general: [], police: [] })).to.be.undefined;
      expect(help([documentOf([line()])]).emergency).to.be.undefined;
    });
  });

  describe('with a document of the author’s', () => {
    const bundled = documentOf([line({ name: 'bundled' }), line({ country: 'TZ', name: 'bundled, other country' })], {
      emergency: { KE: { general: ['999'], police: [] } },
    });

    it('has its lines instead of the bundled ones of that country', () => {
      const own = documentOf([line({ name: 'own' })]);
      expect(names(help([own, bundled]).helplines)).to.deep.equal(['own']);
      expect(names(help([own, bundled], 'TZ').helplines)).to.deep.equal(['bundled, other country']);
    });
    it('keeps the bundled emergency number where the document has none', () => {
      expect(help([documentOf([line()]), bundled]).emergency?.numbers).to.deep.equal(['999']);
    });
    it('[record-emergency] has its emergency number, and keeps the bundled lines where it has none', () => {
      const own = documentOf([], { emergency: { KE: { general: ['112'], police: [] } } });
      const { emergency, helplines } = help([own, bundled]);
      expect(emergency?.numbers).to.deep.equal(['112']);
      expect(names(helplines)).to.deep.equal(['bundled']);
    });
    it('shows no line where it withdraws the only one', () => {
      expect(help([documentOf([line({ withdrawn: true })]), bundled]).helplines).to.deep.equal([]);
    });
  });

  describe('of lines that are no longer right', () => {
    it('[record-withdrawn] leaves out what was withdrawn', () => {
      expect(names(help([documentOf([line({ withdrawn: true }), line({ name: 'left' })])]).helplines)).to.deep.equal([
        'left',
      ]);
    });
    it('[record-withdrawn] shows the line that took another’s place', () => {
      const both = [line({ name: 'old', replacedBy: 'new' }), line({ id: 'new', name: 'new' })];
      expect(names(help([documentOf(both)]).helplines)).to.deep.equal(['new']);
    });
    it('shows neither where the other was withdrawn too', () => {
      const both = [line({ name: 'old', replacedBy: 'other' }), line({ id: 'other', withdrawn: true })];
      expect(help([documentOf(both)]).helplines).to.deep.equal([]);
    });
    it('keeps the only line where the other does not exist, or is itself', () => {
      expect(names(help([documentOf([line({ name: 'kept', replacedBy: 'slip' })])]).helplines)).to.deep.equal(['kept']);
      const own = line({ id: 'self', name: 'kept', replacedBy: 'self' });
      expect(names(help([documentOf([own])]).helplines)).to.deep.equal(['kept']);
    });
  });

  describe('has for its first line', () => {
    const first = (...lines: object[]) => names(help([documentOf(lines)]).helplines)[0];
    const sharjah = { extra: { area: 'Sharjah', areaType: 'region' } };

    it('[banner-first] a national one before one of a region, whatever else speaks for that', () => {
      expect(
        first(
          line({ ...sharjah, languages: ['en'], confidence: 'high', hours: '24/7' }),
          line({ name: 'national', confidence: 'medium', languages: ['sw'] }),
        ),
      ).to.equal('national');
    });
    it('[banner-first] one that speaks the page’s language before one that does not, whatever else', () => {
      expect(
        first(
          line({ languages: ['sw'], confidence: 'high', hours: '24/7' }),
          line({ name: 'English', languages: ['sw', 'EN-GB'], confidence: 'medium' }),
        ),
      ).to.equal('English');
    });
    it('[banner-first] one that is open now before one of which that is not known, and that before one that is closed', () => {
      // NOW is a Tuesday, three in the afternoon in Nairobi.
      const closed = line({ hours: 'Mo-Fr 16:00-20:00', confidence: 'high', sourceDate: '2026-11' });
      const unknown = line({ name: 'unknown', confidence: 'high' });
      const open = line({ name: 'open', hours: 'Mo-Fr 09:00-17:00', confidence: 'medium' });
      expect(first(closed, unknown, open)).to.equal('open');
      expect(first(closed, unknown)).to.equal('unknown');
      const later = new Date('2026-11-24T14:00Z');
      expect(names(help([documentOf([closed, open])], 'KE', 'en', later).helplines)).to.deep.equal(['A line', 'open']);
    });
    it('of two that are open the better known one, though the other never closes', () => {
      expect(
        first(line({ hours: '24/7' }), line({ name: 'high', hours: 'Mo-Fr 09:00-17:00', confidence: 'high' })),
      ).to.equal('high');
    });
    it('[banner-first] the better known one', () => {
      expect(first(line({ confidence: 'medium' }), line({ name: 'high', confidence: 'high' }))).to.equal('high');
    });
    it('of two alike the one that was checked last', () => {
      const known = line({ name: 'newer', sourceDate: '2026-02' });
      expect(first(line(), line({ sourceDate: '2025' }), known)).to.equal('newer');
    });
    it('never one that is for adults', () => {
      const adults = line({ languages: ['en'], confidence: 'high', hours: '24/7', extra: { forAdults: true } });
      expect(first(adults, line({ name: 'for children', ...sharjah }))).to.equal('for children');
    });
    it('the child’s own line in Chile and Thailand, in every language', () => {
      for (const language of LANGUAGE_TAGS) {
        expect(help([BUNDLED], 'CL', language).helplines[0]!.forAdults).to.be.false;
        expect(help([BUNDLED], 'TH', language).helplines[0]!.tel).to.equal('1387');
      }
    });
  });

  it('[always-known] is found for every country, with numbers that dial what they show', () => {
    let shown = 0;
    for (const country of countryCodes()) {
      const { helplines, missing, hotlines } = help([BUNDLED], country);
      for (const row of [...helplines, ...missing, ...hotlines]) {
        const ways = [...writtenChannelsOf(row), ...pagesOf(row)];
        expect(row.tel !== null || ways.length > 0, row.name).to.be.true;
        if (row.tel !== null) expect(telHref(row.tel)).to.match(/^tel:\+?\d+$/);
        for (const { href } of ways) expect(href).to.match(/^(https:\/\/|sms:(%23)?\d+$)/);
        shown++;
      }
    }
    expect(shown).to.equal(BUNDLED.helplines.length);
  });

  it('[banner-old] is called old when nobody has gone through the list for 18 months', () => {
    const list = documentOf([line()], { asOf: '2025-05-24' });
    expect(help([list]).isOld).to.be.false;
    expect(help([documentOf([line()], { asOf: '2025-05-23' })]).isOld).to.be.true;
    expect(help([list, BUNDLED], 'KE', 'en', new Date('2028-01-01')).isOld).to.be.true;
  });

  it('is not called old for the age of a list that it does not come from', () => {
    const old = documentOf([line({ country: 'TZ' })], { asOf: '2020-01-01' });
    expect(help([old, BUNDLED]).isOld).to.be.false;
    expect(help([old, BUNDLED], 'TZ').isOld).to.be.true;
  });
});

describe('the ways to a line', () => {
  it('[banner-tel] dial what the data says, without a country code that nobody gave', () => {
    expect(telHref('116111')).to.equal('tel:116111');
    expect(telHref('+18092001202')).to.equal('tel:+18092001202');
    expect(writtenTelHref('+372 600-4434')).to.equal('tel:+3726004434');
  });

  it('[banner-sms] write to the number without its spaces and hyphens, and keep a hash', () => {
    expect(smsHref('1-800-422-4453')).to.equal('sms:18004224453');
    expect(smsHref('#1388')).to.equal('sms:%231388');
  });

  it('name each in its kind, with the word that a message has to begin with', () => {
    const row = read({
      sms: '741741',
      whatsapp: '+254 700'.replace(' ', ''),
      chat: 'https://www.example.org/chat',
      website: 'https://example.org/',
      extra: { smsKeyword: 'HOME' },
    });
    expect(writtenChannelsOf(row)).to.deep.equal([
      { kind: 'sms', href: 'sms:741741', text: '741741', keyword: 'HOME' },
      { kind: 'whatsapp', href: 'https://wa.me/254700', text: '+254700' },
      { kind: 'chat', href: 'https://www.example.org/chat', text: 'example.org' },
    ]);
    expect(pagesOf(row)).to.deep.equal([{ kind: 'website', href: 'https://example.org/', text: 'example.org' }]);
  });

  it('do not show the chat’s address twice', () => {
    expect(pagesOf(read({ chat: 'https://kidshelpphone.ca', website: 'https://kidshelpphone.ca/' }))).to.deep.equal([]);
  });

  it('lead from a hotline to where it takes reports, and to others that do', () => {
    const pages = pagesOf(
      read({
        audience: 'online-abuse-report',
        website: 'https://one.example/',
        extra: { alsoReport: ['https://two.example/'] },
      }),
    );
    expect(pages.map(({ kind, text }) => [kind, text])).to.deep.equal([
      ['report', 'one.example'],
      ['report', 'two.example'],
    ]);
  });
});

describe('when a line was checked', () => {
  for (const [date, expected] of [
    ['2026-11-23', { isRecent: true, when: 'November 2026' }],
    ['2026-10', { isRecent: true, when: 'October 2026' }],
    ['2026', { isRecent: true, when: '2026' }],
    ['2025-11-24', { isRecent: true, when: 'November 2025' }],
    ['2025-11-23', { isRecent: false, when: 'November 2025' }],
    ['2025', { isRecent: false, when: '2025' }],
    ['2022-05-16', { isRecent: false, when: 'May 2022' }],
    [null, undefined],
    ['junk', undefined],
  ] as const) {
    it(`[banner-checked] ${date} is said as ${expected ? `${expected.when}, ${expected.isRecent ? 'recent' : 'long ago'}` : 'not known'}`, () => {
      expect(checkedOf(date, 'en', NOW)).to.deep.equal(expected);
    });
  }

  it('[intl] is the month of the data, also west of Greenwich, and in the page’s language', () => {
    expect(checkedOf('2026-10-01', 'fr', NOW)!.when).to.equal('octobre 2026');
    expect(checkedOf('2026-10', 'ru', NOW)!.when).to.match(/^октябрь 2026/);
  });

  it('grows older with time and never younger', () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, day, day, fc.integer({ min: 1, max: 36 }), (date, one, other, months) => {
        const [sooner, later] = one < other ? [one, other] : [other, one];
        const text = date.toISOString().slice(0, 10);
        if (isOlderThan(text, months, sooner)) expect(isOlderThan(text, months, later)).to.be.true;
      }),
    );
  });
});

describe('facts about a line', () => {
  for (const [ages, expected] of [
    ['5-25', { from: 5, to: 25 }],
    ['0-18', { from: 0, to: 18 }],
    ['under 18', { from: 0, to: 17 }],
    ['18', { from: 0, to: 18 }],
    ['all', undefined],
    ['5-', undefined],
    ['1-0', undefined],
    [null, undefined],
  ] as const) {
    it(`reads the ages "${ages}"`, () => expect(agesOf(ages)).to.deep.equal(expected));
  }

  it('reads the ages of all bundled lines', () => {
    const ages = BUNDLED.helplines.map((row) => row.ages).filter((text) => text !== null);
    expect(ages.length).to.be.greaterThan(5);
    expect(ages.filter((text) => !agesOf(text))).to.deep.equal([]);
  });

  it('names languages in themselves, else in the page’s language, and never by a code', () => {
    // WebKit writes it as if it began a sentence.
    const { text, lang } = languageName('ru', 'en')!;
    expect([text.toLowerCase(), lang]).to.deep.equal(['русский', 'ru']);
    const names = new Set(BUNDLED.helplines.flatMap(({ languages }) => languages));
    for (const tag of names) expect(languageName(tag, 'fr')?.text, tag).not.to.equal(tag);
    expect(languageName('bzs', 'en')).to.be.undefined;
  });

  it('know the direction of a name from its language, else leave it to its letters', () => {
    expect([directionOf('ar'), directionOf('fa-AF'), directionOf('th'), directionOf(null)]).to.deep.equal([
      'rtl',
      'rtl',
      'ltr',
      'auto',
    ]);
  });

  it('[record-announcement] take an announcement in the page’s language, else in English, else in the first there is', () => {
    const texts = { sw: 'Habari', en: 'News', fr: 'Nouvelles' };
    expect(textIn(texts, 'fr')).to.deep.equal({ lang: 'fr', text: 'Nouvelles' });
    expect(textIn(texts, 'ru')).to.deep.equal({ lang: 'en', text: 'News' });
    expect(textIn({ sw: 'Habari' }, 'ru')).to.deep.equal({ lang: 'sw', text: 'Habari' });
    expect(textIn({}, 'ru')).to.be.undefined;
    expect(textIn(null, 'ru')).to.be.undefined;
  });
});
