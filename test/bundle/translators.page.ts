/** Runs in the page of `translators.test.ts`: plays page translators, and compares an element with an untranslated twin. */
import { SERVICE } from '../../stories/signup-form.states.js';
import { playService } from '../../stories/support/service.js';
import { visitorOf, type Visitor } from '../../stories/support/visitor.js';

/** Marks that stand for a translation. */
const translated = (text: string) => `⟦${text}⟧`;
const original = (text: string) => text.replace(/[⟦⟧]/g, '');
const isTranslated = (text: string) => text.includes('⟦');

function fontWith(content: string | Node): HTMLElement {
  const font = document.createElement('font');
  font.append(content);
  return font;
}

/** How translators change a text node. */
const WAYS: Readonly<Record<string, (text: Text) => void>> = {
  replacement: (text) => text.replaceWith(fontWith(translated(text.data))),
  'nested replacement': (text) => text.replaceWith(fontWith(fontWith(translated(text.data)))),
  'wrapped original': (text) => {
    const { data } = text;
    const font = document.createElement('font');
    text.replaceWith(font);
    font.append(text);
    text.data = translated(data);
  },
  'two sentences': (text) => {
    const middle = Math.ceil(text.data.length / 2);
    const parts = [text.data.slice(0, middle), text.data.slice(middle)].filter(Boolean);
    text.replaceWith(
      fontWith(
        parts
          .map((part) => fontWith(translated(part)))
          .reduce((font, part) => (font.append(part), font), document.createElement('font')),
      ),
    );
  },
  'changed data': (text) => (text.data = translated(text.data)),
};

function translate(root: ShadowRoot, way: (text: Text) => void): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    const parent = text.parentElement;
    if (
      !parent ||
      !text.data.trim() ||
      isTranslated(text.data) ||
      parent.closest('style, script, option, [translate="no"]')
    )
      continue;
    way(text);
  }
}

/** The words on the screen, and in live regions. */
function wordsOf(host: HTMLElement): string {
  const root = host.shadowRoot!;
  const regions = [...root.querySelectorAll('[role="status"], [role="alert"], [aria-live]')].map(
    (one) => one.textContent,
  );
  const all = [root.querySelector<HTMLElement>('[part~="base"]')?.innerText, ...regions].join(' | ');
  return original(all).replace(/\s+/g, ' ').trim();
}

type Action = readonly [name: string, act: (visitor: Visitor, host: HTMLElement) => unknown];

const send = async ({ press, find }: Visitor, host: HTMLElement, answer: string, state = answer) => {
  host.setAttribute('action', `${SERVICE}/${answer}`);
  await (host as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
  await press('[part~="button"]');
  await find(`[part~="status"][part~="${state}"]`);
};
const link = (href: string, hreflang: string, words: string) =>
  Object.assign(document.createElement('a'), { href, hreflang, textContent: words });

const ELEMENTS: Readonly<Record<string, { markup: string; actions: readonly Action[] }>> = {
  'ecpat-member-map': {
    markup: '<ecpat-member-map country="KE"></ecpat-member-map>',
    actions: [
      ['a country in the list', ({ press }) => press('[part~="item"][data-country="BR"]')],
      ['another country', ({ press }) => press('[part~="item"][data-country="NP"]')],
      ['a search', ({ type }) => type('[part~="search"]', 'ecpat')],
      ['another search', ({ type }) => type('[part~="search"]', 'kenya')],
      ['a search without results', ({ type }) => type('[part~="search"]', 'zzz')],
      ['another search without results', ({ type }) => type('[part~="search"]', 'zzzz')],
      ['no search', ({ type }) => type('[part~="search"]', '')],
      ['a region', ({ choose }) => choose('select', 'africa')],
      ['another region', ({ choose }) => choose('select', 'europe')],
      ['all regions', ({ choose }) => choose('select', '')],
      ['a key on the map', ({ keys }) => keys('[part~="map"]', 'ArrowRight')],
      ['a letter on the map', ({ keys }) => keys('[part~="map"]', 'k', 'Enter')],
      ['Escape', ({ keys }) => keys('[part~="map"]', 'Escape')],
      ['zoom', ({ press }) => press('[part~="zoom"] button')],
      ['a country of the author', (_, host) => host.setAttribute('country', 'TH')],
      ['a country without members', (_, host) => host.setAttribute('country', 'SO')],
      ['another language', (_, host) => (host.lang = 'fr')],
      ['a country in another language', ({ press }) => press('[part~="item"][data-country="BR"]')],
      ['the first language', (_, host) => (host.lang = 'en')],
      [
        'other members',
        (_, host) => Object.assign(host, { members: [{ id: 'a', name: 'Name A', country: 'KE', city: 'Nairobi' }] }),
      ],
      ['their country', ({ press }) => press('[part~="item"][data-country="KE"]')],
      [
        'changed members',
        (_, host) =>
          Object.assign(host, { members: [{ id: 'a', name: 'Name B', country: 'KE', website: 'https://b.example/' }] }),
      ],
    ],
  },
  'ecpat-signup-form': {
    markup: `<ecpat-signup-form action="${SERVICE}/ok" controller="Sender A" privacy-url="https://example.org/privacy" name-field="required"></ecpat-signup-form>`,
    actions: [
      ['errors', ({ press }) => press('[part~="button"]')],
      [
        'another error',
        async ({ type, press }) => {
          await type('[part~="input"][type="email"]', 'nobody');
          await press('[part~="button"]');
        },
      ],
      ['another language', (_, host) => (host.lang = 'es')],
      ['the first language', (_, host) => (host.lang = 'en')],
      ['another sender', (_, host) => host.setAttribute('controller', 'Sender B')],
      ['another age', (_, host) => host.setAttribute('min-age', '18')],
      [
        'too many',
        async (visitor, host) => {
          await visitor.type('[part~="input"]:not([type="email"])', 'Name');
          await visitor.type('[part~="input"][type="email"]', 'name@example.org');
          await visitor.press('[part~="consent"] input');
          await send(visitor, host, 'rate');
        },
      ],
      ['out of order', (visitor, host) => send(visitor, host, 'down')],
      ['refused', (visitor, host) => send(visitor, host, 'invalid')],
      ['to be confirmed', (visitor, host) => send(visitor, host, 'confirm')],
      ['the result in another language', (_, host) => (host.lang = 'ru')],
    ],
  },
  'ecpat-framework-card': {
    markup: `<ecpat-framework-card><a href="/en.pdf" hreflang="en" data-pages="3">Report A</a><a href="/fr.pdf" hreflang="fr">Rapport A</a></ecpat-framework-card>`,
    actions: [
      ['another language', (_, host) => (host.lang = 'fr')],
      ['a language without a file', (_, host) => (host.lang = 'ru')],
      ['its file', (_, host) => host.append(link('/ru.pdf', 'ru', 'Report in Russian'))],
      ['a changed link', (_, host) => host.firstElementChild!.setAttribute('data-pages', '4')],
      ['a removed link', (_, host) => host.lastElementChild!.remove()],
      ['the first language', (_, host) => (host.lang = 'en')],
      ['no links', (_, host) => host.replaceChildren()],
      ['the bundled document in another language', (_, host) => (host.lang = 'es')],
    ],
  },
};

const settled = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 30)));

/** Acts on an element, its twin and its translated copies; returns the differences from the twin. */
export async function findStale(tagName: string): Promise<string[]> {
  playService();
  const { markup, actions } = ELEMENTS[tagName]!;
  const copies = ['twin', ...Object.keys(WAYS).flatMap((way) => [way, `${way}, again after each change`])].map(
    (name) => {
      const container = document.createElement('div');
      container.innerHTML = markup;
      document.body.append(container);
      const host = container.querySelector<HTMLElement>(tagName)!;
      return { name, host, visitor: visitorOf(container, tagName, true) };
    },
  );
  await settled();
  for (const { name, host } of copies.slice(1)) {
    const root = host.shadowRoot!;
    const [way = '', again] = name.split(', ');
    const run = () => translate(root, WAYS[way]!);
    run();
    if (again) new MutationObserver(run).observe(root, { subtree: true, childList: true, characterData: true });
  }
  const [twin, ...others] = copies;
  const stale: string[] = [];
  for (const [action, act] of actions) {
    const failed = copies.map(async ({ name, visitor, host }) => {
      try {
        await act(visitor, host);
      } catch (error) {
        return `${action}, ${name}: ${String(error)}`;
      }
      return [];
    });
    const failures = (await Promise.all(failed)).flat();
    // Later actions would wait for the same nodes.
    if (failures.length > 0) return [...stale, ...failures];
    // Only one of them can keep the focus, which decides what the map previews.
    for (const { host } of copies) (host.shadowRoot!.activeElement as HTMLElement | null)?.blur();
    await settled();
    const right = wordsOf(twin!.host);
    for (const { name, host } of others) {
      const words = wordsOf(host);
      if (words === right) continue;
      let at = 0;
      while (words[at] === right[at]) at++;
      const from = Math.max(0, at - 20);
      stale.push(`${action}, ${name}: “${words.slice(from, at + 50)}” instead of “${right.slice(from, at + 50)}”`);
    }
  }
  return stale;
}
