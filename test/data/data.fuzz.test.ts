import { expect } from '@open-wc/testing';
import { CHANNELS } from '../../src/data/channels.js';
import { decodeAddress, decodeRows, rowsWhere } from '../../src/data/columns.js';
import { Problems, dayOf } from '../../src/data/fields.js';
import { readFrameworks } from '../../src/data/frameworks.js';
import { AUDIENCES, EVERYWHERE, bundledHelplines, readHelplines } from '../../src/data/helplines.js';
import { localMemberOf } from '../../src/data/local-members.js';
import { bundledDay, readMembers } from '../../src/data/members.js';
import { isSafeLink } from '../../src/data/readers.js';
import { countryOfTimeZone, isTimeZone, timeZoneOf } from '../../src/data/time-zones.js';
import { LANGUAGE_TAGS } from '../../src/locales/languages.js';
import fc from '../helpers/fuzz.js';
import { anyAddress, anyDate, anyJson, anyTag, anyText, anyValue, changed, misspelt } from '../helpers/hostile.js';
import { INJECTIONS } from '../helpers/injections.js';
import { fetchFacts } from './facts.js';

type Read = Record<string, unknown> & { problems: string[] };
type Facts = Record<string, unknown>;

const CODE = /^[A-Z]{2}$/;
const TAG = /^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/;

/** Pattern of each value in a document that was read, by field name. */
const FORMS: Record<string, RegExp> = {
  ...Object.fromEntries(
    Object.entries(CHANNELS).flatMap(([field, { pattern }]) => (pattern ? [[field, pattern]] : [])),
  ),
  country: /^([A-Z]{2}|\*)$/,
  replaces: CODE,
  on: /^\d{4}(-\d\d){1,2}$/,
  tel: /^\+?\d{1,19}$/,
  general: /^\+?\d{1,19}$/,
  police: /^\+?\d{1,19}$/,
  sms: /^[+#]?\d[\d -]*$/,
  abroadPhone: /^[+#]?\d[\d -]*$/,
  altPhones: /^[+#]?\d[\d -]*$/,
  nameLang: TAG,
  lang: TAG,
  languages: TAG,
  asOf: /^\d{4}-\d\d-\d\d$/,
  audience: new RegExp(`^(${AUDIENCES.join('|')})$`),
  confidence: /^(high|medium)$/,
  areaType: /^(region|language)$/,
  channel: /^(text-only|web-only)$/,
  sourceDate: /^\d{4}(-\d\d){0,2}( or later)?$/,
};
const LINKS = /^(chat|website|landingPage|cover|url|alsoReport)$/;

function checkValue(field: string, value: unknown): void {
  // Its fields have the names of channels.
  if (field === 'channelHours')
    return Object.values(value as object).forEach((hours) => expect(hours).to.be.a('string').and.match(/\S/));
  if (Array.isArray(value)) return value.forEach((entry) => checkValue(field, entry));
  if (typeof value === 'object' && value !== null) {
    expect(Object.getPrototypeOf(value) === Object.prototype, field).to.be.true;
    return Object.entries(value).forEach(([name, inner]) => checkValue(name, inner));
  }
  if (typeof value !== 'string') return;
  const form = FORMS[field];
  if (form) expect(form.test(value), `${field}: ${value.slice(0, 40)}`).to.be.true;
  if (LINKS.test(field)) expect(isLink(value), `${field}: ${value.slice(0, 80)}`).to.be.true;
}

function isLink(address: string): boolean {
  const { protocol, username, password, origin } = new URL(address);
  return (protocol === 'https:' || origin === location.origin) && !username && !password;
}

describe('nearly valid documents', () => {
  const kinds: { name: string; list: string; read: (document: unknown) => Read | undefined }[] = [
    { name: 'helplines', list: 'helplines', read: (document) => readHelplines(document) as Read | undefined },
    { name: 'members', list: 'members', read: (document) => readMembers(document) as Read | undefined },
    { name: 'frameworks', list: 'frameworks', read: (document) => readFrameworks(document) as Read | undefined },
  ];
  for (const { name, list, read } of kinds) {
    it(`of ${name} give unique valid records, and the same when read again`, async () => {
      const facts = await fetchFacts<Facts>(name);
      const records = facts[list] as unknown[];
      const rich = records.filter((one) => JSON.stringify(one).includes('"extra"')).slice(0, 40);
      const some = fc.array(changed([...records.slice(0, 40), ...rich]), { minLength: 1, maxLength: 4 });
      const document = fc.oneof(
        some.map((chosen) => ({ ...facts, [list]: chosen, emergency: {} })),
        some.chain((chosen) =>
          changed([
            {
              schemaVersion: 1,
              asOf: '2026-11-24',
              network: facts['network'],
              emergency: { KE: { general: ['112'], police: ['999'] } },
              [list]: chosen,
            },
          ]),
        ),
        changed([{ schemaVersion: 1, [list]: records.slice(0, 2), network: { organisations: 1, countries: 1 } }]),
        anyJson,
      );
      fc.assert(
        fc.property(document, (given) => {
          const before = JSON.stringify(given);
          const found = read(given);
          expect(JSON.stringify(given) === before, 'the given document stays unchanged').to.be.true;
          expect(Object.keys(Object.prototype)).to.be.empty;
          if (!found) return;
          const { problems, ...rest } = found;
          checkValue('', rest);
          expect(problems.length).to.be.at.most(21);
          expect(problems.every((text) => typeof text === 'string')).to.be.true;
          const kept = found[list] as { id: string }[];
          expect(new Set(kept.map(({ id }) => id)).size).to.equal(kept.length);
          const again = read(asPublished(rest));
          const same = { ...again!, problems };
          expect(JSON.stringify(same) === JSON.stringify(found), 'the second result equals the first').to.be.true;
        }),
      );
    });
  }

  /** Converts a document that was read back to a foreign one: rare fields in `extra`, `&` as a reference. */
  function asPublished(document: Facts): unknown {
    const { helplines } = document;
    const published = Array.isArray(helplines)
      ? {
          ...document,
          helplines: helplines.map(({ audience, ...line }: Facts) => ({
            ...line,
            audience: audience ?? '?!',
            extra: line,
          })),
        }
      : document;
    return JSON.parse(JSON.stringify(published).replaceAll('&', '&amp;'));
  }

  it('name at most 20 problems', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 60 }), (texts) => {
        const problems = new Problems([]);
        for (const text of texts) problems.add(text);
        const listed = problems.texts;
        expect(listed.slice(0, 20)).to.deep.equal(texts.slice(0, 20));
        expect(listed.length).to.equal(Math.min(texts.length, 21));
        if (texts.length > 20) expect(listed.at(-1)).to.equal('and more');
      }),
    );
  });
});

describe('any value', () => {
  it('gives a day or null when it is the date of a review', () => {
    expect(INJECTIONS.filter((asOf) => dayOf({ asOf }, new Problems([])) !== null)).to.deep.equal([]);
    fc.assert(
      fc.property(fc.oneof(anyDate, anyValue), (asOf) => {
        const day = dayOf({ asOf }, new Problems([]));
        if (day === null) return;
        const [year, month, date] = day.split('-').map(Number) as [number, number, number];
        expect(year).to.be.within(1990, 2100);
        expect(month).to.be.within(1, 12);
        expect(date).to.be.within(1, 31);
      }),
    );
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const text = date.toISOString().slice(0, 10);
        expect(dayOf({ asOf: text }, new Problems([]))).to.equal(text);
        expect(dayOf({ asOf: date.toISOString() }, new Problems([]))).to.equal(text);
      }),
    );
  });

  it('is a safe link only if it leads to the host that it shows', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        if (!isSafeLink(address)) return;
        expect(isLink(address)).to.be.true;
        // People read the host before the first slash after the scheme.
        const [, shown = ''] = /^https?:\/\/([^/?#]*)/.exec(address) ?? [];
        expect(new URL(`https://${shown}`).host === new URL(address.replace(/^http:/, 'https:')).host).to.be.true;
      }),
    );
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['https'], withQueryParameters: true, withFragments: true }), (address) => {
        expect(isSafeLink(address)).to.be.true;
      }),
    );
  });
});

describe('tables', () => {
  const table = fc.record({ one: anyText, two: anyText, __proto__: anyText }, { noNullPrototype: true });

  it('give the same rows for one value as when they are decoded completely', () => {
    fc.assert(
      fc.property(table, anyText, fc.nat({ max: 5 }), (columns, text, at) => {
        const rows = decodeRows(columns);
        expect(rows.length).to.equal(Math.max(...Object.values(columns).map((column) => column.split('|').length)));
        for (const value of [text, columns.one.split('|')[at] ?? '']) {
          const found = rowsWhere(columns, 'one', [value]);
          expect(found.length).to.equal(rows.filter(({ one }) => one === value).length);
          expect(found.every(({ one }) => one === value)).to.be.true;
        }
      }),
    );
  });

  it('decode any text in an address column to an https address', () => {
    fc.assert(
      fc.property(anyText, fc.stringMatching(CODE), (text, country) => {
        const address = decodeAddress(text, country);
        if (text === '') expect(address).to.be.null;
        else expect(address!.startsWith('https://') && address!.length >= text.length + 8).to.be.true;
      }),
    );
  });

  it('give the same lines for one country as when all countries are decoded', () => {
    const all = bundledHelplines();
    const country = fc.oneof(fc.stringMatching(CODE), fc.constantFrom(...Object.keys(all.emergency)), anyText);
    fc.assert(
      fc.property(country, (code) => {
        const { helplines, emergency } = bundledHelplines(code);
        expect(JSON.stringify(helplines)).to.equal(
          JSON.stringify(all.helplines.filter((line) => line.country === code || line.country === EVERYWHERE)),
        );
        expect(Object.keys(emergency)).to.deep.equal(Object.hasOwn(all.emergency, code) ? [code] : []);
      }),
    );
  });

  it('give a valid member or none for a country, and a day in every language', () => {
    fc.assert(
      fc.property(fc.stringMatching(CODE), fc.constantFrom(...LANGUAGE_TAGS, 'en-XA'), (code, language) => {
        const member = localMemberOf(code);
        if (member) expect(isSafeLink(member.website) && member.name.length > 0).to.be.true;
        expect(bundledDay(language)).to.match(/\d{4}/);
      }),
    );
  });
});

describe('the name of a time zone', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  const anyZone = fc.oneof(
    misspelt(...zones),
    fc.constantFrom('UTC', 'Etc/GMT+5', 'EST5EDT', '+05:30', 'Asia/'),
    anyTag,
    anyText,
  );

  it('suggests at most one country, and is valid only if the browser accepts it', () => {
    fc.assert(
      fc.property(anyZone, (zone) => {
        expect(countryOfTimeZone(zone) ?? 'KE').to.match(CODE);
        if (!isTimeZone(zone)) {
          expect(() => new Date().toLocaleString('en', { timeZone: zone })).to.throw(RangeError);
        } else expect(new Date().toLocaleString('en', { timeZone: zone })).to.be.a('string');
      }),
    );
  });

  it('is known to the browser for a country’s only zone, and suggests no other country', () => {
    fc.assert(
      fc.property(fc.oneof(fc.stringMatching(CODE), anyText), (country) => {
        const zone = timeZoneOf(country);
        if (zone === undefined) return;
        expect(isTimeZone(zone)).to.be.true;
        expect(countryOfTimeZone(zone) ?? country).to.equal(country);
      }),
    );
  });
});
