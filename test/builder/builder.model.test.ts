import { expect } from '@open-wc/testing';
import { COLORS } from '../../src/internal/styles.js';
import { DEFAULT_FRAMEWORK } from '../../src/data/frameworks.js';
import { LANGUAGE_TAGS } from '../../src/locales/languages.js';
import { SERVICE_NAMES } from '../../src/signup-form/services/services.js';
import {
  COLOR_TOKENS,
  DIRECTIONS,
  SCHEMES,
  SCRIPTS,
  WIDTHS,
  attributesOf,
  contrast,
  elementOf,
  filesIn,
  hostOf,
  initialState,
  isRequired,
  policyOf,
  previewOf,
  poorContrasts,
  problemsOf,
  readState,
  scriptMarkup,
  servicePageOf,
  themeOf,
  writeState,
  type BuilderState,
} from '../../stories/builder/builder.model.js';
import { divMarkup } from '../../stories/elements.js';
import { ELEMENTS } from '../../stories/generated/elements.js';
import fc from '../helpers/fuzz.js';

const NAMES = ELEMENTS.map(({ tagName }) => tagName.replace('ecpat-', ''));
const state = (widget: string, changes: Partial<BuilderState> = {}): BuilderState => ({
  ...initialState(widget, 'en'),
  ...changes,
});

/** Any state that a user can choose, with any text. */
const anyState = fc.constantFrom(...NAMES).chain((widget) =>
  fc.record({
    widget: fc.constant(widget),
    language: fc.constantFrom(...LANGUAGE_TAGS),
    isPinned: fc.boolean(),
    attributes: fc.record(
      Object.fromEntries(
        elementOf(widget)!.attributes.map(({ name, kind, values }) => [
          name,
          kind === 'flag'
            ? fc.constant(true)
            : kind === 'choice'
              ? fc.constantFrom(...values)
              : fc.string({ unit: 'grapheme', minLength: 1 }),
        ]),
      ),
      { requiredKeys: [] },
    ),
    heading: fc.string({ unit: 'grapheme' }),
    content: fc.string({ unit: 'grapheme' }),
    script: fc.string({ minLength: 1 }),
    file: fc.constantFrom(...SCRIPTS),
    colors: fc.record(
      Object.fromEntries(COLOR_TOKENS.map((token) => [token, fc.constant(['#112233', '#abc'] as const)])),
      { requiredKeys: [] },
    ),
    direction: fc.constantFrom(...DIRECTIONS),
    scheme: fc.constantFrom(...SCHEMES),
    width: fc.constantFrom(...WIDTHS),
  }),
);

describe('embed builder: settings in an address', () => {
  it('are unchanged after a round trip with any text', () => {
    fc.assert(
      fc.property(anyState, (chosen) => {
        expect(readState(writeState(chosen), 'en')).to.deep.equal(chosen);
      }),
    );
  });

  it('are the defaults when the address is invalid', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (invalid) => {
        const { widget, language } = readState(invalid, 'fr');
        expect(NAMES).to.include(widget);
        expect(LANGUAGE_TAGS).to.include(language);
      }),
    );
    expect(readState('widget=globe&language=xx&layout=wide&width=1&color-accent=', 'fr')).to.deep.equal(
      initialState('helpline-banner', 'fr'),
    );
  });

  it('[lang-samples] keep the language of an address from before `lang` was a choice, without `lang`', () => {
    const earlier = readState('widget=helpline-banner&language=fr&country=BE', 'en');
    expect(earlier).to.deep.include({ language: 'fr', isPinned: false });
    expect(attributesOf(earlier)).to.deep.equal({ country: 'BE' });
    for (const address of ['lang=ru', 'language=fr&lang=ru']) {
      expect(readState(address, 'en'), address).to.deep.include({ language: 'ru', isPinned: true });
    }
    for (const address of ['language=fr&lang=', 'language=fr&lang=xx']) {
      expect(readState(address, 'en'), address).to.deep.include({ language: 'fr', isPinned: false });
    }
  });

  it('only contain changes from the defaults', () => {
    expect(writeState(state('member-map'))).to.equal('widget=member-map&language=en');
  });

  it('name the site’s own document, if there is one, until the user empties the field', () => {
    const documents = 'https://widgets.example.org/data/';
    const fresh = initialState('helpline-banner', 'en', documents);
    expect(fresh.attributes).to.deep.equal({ src: 'https://widgets.example.org/data/helplines.json' });
    expect(writeState(fresh, documents)).to.equal('widget=helpline-banner&language=en');
    const emptied = writeState({ ...fresh, attributes: { src: '' } }, documents);
    expect(readState(emptied, 'en', documents).attributes['src']).to.equal('');
    expect(initialState('signup-form', 'en', documents).attributes).to.deep.equal({});
  });
});

describe('embed builder: the tag and the script line', () => {
  it('omit defaults and empty values', () => {
    const attributes = { layout: 'bar', country: 'KE', src: '  ', 'no-exit': false };
    expect(attributesOf(state('helpline-banner', { attributes }))).to.deep.equal({ country: 'KE' });
  });

  it('[lang-samples] state a language only on request', () => {
    for (const language of LANGUAGE_TAGS) {
      expect(attributesOf(state('member-map', { language }))).to.deep.equal({});
      expect(attributesOf(state('member-map', { language, isPinned: true }))).to.deep.equal({ lang: language });
    }
  });

  it('name the bundled framework, so that its link in the tag is not taken for the author’s document', () => {
    const idOf = (changes: Partial<BuilderState>) => attributesOf(state('framework-card', changes))['document-id'];
    expect(idOf({})).to.equal(DEFAULT_FRAMEWORK);
    for (const own of [{ heading: 'Ours' }, { content: 'fr /a.pdf' }, { attributes: { src: '/f.json' } }]) {
      expect(idOf(own)).to.equal(undefined);
    }
    expect(idOf({ attributes: { 'document-id': 'report' } })).to.equal('report');
    for (const name of NAMES.filter((one) => one !== 'framework-card')) {
      expect(attributesOf(state(name)), name).to.deep.equal({});
    }
  });

  it('mark the content of the div by attributes that content systems keep, and change nothing else', () => {
    const content = [
      '<h2 slot="heading">slot="x" type="y"</h2>',
      '<a href="/a?x= type=1" hreflang="fr" type="application/pdf" data-bytes="1" lang="fr">hreflang="fr"</a>',
      '<img slot="cover" alt="">',
      '<input type="email">',
    ];
    expect(divMarkup('ecpat-framework-card', { src: '/f.json', lang: 'fr' }, content.join('\n'))).to.equal(
      [
        '<div data-ecpat="framework-card" data-src="/f.json" lang="fr">',
        '<h2 data-slot="heading">slot="x" type="y"</h2>',
        '<a href="/a?x= type=1" data-hreflang="fr" data-type="application/pdf" data-bytes="1" lang="fr">hreflang="fr"</a>',
        '<img data-slot="cover" alt="">',
        '<input type="email">',
        '</div>',
      ].join(''),
    );
  });

  it('[own-site] contain the hash only when it is known', () => {
    expect(scriptMarkup('/a.js')).to.equal('<script type="module" src="/a.js" referrerpolicy="no-referrer"></script>');
    expect(scriptMarkup('/a".js', 'sha384-x')).to.equal(
      '<script type="module" src="/a&quot;.js" integrity="sha384-x" referrerpolicy="no-referrer"></script>',
    );
  });

  it('read one file per line, as language and address, and skip other lines', () => {
    expect(filesIn(' fr https://example.org/a.pdf \npt-BR /b.html\nnothing\nfr\n')).to.deep.equal([
      { lang: 'fr', url: 'https://example.org/a.pdf' },
      { lang: 'pt-BR', url: '/b.html' },
    ]);
  });

  it('derive the service’s own page from the address when possible', () => {
    const attributes = {
      service: 'listmonk',
      action: 'https://lists.example.org',
      list: '0b8e5b5e-3f0b-4b0e-9c43-6f7d5f3f2a11',
    };
    expect(servicePageOf({ attributes })).to.equal('https://lists.example.org/subscription/form');
    expect(servicePageOf({ attributes: { action: 'https://example.org/signup' } })).to.equal(undefined);
    for (const service of SERVICE_NAMES) servicePageOf({ attributes: { service, action: 'invalid', list: 'invalid' } });
  });

  it('replace relative addresses by an example site in the preview', () => {
    const form = { service: 'form', action: '/newsletter.php', controller: '/name', 'privacy-url': 'privacy' };
    expect(previewOf(state('signup-form', { attributes: form, content: '/news' }))).to.deep.include({
      attributes: {
        service: 'form',
        action: 'https://www.example.org/newsletter.php',
        list: undefined,
        fields: undefined,
        controller: '/name',
        'privacy-url': 'https://www.example.org/privacy',
        'name-field': undefined,
        'min-age': undefined,
      },
      content: 'https://www.example.org/news',
    });
    const card = previewOf(
      state('framework-card', { attributes: { src: '/f.json' }, content: 'fr /a.pdf\nen https://e.org/b' }),
    );
    expect(card.attributes['src']).to.equal(undefined);
    expect(card.content).to.equal('fr https://www.example.org/a.pdf\nen https://e.org/b');
    const elsewhere = { src: 'https://data.example.org/m.json' };
    expect(previewOf(state('member-map', { attributes: elsewhere })).attributes).to.include(elsewhere);
  });

  it('name a host only for addresses of other sites', () => {
    expect(hostOf('https://lists.example.org/x')).to.equal('lists.example.org');
    for (const own of ['/data.json', 'data.json', '', undefined, true]) expect(hostOf(own)).to.equal(undefined);
  });
});

describe('embed builder: the policy', () => {
  const TRUSTED = "require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'";
  const cases: [string, BuilderState, string][] = [
    ['a banner on your own site', state('helpline-banner'), "script-src 'self'"],
    [
      'a script from elsewhere',
      state('member-map', { script: 'https://cdn.example.net/x.js' }),
      'script-src https://cdn.example.net',
    ],
    [
      'a list on your own site',
      state('member-map', { attributes: { src: '/members.json' } }),
      "script-src 'self'; connect-src 'self'",
    ],
    [
      'a card with a cover from its list',
      state('framework-card', { attributes: { src: 'https://docs.example.org/f.json' } }),
      "script-src 'self'; connect-src https://docs.example.org; img-src https://docs.example.org",
    ],
    [
      'a card without a cover',
      state('framework-card', { attributes: { src: '/f.json', 'no-cover': true } }),
      "script-src 'self'; connect-src 'self'",
    ],
    [
      'a service that the form fetches',
      state('signup-form', { attributes: { service: 'listmonk', action: 'https://lists.example.org' } }),
      "script-src 'self'; connect-src https://lists.example.org",
    ],
    [
      'a service that the browser posts to',
      state('signup-form', { attributes: { service: 'form', action: '/newsletter.php' } }),
      "script-src 'self'; form-action 'self'",
    ],
    [
      'a mailing list',
      state('signup-form', { attributes: { service: 'mailto', action: 'mailto:a@example.org' } }),
      "script-src 'self'",
    ],
  ];
  for (const [name, chosen, expected] of cases) {
    it(`[policy-sources] [trusted-types-two] allows only the necessary sources for ${name}`, () => {
      expect(policyOf(chosen)).to.equal(`${expected}; ${TRUSTED}`);
    });
  }
});

describe('embed builder: colours', () => {
  it('have the contrast of WCAG for well-known pairs', () => {
    expect(contrast('#000', '#ffffff')).to.be.closeTo(21, 1e-9);
    expect(contrast('#fff', '#fff')).to.equal(1);
    // The lightest grey with enough contrast on white, and the next lighter one.
    expect(contrast('#767676', '#fff')).to.be.at.least(4.5);
    expect(contrast('#777777', '#fff')).to.be.below(4.5);
  });

  it('[contrast] have enough contrast by default', () => {
    expect(poorContrasts({ colors: {} })).to.deep.equal([]);
    const defaults = Object.fromEntries(COLOR_TOKENS.map((token) => [token, COLORS[token]]));
    expect(poorContrasts({ colors: defaults })).to.deep.equal([]);
  });

  it('are reported for the scheme with too little contrast', () => {
    const pairs = (light: string, dark: string) =>
      poorContrasts({ colors: { 'color-accent': [light, dark] } }).map(({ one, other, scheme }) => [
        scheme,
        one,
        other,
      ]);
    expect(pairs('#ccddee', '#7cc3ee')).to.deep.equal([
      ['light', 'color-accent', 'color-surface'],
      ['light', 'color-on-accent', 'color-accent'],
    ]);
    // A single colour rarely has enough contrast in both schemes.
    expect(pairs('#0b5a83', '')).to.deep.include(['dark', 'color-accent', 'color-surface']);
    expect(pairs('#nonsense', '')).to.deep.equal([]);
  });

  it('become style rules, with `light-dark()` for two colours', () => {
    expect(themeOf({ colors: {} })).to.equal('');
    expect(themeOf({ colors: { 'color-accent': ['#7a1f5c', ''] } })).to.equal(
      ':root {\n  --ecpat-color-accent: #7a1f5c;\n}',
    );
    const both = themeOf({ colors: { 'color-accent': ['#7a1f5c', '#f0a5d6'], 'color-text': ['red}', ''] } });
    expect(both).to.include('--ecpat-color-accent: light-dark(#7a1f5c, #f0a5d6);');
    expect(both).not.to.include('red}');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(both);
    expect(sheet.cssRules).to.have.length(2);
  });
});

describe('embed builder: problems', () => {
  const kinds = (chosen: BuilderState) =>
    problemsOf(chosen).map((problem) =>
      'attribute' in problem ? `${problem.kind} ${problem.attribute}` : problem.kind,
    );

  it('are absent from the default settings of every widget except the form', () => {
    for (const name of NAMES) {
      const expected =
        name === 'signup-form' ? ['missing action', 'missing controller', 'missing privacy-url', 'no-page'] : [];
      expect(kinds(state(name)), name).to.deep.equal(expected);
    }
  });

  it('include every attribute that an element requires', () => {
    const required = ELEMENTS.flatMap(({ attributes }) => attributes.filter(isRequired).map(({ name }) => name));
    expect(required).to.deep.equal(['action', 'controller', 'privacy-url']);
  });

  it('include addresses that the element would reject', () => {
    const withSource = (src: string) => kinds(state('member-map', { attributes: { src } }));
    for (const good of ['https://example.org/a.json', '/a.json', 'a.json']) expect(withSource(good)).to.deep.equal([]);
    for (const bad of ['http://example.org/a.json', 'javascript:1', '//example.org/a', 'two words']) {
      expect(withSource(bad), bad).to.deep.equal(['address src']);
    }
    const withMail = (action: string) =>
      kinds(
        state('signup-form', {
          content: '/news',
          attributes: { service: 'mailto', action, controller: 'ECPAT Example', 'privacy-url': '/privacy' },
        }),
      );
    expect(withMail('mailto:news@example.org')).to.deep.equal([]);
    expect(withMail('mailto:nobody')).to.deep.equal(['address action']);
    expect(kinds(state('member-map', { script: 'http://example.org/a.js' }))).to.deep.equal(['own-script']);
  });

  it('include a guess that visitors cannot correct, a document without files, and an invalid colour', () => {
    expect(kinds(state('helpline-banner', { attributes: { 'no-country-picker': true } }))).to.deep.equal(['guess']);
    expect(kinds(state('framework-card', { heading: 'Our report' }))).to.deep.equal(['no-files']);
    expect(kinds(state('framework-card', { heading: 'Our report', content: 'en /a.pdf' }))).to.deep.equal([]);
    expect(kinds(state('member-map', { colors: { 'color-text': ['red', ''] } }))).to.deep.equal(['color']);
    expect(kinds(state('member-map', { colors: { 'color-text': ['#fff', ''] } }))).to.include('contrast');
  });
});
