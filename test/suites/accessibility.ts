import { expect } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import type { EcpatElement } from '../../src/internal/element.js';
import { expectAccessible } from '../helpers/axe.js';
import { itExcept, NO_FORCED_COLOURS, showAs } from '../helpers/engine.js';

type Show = (around: (inner: TemplateResult) => TemplateResult) => Promise<EcpatElement>;

/** axe on the element's main content in every language, both schemes and both directions. Needs open shadow roots. */
export function describeAccessibility(name: string, show: Show): void {
  describe(`${name}: accessibility`, () => {
    for (const language of ['en', 'fr', 'es', 'ru', 'ar-XB']) {
      for (const scheme of ['light', 'dark'] as const) {
        it(`[axe] has nothing for axe to complain about in ${language}, ${scheme}`, async () => {
          const direction = language === 'ar-XB' ? 'rtl' : 'ltr';
          const style = `color-scheme: ${scheme}; background: Canvas`;
          const element = await show(
            (inner) => html`<div lang=${language} dir=${direction} .style=${style}>${inner}</div>`,
          );
          await expectAccessible(element, scheme);
        });
      }
    }

    itExcept(
      NO_FORCED_COLOURS,
      '[forced-colours] draws a border around what has only a background, in forced colours',
      async () => {
        await showAs({ 'forced-colors': 'active' });
        try {
          const element = await show((inner) => html`<div>${inner}</div>`);
          for (const button of element.renderRoot.querySelectorAll('button, .button')) {
            expect(getComputedStyle(button).borderTopStyle, button.outerHTML.slice(0, 80)).to.equal('solid');
          }
        } finally {
          await showAs({});
        }
      },
    );
  });
}
