import { expect, fixture, html } from '@open-wc/testing';
import { FrameworkCardElement } from '../../src/framework-card/framework-card.element.js';
import { HelplineBannerElement } from '../../src/helpline-banner/helpline-banner.element.js';
import { COLORS, themeOf } from '../../src/internal/styles.js';
import { MemberMapElement } from '../../src/member-map/member-map.element.js';
import { SignupFormElement } from '../../src/signup-form/signup-form.element.js';

const CLASSES = [HelplineBannerElement, MemberMapElement, SignupFormElement, FrameworkCardElement];

/** The rules of an element without their comments. */
function rulesOf(element: (typeof CLASSES)[number]): string {
  // Reading this makes Lit collect the styles of the class; before that, they are its parent's.
  void element.observedAttributes;
  return element.elementStyles
    .map(String)
    .join('\n')
    .replace(/\/\*[^]*?\*\//g, '');
}

describe('the rules of the elements', () => {
  for (const element of CLASSES) {
    const rules = rulesOf(element);
    const found = (pattern: RegExp) => rules.match(pattern) ?? [];

    it(`[font-size] use no unit that depends on the page’s font size: ${element.tagName}`, () => {
      expect(rules.length).to.be.greaterThan(2000);
      expect(found(/[\d.]+rem\b/g)).to.deep.equal([]);
      expect(found(/font(?:-size)?:[^;]*\d(?:px|pt)\b[^;]*/g)).to.deep.equal([]);
    });

    it(`[direction] use logical properties instead of left and right: ${element.tagName}`, () => {
      expect(found(/[\w-]+-(?:left|right)\s*:/g)).to.deep.equal([]);
      expect(found(/[{;]\s*(?:left|right)\s*:/g)).to.deep.equal([]);
      expect(found(/(?:text-align|float|clear)\s*:\s*(?:left|right)/g)).to.deep.equal([]);
    });

    it(`[never-flashing] contain no animation: ${element.tagName}`, () => {
      expect(found(/@keyframes|animation(?:-name)?\s*:|blink/g)).to.deep.equal([]);
    });
  }
});

describe('the colours', () => {
  /** Computed colour of each token on a dark page, by the rules of a sheet. */
  async function colorsIn(sheet: CSSStyleSheet): Promise<string[]> {
    const outer = await fixture(html`<div .style=${'color-scheme: dark'}><div></div></div>`);
    const root = outer.firstElementChild!.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    const base = root.appendChild(document.createElement('div'));
    base.part.add('base');
    return Object.keys(COLORS).map((token) => {
      base.style.color = `var(--_${token})`;
      return getComputedStyle(base).color;
    });
  }
  const sheetOf = () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(String(themeOf('sample')));
    return sheet;
  };
  const computed = (scheme: 0 | 1) =>
    Object.values(COLORS).map((values) => {
      const probe = document.body.appendChild(document.createElement('p'));
      probe.style.color = values[scheme];
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    });

  it('are the dark ones on a dark page', async () => {
    expect(await colorsIn(sheetOf())).to.deep.equal(computed(1));
  });

  it('[scheme-old] are the light ones in a browser without light-dark()', async () => {
    const sheet = sheetOf();
    const asked = [...sheet.cssRules].findIndex((rule) => rule instanceof CSSSupportsRule);
    expect((sheet.cssRules[asked] as CSSSupportsRule).conditionText).to.include('light-dark');
    // Such a browser ignores the rules inside of @supports.
    sheet.deleteRule(asked);
    expect([...sheet.cssRules].some((rule) => rule.cssText.includes('light-dark'))).to.be.false;
    expect(await colorsIn(sheet)).to.deep.equal(computed(0));
  });
});
