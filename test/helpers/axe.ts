import { expect } from '@open-wc/testing';
import type Axe from 'axe-core';
// It is no module: it puts itself on the window.
import 'axe-core/axe.min.js';

const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * Expects that axe has nothing to complain about. In dark it is asked for colours alone: all else is the same as in light,
 * where it is asked for everything.
 */
export async function expectAccessible(element: Element, scheme: 'light' | 'dark'): Promise<void> {
  const { axe } = window as unknown as { axe: typeof Axe };
  const rules = axe.getRules().map(({ ruleId }) => ruleId);
  const ignoredRules = scheme === 'light' ? [] : rules.filter((rule) => !OF_COLOURS.includes(rule));
  await expect(element).to.be.accessible({ ignoredRules });
}
