import { expect } from '@open-wc/testing';
import { readNumber, readNumbers, readShortNumbers, readSms, readWhatsApp } from '../../src/data/phones.js';
import {
  decodeReferences,
  isBlank,
  plainText,
  readCount,
  readCountry,
  readDate,
  readFree,
  readLanguage,
  readLink,
  readText,
  readWithdrawn,
  readYesNo,
} from '../../src/data/readers.js';
import fc from '../helpers/fuzz.js';
import { anyNumberText, anyText, anyValue } from '../helpers/hostile.js';
import { INJECTIONS } from '../helpers/injections.js';
import { DIGITS, asciiDigits } from './facts.js';

/** Tests a reader with a table of values and results. */
function reads<Result>(read: (value: unknown) => Result, table: readonly (readonly [unknown, Result])[]): void {
  for (const [value, expected] of table) {
    it(`reads ${JSON.stringify(value)} as ${JSON.stringify(expected) ?? 'nothing'}`, () => {
      expect(read(value)).to.deep.equal(expected);
    });
  }
}

describe('the reader of', () => {
  describe('blank values', () => {
    reads(isBlank, [
      ...[
        '',
        ' ',
        '\u00a0',
        '\u200b',
        'n/a',
        'N/A',
        '#N/A',
        'n.a.',
        '-',
        '–',
        '—',
        '--',
        '?',
        'none',
        'NULL',
        'NA',
      ].map((value) => [value, true] as const),
      ...['#VALUE!', '#REF!', '#NAME?', '#DIV/0!', 'NaN', 'nil', 'Unknown', 'TBC', 'tbd'].map(
        (value) => [value, true] as const,
      ),
      ...[null, undefined, '&nbsp;'].map((value) => [value, true] as const),
      ...['no', 'No', '0', 0, false, [], {}, 'nonesuch', '#helpline', 'x'.repeat(6000)].map(
        (value) => [value, false] as const,
      ),
    ]);
  });

  describe('texts', () => {
    reads(readText, [
      [' Childline ', 'Childline'],
      [116, '116'],
      ['', undefined],
      [true, undefined],
      [NaN, undefined],
      [['a'], 'a'],
      [['a', 'b'], undefined],
      [[['a']], undefined],
      ['x'.repeat(301), undefined],
      ['Children&#8217;s Rights &amp; Protection', 'Children’s Rights & Protection'],
      ['New&nbsp;Delhi', 'New\u00a0Delhi'],
    ]);
  });

  describe('character references', () => {
    reads(decodeReferences as (value: unknown) => string, [
      ['&#8217;&#x2019;&#X2019;&rsquo;', '’’’’'],
      ['&eacute;&Ccedil;&ntilde;&uuml;&agrave;&Ocirc;', 'éÇñüàÔ'],
      ['&lt;b&gt; &quot;&apos; &hellip;&shy;', '<b> "\' …&shy;'],
      // Old systems count in Windows-1252.
      ['&#146;&#150;', '’–'],
      // Once only, and only what is known.
      ['&amp;amp; &amp;lt;b&amp;gt;', '&amp; &lt;b&gt;'],
      ['&bogus; &constructor; &toString; A & B; &;', '&bogus; &constructor; &toString; A & B; &;'],
      ['&#0; &#xD800; &#x110000; &#9999999;', '&#0; &#xD800; &#x110000; &#9999999;'],
      ['https://a.org/?a=1&copy=2', 'https://a.org/?a=1&copy=2'],
    ]);

    it('decodes every reference as the browser does, or leaves it as written', () => {
      const parser = new DOMParser();
      const name = fc.constantFrom(
        'amp',
        'rsquo',
        'eacute',
        'Otilde',
        'nbsp',
        'ndash',
        'euml',
        'laquo',
        'copy',
        'bogus',
      );
      const reference = fc.oneof(
        name,
        fc.nat({ max: 0x11ffff }).map((code) => `#${code}`),
      );
      fc.assert(
        fc.property(reference, (inner) => {
          const decoded = decodeReferences(`&${inner};`);
          const expected = parser.parseFromString(`<p>&${inner};`, 'text/html').querySelector('p')!.textContent;
          expect([expected, `&${inner};`]).to.include(decoded);
        }),
      );
    });
  });

  describe('digits', () => {
    it('reads the digits of every script', () => {
      expect(DIGITS.length).to.be.above(20);
      for (const digits of DIGITS) expect(plainText(digits), digits).to.equal('0123456789');
    });

    it('changes no other digit', () => {
      expect(plainText('² ½ ① Ⅳ 𝟙')).to.equal('² ½ ① Ⅳ 𝟙');
    });
  });

  describe('yes and no', () => {
    reads(readYesNo, [
      ...[true, 'true', 'TRUE', 'yes', ' Yes ', 'y', 1, '1'].map((value) => [value, true] as const),
      ...[false, 'false', 'No', 'n', 0, '0'].map((value) => [value, false] as const),
      ...['', 'sometimes', 'free', 2, null, [], {}].map((value) => [value, undefined] as const),
    ]);
  });

  describe('the cost of a call', () => {
    reads(readFree, [
      ...['free', 'Toll-free', 'yes', 1, true].map((value) => [value, true] as const),
      ...['not free', 'no', false, 0].map((value) => [value, false] as const),
      ...['sometimes', '', null, {}].map((value) => [value, undefined] as const),
    ]);
  });

  describe('lines that are closed for good', () => {
    reads(readWithdrawn, [
      ...['Yes - closed 2025', 'x', 'Closed', 'withdrawn', '2025-03-01', 2025, true].map(
        (value) => [value, true] as const,
      ),
      ...['no', false, 0].map((value) => [value, false] as const),
      ...['free', 'soon', 'No - still open', '', null, {}].map((value) => [value, undefined] as const),
    ]);
  });

  describe('whole numbers', () => {
    reads(readCount, [
      [32, 32],
      ['32', 32],
      ['32.0', 32],
      [0, 0],
      [-1, undefined],
      [1.5, undefined],
      ['2.4 MB', undefined],
      [1e21, undefined],
    ]);
  });

  describe('countries', () => {
    reads(readCountry, [
      ['KE', 'KE'],
      [' ke ', 'KE'],
      ['', undefined],
      ['Atlantis', undefined],
      [true, undefined],
    ]);
  });

  describe('languages', () => {
    reads(readLanguage, [
      ['fr', 'fr'],
      ['FR', 'FR'],
      ['fr-ca', 'fr-ca'],
      ['fr_FR', 'fr-FR'],
      ['fr_FR.UTF-8', 'fr-FR'],
      ['ca_ES@valencia', 'ca-ES'],
      ['zh_Hant_TW', 'zh-Hant-TW'],
      ['fr\u200b', 'fr'],
      ['eng', 'en'],
      ['fra_CA', 'fr-CA'],
      ['GER', 'de'],
      ['fil', 'fil'],
      ['French', undefined],
      ['en, sw', undefined],
      ['x', undefined],
      ['', undefined],
    ]);
  });

  describe('dates', () => {
    reads(readDate, [
      ['2026', '2026'],
      [2026, '2026'],
      ['2026.0', '2026'],
      ['2026-11', '2026-11'],
      ['2026/11', '2026-11'],
      ['2026-11-24', '2026-11-24'],
      ['2026-1-5', '2026-01-05'],
      ['2026/11/24', '2026-11-24'],
      ['20261124', '2026-11-24'],
      ['2026-11-24T10:00:00Z', '2026-11-24'],
      ['2026-11-24 10:00', '2026-11-24'],
      ['24/11/2026 10:00', '2026-11-24'],
      ['24/11/2026', '2026-11-24'],
      ['24-11-2026', '2026-11-24'],
      ['11/24/2026', '2026-11-24'],
      ['05/05/2026', '2026-05-05'],
      ['24.11.2026', '2026-11-24'],
      ['3.4.2026', '2026-04-03'],
      ['٢٠٢٦', '2026'],
      ['03/04/2026', undefined],
      ['03-04-2026', undefined],
      ['11.24.2026', undefined],
      ['24/13/2026', undefined],
      ['24/11/26', undefined],
      ['2026-13', undefined],
      ['46350', undefined],
      ['2026.11', undefined],
      ['2009/10', undefined],
      ['31/02/2026', undefined],
      ['2026-11-31', undefined],
      ['29/02/2024', '2024-02-29'],
      ['29/02/2026', undefined],
      ['1989', undefined],
      ['2101', undefined],
      ['0000-01-01', undefined],
      ['Nov 2026', undefined],
      ['yesterday', undefined],
    ]);
  });

  describe('links', () => {
    reads(readLink, [
      ['https://a.org/b?c#d', 'https://a.org/b?c#d'],
      ['HTTPS://a.org', 'https://a.org'],
      ['www.example.org', 'https://www.example.org'],
      ['example.org/chat', 'https://example.org/chat'],
      ['<https://a.org/>', 'https://a.org/'],
      ['https://a.org/?a=1&amp;b=2', 'https://a.org/?a=1&b=2'],
      ...[
        ...[
          'http://a.org/',
          '//a.org/',
          '/help',
          'info@example.org',
          'javascript:alert(1)',
          'javascript&colon;alert(1)',
        ],
        ...[
          '&#106;avascript:alert(1)',
          'n.a',
          'see our page',
          'strategy-fr.pdf',
          'cover.jpg',
          'files.pdf/page',
          'coming.soon',
          'example.org',
          'a.org b.org',
          'https://a.org https://b.org',
          'ftp://a.org',
        ],
      ].map((value) => [value, undefined] as const),
    ]);

    it('never gives an address of another kind, whatever it reads', () => {
      fc.assert(
        fc.property(fc.oneof(fc.constantFrom(...INJECTIONS), anyText, anyValue), (value) => {
          const address = readLink(value);
          if (address !== undefined) expect(new URL(address)).to.include({ protocol: 'https:', username: '' });
        }),
      );
    });
  });

  describe('[banner-tel] telephone numbers', () => {
    reads(readNumbers, [
      ['116', ['116']],
      [116, ['116']],
      ['0800 555 000', ['0800 555 000']],
      ['0800.555.000', ['0800 555 000']],
      ['0800–555–000', ['0800-555-000']],
      ['0800/555 000', ['0800 555 000']],
      ['030 / 234 56 78', ['030 234 56 78']],
      ['(020) 7946 0000', ['020 7946 0000']],
      ['(0)20 7946 0000', ['0 20 7946 0000']],
      ['+44 (0)20 7946 0000', ['+44 20 7946 0000']],
      ['+44(0)2079460000', ['+44 2079460000']],
      ['0044 (0)20 7946 0000', ['0044 20 7946 0000']],
      ['(+254) 700 000 000', ['+254 700 000 000']],
      ['+1 (800) 555-0199', ['+1 800 555-0199']],
      ['8 (800) 2000-122', ['8 800 2000-122']],
      ['00254700000000', ['00254700000000']],
      ['tel:+254700000000', ['+254700000000']],
      ['Tel. 116', ['116']],
      ['☎ 116', ['116']],
      ['116 (free)', ['116']],
      ['0800\u00a0555\u202f000', ['0800 555 000']],
      ['\u202a0800555000\u202c', ['0800555000']],
      ['０８００ ５５５ ０００', ['0800 555 000']],
      ['＋２５４ ７００ ０００ ０００', ['+254 700 000 000']],
      ['٠٨٠٠ ٥٥٥ ٠٠٠', ['0800 555 000']],
      ['०८०० ५५५ ०००', ['0800 555 000']],
      ["'0800555000", ['0800555000']],
      ['116.0', ['116']],
      ['116;', ['116']],
      ['116 (24/7)', ['116']],
      ['Toll-free: 116', ['116']],
      ['Dial 116', ['116']],
      ['Telephone: 116', ['116']],
      ['="0800555000"', ['0800555000']],
      ['"116"', ['116']],
      ['callto:116', ['116']],
      [['116'], ['116']],
      ['#1388', ['#1388']],
      // Nothing before the wide gap is a number of its own.
      ['0800 - 111 0 333', ['0800-111 0 333']],
      ['Tel:  116', ['116']],
      ['+44-(0)20-7946-0000', ['+44 20-7946-0000']],
      // Countries that always dial the zero.
      ['+39 06 1234567', ['+39 06 1234567']],
      ['+39 (0)6 1234567', ['+39 0 6 1234567']],
      ['+225 07 08 09 10 11', ['+225 07 08 09 10 11']],
      ['+4930123456', ['+4930123456']],
      // Several numbers, each of them complete.
      ['116 / 0800 555', ['116', '0800 555']],
      ['116, 117', ['116', '117']],
      ['116 or 117', ['116', '117']],
      ['116 117', ['116 117']],
      ['0800 555 000\n0800 555 001', ['0800 555 000', '0800 555 001']],
      ['0711 222 333 or 444', ['0711 222 333', '444']],
      ['0800 555 000; 116', ['0800 555 000', '116']],
      ['0800 111 222 / 0800 333 444', ['0800 111 222', '0800 333 444']],
      ['+254 700 000 000 / 0711 000 000', ['+254 700 000 000', '0711 000 000']],
      // In doubt, none.
      ...[
        ...['0800 555 000, 001', '0800 555 000/1', '0800, 555 000', '116 (0800 555)', '0112/116117', '061/112'],
        ...['+254 700 000 000 +254 711 000 000', '0800 555 ext. 5', '0800 555 x5', '116;ext=1', '116²', '2.547E+11'],
        ...['1-800-FREE', '*155#', 'call us', 'text HELP to 20121', '<b>116</b>', '', 1.5, -5, 0],
        // The other ending of one number.
        ...['0800 555 111/112', '+254 20 387 4841 / 842', '0711 222 333/444', '2255-4455 / 4456'],
        ...['020 7946 0111, 112', '0711 222 333 and 444', '1,800,555,0199', '1,1,2', '116,117'],
        // Two numbers with a gap between them.
        ...['0800 123 456 0800 789 012', '0712345678 40404', '0712345678 404', '116 - 0800 555 000'],
        ...['116   0800555000', '116\t117', '+41 22 123 45 67 - 68', '116\u00a0\u2003117'],
        // A zero that is dialled only inside the country.
        ...['+254(020)2055555', '+49 (030) 1234567', '(+27) 0800 055 555', '+64 0800 123', '+440207946000'],
        // Numbers for messages.
        ...['SMS 40404', '116, SMS 40404', 'WhatsApp: +254700000000', 'sms:20121'],
        // JSON and spreadsheets drop the first zero.
        ...[700000000, [700000000], '700000000.0'],
        ...[true, null, {}, ['116', '117']],
      ].map((value) => [value, undefined] as const),
    ]);

    it('never gives a digit that was not written, or another order', () => {
      const piece = fc.constantFrom(...'0123456789 -./(),+;', '(0)', 'ext. ', 'tel:', '\u00a0', ' / ', '0800', '116');
      const text = fc.oneof(
        fc.array(piece, { maxLength: 15 }).map((pieces) => pieces.join('')),
        anyNumberText,
      );
      fc.assert(
        fc.property(text, (written) => {
          const read = readNumbers(written)?.join('');
          if (read === undefined) return;
          const pattern = [...read.replace(/\D/g, '')].join('\\D*(?:\\(\\s*0\\s*\\)\\D*)?');
          expect(asciiDigits(written)).to.match(new RegExp(`^\\D*(?:\\(\\s*0\\s*\\)\\D*)?${pattern}[^1-9]*$`));
        }),
      );
    });
  });

  describe('one number', () => {
    reads(readNumber, [
      ['20121', '20121'],
      ['20121, 20122', undefined],
    ]);
  });

  describe('[banner-tel] emergency numbers', () => {
    reads(readShortNumbers, [
      ['112', ['112']],
      [999, ['999']],
      ['15, 17, 18', ['15', '17', '18']],
      ['112/17', ['112', '17']],
      ['+254 110', ['+254110']],
      ['+254 700 000 000', ['+254700000000']],
      ['0800 12 12', ['08001212']],
      ...['112 117', '15 17 18', '17 18', '112-117', '1,1,2', '1', 'ask', '112, 17 18'].map(
        (value) => [value, undefined] as const,
      ),
    ]);
  });

  describe('text messages', () => {
    reads(readSms, [
      ['SMS 40404', '40404'],
      ['sms:20121', '20121'],
      ['Text: 20121', '20121'],
      ['116, 117', undefined],
      ['0712345678 40404', undefined],
      ['WhatsApp 40404', undefined],
    ]);
  });

  describe('WhatsApp', () => {
    reads(readWhatsApp, [
      ['+44 7123 456789', '+447123456789'],
      ['+44 (0)7123 456789', '+447123456789'],
      ['whatsapp: +44 7123 456789', '+447123456789'],
      ['https://wa.me/447123456789', '+447123456789'],
      ['wa.me/+447123456789?text=Hi', '+447123456789'],
      ['https://api.whatsapp.com/send?phone=447123456789&amp;text=Hi', '+447123456789'],
      ['whatsapp://send?phone=%2B447123456789', '+447123456789'],
      ...['wa.me/0712345678', '+0712345678', '+44 (07123) 456789', 'SMS +447123456789'].map(
        (value) => [value, undefined] as const,
      ),
      ...['0712 345678', '00447123456789', '447123456789', 'https://wa.me/message/ABC123', '+44 7123, +44 7124'].map(
        (value) => [value, undefined] as const,
      ),
    ]);
  });

  it('any value never throws and is never slow', () => {
    const all = [decodeReferences, isBlank, plainText, readCount, readCountry, readDate, readLanguage, readLink];
    const numbers = [readNumber, readNumbers, readShortNumbers, readSms, readWhatsApp];
    const readers = [...all, ...numbers, readFree, readText, readWithdrawn, readYesNo] as ((
      value: unknown,
    ) => unknown)[];
    const long = fc
      .constantFrom(' ', '\t', '0', '0 - ', '(', '+ ', '- ', '&', '&#', 'a.', '1/', ', ')
      .map((part) => part.repeat(2500));
    fc.assert(
      fc.property(fc.oneof(anyValue, anyText, long, fc.constantFrom(...INJECTIONS)), (value) => {
        const start = performance.now();
        for (const read of readers) if (read !== readers[0] || typeof value === 'string') read(value);
        expect(performance.now() - start).to.be.below(500);
      }),
    );
  });
});
