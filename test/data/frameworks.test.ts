import { expect } from '@open-wc/testing';
import { DEFAULT_FRAMEWORK, bundledFrameworks, readFrameworks, type Framework } from '../../src/data/frameworks.js';
import fc from '../helpers/fuzz.js';
import { anyJson, anyText, anyValue } from '../helpers/hostile.js';
import { INJECTIONS } from '../helpers/injections.js';
import { UNSAFE_LINKS, fetchFacts } from './facts.js';

interface Facts {
  frameworks: (Framework & { source: string })[];
}

const UNKNOWN_FIELDS = { period: null, languages: [], landingPage: null, cover: null };
const file = (more: Record<string, unknown> = {}) => ({ lang: 'fr', url: 'https://example.org/fr.pdf', ...more });
const framework = (more: Record<string, unknown> = {}) => ({
  id: 'a',
  title: { en: 'Framework' },
  files: [file()],
  ...more,
});
const readAll = (...frameworks: unknown[]) => readFrameworks({ schemaVersion: 1, frameworks });
const readFiles = (...files: unknown[]) => readAll(framework({ files, landingPage: 'https://example.org/' }))!;

describe('bundled frameworks', () => {
  it('[record-published] are the published facts without their sources', async () => {
    const { frameworks } = await fetchFacts<Facts>('frameworks');
    const expected = frameworks.map(({ source: _, ...rest }) => rest);
    expect(bundledFrameworks().frameworks).to.deep.equal(expected);
  });

  it('pass through the reader unchanged', () => {
    expect(readFrameworks(bundledFrameworks())).to.deep.equal({
      frameworks: bundledFrameworks().frameworks,
      problems: [],
    });
  });

  it('include the default document', () => {
    expect(bundledFrameworks().frameworks.map(({ id }) => id)).to.include(DEFAULT_FRAMEWORK);
  });
});

describe('a foreign document of frameworks', () => {
  it('reads as undefined when it has no list', () => {
    for (const invalid of [undefined, null, 'text', 42, [], {}, { frameworks: {} }, { members: [] }]) {
      expect(readFrameworks(invalid), JSON.stringify(invalid)).to.be.undefined;
    }
  });

  it('reads as undefined when no record is valid', () => {
    expect(readAll({}, null)).to.be.undefined;
  });

  it('never makes the reader throw', () => {
    const anything = fc.anything({ withNullPrototype: true, withDate: true, withMap: true, withBigInt: true });
    const someFile = fc.record({ lang: anything, url: anything, bytes: anything });
    const someFramework = fc.record({
      id: anything,
      title: anything,
      files: fc.array(fc.oneof(someFile, anything)),
      period: anything,
    });
    const someDocument = fc.record({ frameworks: fc.array(fc.oneof(someFramework, anything)), asOf: anything });
    fc.assert(
      fc.property(fc.oneof(anything, someDocument), (document) => {
        readFrameworks(document);
      }),
    );
  });

  it('reads missing and null fields alike', () => {
    const expected = { frameworks: [{ ...framework(), ...UNKNOWN_FIELDS }], problems: [] };
    const nulls = { period: null, languages: null, landingPage: null, cover: null };
    const read = readAll(
      framework({ ...nulls, files: [file({ bytes: null, pages: null, format: null, kind: null })] }),
    )!;
    expect(readAll(framework())).to.deep.equal({
      ...expected,
      frameworks: [{ ...expected.frameworks[0], files: [withUnknownFields(file())] }],
    });
    expect(read).to.deep.equal(readAll(framework()));
  });

  it('[src-records] leaves out a record without title or link, and names the reason', () => {
    for (const [fields, reason] of [
      [{ title: null }, 'a.title should be given, like {"en": "Strategy"}'],
      [{ files: [] }, 'a.landingPage should be given, or files'],
      [{ files: null, landingPage: '' }, 'a.landingPage should be given, or files'],
    ] as const) {
      const { frameworks, problems } = readAll(framework(fields), framework({ id: 'good' }))!;
      expect(frameworks.map(({ id }) => id)).to.deep.equal(['good']);
      expect(problems).to.deep.equal([reason, 'a is left out']);
    }
    for (const id of [true, {}, ['a', 'text'], 'x'.repeat(100_000), '', null, undefined])
      expect(readAll(framework({ id }), framework())!.problems.at(-1)).to.equal('frameworks[0] is left out');
  });

  it('[src-records] an odd optional value costs only that value', () => {
    const plain = readAll(framework())!.frameworks;
    for (const [fields, problem] of [
      [{ period: { from: 2021 } }, 'period {object} should be like {"from": 2021, "to": 2025}'],
      [{ period: 'soon' }, 'period "soon" should be like {"from": 2021, "to": 2025}'],
      [{ languages: ['?'] }, ''],
      [{ languages: ['x!'] }, 'languages "x!" should be like fr'],
      [{ landingPage: 'http://a.org/' }, 'landingPage "http://a.org/" should be an https address'],
      [{ cover: 42 }, 'cover "42" should be an https address'],
      [{ title: { en: 'Framework', '?!': 'Title' } }, 'title "?!" should be like fr'],
      [{ files: [file(), 'all'] }, 'files "all" should be like {"lang": "fr", "url": "…"}'],
    ] as const) {
      const { frameworks, problems } = readAll(framework(fields))!;
      expect(frameworks, JSON.stringify(fields)).to.deep.equal(plain);
      expect(problems).to.deep.equal(problem ? [`a.${problem}`] : []);
    }
    const odd = fc.oneof(anyValue, anyText, anyJson, fc.constantFrom(...INJECTIONS));
    fc.assert(
      fc.property(fc.constantFrom('period', 'languages', 'landingPage', 'cover', 'more'), odd, (field, value) => {
        const { frameworks } = readAll(framework({ [field]: value }))!;
        expect(frameworks[0]).to.deep.include({ id: 'a', title: { en: 'Framework' }, files: plain[0]!.files });
      }),
    );
  });

  it('[src-records] is read as people keep it', () => {
    const expected = readAll(framework({ period: { from: 2021, to: 2025 }, languages: ['en', 'fr-CA'] }))!;
    for (const period of ['2021-2025', '2021 – 2025', { from: '2021', to: 2025 }]) {
      for (const languages of ['en, fr_CA', 'en;fr_CA', ['en', 'fr_CA.UTF-8'], 'eng/fra_CA']) {
        expect(readAll(framework({ period, languages }))).to.deep.equal(expected);
      }
    }
    expect(readAll(framework({ title: 'A &amp; B' }))!.frameworks[0]!.title).to.deep.equal({ und: 'A & B' });
    expect(readFrameworks([framework()])).to.deep.equal(readAll(framework()));
    const odd = file({ lang: 'FR_fr', url: 'HTTPS://example.org/fr.pdf', bytes: '2400000', pages: '32.0' });
    const { files } = readFiles(odd).frameworks[0]!;
    // A bare address may be the name of a file.
    const { problems } = readFiles(file({ url: 'example.org/fr.pdf' }))!;
    expect(problems).to.deep.equal(['a.files.url "example.org/fr.pdf" should be an https address']);
    expect(readFiles(file({ lang: 'fra' })).frameworks[0]!.files[0]!.lang).to.equal('fr');
    expect(files[0]).to.include({ lang: 'FR-fr', url: 'https://example.org/fr.pdf', bytes: 2_400_000, pages: 32 });
  });

  it('keeps the first of two records with the same id', () => {
    const { frameworks, problems } = readAll(framework(), framework({ title: { en: 'Other' } }))!;
    expect(frameworks.map(({ title }) => title)).to.deep.equal([{ en: 'Framework' }]);
    expect(problems).to.deep.equal(['a is repeated']);
  });

  it('drops unsafe links and keeps the record', () => {
    for (const unsafe of UNSAFE_LINKS.filter(Boolean)) {
      const { frameworks, problems } = readAll(framework({ landingPage: unsafe, cover: unsafe }))!;
      expect(frameworks[0], unsafe).to.include({ landingPage: null, cover: null });
      expect(problems, unsafe).to.have.length(2);
    }
  });

  it('drops a file without a language or a safe address, and keeps the others', () => {
    const bad = [...UNSAFE_LINKS.map((url) => file({ url })), file({ lang: 'x' }), file({ lang: '' }), true, 'text'];
    for (const invalid of bad) {
      const { frameworks, problems } = readFiles(invalid, file());
      expect(frameworks[0]!.files, JSON.stringify(invalid)?.slice(0, 60)).to.deep.equal([withUnknownFields(file())]);
      expect(problems).to.have.length(1);
      expect(problems[0]).to.match(/^a\.files/);
    }
  });

  it('keeps a file without a size that makes no sense', () => {
    for (const odd of [
      { bytes: '2.4 MB' },
      { bytes: 0 },
      { pages: 1.5 },
      { pages: -1 },
      { kind: true },
      { format: {} },
    ]) {
      const { frameworks, problems } = readFiles(file(odd));
      expect(frameworks[0]!.files).to.deep.equal([withUnknownFields(file())]);
      expect(problems).to.have.length(1);
    }
  });

  it('[record-file] keeps every field of a file', () => {
    const whole = file({ lang: 'pt-BR', bytes: 2_400_000, pages: 32, format: 'pdf', kind: 'easy-read' });
    expect(readFiles(whole)).to.deep.include({ problems: [] });
    expect(readFiles(whole).frameworks[0]!.files).to.deep.equal([whole]);
  });
});

/** A file as the reader returns it, with undefined for unknown fields. */
function withUnknownFields(known: Record<string, unknown>): Record<string, unknown> {
  return { bytes: undefined, pages: undefined, format: undefined, kind: undefined, ...known };
}
