import { expect } from '@open-wc/testing';
import { bundledHelplines } from '../../src/data/helplines.js';
import { bundledMembers } from '../../src/data/members.js';
import { countryCodes } from '../../src/helpline-banner/countries.model.js';
import { withTranslations } from '../../src/internal/localize.js';
import { LANGUAGE_TAGS, type Language } from '../../src/locales/languages.js';
import { initialState, type BuilderState } from '../../stories/builder/builder.model.js';
import { contentOf } from '../../stories/builder/fallback.js';
import { translations } from '../../stories/builder/generated/builder.js';
import { divMarkup } from '../../stories/elements.js';

/** The content of a tag, as a browser parses it. */
function read(widget: string, language: Language = 'en', changes: Partial<BuilderState> = {}): DocumentFragment {
  const state = { ...initialState(widget, language), ...changes };
  const template = document.createElement('template');
  template.innerHTML = withTranslations(translations[language as keyof typeof translations], () => contentOf(state));
  return template.content;
}
const linksIn = (content: DocumentFragment) =>
  [...content.querySelectorAll('a')].map((link) => link.getAttribute('href')!);

describe('embed builder: the content of the banner’s tag', () => {
  it('has the published numbers of every country and an exit', () => {
    for (const country of countryCodes()) {
      const content = read('helpline-banner', 'en', { attributes: { country } });
      const { helplines, emergency } = bundledHelplines(country);
      const danger = emergency[country];
      const urgent = danger?.general.length ? danger.general : (danger?.police ?? []);
      const called = linksIn(content).filter((href) => href.startsWith('tel:'));
      const known = helplines.filter(({ withdrawn }) => !withdrawn).flatMap(({ tel }) => tel ?? []);
      expect(called.sort(), country).to.deep.equal([...urgent, ...known].map((number) => `tel:${number}`).sort());
      const exit = [...content.querySelectorAll('a')].at(-1)!;
      expect(exit.getAttribute('href')).to.equal('https://www.wikipedia.org/');
      for (const link of content.querySelectorAll('a[href^="https:"]')) {
        expect(link.getAttribute('rel')).to.equal('noopener noreferrer');
      }
      // Never a dead end: either a line to talk to or the directory.
      const talks = helplines.some(({ audience }) => audience === 'children' || audience === 'everyone');
      expect(linksIn(content).includes('https://childhelplineinternational.org/'), country).to.equal(!talks);
    }
  });

  it('has the directory when no country is chosen', () => {
    expect(linksIn(read('helpline-banner'))).to.deep.equal([
      'https://childhelplineinternational.org/',
      'https://www.wikipedia.org/',
    ]);
  });

  it('has an exit to `exit-url`, or none with `no-exit`', () => {
    const own = read('helpline-banner', 'en', { attributes: { 'exit-url': 'https://weather.example/?a=1&b=2' } });
    expect(linksIn(own).at(-1)).to.equal('https://weather.example/?a=1&b=2');
    expect(linksIn(read('helpline-banner', 'en', { attributes: { 'no-exit': true } }))).to.have.length(1);
  });

  it('asks in whole questions who needs each line', () => {
    const sentences = (language: Language) =>
      [...read('helpline-banner', language, { attributes: { country: 'ES' } }).querySelectorAll('p')].map(
        ({ textContent }) => textContent,
      );
    const english = sentences('en').join('\n');
    expect(english).to.match(/^Is a child missing\? Did you run away\? /m);
    expect(english).to.match(/^Saw a sexual picture or video of a child\? Report it: /m);
    const spanish = sentences('es').join('\n');
    expect(spanish).to.match(/^¿Estás en peligro ahora\? Llama al /m);
    expect(spanish).to.match(/^¿Ha desaparecido una niña, un niño o adolescente\? /m);
  });

  it('marks the language of each name', () => {
    const content = read('helpline-banner', 'en', { attributes: { country: 'AE' } });
    const { helplines } = bundledHelplines('AE');
    const marked = helplines
      .filter(({ country, nameLang }) => country === 'AE' && nameLang)
      .map(({ name, nameLang }) => [name, nameLang]);
    for (const [name, lang] of marked) {
      const found = [...content.querySelectorAll('[dir="auto"]')].find(({ textContent }) => textContent === name);
      // A name in the language of the page needs no mark.
      expect(found!.getAttribute('lang'), name!).to.equal(lang === 'en' ? null : lang);
    }
    expect(marked).not.to.be.empty;
  });
});

describe('embed builder: the content of the other tags', () => {
  it('lists the map’s organisations, all or of one region, with their websites', () => {
    const { members } = bundledMembers();
    const items = read('member-map').querySelectorAll('li');
    expect(items).to.have.length(members.length);
    expect(linksIn(read('member-map'))).to.have.length(members.filter(({ website }) => website).length);
    const region = read('member-map', 'en', { attributes: { region: 'mena' } }).querySelectorAll('li');
    expect(region).to.have.length(members.filter((one) => one.region === 'Middle East and North Africa').length);
  });

  it('[map-listed] names the pages that list the organisations, and claims no membership of today', () => {
    expect(read('member-map').firstElementChild!.textContent).to.equal(
      'Public pages list these organisations as members of the network:',
    );
  });

  it('links to the author’s sign-up page, else to the service’s, else to the privacy notice', () => {
    const attributes = {
      service: 'listmonk',
      action: 'https://lists.example.org',
      list: '0b8e5b5e-3f0b-4b0e-9c43-6f7d5f3f2a11',
      'privacy-url': '/privacy',
    };
    const href = (changes: Partial<BuilderState>) => linksIn(read('signup-form', 'en', changes));
    expect(href({ attributes, content: 'mailto:news@example.org' })).to.deep.equal(['mailto:news@example.org']);
    expect(href({ attributes })).to.deep.equal(['https://lists.example.org/subscription/form']);
    expect(href({ attributes: { 'privacy-url': '/privacy' } })).to.deep.equal(['/privacy']);
    expect(href({})).to.deep.equal([]);
  });

  it('has the card’s bundled document or the author’s files', () => {
    expect(linksIn(read('framework-card'))).to.deep.equal(['https://ecpat.org/about-us/']);
    const content = read('framework-card', 'en', {
      content: 'fr https://example.org/a.pdf?x=1&y=2\nar /b.html\nde /c',
    });
    const files = [...content.querySelectorAll('a')].map((link) => [
      link.getAttribute('href'),
      link.hreflang,
      link.type,
      link.textContent,
    ]);
    expect(files).to.deep.equal([
      ['https://example.org/a.pdf?x=1&y=2', 'fr', 'application/pdf', 'Français'],
      ['/b.html', 'ar', 'text/html', 'العربية'],
      ['/c', 'de', '', 'Deutsch'],
    ]);
  });

  it('has neither a bundled file nor the list itself for the author’s document', () => {
    const own = { heading: 'Our report', attributes: { src: '/reports.json', 'document-id': 'report' } };
    expect(linksIn(read('framework-card', 'en', own))).to.deep.equal([]);
    expect(linksIn(read('framework-card', 'en', { heading: 'Our report' }))).to.deep.equal([]);
  });

  it('begins with the author’s heading, and escapes markup', () => {
    for (const widget of ['helpline-banner', 'member-map', 'signup-form', 'framework-card']) {
      const content = read(widget, 'en', { heading: '<img src=x onerror=alert(1)>', content: '<script>1</script>' });
      const heading = content.firstElementChild!;
      expect([heading.localName, heading.slot, heading.textContent]).to.deep.equal([
        'h2',
        'heading',
        '<img src=x onerror=alert(1)>',
      ]);
      expect(content.querySelector('img, script')).to.equal(null);
    }
  });

  it('[lang-samples] names a language only where it differs from that of the content', () => {
    const files = { content: 'fr /a.pdf\nen /b.pdf' };
    const langs = (widget: string, language: Language, changes?: Partial<BuilderState>) =>
      [...read(widget, language, changes).querySelectorAll('[lang]')].map((one) => one.getAttribute('lang'));
    expect(langs('framework-card', 'en', files)).to.deep.equal(['fr']);
    expect(langs('framework-card', 'fr', files)).to.deep.equal(['en']);
    for (const language of LANGUAGE_TAGS) {
      expect(langs('framework-card', language)).not.to.include(language);
      for (const country of countryCodes()) {
        expect(langs('helpline-banner', language, { attributes: { country } }), country).not.to.include(language);
      }
    }
  });

  it('has only tags and attributes that content systems keep when their authors save it', () => {
    // WordPress, for authors: https://developer.wordpress.org/reference/functions/wp_kses_allowed_html/
    const kept = /^(h2|p|a|ul|li|span) ?(href|rel|lang|dir|data-[\w-]+)?$/;
    const own = { heading: 'Ours', content: 'fr /a.pdf\nen /b.html' };
    for (const widget of ['helpline-banner', 'member-map', 'signup-form', 'framework-card']) {
      for (const changes of [{ attributes: { country: 'AE' } }, own]) {
        const template = document.createElement('template');
        const markup = withTranslations({}, () => contentOf({ ...initialState(widget, 'en'), ...changes }));
        template.innerHTML = divMarkup(`ecpat-${widget}`, {}, markup);
        for (const one of template.content.querySelectorAll('div *')) {
          for (const name of ['', ...one.getAttributeNames()]) expect(`${one.localName} ${name}`).to.match(kept);
        }
      }
    }
  });

  it('differs in each language', () => {
    for (const widget of ['helpline-banner', 'member-map', 'signup-form', 'framework-card']) {
      const texts = LANGUAGE_TAGS.map((language) => read(widget, language).textContent);
      expect(new Set(texts).size, widget).to.equal(LANGUAGE_TAGS.length);
    }
  });
});
