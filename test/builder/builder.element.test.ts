import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { define } from '../../src/internal/define.js';
import { withTranslations } from '../../src/internal/localize.js';
import { LANGUAGE_TAGS } from '../../src/locales/languages.js';
import { EmbedBuilderElement } from '../../stories/builder/builder.element.js';
import { COLOR_NAMES, LABELS, WIDGETS, textOfPrivacy } from '../../stories/builder/builder.texts.js';
import { translations } from '../../stories/builder/generated/builder.js';
import { reserveFor } from '../../stories/builder/reserve.js';
import { ELEMENTS } from '../../stories/generated/elements.js';
import { HELP } from '../../stories/generated/help.js';
import { RESERVE } from '../../stories/generated/reserve.js';
import { translations as pseudo } from '../../stories/pseudo-locales/generated/builder.js';
import { showIn } from '../helpers/show-state.js';
import { describeStates } from '../suites/states.js';
import { STATES, type State } from './states.js';

before(() => {
  Object.assign(EmbedBuilderElement.translations, pseudo);
  define(EmbedBuilderElement.tagName, EmbedBuilderElement);
});
// WebKit limits how often a page may call `replaceState`.
afterEach(() => location.replace('#'));

/**
 * Waits for the page in the frame, which reports its height. `srcdoc` is no proof of it: browsers can drop the page of a
 * frame, and the property stays. The visitor of test/bundle/builder.test.ts reads the page itself.
 */
const showsPage = (builder: EmbedBuilderElement) =>
  waitUntil(() => builder.shadowRoot!.querySelector('iframe')?.style.blockSize, 'the frame shows no page', {
    timeout: 10_000,
  });

async function showState(state: State, language?: string, style?: string): Promise<EmbedBuilderElement> {
  location.replace(`#${state.address}`);
  const builder = await showIn<EmbedBuilderElement>('ecpat-embed-builder', state.markup, language, style);
  await builder.updateComplete;
  await showsPage(builder);
  return builder;
}

// A link in a sentence is only as high as its line.
describeStates('embed builder', STATES, showState, 15);

describe('embed builder', () => {
  const show = () => showState(STATES[0]!);
  const inside = <Found extends Element>(builder: Element, selector: string) =>
    builder.shadowRoot!.querySelector<Found>(selector)!;
  const output = (builder: Element, name: string) => inside<HTMLTextAreaElement>(builder, `#output-${name}`).value;

  /** Changes a field as a user does. */
  async function set(builder: EmbedBuilderElement, selector: string, value: string | boolean): Promise<void> {
    const field = inside<HTMLInputElement>(builder, selector);
    if (typeof value === 'boolean') field.checked = value;
    else field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await builder.updateComplete;
  }

  it('has a field for every attribute of every element, with its values, its default and its help', async () => {
    const builder = await show();
    for (const { tagName, attributes } of ELEMENTS) {
      const widget = tagName.replace('ecpat-', '');
      const radio = inside<HTMLInputElement>(builder, `[value="${widget}"]`);
      radio.click();
      await builder.updateComplete;
      for (const { name, kind, values, default: usual } of attributes) {
        const field = inside<HTMLInputElement>(builder, `[name="${name}"]`);
        expect(field, `${widget} ${name}`).not.to.equal(null);
        expect(inside(builder, `#help-${name}`).textContent!.length, name).to.be.above(10);
        if (kind === 'flag') expect(field.type).to.equal('checkbox');
        if (kind !== 'choice') continue;
        const { options, value } = field as unknown as HTMLSelectElement;
        expect([...options].map((option) => option.value).filter(Boolean)).to.deep.equal(values);
        expect(value).to.equal(usual ?? '');
      }
    }
  });

  it('has texts for every widget, attribute and colour', () => {
    for (const { tagName, attributes } of ELEMENTS) {
      const widget = tagName.replace('ecpat-', '');
      expect(WIDGETS[widget]!()).to.be.a('string');
      expect(HELP[widget]!()).to.be.a('string');
      for (const { name, description } of attributes) {
        expect(LABELS[name], name).to.be.a('function');
        expect(HELP[`${widget}.${name}`]!()).to.equal(description.replaceAll("'", '’'));
      }
    }
    const named = new Set(ELEMENTS.flatMap(({ attributes }) => attributes.map(({ name }) => name)));
    expect(Object.keys(LABELS).filter((name) => !named.has(name))).to.deep.equal([]);
    expect(new Set(Object.values(COLOR_NAMES).map((name) => name())).size).to.equal(Object.keys(COLOR_NAMES).length);
  });

  it('updates tag, one-line form, policy and address with the settings', async () => {
    const builder = await show();
    await set(builder, '[name="country"]', 'TH');
    await set(builder, '[name="no-exit"]', true);
    await set(builder, '[name="src"]', 'https://data.example.org/lines.json');
    await set(builder, '#setting-language', 'fr');
    const attributes = 'country="TH" src="https://data.example.org/lines.json" no-exit';
    expect(output(builder, 'tag')).to.include(`<ecpat-helpline-banner ${attributes}>`);
    const data = 'data-country="TH" data-src="https://data.example.org/lines.json" data-no-exit';
    expect(output(builder, 'div')).to.include(`<div data-ecpat="helpline-banner" ${data}>`);
    expect(output(builder, 'div')).not.to.include('\n');
    expect(output(builder, 'policy')).to.include('connect-src https://data.example.org;');
    expect(output(builder, 'privacy')).to.include('data.example.org');
    expect(inside(builder, '#output-privacy').getAttribute('lang')).to.equal('fr');
    // WebKit's limit may delay the new address, see above.
    await waitUntil(() => output(builder, 'address') === location.href, undefined, { timeout: 15_000 });
    expect(location.hash).to.include('country=TH');
  });

  it('shows the command that fetches corrections only for the banner, and where the address of the data is known', async () => {
    const builder = await show();
    expect(inside(builder, '#output-pull')).to.equal(null);
    builder.documents = 'https://widgets.example.org/data/';
    await builder.updateComplete;
    const from = 'npx -p @ecpat/widgets ecpat-data pull --from https://widgets.example.org/data/v1/';
    expect(output(builder, 'pull')).to.equal(`${from} --country KE --to KE.json`);
    await set(builder, '[name="country"]', '');
    expect(output(builder, 'pull')).to.equal(`${from} --country all --to all.json`);
    inside<HTMLInputElement>(builder, '[value="member-map"]').click();
    await builder.updateComplete;
    expect(inside(builder, '#output-pull')).to.equal(null);
  });

  it('[lang-samples] writes `lang` into the tags only for a page in another language, and shows the language anyway', async () => {
    const builder = await show();
    await set(builder, '#setting-language', 'fr');
    expect(output(builder, 'tag')).to.match(/^<ecpat-helpline-banner country="KE">\n +<p>En danger/);
    expect(output(builder, 'div')).to.match(/^<div data-ecpat="helpline-banner" data-country="KE"><p>En danger/);
    await set(builder, '[name="isPinned"]', true);
    expect(output(builder, 'tag')).to.match(/^<ecpat-helpline-banner country="KE" lang="fr">\n +<p>En danger/);
    expect(output(builder, 'div')).to.match(/^<div data-ecpat="helpline-banner" data-country="KE" lang="fr"><p>/);
    await waitUntil(() => inside<HTMLIFrameElement>(builder, 'iframe').srcdoc.includes('<html lang="fr"'));
    inside<HTMLInputElement>(builder, '[value="member-map"]').click();
    await builder.updateComplete;
    expect(output(builder, 'tag')).to.include('<ecpat-member-map lang="fr">');
    await waitUntil(() => location.hash.includes('lang=fr'), undefined, { timeout: 15_000 });
  });

  it('[builder-preview] loads each page of the preview in a frame of its own, and Back leads through none of them', async () => {
    const builder = await show();
    const { length } = history;
    for (const country of ['TH', 'FR']) {
      const before = inside<HTMLIFrameElement>(builder, 'iframe');
      const loaded = new Promise((resolve) => builder.shadowRoot!.addEventListener('load', resolve, true));
      await set(builder, '[name="country"]', country);
      await loaded;
      expect(before.isConnected).to.equal(false);
      // The new frame does not collapse while its page loads.
      expect(inside<HTMLIFrameElement>(builder, 'iframe').style.blockSize).not.to.equal('');
    }
    expect(history.length).to.equal(length);
  });

  it('follows a new address while it is open', async () => {
    const builder = await show();
    location.hash = 'widget=member-map&region=europe';
    await new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
    await builder.updateComplete;
    expect(inside<HTMLInputElement>(builder, '[value="member-map"]').checked).to.equal(true);
    expect(output(builder, 'tag')).to.include('region="europe"');
  });

  it('keeps colours and the script’s address, but not a widget’s own settings, when the widget changes', async () => {
    const builder = await show();
    await set(builder, '#setting-script', '/js/ecpat.js');
    await set(builder, '#color-accent-light', '#7a1f5c');
    await set(builder, '#setting-heading', 'Help in Kenya');
    inside<HTMLInputElement>(builder, '[value="member-map"]').click();
    await builder.updateComplete;
    expect(output(builder, 'script')).to.include('src="/js/ecpat.js"');
    expect(output(builder, 'style')).to.include('--ecpat-color-accent: #7a1f5c;');
    expect(output(builder, 'tag')).not.to.match(/Help in Kenya|country=/);
  });

  it('reports poor contrast as a colour is typed, and announces the number of problems', async () => {
    const builder = await show();
    const status = inside(builder, '[role="status"]');
    expect(status.textContent!.trim()).to.equal('');
    inside<HTMLElement>(builder, 'summary').click();
    inside<HTMLElement>(builder, '#color-accent-light').focus();
    await sendKeys({ type: '#ccddee' });
    await builder.updateComplete;
    expect(inside(builder, '.problems').textContent).to.include(
      'Light: “Accent” on “Background” has a contrast of 1.3 to 1; at least 4.5 is needed.',
    );
    expect(status.textContent).to.include('things to look at');
  });

  it('confirms a copy, or selects the text with instructions when it cannot copy', async () => {
    const builder = await show();
    const copied: string[] = [];
    const clipboard = { writeText: async (text: string) => void copied.push(text) };
    const press = async () => {
      inside<HTMLButtonElement>(builder, '#output-tag ~ .actions button').click();
      await new Promise(requestAnimationFrame);
      await builder.updateComplete;
      return inside(builder, '#output-tag ~ .actions [role="status"]').textContent!.trim();
    };
    try {
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
      expect(await press()).to.equal('Copied');
      expect(copied).to.deep.equal([output(builder, 'tag')]);
      clipboard.writeText = () => Promise.reject(new Error('no'));
      expect(await press()).to.include('copy it with the keyboard');
      const { selectionStart, selectionEnd, value } = inside<HTMLTextAreaElement>(builder, '#output-tag');
      expect([selectionStart, selectionEnd]).to.deep.equal([0, value.length]);
    } finally {
      delete (navigator as { clipboard?: unknown }).clipboard;
    }
  });

  it('says where to find the script’s hash when it is unknown', async () => {
    const builder = await show();
    expect(output(builder, 'script')).not.to.include('integrity');
    expect(inside(builder, '#help-script').textContent).to.include('integrity.json');
  });

  it('is operable by keyboard from the choice of a widget to the last button', async () => {
    const builder = await show();
    const first = inside(builder, 'iframe');
    inside<HTMLElement>(builder, '[value="helpline-banner"]').focus();
    await sendKeys({ press: 'ArrowDown' });
    await builder.updateComplete;
    expect(inside<HTMLInputElement>(builder, '[value="member-map"]').checked).to.equal(true);
    // The preview follows after a pause. A frame that goes takes the focus with it.
    await waitUntil(() => inside(builder, 'iframe') !== first, 'the preview stays the same');
    await showsPage(builder);
    const reached = new Set<Element>();
    // More presses than there are controls, because Tab also passes through the page in the preview.
    for (let stop = 0; stop < 150 && builder.shadowRoot!.activeElement; stop++) {
      reached.add(builder.shadowRoot!.activeElement);
      await sendKeys({ press: 'Tab' });
    }
    const controls = [...builder.shadowRoot!.querySelectorAll('select, input:not([type="radio"]), textarea, button')];
    const missed = controls.filter((control) => !reached.has(control) && !control.closest('details:not([open])'));
    expect(missed.map(({ id }) => id)).to.deep.equal([]);
  });
});

describe('embed builder: the style that reserves space', () => {
  /** The height that a style sheet reserves, as the browser computes it. */
  function reserved(css: string, tagName: string, attributes: Record<string, string>, width: number): string {
    const frame = document.createElement('iframe');
    frame.style.inlineSize = `${width}px`;
    document.body.append(frame);
    // A layout of the outer page gives the inner page its width.
    frame.getBoundingClientRect();
    const page = frame.contentDocument!;
    const style = page.createElement('style');
    style.textContent = css;
    const element = page.createElement(tagName);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    page.head.append(style);
    page.body.append(element);
    const { display, fontSize, minBlockSize } = frame.contentWindow!.getComputedStyle(element);
    frame.remove();
    return [display, fontSize, minBlockSize].join();
  }

  for (const [tagName, attributes] of [
    ['ecpat-helpline-banner', {}],
    ['ecpat-helpline-banner', { country: 'KE' }],
    ['ecpat-member-map', {}],
    ['ecpat-member-map', { view: 'list' }],
    ['ecpat-member-map', { view: 'map', country: 'KE' }],
    ['ecpat-signup-form', {}],
    ['ecpat-framework-card', {}],
  ] as [string, Record<string, string>][]) {
    it(`reserves the same as the whole style sheet for ${tagName} ${JSON.stringify(attributes)}`, () => {
      const own = reserveFor(tagName, attributes);
      const data = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`data-${name}`, value]));
      const div = { 'data-ecpat': tagName.replace('ecpat-', ''), ...data };
      for (const width of [320, 700, 1280]) {
        expect(reserved(own, tagName, attributes, width)).to.equal(reserved(RESERVE, tagName, attributes, width));
        expect(reserved(own, 'div', div, width)).to.equal(reserved(RESERVE, 'div', div, width));
      }
      for (const other of ELEMENTS) {
        if (other.tagName !== tagName) expect(own).not.to.include(other.tagName);
      }
    });
  }
});

describe('embed builder: the sentence for a privacy notice', () => {
  it('is the same as in the docs, in every language', async () => {
    const docs = await (await fetch('/docs/newsletter-services.md')).text();
    for (const language of LANGUAGE_TAGS) {
      const text = withTranslations(translations[language as keyof typeof translations], () =>
        textOfPrivacy('signup-form', undefined, undefined),
      );
      expect(docs.includes(text), language).to.equal(true);
    }
  });
});
