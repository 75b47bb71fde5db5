import { aTimeout, expect, nextFrame } from '@open-wc/testing';
import type { ReactiveElement } from 'lit';
import { ELEMENTS } from '../../stories/generated/elements.js';
import type { ElementState } from '../../stories/support/state.js';
import { expectAccessible } from '../helpers/axe.js';
import { isVisible, words } from '../helpers/dom.js';
import { engine, itExcept, NO_FORCED_COLOURS, showAs, type Reasons } from '../helpers/engine.js';

export interface NamedState {
  name: string;
  /** Which engine cannot reach the state, and why. */
  except?: Reasons;
}

/** Brings an element into a state, inside something of a language and a style. Needs open shadow roots. */
type Show<State> = (state: State, language?: string, style?: string) => Promise<HTMLElement>;

/** The states of a list with names for titles: `ClosedBar` → `closed bar`. */
export function namedStates<Name extends string>(
  states: Readonly<Record<Name, ElementState>>,
  except: Partial<Record<Name, Reasons>> = {},
): (ElementState & NamedState & { key: Name })[] {
  return (Object.keys(states) as Name[]).map((key) => ({
    ...states[key],
    key,
    name: key.replace(/(?!^)[A-Z]/g, ' $&').toLowerCase(),
    ...(except[key] && { except: except[key] }),
  }));
}

/**
 * The only place that runs axe and tries both colour schemes in every state. Tests of one element may try more widths:
 * `helpline-banner.bar.test.ts` opens the bar while it is wide. Languages differ in words alone, since `check:locales`
 * compares their strings, so each check uses the languages that can change its result:
 *
 * - axe asks for names, roles and references, and for contrast, which depends on the scheme: English. Longer words, the
 *   other direction and a narrow layout move text over backgrounds and shrink targets: the two pseudo-locales, wide and
 *   narrow, in light and in Chromium only. The schemes share one layout, and so do the engines, whose widths are tried below.
 * - Widths depend on the longest words and on both edges: the two pseudo-locales at all widths, and Russian, whose real
 *   words break at other places, where room is scarce.
 * - Targets use Russian, the real language with the longest words.
 *
 * An element that starts narrow measures itself before its styles settle, so one pseudo-locale starts at the least width.
 */
const PSEUDO_LOCALES = [
  { language: 'en-XA', startStyle: '' },
  { language: 'ar-XB', startStyle: 'inline-size: 280px' },
];
/** 320 px is also the width of 1280 px at 400 %. */
const NARROW = 320;
const WIDTHS = [280, NARROW, 768, 1600];
const RUSSIAN_WIDTHS = [NARROW, 1280];

/** Changes the room of an element that is shown; resolves when it has measured and drawn itself. */
async function resize(element: HTMLElement, width: number): Promise<void> {
  element.parentElement!.style.inlineSize = `${width}px`;
  await nextFrame();
  // Resize observers run at the end of a frame.
  await aTimeout(0);
  await (element as Partial<ReactiveElement>).updateComplete;
  expect(element.getBoundingClientRect().width).to.equal(width);
}

/** Markup of the parts that reach beyond the element's left or right edge. */
function outsideOf(element: HTMLElement): string[] {
  const edge = element.getBoundingClientRect();
  const inside = element.shadowRoot!.querySelectorAll('h2, h3, p, a, button, select, input, label, li, span, bdi, svg');
  const outside = [...inside].filter(isVisible).filter((inner) => {
    const { left, right } = inner.getBoundingClientRect();
    return left < edge.left - 1 || right > edge.right + 1;
  });
  return outside.map((inner) => inner.outerHTML.slice(0, 80));
}

const controlsOf = (element: Element) =>
  [...element.shadowRoot!.querySelectorAll<HTMLElement>('a, button, select, input')].filter(isVisible);

/** Texts in which a character is not to the right of the one before it on the same line. */
function notFromLeftToRight(root: ShadowRoot): string[] {
  const wrong: string[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (
      !text.parentElement ||
      !isVisible(text.parentElement) ||
      !/^[\p{Script=Latin}\p{N}\p{P}\p{S}\s]*$/u.test(text.data)
    )
      continue;
    let before = new DOMRect();
    for (let index = 0; index < text.length; index++) {
      if (/\s/.test(text.data[index]!)) continue;
      range.setStart(text, index);
      range.setEnd(text, index + 1);
      // The first character of a line can have a second box at the end of the line before.
      const sign = [...range.getClientRects()].pop()!;
      if (sign.top === before.top && sign.left < before.left) wrong.push(text.data.trim());
      before = sign;
    }
  }
  return [...new Set(wrong)];
}

/**
 * Checks every state of an element.
 *
 * @param leastLink - minimum height and width of a link, in CSS pixels; other controls need 44
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
    it(`[parts] [inner-names] ${name} shows every documented part, and prefixes its ids and classes, in all states`, async () => {
      const missing = new Set(documented.parts.map((part) => part.name));
      // The banner has only two, because a page could learn from others what a visitor presses.
      expect(missing.size).to.be.above(1);
      const names: string[] = [];
      for (const state of states) {
        if (state.except?.[engine]) continue;
        // Names do not depend on the engine, and WebKit takes long for all states.
        if (missing.size === 0 && engine !== 'chromium') break;
        const { shadowRoot } = await show(state);
        for (const inner of shadowRoot!.querySelectorAll('[part]')) inner.part.forEach((one) => missing.delete(one));
        const named = [...shadowRoot!.querySelectorAll('[id], [class]')];
        names.push(...named.flatMap(({ id, classList }) => [...(id ? [id] : []), ...classList]));
      }
      // In WebKit, a page could look into the banner's closed root from a part.
      const hasParts = engine !== 'webkit' || name !== 'helpline-banner';
      expect(missing.size).to.equal(hasParts ? 0 : documented.parts.length);
      expect(names.length).to.be.above(10);
      expect(names.filter((one) => !one.startsWith('ecpat-'))).to.deep.equal([]);
    });
  }

  for (const state of states) {
    describe(`${name}: ${state.name}`, () => {
      const except = state.except ?? {};
      itExcept(except, '[axe] [contrast] finds no violation in light and dark', async () => {
        const element = await show(state, 'en', 'color-scheme: light; background: Canvas');
        await expectAccessible(element, 'light');
        element.parentElement!.style.colorScheme = 'dark';
        await expectAccessible(element, 'dark');
      });

      for (const { language, startStyle } of PSEUDO_LOCALES) {
        if (engine === 'chromium') {
          itExcept(except, `[axe] [contrast] finds no violation in ${language}, wide and narrow`, async () => {
            const element = await show(state, language, 'color-scheme: light; background: Canvas');
            await expectAccessible(element, 'light');
            await resize(element, NARROW);
            await expectAccessible(element, 'light');
          });
        }

        itExcept(
          except,
          `[direction] [narrow] [no-english-left] fits into 280 to 1600 px in ${language} without scrolling sideways`,
          async () => {
            const element = await show(state, language, startStyle);
            expect(outsideOf(element), 'at first').to.deep.equal([]);
            for (const width of WIDTHS) {
              await resize(element, width);
              expect(outsideOf(element), `${width} px`).to.deep.equal([]);
            }
          },
        );
      }

      itExcept(except, '[narrow] fits, and has large targets, when the page is in Russian', async () => {
        const element = await show(state, 'ru');
        for (const width of RUSSIAN_WIDTHS) {
          await resize(element, width);
          expect(outsideOf(element), `${width} px`).to.deep.equal([]);
          const small = controlsOf(element).filter((control) => {
            const { width: across, height } = (control.closest('label') ?? control).getBoundingClientRect();
            return Math.min(across, height) < (control.localName === 'a' ? leastLink : 44);
          });
          expect(small.map(words)).to.deep.equal([]);
        }
      });

      itExcept(
        except,
        'keeps English sentences in order on a right-to-left page in an unsupported language',
        async () => {
          const element = await show(state, 'ar');
          expect(notFromLeftToRight(element.shadowRoot!).join('\n')).to.equal('');
          const { left, right } = element.getBoundingClientRect();
          const edges = [...element.shadowRoot!.querySelectorAll('h2')].filter(isVisible).map((heading) => {
            const range = document.createRange();
            range.selectNodeContents(heading);
            const words = range.getBoundingClientRect();
            return words.left - left > right - words.right;
          });
          expect(edges).not.to.include(false);
        },
      );

      itExcept(
        { ...NO_FORCED_COLOURS, ...except },
        '[forced-colours] [reduced-motion] outlines controls in forced colours, and moves nothing when motion is reduced',
        async () => {
          await showAs({ 'forced-colors': 'active', 'prefers-reduced-motion': 'reduce' });
          try {
            const element = await show(state);
            // The browser draws checkboxes and radio buttons.
            const drawn = controlsOf(element).filter((one) => !one.matches('[type="checkbox"], [type="radio"]'));
            for (const control of drawn) {
              const { borderTopStyle, textDecorationLine } = getComputedStyle(control);
              expect([borderTopStyle, textDecorationLine].join(), words(control)).to.match(/solid|underline|inset/);
              // Forced colours drop backgrounds, so a button needs a border to differ from text. A link button is underlined.
              if (control.matches('button:not(.ecpat-link-button), .ecpat-button'))
                expect(borderTopStyle, words(control)).to.equal('solid');
            }
            // A heading replaced by the author's has no computed style.
            for (const inner of [...element.shadowRoot!.querySelectorAll('*')].filter(isVisible)) {
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
