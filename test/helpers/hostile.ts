/** Hostile and nearly valid values for property tests of all code that reads input. */
import fc from './fuzz.js';
import { INJECTIONS } from './injections.js';

/** Includes lone surrogates, which no decoder produces but every script can create. */
const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));

/** Names of inherited properties, and characters that reverse, hide, join or end a text. */
const ODD_TEXTS = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__', 'then'],
  ...['null', 'undefined', 'NaN', 'true', '[object Object]', '0', '-0', '1e308'],
  ...['\u0000', '\u202e116', '\u2066\u2069', '\u200f', '\u200b', '\ufeff', '\u2028', '\u0085', '\u00ad', '\ufffe'],
  ...['\ud800', '\udc00\ud800', 'e\u0301\u0327', '👩‍👩‍👧‍👦', 'ﷺ', 'İı', 'ǅ', 'ẞß', 'ΑΣ', '가', 'ก็็็็็', '\u0301'],
  ...['${0}', '{0}', '{{0}}', '%s', '$&', '$1', '\\', '\\u0000', '&amp;', '&#0;', '&nbsp;', '%00', '%ff', '%2e%2e/'],
  ...['a'.repeat(10_000), '\u0301'.repeat(2000), '<b>'.repeat(1000), '😀'.repeat(1000), ' '.repeat(1000), '\r\n\t\v\f'],
];

/** Any text. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...INJECTIONS),
  fc.constantFrom(...ODD_TEXTS),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: anyUnit, maxLength: 10 }),
);

/** A text as an address can contain it: encodings have no lone surrogates. */
export const wellFormed = (text: string): string => new URLSearchParams({ text }).get('text')!;

/** Misspellings of a word: another letter case, surrounding spaces, or changed characters. */
export const misspelt = (...words: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...words),
      fc.constantFrom<((word: string, more: string) => string)[]>(
        (word) => word,
        (word) => word.toUpperCase(),
        (word) => ` ${word}\n`,
        (word) => `\u00a0${word}\t`,
        (word, more) => word + more,
        (word, more) => more + word,
        (word, more) => `${word} ${more}`,
        (word) => word.slice(0, -1),
        (word) => word.replaceAll('-', '_'),
        (word) => [...word].reverse().join(''),
      ),
      anyText,
    )
    .map(([word, change, more]) => change(word, more));

/** Language tags: known, unknown, of every form in BCP 47, and invalid. */
export const anyTag: fc.Arbitrary<string> = fc.oneof(
  misspelt('en', 'fr', 'es', 'ru', 'ar', 'fr-CA', 'es-419', 'zh-Hant-TW', 'sr-Latn-RS', 'ca-valencia', 'pt-BR'),
  fc.constantFrom(
    ...['x-klingon', 'i-klingon', 'i-default', 'en-GB-oed', 'sgn-BE-FR', 'art-lojban', 'zh-min-nan', 'no-bok', 'und'],
    ...['en-u-nu-arab', 'fr-u-co-phonebk-x-a', 'en-a-bbb-x-a-ccc', 'de-1996', 'sl-rozaj-biske-1994', 'mo', 'iw', 'sh'],
    ...['en-', '-en', 'en--US', 'en_US', 'C', 'POSIX', 'en_US.UTF-8@euro', 'root', 'mul', 'zxx', 'qaa-Qaaa-QM-x-y'],
    ...['abcdefgh', 'abcdefghi', `en-${'x'.repeat(200)}`, `x-${'abcdefgh-'.repeat(50)}a`, 'aa-aaaa-aa-aaaaa-aaaaa'],
  ),
  fc.stringMatching(/^[A-Za-z]{1,8}([-_][A-Za-z0-9]{1,8}){0,5}$/),
  anyText,
);

/** Addresses: valid ones, lookalikes, and ones that run a script. */
export const anyAddress: fc.Arbitrary<string> = fc.oneof(
  fc.webUrl({ validSchemes: ['https'], withFragments: true, withQueryParameters: true }),
  fc.webUrl({ validSchemes: ['http', 'https', 'ftp', 'ws'] }),
  fc.constantFrom(
    ...['https://', 'https:///', 'https:example.org', 'https:/example.org', 'HTTPS://EXAMPLE.ORG/', ' https://a.org '],
    ...['https://a@b.org/', 'https://a:b@c.org/', 'https://a.org@b.org', 'https://@a.org/', 'https://a.org:443/'],
    ...['https://a.org:99999/', 'https://a.org:0/', 'https://[::1]/', 'https://[/', 'https://1/', 'https://0x7f.1/'],
    ...[
      'https://xn--80ak6aa92e.com/',
      'https://аррӏе.com/',
      'https://ecpat。org/',
      'https://ECPAT．org',
      'https://a..b/',
    ],
    ...['https://a.org/%', 'https://a.org/%zz', 'https://a.org/%00', 'https://a%2eorg/', 'https://a.org%2f.b.org/'],
    ...['https://a.org/\u202egro.tapce', 'https://a\u00adb.org/', 'https://a.org/#"><b>', 'https://a.org/?q=<script>'],
    ...['http://localhost/', 'http://localhost:1/x', 'http://127.0.0.1/', 'http://127.1/', 'http://[::1]:8000/'],
    ...['http://localhost.evil.example/', 'http://127.0.0.1.evil.example/', 'http://a.org/', '//a.org/', '\\\\a.org\\'],
    ...['/privacy', './a', '../..', '?', '#', '#x', '.', 'members.json', 'a b', 'mailto:a@b.org', 'tel:116', 'about:'],
    ...['mailto:', 'mailto:@', 'mailto:a@b.org,c@d.org?subject=x&body=y', 'mailto:a@b.org#x', 'MAILTO:A@B.ORG?'],
    ...[`https://a.org/${'x'.repeat(3000)}`, `https://${'a.'.repeat(200)}org/`, `https://a.org/?${'%41'.repeat(500)}`],
  ),
  fc
    .tuple(fc.webUrl({ validSchemes: ['https'] }), anyText, fc.nat({ max: 40 }))
    .map(([address, text, at]) => address.slice(0, at) + text + address.slice(at)),
  anyText,
);

/** Dates: of any year, impossible ones, and other texts. */
export const anyDate: fc.Arbitrary<string> = fc.oneof(
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  fc
    .date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    .chain((date) => fc.constantFrom(4, 7, 10, 24).map((length) => date.toISOString().slice(0, length))),
  fc.constantFrom(
    ...['0000', '0000-01-01', '9999-12-31', '1970', '1970-01-01', '1969-12-31', '+275760-09-13', '-000001-01-01'],
    ...['2023-02-29', '2024-02-29', '2023-02-31', '2023-13', '2023-00-10', '2023-1-1', '20230101', '2023-W01', '2023 '],
    ...['2023 or later', '2023-04 or later', '1 or later', 'now', 'Infinity', '2023-01-01T00:00', '٢٠٢٣', '２０２３'],
  ),
  anyText,
);

/** Numbers as text. */
export const anyNumberText: fc.Arbitrary<string> = fc.oneof(
  fc.integer().map(String),
  fc.double().map(String),
  fc.nat({ max: 200 }).map(String),
  fc.constantFrom(
    ...[
      '-0',
      '00',
      '016',
      '1e3',
      '1e308',
      '1e999',
      '0x10',
      '1_000',
      '1,5',
      '1.5',
      ' 16 ',
      '١٦',
      '１６',
      '+16',
      '16 years',
    ],
    ...['9007199254740991', '9007199254740992', '9'.repeat(400), '0'.repeat(400), 'Infinity', '-Infinity', '2⁵³', '½'],
  ),
  anyText,
);

/** Any JSON value: deep, wide, and with the names of inherited properties. */
export const anyJson: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ stringUnit: 'binary', maxDepth: 4 }),
  fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      anyText,
      fc.constantFrom(null, true, false, 0, -0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER + 1, 5e-324, [], {}),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.oneof(fc.constantFrom(...ODD_TEXTS), anyText), tie('value'), {
        maxKeys: 4,
        noNullPrototype: true,
      }),
    ),
  })).value,
);

/** Values, including non-strings, that a script or a framework may set a property to. */
export const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  anyJson,
  fc.constantFrom<unknown[]>(
    undefined,
    null,
    NaN,
    Infinity,
    10n,
    Symbol('symbol'),
    Symbol.iterator,
    () => 'called',
    Object.create(null),
    { toString: null, valueOf: null },
    { toString: () => ({}) },
    {
      toString() {
        throw new Error('no text');
      },
    },
    { trim: 1, toLowerCase: 2 },
    new Proxy({}, { get: () => undefined }),
    new URL('https://example.org/'),
    new Date(NaN),
    new Map([['a', 'b']]),
    new Uint8Array(4),
    /x/,
    [[]],
    Object('fr'),
    Object(Symbol('wrapped')),
  ),
  fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true, withSparseArray: true }),
);

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** The path of every place in a value. */
function placesOf(value: Json, way: string[] = []): string[][] {
  if (value === null || typeof value !== 'object') return [way];
  return [way, ...Object.entries(value).flatMap(([name, inner]) => placesOf(inner, [...way, name]))];
}

/** A copy with one changed place. */
function withChange(value: Json, [name, ...rest]: string[], change: (before: Json) => unknown): unknown {
  if (name === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((inner, at) => (`${at}` === name ? withChange(inner, rest, change) : inner));
  const { [name]: before = null, ...others } = Object(value) as { [name: string]: Json };
  return { ...others, [name]: withChange(before, rest, change) };
}

/** One of some JSON values with up to four changed places. */
export function changed(values: readonly unknown[]): fc.Arbitrary<unknown> {
  const content = fc.oneof(anyText, anyTag, anyAddress, anyDate, anyNumberText, anyJson);
  return fc.constantFrom(...(values as Json[])).chain((value) => {
    const change = fc.record({
      place: fc.constantFrom(...placesOf(value)),
      content,
      how: fc.constantFrom<'instead' | 'around' | 'into' | 'missing'>(
        'instead',
        'instead',
        'around',
        'into',
        'missing',
      ),
    });
    return fc.array(change, { maxLength: 4 }).map((changes) => {
      let result: unknown = value;
      for (const { place, content, how } of changes) {
        result = withChange(result as Json, place, (before) => {
          if (how === 'around') return [before, content];
          if (how === 'missing') return undefined;
          return how === 'into' && typeof before === 'string'
            ? before + (typeof content === 'string' ? content : '!')
            : content;
        });
      }
      return JSON.parse(JSON.stringify(result ?? null)) as unknown;
    });
  });
}
