import { expect } from '@open-wc/testing';
import { CHANNELS, CHANNEL_FIELDS, linkOf, smsHref, telHref, writtenTelHref } from '../../src/data/channels.js';
import {
  EVERYWHERE,
  bundledHelplines,
  readHelplines,
  type Helpline,
  type HelplinesDocument,
} from '../../src/data/helplines.js';
import { countryCodes } from '../../src/helpline-banner/countries.model.js';
import {
  agesOf,
  directionOf,
  helpIn,
  hoursOf,
  isOlderThan,
  languageName,
  monthOf,
  originOf as origin,
  pagesOf,
  textIn,
  writtenChannelsOf,
} from '../../src/helpline-banner/helpline-banner.model.js';
import { LANGUAGE_TAGS } from '../../src/locales/languages.js';
import fc from '../helpers/fuzz.js';
import { HELPLINE, HELPLINE_LINKS } from '../helpers/records.js';

/** A Tuesday, at three in the afternoon in Nairobi. */
const NOW = new Date('2026-11-24T12:00:00Z');
const BUNDLED = bundledHelplines();

let count = 0;
/** A record of a document, with the required fields and the given ones. */
const line = (fields: Record<string, unknown> = {}) => ({
  id: `line-${count++}`,
  country: 'KE',
  name: 'A line',
  audience: 'children',
  tel: `${count}`,
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

  it('only has lines of this country', () => {
    const { helplines } = help([documentOf([line({ country: 'TZ', name: 'elsewhere' }), line({ name: 'here' })])]);
    expect(names(helplines)).to.deep.equal(['here']);
  });

  it('[always-known] is empty while no country is known', () => {
    const { helplines, parents, missing, hotlines, images, emergency, police } = helpIn(
      undefined,
      [BUNDLED],
      'en',
      NOW,
    );
    expect([...helplines, ...parents, ...missing, ...hotlines, ...police]).to.deep.equal([]);
    expect(emergency).to.be.undefined;
    // Services for every country need none.
    expect(names(images)).to.include('Take It Down (NCMEC)');
  });

  describe('in danger', () => {
    const callFor = (emergency: object) => help([documentOf([line()], { emergency: { KE: emergency } })]).emergency;

    it('prefers the general emergency number to that of the police', () => {
      const both = { general: ['112'], police: ['117'] };
      expect(callFor(both)).to.deep.equal({ kind: 'general', numbers: ['112'] });
    });
    it('is the police number when there is no general one', () => {
      expect(callFor({ general: [], police: ['117'] })).to.deep.equal({ kind: 'police', numbers: ['117'] });
    });
    it('[banner-emergency] [always-known] has no number when none is known', () => {
      expect(callFor({ general: [], police: [] })).to.be.undefined;
      expect(help([documentOf([line()])]).emergency).to.be.undefined;
    });
  });

  describe('with the author’s document', () => {
    const bundled = documentOf([line({ name: 'bundled' }), line({ country: 'TZ', name: 'bundled, other country' })], {
      emergency: { KE: { general: ['999'], police: [] } },
    });

    it('[src-merge] replaces the bundled line of the same id, and adds the others', () => {
      const [known, other] = bundled.helplines;
      const own = documentOf([line({ id: known!.id, name: 'own' }), line({ name: 'further' })]);
      expect(names(help([own, bundled]).helplines)).to.have.members(['own', 'further']);
      expect(names(help([own, bundled], 'TZ').helplines)).to.deep.equal([other!.name]);
    });
    it('[src-merge] keeps the bundled lines beside a line of another country', () => {
      expect(names(help([documentOf([line({ country: 'TZ' })]), bundled]).helplines)).to.deep.equal(['bundled']);
    });
    it('[src-merge] takes a bundled line away by its id', () => {
      const own = documentOf([line({ id: bundled.helplines[0]!.id, withdrawn: true })]);
      expect(help([own, bundled]).helplines).to.deep.equal([]);
    });
    it('[src-merge] shows a number once whose bundled line has another id by now', () => {
      const { tel } = bundled.helplines[0]!;
      expect(names(help([documentOf([line({ id: 'ke-old', name: 'own', tel })]), bundled]).helplines)).to.deep.equal([
        'own',
      ]);
    });
    it('[src-merge] keeps a bundled line whose number has another purpose, is withdrawn under another id, or has no country', () => {
      const { tel } = bundled.helplines[0]!;
      for (const other of [
        { audience: 'online-abuse-report' },
        { audience: 'missing-children' },
        { withdrawn: true },
        { country: EVERYWHERE, audience: 'image-help' },
      ]) {
        const own = documentOf([line({ id: 'ke-old', tel, ...other })]);
        expect(names(help([own, bundled]).helplines), JSON.stringify(other)).to.deep.equal(['bundled']);
      }
    });
    it('[src-merge] ignores a withdrawn line that the bundle does not know', () => {
      const own = documentOf([line({ id: 'ke-of-2024', tel: '0800 000 000', withdrawn: true })]);
      expect(names(help([own, bundled]).helplines)).to.deep.equal(['bundled']);
    });
    it('[src-merge] keeps a line whose successor the bundle does not know', () => {
      const own = documentOf([line({ name: 'own', replacedBy: 'ke-of-2024' })]);
      expect(names(help([own, bundled]).helplines)).to.have.members(['own', 'bundled']);
    });
    it('[src-replaces] drops the bundled lines of the countries that it replaces, and no others', () => {
      const own = documentOf([line({ name: 'own' })], { replaces: ['KE'] });
      expect(names(help([own, bundled]).helplines)).to.deep.equal(['own']);
      expect(names(help([own, bundled], 'TZ').helplines)).to.deep.equal(['bundled, other country']);
      const none = readHelplines({ replaces: ['KE'] })!;
      expect(help([none, bundled]).helplines).to.deep.equal([]);
      expect(help([none, bundled]).emergency?.numbers).to.deep.equal(['999']);
      expect(names(help([none, BUNDLED]).images)).to.include('Take It Down (NCMEC)');
    });
    it('[src-merge] keeps all lines of a document with the same number', () => {
      const own = documentOf([line({ name: 'one', tel: '117' }), line({ name: 'two', tel: '117' })]);
      expect(names(help([own, bundled]).helplines)).to.have.members(['one', 'two', 'bundled']);
    });
    it('keeps the bundled emergency number when the document has none', () => {
      expect(help([documentOf([line()]), bundled]).emergency?.numbers).to.deep.equal(['999']);
    });
    it('[record-emergency] uses its emergency number, and keeps the bundled lines when it has none', () => {
      const own = documentOf([], { emergency: { KE: { general: ['112'], police: [] } } });
      const { emergency, helplines } = help([own, bundled]);
      expect(emergency?.numbers).to.deep.equal(['112']);
      expect(names(helplines)).to.deep.equal(['bundled']);
    });
  });

  describe('with withdrawn and replaced lines', () => {
    it('[record-withdrawn] omits a withdrawn line', () => {
      expect(names(help([documentOf([line({ withdrawn: true }), line({ name: 'left' })])]).helplines)).to.deep.equal([
        'left',
      ]);
    });
    it('[record-withdrawn] replaces a line by its successor', () => {
      const both = [line({ name: 'old', replacedBy: 'new' }), line({ id: 'new', name: 'new' })];
      expect(names(help([documentOf(both)]).helplines)).to.deep.equal(['new']);
    });
    it('omits both when the successor is withdrawn too', () => {
      const both = [line({ name: 'old', replacedBy: 'other' }), line({ id: 'other', withdrawn: true })];
      expect(help([documentOf(both)]).helplines).to.deep.equal([]);
    });
    it('keeps lines that replace each other in a circle', () => {
      const [one, two, three] = ['one', 'two', 'three'].map((id, index, all) => {
        return line({ id, name: id, replacedBy: all[(index + 1) % 3] });
      });
      expect(names(help([documentOf([one!, two!, three!])]).helplines)).to.have.members(['one', 'two', 'three']);
      const before = line({ id: 'zero', name: 'zero', replacedBy: 'one' });
      expect(names(help([documentOf([before, one!, two!, three!])]).helplines)).to.include('one');
    });
    it('keeps a line whose successor does not exist or is itself', () => {
      expect(names(help([documentOf([line({ name: 'kept', replacedBy: 'slip' })])]).helplines)).to.deep.equal(['kept']);
      const own = line({ id: 'self', name: 'kept', replacedBy: 'self' });
      expect(names(help([documentOf([own])]).helplines)).to.deep.equal(['kept']);
    });
  });

  describe('has as its first line', () => {
    const first = (...lines: object[]) => names(help([documentOf(lines)]).helplines)[0];
    const sharjah = { extra: { area: 'Sharjah', areaType: 'region' } };

    it('[banner-first] a line that can be tapped before one whose number is in doubt', () => {
      expect(
        first(line({ tel: '', phone: '1-800-FREE', hours: '24/7' }), line({ name: 'tap', audience: 'everyone' })),
      ).to.equal('tap');
    });
    it('[banner-first] a line for children before one for another group', () => {
      expect(first(line({ audience: 'everyone', hours: '24/7' }), line({ name: 'children' }))).to.equal('children');
    });
    it('[banner-first] never a line for another group, which comes after all others', () => {
      const women = line({ name: 'women', audience: 'women', hours: '24/7' });
      expect(help([documentOf([women])]).helplines).to.deep.equal([]);
      expect(names(help([documentOf([women])]).others)).to.deep.equal(['women']);
      expect(first(women, line({ name: 'everyone', audience: 'everyone' }))).to.equal('everyone');
    });
    it('[banner-first] a national line before a regional one, regardless of other fields', () => {
      expect(
        first(
          line({ ...sharjah, languages: ['en'], confidence: 'high', hours: '24/7' }),
          line({ name: 'national', confidence: 'medium', languages: ['sw'] }),
        ),
      ).to.equal('national');
    });
    it('[banner-first] a line in the page’s language, regardless of the remaining fields', () => {
      expect(
        first(
          line({ languages: ['sw'], confidence: 'high', hours: '24/7' }),
          line({ name: 'English', languages: ['sw', 'EN-GB'], confidence: 'medium' }),
        ),
      ).to.equal('English');
    });
    it('[banner-first] an open line before one with unknown hours, and that before a closed one', () => {
      const closed = line({ hours: 'Mo-Fr 16:00-20:00', confidence: 'high', sourceDate: '2026-11' });
      const unknown = line({ name: 'no hours', confidence: 'high' });
      const open = line({ name: 'open', hours: 'Mo-Fr 09:00-17:00', confidence: 'medium' });
      expect(first(closed, unknown, open)).to.equal('open');
      expect(first(closed, unknown)).to.equal('no hours');
      const later = new Date('2026-11-24T14:00Z');
      expect(names(help([documentOf([closed, open])], 'KE', 'en', later).helplines)).to.deep.equal(['A line', 'open']);
    });
    it('the more certain of two open lines, even if the other never closes', () => {
      expect(
        first(line({ hours: '24/7' }), line({ name: 'high', hours: 'Mo-Fr 09:00-17:00', confidence: 'high' })),
      ).to.equal('high');
    });
    it('[banner-first] the line with the higher confidence', () => {
      expect(first(line({ confidence: 'medium' }), line({ name: 'high', confidence: 'high' }))).to.equal('high');
    });
    it('the line with the newest source of otherwise equal lines', () => {
      const known = line({ name: 'newer', sourceDate: '2026-02' });
      expect(first(line(), line({ sourceDate: '2025' }), known)).to.equal('newer');
    });
    it('[banner-for-whom] never a line for parents, which stands apart', () => {
      const adults = line({ name: 'parents', audience: 'parents', confidence: 'high', hours: '24/7' });
      const { helplines, parents } = help([documentOf([adults, line({ name: 'for children', ...sharjah })])]);
      expect([names(helplines), names(parents)]).to.deep.equal([['for children'], ['parents']]);
    });
    it('a line of the country before one for every country', () => {
      expect(first(line({ country: EVERYWHERE, hours: '24/7' }), line({ name: 'national' }))).to.equal('national');
    });
    it('[record-channel-hours] a line whose chat is open before one whose number is closed', () => {
      const closed = line({ name: 'closed', hours: 'Mo-Su 01:00-02:00' });
      const chat = { tel: null, chat: 'https://chat.example/', channelHours: { chat: '24/7' } };
      expect(first(closed, line({ name: 'chat', ...chat, hours: 'Mo-Su 01:00-02:00' }))).to.equal('chat');
    });
    it('the child’s own line in Chile and Thailand, in every language', () => {
      for (const language of LANGUAGE_TAGS) {
        expect(help([BUNDLED], 'CL', language).helplines[0]!.audience).to.equal('children');
        expect(help([BUNDLED], 'TH', language).helplines[0]!.tel).to.equal('1387');
      }
    });
  });

  it('[always-known] shows each bundled line with a way to reach it', () => {
    let shown = 0;
    for (const country of countryCodes()) {
      const { helplines, parents, missing, hotlines, images } = help([BUNDLED], country);
      for (const row of [...helplines, ...parents, ...missing, ...hotlines, ...images]) {
        if (row.country === EVERYWHERE && country !== 'KE') continue;
        const ways = [...writtenChannelsOf(row), ...pagesOf(row)];
        expect(row.tel !== null || ways.length > 0, row.name).to.be.true;
        if (row.tel !== null) expect(telHref(row.tel)).to.match(/^tel:\+?\d+$/);
        for (const { href } of ways) expect(href).to.match(/^(https:\/\/|sms:(%23|\+)?\d+$)/);
        shown++;
      }
    }
    expect(shown).to.equal(BUNDLED.helplines.length);
  });

  it('[banner-old] is marked as old 18 months after the last review of the list', () => {
    const list = documentOf([line()], { asOf: '2025-05-24' });
    expect(help([list]).isOld).to.be.false;
    expect(help([documentOf([line()], { asOf: '2025-05-23' })]).isOld).to.be.true;
    expect(help([list, BUNDLED], 'KE', 'en', new Date('2028-01-01')).isOld).to.be.true;
  });

  it('[banner-old] is marked as old while one of the lists that give a line is old', () => {
    const day = new Date('2029-01-01');
    const fresh = (...lines: object[]) => documentOf(lines, { asOf: '2028-12-01' });
    const [childline] = BUNDLED.helplines.filter(({ id }) => id === 'ke-116');
    expect(help([fresh(line()), BUNDLED], 'KE', 'en', day).isOld).to.be.true;
    expect(help([fresh(line({ id: 'ke-ahtcpu', withdrawn: true })), BUNDLED], 'KE', 'en', day).isOld).to.be.true;
    expect(help([documentOf([line()], { asOf: null }), BUNDLED], 'KE', 'en', day).isOld).to.be.true;
    const all = fresh({ ...childline, name: 'own' }, line({ id: 'ke-ahtcpu' }));
    expect(help([all, BUNDLED], 'KE', 'en', day).isOld).to.be.false;
    expect(help([{ ...fresh(line()), replaces: ['KE'] }, BUNDLED], 'KE', 'en', day).isOld).to.be.false;
  });

  it('is not marked as old because of a list without lines of its country', () => {
    const old = documentOf([line({ country: 'TZ' })], { asOf: '2020-01-01' });
    expect(help([old, BUNDLED]).isOld).to.be.false;
    expect(help([old, BUNDLED], 'TZ').isOld).to.be.true;
  });
});

describe('the ways to a line', () => {
  it('[banner-tel] dial the number of the data without adding a country code', () => {
    expect(telHref('116111')).to.equal('tel:116111');
    expect(telHref('+18092001202')).to.equal('tel:+18092001202');
    expect(writtenTelHref('+372 600-4434')).to.equal('tel:+3726004434');
  });

  it('[banner-sms] write to the number without spaces and hyphens, but with its hash', () => {
    expect(smsHref('1-800-422-4453')).to.equal('sms:18004224453');
    expect(smsHref('#1388')).to.equal('sms:%231388');
  });

  it('have the link of each channel, in the order of the list', () => {
    for (const field of CHANNEL_FIELDS)
      expect(linkOf(field, HELPLINE[field]).href, field).to.equal(HELPLINE_LINKS[field]);
    const written = CHANNEL_FIELDS.filter((field) => CHANNELS[field].use === 'write');
    expect(writtenChannelsOf(read(HELPLINE)).map(({ kind, href }) => [kind, href])).to.deep.equal(
      written.map((field) => [field, HELPLINE_LINKS[field]]),
    );
  });

  it('[record-channel-hours] carry their own hours, unless the line has them already', () => {
    const chat = 'https://www.example.org/chat';
    const ways = (fields: object) =>
      writtenChannelsOf(read({ sms: '20121', chat, ...fields })).map(({ hours }) => hours);
    const own = { hours: '24/7', channelHours: { sms: '24/7', chat: 'Mo-Fr 12:00-20:00' } };
    expect(ways(own)).to.deep.equal([undefined, 'Mo-Fr 12:00-20:00']);
    expect(ways({ hours: '24/7' })).to.deep.equal([undefined, undefined]);
    // Without a number, the hours of the first way are those of the line.
    expect(ways({ ...own, tel: null, hours: null })).to.deep.equal([undefined, 'Mo-Fr 12:00-20:00']);
    expect(hoursOf(read({ ...own, tel: null, sms: null, chat }))).to.equal('Mo-Fr 12:00-20:00');
    expect(hoursOf(read(own))).to.equal('24/7');
  });

  it('have a kind, and for text messages the keyword', () => {
    const row = read({
      sms: '741741',
      chat: 'https://www.example.org/chat',
      website: 'https://example.org/',
      extra: { smsKeyword: 'HOME' },
    });
    expect(writtenChannelsOf(row)).to.deep.equal([
      { kind: 'sms', href: 'sms:741741', text: '741741', keyword: 'HOME' },
      { kind: 'chat', href: 'https://www.example.org/chat', text: 'example.org' },
    ]);
    expect(pagesOf(row)).to.deep.equal([{ kind: 'website', href: 'https://example.org/', text: 'example.org' }]);
  });

  it('omit a website that is also the chat’s address', () => {
    expect(pagesOf(read({ chat: 'https://kidshelpphone.ca', website: 'https://kidshelpphone.ca/' }))).to.deep.equal([]);
  });

  it('lead from a hotline to its report page and to further ones', () => {
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

describe('the origin of a line', () => {
  const originOf = (fields: object, language = 'en') => origin(read({ ...fields }), language, NOW);

  for (const [date, when] of [
    ['2026-11-23', 'November 2026'],
    ['2026-10', 'October 2026'],
    ['2026', '2026'],
    ['2022-05-16', 'May 2022'],
  ] as const) {
    it(`[banner-checked] is the date of its source where nobody checked it, for ${date}`, () => {
      expect(originOf({ sourceDate: date })).to.deep.equal({ when });
    });
  }

  it('[banner-checked] has no date where the source has none', () => {
    expect(originOf({ sourceDate: null })).to.deep.equal({});
    expect(monthOf('not a date', 'en')).to.be.undefined;
  });

  it('[banner-checked] is a check with its organisation and month, however old', () => {
    const checked = { on: '2024-03-05', by: 'KAACR' };
    expect(originOf({ checked, sourceDate: '2026-01' })).to.deep.equal({ by: 'KAACR', when: 'March 2024' });
  });

  it('[banner-checked] is never a check on a day that is still to come', () => {
    const checked = { on: '2026-11-25', by: 'KAACR' };
    expect(originOf({ checked, sourceDate: '2026-01' })).to.deep.equal({ when: 'January 2026' });
  });

  it('[intl] is the month of the data in the page’s language, also west of Greenwich', () => {
    expect(originOf({ sourceDate: '2026-10-01' }, 'fr').when).to.equal('octobre 2026');
    expect(originOf({ sourceDate: '2026-10' }, 'ru').when).to.match(/^октябрь 2026/);
  });

  it('never becomes more recent as time passes', () => {
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

describe('the facts about a line', () => {
  for (const [ages, expected] of [
    ['5-25', { from: 5, to: 25 }],
    ['0-18', { from: 0, to: 18 }],
    ['under 18', { from: 0, to: 17 }],
    ['18', { from: 0, to: 18 }],
    ['18+', { from: 18, to: Infinity }],
    ['all', undefined],
    ['5-', undefined],
    ['1-0', undefined],
    [null, undefined],
  ] as const) {
    it(`${expected ? 'include' : 'omit'} the ages "${ages}"`, () => expect(agesOf(ages)).to.deep.equal(expected));
  }

  it('include the ages of every bundled line that has some', () => {
    const ages = BUNDLED.helplines.map((row) => row.ages).filter((text) => text !== null);
    expect(ages.length).to.be.greaterThan(5);
    expect(ages.filter((text) => !agesOf(text))).to.deep.equal([]);
  });

  it('name a language in itself, else in the page’s language, but never by its code', () => {
    // WebKit capitalises the name.
    const { text, lang } = languageName('ru', 'en')!;
    expect([text.toLowerCase(), lang]).to.deep.equal(['русский', 'ru']);
    const names = new Set(BUNDLED.helplines.flatMap(({ languages }) => languages));
    for (const tag of names) expect(languageName(tag, 'fr')?.text, tag).not.to.equal(tag);
    expect(languageName('bzs', 'en')).to.be.undefined;
  });

  it('derive the direction of a name from its language, else from its letters', () => {
    expect([directionOf('ar'), directionOf('fa-AF'), directionOf('th'), directionOf(null)]).to.deep.equal([
      'rtl',
      'rtl',
      'ltr',
      'auto',
    ]);
  });

  it('[record-announcement] use the announcement in the page’s language, else in English, else the first one', () => {
    const texts = { sw: 'Habari', en: 'News', fr: 'Nouvelles' };
    expect(textIn(texts, 'fr')).to.deep.equal({ lang: 'fr', text: 'Nouvelles' });
    expect(textIn(texts, 'ru')).to.deep.equal({ lang: 'en', text: 'News' });
    expect(textIn({ sw: 'Habari' }, 'ru')).to.deep.equal({ lang: 'sw', text: 'Habari' });
    expect(textIn({}, 'ru')).to.be.undefined;
    expect(textIn(null, 'ru')).to.be.undefined;
  });
});
