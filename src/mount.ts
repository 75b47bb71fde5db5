import { isServer } from 'lit';
import { holdsFocus } from './internal/focus.js';
import { page } from './internal/page.js';
import { warnOnce } from './internal/warn.js';

const MARKER = 'data-ecpat';
const NAMES = ['helpline-banner', 'member-map', 'signup-form', 'framework-card'] as const;

/** An element's name in `data-ecpat`: its tag without the prefix. */
export type MountName = (typeof NAMES)[number];

/**
 * Upgrades `<div data-ecpat="helpline-banner" data-country="KE">fallback</div>`, for content systems that strip unknown
 * tags. The fallback moves into the element; `data-x` becomes its attribute `x` and follows later changes. Includes
 * placeholders that are added later, but not nodes that a framework renders. The first copy of the package on a page
 * does this for all copies.
 *
 * @param name - an element that is already defined
 */
export function mount(name: MountName): void {
  if (isServer) return;
  const shared = page();
  shared.mount ??= start();
  shared.mount(name);
}

function start(): (name: string) => void {
  const defined = new Set<string>();
  const elements = new WeakMap<Element, Element>();

  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes, attributeName } of records) {
      if (type === 'childList') {
        const element = elements.get(target as Element);
        // On a slow connection the parser may still be inside the placeholder: later nodes are fallback, too.
        if (element?.parentNode === target) {
          element.append(...[...addedNodes].filter((node) => node !== element && node.parentNode === target));
        }
        for (const node of addedNodes) if (node.nodeType === Node.ELEMENT_NODE) upgradeWithin(node as Element);
      } else if (attributeName === MARKER) {
        upgrade(target as Element);
      } else {
        follow(target as Element, attributeName as string);
      }
    }
  });
  observer.observe(document, { subtree: true, childList: true, attributeFilter: [MARKER] });

  function upgradeWithin(root: Element): void {
    if (root.matches(`[${MARKER}]`)) upgrade(root);
    root.querySelectorAll(`[${MARKER}]`).forEach(upgrade);
  }

  function upgrade(placeholder: Element): void {
    const name = placeholder.getAttribute(MARKER);
    if (name === null || elements.has(placeholder)) return;
    if (!(NAMES as readonly string[]).includes(name)) {
      warnOnce(MARKER, `"${name}" is not one of ${NAMES.join(', ')}; the content of the tag stays.`);
    }
    if (!defined.has(name)) return;
    if (holdsFocus(placeholder)) {
      // Moving the fallback would lose the focus.
      placeholder.addEventListener('focusout', () => setTimeout(upgrade, 0, placeholder), { once: true });
      return;
    }
    const tagName = `ecpat-${name}`;
    // A clone of an upgraded placeholder already contains its element.
    const copied = placeholder.querySelector(`:scope > ${tagName}`);
    const element = copied ?? document.createElement(tagName);
    elements.set(placeholder, element);
    for (const attribute of placeholder.getAttributeNames()) follow(placeholder, attribute);
    observer.observe(placeholder, { attributes: true });
    if (!copied) {
      element.append(...placeholder.childNodes);
      placeholder.append(element);
    }
  }

  function follow(placeholder: Element, attribute: string): void {
    const element = elements.get(placeholder);
    const name = attribute.replace(/^data-/, '');
    // Only attributes that the element observes: `data-onclick` in a visitor's comment must not become a script.
    const known = (element?.constructor as { observedAttributes?: string[] } | undefined)?.observedAttributes;
    if (!element || name === attribute || !known?.includes(name)) return;
    const value = placeholder.getAttribute(attribute);
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }

  return (name) => {
    defined.add(name);
    upgradeWithin(document.documentElement);
  };
}
