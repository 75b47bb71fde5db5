import { expect, fixture } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { ELEMENTS } from '../../stories/generated/elements.js';
import { expectAccessible } from '../helpers/axe.js';
import { engine, itExcept, NO_FORCED_COLOURS, showAs, type Reasons } from '../helpers/engine.js';

export interface NamedState {
  name: string;
  markup: TemplateResult;
  /** Which engine cannot be brought into it, and why. */
  except?: Reasons;
}

/** Brings an element into a state, within something of that language and style. Needs open shadow roots. */
type Show<State> = (state: State, language?: string, style?: string) => Promise<HTMLElement>;

const directionOf = (language: string) => (/^ar\b/.test(language) ? 'rtl' : 'ltr');
const isShown = (element: Element) => element.getClientRects().length > 0 && !element.closest('.visually-hidden');
const words = (element: Element) => element.textContent!.replace(/\s+/g, ' ').trim();
const controlsOf = (element: Element) =>
  [...element.shadowRoot!.querySelectorAll<HTMLElement>('a, button, select, input')].filter(isShown);

/** The texts in which a sign of a line does not stand to the right of the one before. */
function notFromLeftToRight(root: ShadowRoot): string[] {
  const wrong: string[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (
      !text.parentElement ||
      !isShown(text.parentElement) ||
      !/^[\p{Script=Latin}\p{N}\p{P}\p{S}\s]*$/u.test(text.data)
    )
      continue;
    let before = new DOMRect();
    for (let index = 0; index < text.length; index++) {
      if (/\s/.test(text.data[index]!)) continue;
      range.setStart(text, index);
      range.setEnd(text, index + 1);
      // The first sign of a line may have a place at the end of the line before besides.
      const sign = [...range.getClientRects()].pop()!;
      if (sign.top === before.top && sign.left < before.left) wrong.push(text.data.trim());
      before = sign;
    }
  }
  return [...new Set(wrong)];
}

/** Puts an element on the page, within something of a language and a style. */
export async function showIn<Shown extends HTMLElement>(
  tagName: string,
  markup: TemplateResult,
  language = 'en',
  style = '',
): Promise<Shown> {
  const outer = await fixture<HTMLElement>(html`
    <div lang=${language} dir=${directionOf(language)} .style=${style}>${markup}</div>
  `);
  return outer.querySelector<Shown>(tagName)!;
}

/**
 * What must hold in every state of an element.
 *
 * @param leastLink - height and width of a link, in CSS pixels; that of everything else is 44
 */
export function describeStates<State extends NamedState>(
  name: string,
  states: readonly State[],
  show: Show<State>,
  leastLink = 44,
): void {
  // The builder documents no parts.
  const documented = ELEMENTS.find(({ tagName }) => tagName === `ecpat-${name}`);
  if (documented) {
    it(`[parts] ${name} has every documented part, in one state or another`, async () => {
      const missing = new Set(documented.parts.map((part) => part.name));
      expect(missing.size).to.be.above(5);
      for (const state of states) {
        if (missing.size === 0) break;
        if (state.except?.[engine]) continue;
        const element = await show(state);
        for (const inner of element.shadowRoot!.querySelectorAll('[part]'))
          inner.part.forEach((one) => missing.delete(one));
      }
      expect([...missing]).to.deep.equal([]);
    });
  }

  for (const state of states) {
    describe(`${name}: ${state.name}`, () => {
      const except = state.except ?? {};
      for (const language of ['en', 'fr', 'es', 'ru', 'ar-XB']) {
        for (const scheme of ['light', 'dark'] as const) {
          itExcept(except, `[axe] has nothing for axe to complain about in ${language}, ${scheme}`, async () => {
            const element = await show(state, language, `color-scheme: ${scheme}; background: Canvas`);
            await expectAccessible(element, scheme);
          });
        }
      }

      itExcept(except, 'gives fingers enough to meet', async () => {
        for (const width of [320, 1280]) {
          const element = await show(state, 'ru', `inline-size: ${width}px`);
          const small = controlsOf(element).filter((control) => {
            const { width: across, height } = (control.closest('label') ?? control).getBoundingClientRect();
            return Math.min(across, height) < (control.localName === 'a' ? leastLink : 44);
          });
          expect(small.map(words)).to.deep.equal([]);
        }
      });

      itExcept(
        except,
        'keeps English sentences in their order on a right-to-left page whose language it does not speak',
        async () => {
          const element = await show(state, 'ar');
          expect(notFromLeftToRight(element.shadowRoot!).join('\n')).to.equal('');
          const { left, right } = element.getBoundingClientRect();
          const edges = [...element.shadowRoot!.querySelectorAll('h2')].filter(isShown).map((heading) => {
            const range = document.createRange();
            range.selectNodeContents(heading);
            const words = range.getBoundingClientRect();
            return words.left - left > right - words.right;
          });
          expect(edges).not.to.include(false);
        },
      );

      // 320 px is also what 1280 px are at 400 %.
      for (const language of ['en-XA', 'ar-XB', 'ru']) {
        itExcept(
          except,
          `[direction] [narrow] fits into 280 to 1600 px in ${language} without scrolling sideways`,
          async () => {
            for (const width of [280, 320, 700, 1600]) {
              const element = await show(state, language, `inline-size: ${width}px`);
              const edge = element.getBoundingClientRect();
              expect(edge.width).to.equal(width);
              const inside = element.shadowRoot!.querySelectorAll(
                'h2, h3, p, a, button, select, input, label, li, span, bdi',
              );
              const outside = [...inside].filter(isShown).filter((inner) => {
                const { left, right } = inner.getBoundingClientRect();
                return left < edge.left - 1 || right > edge.right + 1;
              });
              expect(outside.map((inner) => inner.outerHTML.slice(0, 80))).to.deep.equal([]);
            }
          },
        );
      }

      itExcept(
        { ...NO_FORCED_COLOURS, ...except },
        '[forced-colours] [reduced-motion] draws its controls in forced colours, and moves nothing for who wants no motion',
        async () => {
          await showAs({ 'forced-colors': 'active', 'prefers-reduced-motion': 'reduce' });
          try {
            const element = await show(state);
            // What is ticked is drawn by the browser.
            const drawn = controlsOf(element).filter((one) => !one.matches('[type="checkbox"], [type="radio"]'));
            for (const control of drawn) {
              const { borderTopStyle, textDecorationLine } = getComputedStyle(control);
              expect([borderTopStyle, textDecorationLine].join(), words(control)).to.match(/solid|underline|inset/);
            }
            // What an author's own heading replaces has no style at all.
            for (const inner of [...element.shadowRoot!.querySelectorAll('*')].filter(isShown)) {
              const { transitionDuration, animationName } = getComputedStyle(inner);
              expect([transitionDuration, animationName]).to.deep.equal(['0s', 'none']);
              expect(inner.getAnimations()).to.have.length(0);
            }
          } finally {
            await showAs({});
          }
        },
      );
    });
  }
}
