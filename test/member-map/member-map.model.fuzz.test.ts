import { expect } from '@open-wc/testing';
import { readMembers, type Member } from '../../src/data/members.js';
import { worldShapes, type Point } from '../../src/member-map/geometry/geometry.js';
import { memoizeLast } from '../../src/internal/memoize.js';
import { hostName } from '../../src/internal/urls.js';
import {
  REGION_NAMES,
  UNKNOWN_COUNTRY,
  countMembers,
  groupByCountry,
  groupByRegion,
  inRegion,
  typeAhead,
} from '../../src/member-map/countries.model.js';
import { foldText } from '../../src/internal/fold-text.js';
import { indexForSearch, search, wordsOf } from '../../src/member-map/search.model.js';
import { REGIONS } from '../../src/member-map/member-map.types.js';
import { DIRECTIONS, countryAt, neighbour } from '../../src/member-map/places.model.js';
import {
  MAX_ZOOM,
  fitBox,
  placeBeside,
  panIntoView,
  toGrid,
  clampViewport,
  zoomAround,
  type Box,
} from '../../src/member-map/viewport.model.js';
import { LANGUAGE_TAGS } from '../../src/locales/languages.js';
import { fetchFacts } from '../data/facts.js';
import fc from '../helpers/fuzz.js';
import { anyText, anyValue, changed, misspelt } from '../helpers/hostile.js';

const language = fc.constantFrom(...LANGUAGE_TAGS);
const codes = [...worldShapes().keys()];
const isKnown = (code: string) => codes.includes(code);

/** Organisations read from slightly damaged records. */
async function organisations(): Promise<fc.Arbitrary<Member[]>> {
  const { members } = await fetchFacts<{ members: Record<string, unknown>[] }>('members');
  const code = fc.oneof({ arbitrary: fc.constantFrom(...codes), weight: 3 }, fc.stringMatching(/^[A-Z]{2}$/));
  const record = fc
    .tuple(changed(members), code, fc.option(fc.oneof(anyText, fc.constantFrom('Москва', 'São Paulo', 'Łódź'))))
    .map(([member, country, city]) => ({ ...(member as object), bundle: true, country, city }));
  return fc
    .array(record, { maxLength: 12 })
    .map(
      (records) => readMembers({ members: records.map((one, index) => ({ ...one, id: `${index}` })) })?.members ?? [],
    );
}

describe('organisations from a damaged document', () => {
  it('are sorted into one country and one region each', async () => {
    fc.assert(
      fc.property(await organisations(), language, (members, speech) => {
        const countries = groupByCountry(members, isKnown, speech);
        expect(countMembers(countries)).to.equal(members.length);
        const { compare } = new Intl.Collator(speech);
        for (const [index, { code, name, members: own }] of countries.entries()) {
          expect(own.length).to.be.greaterThan(0);
          expect(own.every(({ country }) => (isKnown(country) ? country === code : code === UNKNOWN_COUNTRY))).to.be
            .true;
          expect(own.every((one, at) => at === 0 || compare(own[at - 1]!.name, one.name) <= 0)).to.be.true;
          expect(name === '').to.equal(code === UNKNOWN_COUNTRY);
          if (code === UNKNOWN_COUNTRY) expect(index).to.equal(countries.length - 1);
        }
        const groups = groupByRegion(countries);
        expect(groups.flatMap((group) => group.countries).length).to.equal(countries.length);
        expect(new Set(groups.map(({ region }) => region)).size).to.equal(groups.length);
        const inRegions = REGIONS.flatMap((region) => inRegion(members, region));
        expect(inRegions.every((member) => Object.values(REGION_NAMES).includes(member.region!))).to.be.true;
        expect(inRegion(members, null)).to.equal(members);
        for (const { website } of members) if (website) expect(hostName(website)).to.match(/^[^/@\s]+$/);
      }),
    );
  });

  it('are found by the words of their index, and by no others', async () => {
    const query = fc.oneof(anyText, misspelt('ecpat', 'Kenya', 'São Paulo', 'москва', 'côte d’ivoire', 'lodz'));
    fc.assert(
      fc.property(await organisations(), language, query, fc.nat(), (members, speech, text, at) => {
        const countries = groupByCountry(members, isKnown, speech);
        const index = indexForSearch(countries, [speech, 'en']);
        const found = search(countries, index, wordsOf(text));
        const words = wordsOf(text);
        const isLetter = words.length === 1 && [...words[0]!].length === 1;
        const expected = countries.flatMap(({ code, name, members: own }, position) => {
          const { names, texts } = index[position]!;
          const isFound = (member: number) =>
            isLetter
              ? foldText(name).startsWith(words[0]!)
              : words.every((word) => `${names}  ${texts[member]}`.includes(` ${word}`));
          return own.filter((_, member) => isFound(member)).map(({ id }) => code + id);
        });
        expect(found.flatMap(({ code, members: own }) => own.map(({ id }) => code + id))).to.deep.equal(expected);
        expect(found.every(({ members: own }) => own.length > 0)).to.be.true;
        // A visitor who types the name, the city or the country of an organisation finds it.
        const one = members[at % members.length];
        if (!one) return;
        const known = countries.find(({ code }) => code === one.country)?.name ?? '';
        for (const typed of [one.name, one.city ?? '', known, `${known} ${one.name}`]) {
          // Single letters are initials.
          if (wordsOf(typed).every((word) => [...foldText(word)].length === 1 || word.endsWith(' '))) continue;
          const named = search(countries, index, wordsOf(typed));
          expect(
            named.some(({ members: own }) => own.includes(one)),
            typed.slice(0, 40),
          ).to.be.true;
        }
      }),
    );
  });

  it('are reached by typing the first letters of their country', async () => {
    fc.assert(
      fc.property(await organisations(), language, anyText, fc.nat(), fc.nat(), (members, speech, text, at, length) => {
        const countries = groupByCountry(members, isKnown, speech).filter(({ code }) => code !== UNKNOWN_COUNTRY);
        const from = countries[at % countries.length]?.code ?? null;
        const code = typeAhead(countries, text, from);
        const typed = foldText(text);
        if (code !== null) {
          const { name } = countries.find((country) => country.code === code)!;
          expect(foldText(name).startsWith([...typed][0]!)).to.be.true;
        }
        if (!from) return;
        const { name } = countries.find((country) => country.code === from)!;
        const start = [...name].slice(0, 2 + (length % name.length)).join('');
        const next = typeAhead(countries, start.toUpperCase(), from);
        expect(next).not.to.be.null;
        if ([...new Set(foldText(start))].length > 1) expect(next, start).to.equal(from);
      }),
    );
  });
});

describe('folded text', () => {
  it('stays the same when folded again, and is equal for both letter cases', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = foldText(text);
        expect(foldText(folded) === folded, 'folded again').to.be.true;
        expect(/^\s|\s$|\s\s|\p{M}/u.test(folded)).to.be.false;
      }),
    );
    // Without Greek, where one capital letter has two lower-case forms.
    const letters = fc.stringMatching(/^[\p{Script=Latin}\p{Script=Cyrillic}]{0,20}$/u);
    fc.assert(
      fc.property(letters, (text) => {
        fc.pre(!/[ŉǰẖẗẘẙẚﬀ-ﬆꟀ-ꟿꭰ-ꮿᲀ-ᲈ]/.test(text));
        expect(foldText(text.toUpperCase())).to.equal(foldText(text.toLowerCase()));
      }),
    );
  });
});

describe('a memoized result', () => {
  it('equals a newly computed one', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyValue, fc.nat({ max: 2 })), { maxLength: 20 }), (calls) => {
        const pair = (one: unknown, two: number) => [one, two] as const;
        const remembered = memoizeLast(pair);
        let before: readonly [unknown, number] | undefined;
        for (const [one, two] of calls) {
          const result = remembered(one, two);
          expect(Object.is(result[0], one) && result[1] === two).to.be.true;
          if (before && before[0] === one && before[1] === two) expect(result === before).to.be.true;
          before = result;
        }
      }),
    );
  });
});

describe('the map with any input', () => {
  const extreme = fc.oneof(
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.constantFrom(0, -0, 1e-300, 1e300, -1e300, Number.MIN_VALUE),
  );
  const point = fc.tuple(extreme, extreme);
  const stage = fc.record({ width: fc.nat({ max: 5000 }), height: fc.nat({ max: 5000 }) });
  const zoom = fc.double({ min: 1, max: MAX_ZOOM, noNaN: true });

  it('finds an existing country under a pointer, or none', () => {
    const places = fc
      .subarray(codes, { maxLength: 40 })
      .map((some) => new Map(some.map((code) => [code, worldShapes().get(code)!])));
    fc.assert(
      fc.property(places, point, fc.nat(), fc.double({ min: 0, max: 10, noNaN: true }), (some, at, which, scale) => {
        const shape = [...some.keys()][which % (some.size + 1)] ?? null;
        const found = countryAt(at, shape, some, scale);
        if (found === null) expect(shape).to.be.null;
        else expect(some.has(found)).to.be.true;
        for (const direction of Object.values(DIRECTIONS) as Point[]) {
          if (shape !== null) expect(some.has(neighbour(some, shape, direction))).to.be.true;
        }
      }),
    );
  });

  it('keeps the viewport inside the world after any gesture', () => {
    fc.assert(
      fc.property(point, zoom, extreme, point, stage, (middle, near, factor, at, size) => {
        const view = { zoom: near, centre: middle };
        for (const next of [
          clampViewport(view, size),
          clampViewport(zoomAround(view, Math.abs(factor) || 1, at), size),
          panIntoView(at, clampViewport(view, size), size),
        ]) {
          expect(next.zoom).to.be.within(1, MAX_ZOOM);
          expect(next.centre.every(Number.isFinite)).to.be.true;
          expect(toGrid([0, 0], next, size).every(Number.isFinite)).to.be.true;
          const again = clampViewport(next, size);
          expect(again.zoom).to.equal(next.zoom);
          again.centre.forEach((value, axis) => expect(value).to.be.closeTo(next.centre[axis]!, 1e-6));
        }
      }),
    );
  });

  it('shows a country and places its details on a stage of any size', () => {
    const card = fc.record({ width: fc.nat({ max: 600 }), height: fc.nat({ max: 600 }) });
    fc.assert(
      fc.property(fc.constantFrom(...codes), stage, card, zoom, (code, size, own, maxZoom) => {
        const { box } = worldShapes().get(code)!;
        const view = fitBox(box, 0.4, maxZoom, size);
        expect(view.zoom).to.be.within(1, MAX_ZOOM);
        expect(view.centre.every(Number.isFinite)).to.be.true;
        const bounds: Box = [12, 12, size.width - 12, size.height - 12];
        const [left, top] = placeBeside(box, own, bounds);
        expect(left).to.be.at.least(12);
        expect(top).to.be.at.least(12);
      }),
    );
  });
});
