/** Runs in the page of `every-state.test.ts`: shows the states of Storybook with the built file. */
import { STATES as BANNER } from '../../stories/helpline-banner.states.js';
import { STATES as MAP } from '../../stories/member-map.states.js';
import { STATES as FORM } from '../../stories/signup-form.states.js';
import { STATES as CARD } from '../../stories/framework-card.states.js';
import { CAN_STAY, playService } from '../../stories/support/service.js';
import { markupOf, type ElementState } from '../../stories/support/state.js';
import { visitorOf } from '../../stories/support/visitor.js';

const STATES: Readonly<Record<string, Readonly<Record<string, ElementState>>>> = {
  'ecpat-helpline-banner': BANNER,
  'ecpat-member-map': MAP,
  'ecpat-signup-form': FORM,
  'ecpat-framework-card': CARD,
};
const { prototype } = Intl.DateTimeFormat;
const { resolvedOptions } = prototype;

/** Shows every state of all four elements on the page, in `[data-state]`, and resolves when all are reached. */
export async function showEveryState(): Promise<void> {
  playService();
  const reached: Promise<void>[] = [];
  for (const [tagName, states] of Object.entries(STATES)) {
    for (const [name, state] of Object.entries(states)) {
      const container = document.createElement('div');
      container.dataset['state'] = `${tagName} ${name}`;
      document.body.append(container);
      const { timeZone = 'UTC' } = state;
      prototype.resolvedOptions = function () {
        return { ...resolvedOptions.call(this), timeZone };
      };
      const failed =
        state.endsWithError && new Promise((resolve) => container.addEventListener('ecpat-error', resolve));
      container.append(document.createRange().createContextualFragment(markupOf(tagName, state)));
      // A `div` is upgraded one task later; the banner reads the time zone in its first update.
      while (!container.querySelector(tagName)) await new Promise(requestAnimationFrame);
      await updated(container, tagName);
      const reaching = reach(container, tagName, state, failed);
      // Forms wait for a moment before they send; what the others show may need the focus.
      if (tagName === 'ecpat-signup-form') reached.push(reaching);
      else await reaching;
    }
  }
  prototype.resolvedOptions = resolvedOptions;
  await Promise.all(reached);
}

const updated = (container: Element, tagName: string) =>
  container.querySelector<HTMLElement & { updateComplete: Promise<unknown> }>(tagName)!.updateComplete;

async function reach(container: Element, tagName: string, state: ElementState, failed: unknown): Promise<void> {
  const visitor = visitorOf(container, tagName, CAN_STAY);
  await state.act?.(visitor);
  if (state.until) await visitor.find(state.until);
  await failed;
  await updated(container, tagName);
}

interface Hidden {
  state: string;
  element: string;
  rule: string;
}

/** Elements of ours that hiding rules match, with the first of nested ones. */
export function findHidden(selectors: readonly string[]): { rules: number; hidden: Hidden[] } {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(selectors.map((selector, index) => `${selector} { --hidden-by: ${index} }`).join('\n'));
  const hosts = [...document.querySelectorAll<HTMLElement>(Object.keys(STATES).join())];
  // Extensions insert user style sheets, which reach into every shadow root.
  for (const root of [document, ...hosts.map((host) => host.shadowRoot!)]) {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
  const hidden: Hidden[] = [];
  const look = (element: Element, state: string) => {
    const index = getComputedStyle(element).getPropertyValue('--hidden-by');
    if (index === '') return false;
    hidden.push({ state, element: (element.cloneNode() as Element).outerHTML, rule: selectors[Number(index)]! });
    return true;
  };
  for (const host of hosts) {
    const state = host.closest<HTMLElement>('[data-state]')?.dataset['state'] ?? '';
    if (look(host.closest('[data-ecpat]') ?? host, state) || look(host, state)) continue;
    let last: Element | undefined;
    for (const element of host.shadowRoot!.querySelectorAll('*')) {
      if (!last?.contains(element) && look(element, state)) last = element;
    }
  }
  return { rules: sheet.cssRules.length, hidden };
}

interface Sample {
  state: string;
  words: string;
}

const sampled: { root: ShadowRoot; text: Text }[] = [];

/** One text for each combination of colours, on which the result of forced dark depends; `boxOf` finds them again. */
export function sampleTexts(): Sample[] {
  const samples = new Map<string, Sample>();
  for (const host of document.querySelectorAll<HTMLElement>(Object.keys(STATES).join())) {
    const root = host.shadowRoot!;
    const state = host.closest<HTMLElement>('[data-state]')!.dataset['state']!;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode as Text;
      const parent = text.parentElement;
      if (!parent || !text.data.trim() || parent.closest('.ecpat-visually-hidden') || !parent.checkVisibility())
        continue;
      const grounds = new Set<string>();
      for (let one: Element | null = parent; one; one = one.parentElement) {
        const { backgroundColor, opacity } = getComputedStyle(one);
        grounds.add(`${backgroundColor} ${opacity}`);
      }
      const { color, fill } = getComputedStyle(parent);
      const key = [color, fill, ...grounds].join();
      if (samples.has(key) || !boxOf({ root, text })) continue;
      samples.set(key, { state, words: text.data.trim().slice(0, 40) });
      sampled.push({ root, text });
    }
  }
  return [...samples.values()];
}

/** Scrolls to a sample and returns its place in the document; undefined if the visitor cannot see it. */
export function boxOf(sample: number | (typeof sampled)[number]) {
  const { root, text } = typeof sample === 'number' ? sampled[sample]! : sample;
  const parent = text.parentElement!;
  parent.scrollIntoView({ block: 'center' });
  const range = document.createRange();
  range.selectNodeContents(text);
  const [box] = range.getClientRects();
  if (!box || box.width < 4) return undefined;
  const { x, y, width, height } = box;
  // Outside its scrolling box, covered, or only for screen readers.
  const hit = root.elementFromPoint(x + width / 2, y + height / 2);
  if (!hit || !(hit === parent || hit.contains(parent) || parent.contains(hit))) return undefined;
  return { x: x + scrollX, y: y + scrollY, width: Math.min(width, 120), height };
}

/** The contrast between the most frequent colour of an image and the colour that differs most from it. */
export async function contrastIn(image: string): Promise<number> {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${image}`)).blob());
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  const counts = new Map<string, number>();
  for (let at = 0; at < data.length; at += 4) {
    const color = [data[at], data[at + 1], data[at + 2]].join();
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  const [[ground] = ['']] = [...counts].sort(([, one], [, other]) => other - one);
  const least = luminance(ground);
  return Math.max(...[...counts.keys()].map((color) => ratio(luminance(color), least)));
}

const ratio = (one: number, other: number) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = color.split(',').map((channel) => {
    const value = Number(channel) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
