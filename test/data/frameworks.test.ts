import { expect } from '@open-wc/testing';
import { DEFAULT_FRAMEWORK, bundledFrameworks, readFrameworks, type Framework } from '../../src/data/frameworks.js';
import { INVALID_TEXTS, UNSAFE_LINKS, fetchFacts } from './facts.js';
import fc from '../helpers/fuzz.js';

interface Facts {
  asOf: string;
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
    const { asOf, frameworks } = await fetchFacts<Facts>('frameworks');
    const expected = frameworks.map(({ source: _, ...rest }) => rest);
    expect(bundledFrameworks()).to.deep.equal({ asOf, frameworks: expected });
  });

  it('pass through the reader unchanged', () => {
    expect(readFrameworks(bundledFrameworks())).to.deep.equal({ ...bundledFrameworks(), dropped: [] });
  });

  it('include the default document', () => {
    expect(bundledFrameworks().frameworks.map(({ id }) => id)).to.include(DEFAULT_FRAMEWORK);
  });
});

describe('a foreign document of frameworks', () => {
  it('reads as undefined when it has no list', () => {
    for (const invalid of [undefined, null, 'text', 42, [], [framework()], {}, { frameworks: {} }, { members: [] }]) {
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
    const expected = { asOf: null, frameworks: [{ ...framework(), ...UNKNOWN_FIELDS }], dropped: [] };
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

  it('drops and names an invalid record', () => {
    const bad = [
      { title: null },
      { title: { en: '' } },
      { title: { 'not a tag': 'Title' } },
      { period: { from: 2021 } },
      { period: { from: '2021', to: '2025' } },
      { languages: ['x'] },
      { files: 'all' },
      { files: Array.from({ length: 101 }, () => file()) },
      { files: [] },
      { files: [], landingPage: 'javascript:alert(1)' },
      ...['title', 'landingPage', 'cover', 'languages'].flatMap((field) => [{ [field]: 42 }, { [field]: true }]),
    ];
    for (const more of bad) {
      const { frameworks, dropped } = readAll(framework(more), framework({ id: 'good' }))!;
      expect(
        frameworks.map(({ id }) => id),
        JSON.stringify(more),
      ).to.deep.equal(['good']);
      expect(dropped).to.deep.equal(['a']);
    }
    for (const id of [...INVALID_TEXTS, '', null, undefined])
      expect(readAll(framework({ id }), framework())!.dropped).to.deep.equal(['frameworks[0]']);
  });

  it('keeps the first of two records with the same id', () => {
    const { frameworks, dropped } = readAll(framework(), framework({ title: { en: 'Other' } }))!;
    expect(frameworks.map(({ title }) => title)).to.deep.equal([{ en: 'Framework' }]);
    expect(dropped).to.deep.equal(['a (repeated)']);
  });

  it('drops unsafe links and keeps the record', () => {
    for (const unsafe of UNSAFE_LINKS) {
      const { frameworks, dropped } = readAll(framework({ landingPage: unsafe, cover: unsafe }))!;
      expect(frameworks[0], unsafe).to.include({ landingPage: null, cover: null });
      expect(dropped, unsafe).to.deep.equal(['a.landingPage', 'a.cover']);
    }
  });

  it('drops an invalid file and keeps the others', () => {
    const bad = [
      ...UNSAFE_LINKS.map((url) => file({ url })),
      ...[
        { lang: 'x' },
        { bytes: '2.4 MB' },
        { bytes: 0 },
        { pages: 1.5 },
        { pages: -1 },
        { kind: 1 },
        { format: '' },
      ].map(file),
      ...INVALID_TEXTS,
      null,
    ];
    for (const invalid of bad) {
      const { frameworks, dropped } = readFiles(invalid, file());
      expect(frameworks[0]!.files, JSON.stringify(invalid)?.slice(0, 60)).to.deep.equal([withUnknownFields(file())]);
      expect(dropped).to.deep.equal(['a.files']);
    }
  });

  it('[record-file] keeps every field of a file', () => {
    const whole = file({ lang: 'pt-BR', bytes: 2_400_000, pages: 32, format: 'pdf', kind: 'easy-read' });
    expect(readFiles(whole)).to.deep.include({ dropped: [] });
    expect(readFiles(whole).frameworks[0]!.files).to.deep.equal([whole]);
  });
});

/** A file as the reader returns it, with undefined for unknown fields. */
function withUnknownFields(known: Record<string, unknown>): Record<string, unknown> {
  return { bytes: undefined, pages: undefined, format: undefined, kind: undefined, ...known };
}
