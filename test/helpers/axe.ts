import { expect } from '@open-wc/testing';
import type Axe from 'axe-core';
// axe is a classic script and defines `window.axe`.
import 'axe-core/axe.min.js';

const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * Expects that axe finds no violation. In dark, it runs only the rules about colours, because nothing else differs from
 * light.
 */
export async function expectAccessible(element: Element, scheme: 'light' | 'dark'): Promise<void> {
  const { axe } = window as unknown as { axe: typeof Axe };
  const rules = axe.getRules().map(({ ruleId }) => ruleId);
  const ignoredRules = scheme === 'light' ? [] : rules.filter((rule) => !OF_COLOURS.includes(rule));
  await expect(element).to.be.accessible({ ignoredRules });
}
