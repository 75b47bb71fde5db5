import type { AttributeValues } from '../elements.js';
import { RESERVE } from '../generated/reserve.js';

/**
 * Style rules that reserve the height of one element: those of the common style sheet that match it.
 *
 * @param attributes - of the element, by which some heights differ
 */
export function reserveFor(tagName: string, attributes: AttributeValues): string {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(RESERVE);
  // Match in a separate document, where no element is upgraded.
  const probe = document.implementation.createHTMLDocument('').createElement(tagName);
  for (const [name, value] of Object.entries(attributes)) if (value) probe.setAttribute(name, String(value));

  let heights: { media?: string; height: string }[] = [];
  for (const rule of sheet.cssRules) {
    const [found] = heightsIn([rule], probe);
    if (found === undefined) continue;
    // A rule without a condition replaces earlier ones; a conditional one adds to them.
    if (rule instanceof CSSMediaRule) heights.push({ media: rule.conditionText, height: found });
    else heights = [{ height: found }];
  }
  const selector = `${tagName},\n[data-ecpat='${tagName.replace('ecpat-', '')}']`;
  const [usual, ...conditional] = heights;
  return [
    block(selector, [
      'display: flow-root;',
      'font-size: var(--ecpat-font-size, medium);',
      `min-block-size: ${usual?.height};`,
    ]),
    ...conditional.map(({ media, height }) => {
      return block(`@media ${media}`, block(selector, [`min-block-size: ${height};`]).split('\n'));
    }),
  ].join('\n');
}

function heightsIn(rules: Iterable<CSSRule>, probe: Element): string[] {
  return [...rules].flatMap((rule) => {
    if (rule instanceof CSSMediaRule) return heightsIn(rule.cssRules, probe);
    if (!(rule instanceof CSSStyleRule) || !probe.matches(rule.selectorText)) return [];
    return rule.style.getPropertyValue('min-block-size') || [];
  });
}

function block(head: string, lines: readonly string[]): string {
  return `${head} {\n${lines.map((line) => `  ${line}`).join('\n')}\n}`;
}
