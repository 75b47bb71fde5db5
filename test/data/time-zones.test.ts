import { expect } from '@open-wc/testing';
import { stub } from 'sinon';
import { countryOfTimeZone, guessedCountry } from '../../src/data/time-zones.js';

/** Zones that browsers may report but that suggest no country, each with the reason. */
const NO_COUNTRY: [RegExp, string][] = [
  [/^Antarctica\/(?!Macquarie)/, 'no country'],
  [/^Atlantic\/Reykjavik$/, 'reported by browsers that hide the real zone'],
  [/^Europe\/Belgrade$/, 'shared by RS and XK'],
  [/^Europe\/Simferopol$/, 'contested'],
  [/^(Etc\/.*|[A-Z\d]+)$/, 'not a place'],
];

describe('the country that a time zone suggests', () => {
  for (const [zone, country] of [
    ['Asia/Kolkata', 'IN'],
    ['Asia/Calcutta', 'IN'],
    ['Asia/Yangon', 'MM'],
    ['Asia/Rangoon', 'MM'],
    ['Europe/Kyiv', 'UA'],
    ['Europe/Kiev', 'UA'],
    ['America/Argentina/Buenos_Aires', 'AR'],
    ['America/Buenos_Aires', 'AR'],
    ['America/Indiana/Indianapolis', 'US'],
    ['America/Coyhaique', 'CL'],
    ['US/Pacific', 'US'],
    ['US/Samoa', 'AS'],
    ['Canada/Newfoundland', 'CA'],
    ['Australia/Sydney', 'AU'],
    ['Africa/Nairobi', 'KE'],
    ['Africa/Kampala', 'UG'],
    ['Asia/Gaza', 'PS'],
    ['Asia/Hebron', 'PS'],
    ['Asia/Jerusalem', 'IL'],
    ['Asia/Bangkok', 'TH'],
    ['Asia/Phnom_Penh', 'KH'],
    ['Asia/Taipei', 'TW'],
    ['Asia/Hong_Kong', 'HK'],
    ['Africa/El_Aaiun', 'EH'],
    ['Europe/Mariehamn', 'AX'],
  ] as const) {
    it(`is ${country} for ${zone}`, () => expect(countryOfTimeZone(zone)).to.equal(country));
  }

  it('is the zone’s own country, not a neighbour with the same clock', () => {
    expect(
      ['Europe/Oslo', 'Europe/Stockholm', 'Europe/Copenhagen', 'Europe/Berlin'].map(countryOfTimeZone),
    ).to.deep.equal(['NO', 'SE', 'DK', 'DE']);
    expect(
      ['Europe/Zagreb', 'Europe/Sarajevo', 'Europe/Skopje', 'Europe/Podgorica'].map(countryOfTimeZone),
    ).to.deep.equal(['HR', 'BA', 'MK', 'ME']);
  });

  it('[banner-no-guess] is none for a shared, contested or privacy-protecting zone', () => {
    for (const zone of ['Europe/Belgrade', 'Europe/Simferopol', 'Atlantic/Reykjavik'])
      expect(countryOfTimeZone(zone), zone).to.be.undefined;
  });

  it('[banner-no-guess] is none for a zone that is not a place', () => {
    for (const zone of [
      'UTC',
      'GMT',
      'Etc/UTC',
      'Etc/GMT+3',
      'Etc/Unknown',
      'CET',
      'EST5EDT',
      '+01:00',
      'Antarctica/Vostok',
    ]) {
      expect(countryOfTimeZone(zone), zone).to.be.undefined;
    }
  });

  it('[banner-no-guess] is none when the browser tells no zone or throws', () => {
    const told = (...[value]: [unknown?]) => {
      const options = stub(Intl.DateTimeFormat.prototype, 'resolvedOptions');
      if (value instanceof Error) options.throws(value);
      else options.returns(value as Intl.ResolvedDateTimeFormatOptions);
      try {
        return guessedCountry();
      } finally {
        options.restore();
      }
    };
    expect(told({ timeZone: 'Africa/Nairobi' })).to.equal('KE');
    for (const value of [undefined, null, {}, new RangeError('no zone')]) expect(told(value)).to.be.undefined;
    for (const timeZone of [undefined, null, '', 7, {}, 'UTC', 'Etc/UTC', 'Etc/Unknown', 'Atlantic/Reykjavik']) {
      expect(told({ timeZone }), String(timeZone)).to.be.undefined;
    }
    const format = stub(Intl, 'DateTimeFormat').throws(new RangeError('no data'));
    expect(guessedCountry()).to.be.undefined;
    format.restore();
  });

  it('is none for an invalid zone', () => {
    for (const zone of [
      '',
      '/',
      '*',
      'Europe',
      'Europe/',
      'US/',
      'Europe/Atlantis',
      'Europe/*',
      'europe/paris',
      '__proto__',
      'constructor',
      'Asia/constructor',
      'toString',
    ]) {
      expect(countryOfTimeZone(zone), zone).to.be.undefined;
    }
  });

  it('[banner-guess] is known for every zone of this browser except the listed exceptions', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    expect(zones).to.have.length.above(400);
    const without = zones.filter((zone) => countryOfTimeZone(zone) === undefined);
    expect(without.filter((zone) => !NO_COUNTRY.some(([pattern]) => pattern.test(zone)))).to.deep.equal([]);
    expect(without).to.have.length.within(5, 60);
  });

  it('is a code of two capital letters', () => {
    const codes = Intl.supportedValuesOf('timeZone').flatMap((zone) => countryOfTimeZone(zone) ?? []);
    expect(codes.filter((code) => !/^[A-Z]{2}$/.test(code))).to.deep.equal([]);
    expect(new Set(codes)).to.have.property('size').above(240);
  });
});
