import { isServer } from 'lit';
import { asText } from './internal/attributes.js';
import { isEditable } from './internal/editable.js';
import { page } from './internal/page.js';
import { followPresses } from './internal/press.js';
import { fallbackBesidePage, warnSwallowed } from './internal/swallowed.js';
import { isInUse, untilUnused } from './internal/takeover.js';
import { warnOnce } from './internal/warn.js';

const MARKER = 'data-ecpat';
const SWITCH = 'data-no-mount';
/** A script tag that switches this syntax off. */
const OFF = `script[${SWITCH}]`;
const NAMES = ['helpline-banner', 'member-map', 'signup-form', 'framework-card'] as const;
/** Attributes that may change what is right for all placeholders inside. */
const READ_WITHIN = ['contenteditable', 'role', SWITCH];
/** Changes in a row after which another script, which undoes each of ours, has its way. */
const MAX_IN_ROW = 20;
/** Longest time between two changes of a row. */
const ROW_GAP_MS = 100;

/** An element's name in `data-ecpat`: its tag without the prefix. */
export type MountName = (typeof NAMES)[number];

interface Mounted {
  readonly name: MountName;
  element: Element;
  /** Whether the placeholder also contains the rest of the page, because it has no end tag. */
  isOpen: boolean;
  /** Number and time of the latest changes in a row by scripts of the page. */
  changes: number;
  changedAt: number;
}

/**
 * Upgrades `<div data-ecpat="helpline-banner" data-country="KE">fallback</div>`, for content systems that strip unknown
 * tags. The fallback moves into the element; `data-x` becomes its attribute `x` and follows later changes. Includes
 * placeholders that are added later, but nothing in shadow roots or in content that is editable by then, and no nodes that
 * a framework renders. Content that a script writes later becomes the fallback. The first copy of the package on a page
 * does this for all copies. A script tag with the attribute `data-no-mount` ends it, whenever it comes.
 *
 * @param name - an element that is already defined
 */
export function mount(name: MountName): void {
  if (isServer) return;
  const shared = page();
  // A loader may have removed the tag of a running script, and may remove any tag later.
  if (document.querySelector(OFF) || document.currentScript?.matches(OFF)) shared.mount ??= () => undefined;
  followPresses();
  shared.mount ??= start();
  shared.mount(name);
}

function start(): (name: string) => void {
  const defined = new Set<string>();
  const all = new WeakMap<Element, Mounted>();
  const waiting = new WeakSet<Element>();
  let isOff = false;

  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes, attributeName } of records) {
      if (type === 'childList') {
        const mounted = all.get(target as Element);
        if (mounted && !holdsOnly(target, mounted))
          attemptOn(target as Element, () => restore(target as Element, mounted));
        for (const node of addedNodes) if (node.nodeType === Node.ELEMENT_NODE) updateWithin(node as Element);
      } else if (attributeName === MARKER) {
        update(target as Element);
      } else if (READ_WITHIN.includes(attributeName!)) {
        updateWithin(target as Element);
      } else {
        follow(target as Element, attributeName as string);
      }
    }
  });
  observer.observe(document, { subtree: true, childList: true, attributeFilter: [MARKER, ...READ_WITHIN] });

  function updateWithin(root: Element): void {
    for (const found of [root, ...root.querySelectorAll(`[${MARKER}],${OFF}`)]) {
      if (found.matches(OFF) && !isOff) {
        isOff = true;
        return updateWithin(document.documentElement);
      }
      if (found.matches(`[${MARKER}]`)) update(found);
    }
  }

  /** Gives a placeholder its element, another one, or none. */
  function update(placeholder: Element): void {
    attemptOn(placeholder, () => {
      const name = isOff ? undefined : nameOf(placeholder);
      const wanted = name && defined.has(name) ? name : undefined;
      const mounted = all.get(placeholder);
      if (mounted?.name === wanted || mustWait(placeholder)) return;
      if (mounted) {
        all.delete(placeholder);
        const { element } = mounted;
        element.before(movedOut(element.childNodes));
        element.remove();
      }
      if (wanted) upgrade(placeholder, wanted);
    });
  }

  /** A fault of one placeholder must not stop the others. It is tried again at its next change. */
  function attemptOn(placeholder: Element, run: () => void): void {
    try {
      run();
    } catch (error) {
      all.delete(placeholder);
      warnOnce(MARKER, `could not be read, so the content of the tag stays: ${asText(error)}`);
    }
  }

  /** Moving nodes would lose the focus or a press in them. */
  function mustWait(placeholder: Element): boolean {
    if (!isInUse(placeholder)) return false;
    if (!waiting.has(placeholder)) {
      waiting.add(placeholder);
      void untilUnused(placeholder).then(() => {
        waiting.delete(placeholder);
        update(placeholder);
        const mounted = all.get(placeholder);
        if (mounted && !holdsOnly(placeholder, mounted)) attemptOn(placeholder, () => restore(placeholder, mounted));
      });
    }
    return true;
  }

  function upgrade(placeholder: Element, name: MountName): void {
    const mounted = { name, element: document.createElement(`ecpat-${name}`), isOpen: false, changes: 0, changedAt: 0 };
    all.set(placeholder, mounted);
    observer.observe(placeholder, { attributes: true });
    fill(placeholder, mounted);
  }

  /** Puts the element into its placeholder, around the fallback. */
  function fill(placeholder: Element, mounted: Mounted): void {
    // A clone of an upgraded placeholder, and HTML that a script took from one, already contains an element.
    const copied = placeholder.querySelector(`:scope > ecpat-${mounted.name}`);
    mounted.element = copied ?? mounted.element;
    for (const attribute of placeholder.getAttributeNames()) follow(placeholder, attribute);
    const besidePage = copied ? undefined : fallbackBesidePage(placeholder);
    mounted.isOpen = besidePage !== undefined;
    if (besidePage) warnSwallowed(MARKER);
    const { element } = mounted;
    const fallback = [...(besidePage ?? placeholder.childNodes)].filter((node) => node !== element);
    if (!copied) element.replaceChildren();
    element.append(movedOut(fallback));
    if (!copied) placeholder.prepend(element);
  }

  /** Moves content of the page's scripts into the element, and brings the element back where they removed it. */
  function restore(placeholder: Element, mounted: Mounted): void {
    if (!placeholder.isConnected || mounted.changes > MAX_IN_ROW || mustWait(placeholder)) return;
    const now = performance.now();
    mounted.changes = now - mounted.changedAt < ROW_GAP_MS ? mounted.changes + 1 : 1;
    mounted.changedAt = now;
    if (mounted.changes <= MAX_IN_ROW) return fill(placeholder, mounted);
    warnOnce(MARKER, 'another script keeps changing the content of the tag, so it stays as that script wrote it.');
  }

  function follow(placeholder: Element, attribute: string): void {
    const element = all.get(placeholder)?.element;
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
    updateWithin(document.documentElement);
  };
}

/** Moves nodes out of their parents. Hundreds of thousands are too many for the arguments of one call. */
function movedOut(nodes: Iterable<Node>): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const node of [...nodes]) fragment.append(node);
  return fragment;
}

/** Whether a placeholder contains its element and nothing that belongs into it. An element moved elsewhere stays there. */
function holdsOnly(placeholder: Node, { element, isOpen }: Mounted): boolean {
  if (element.parentNode !== placeholder) return element.isConnected;
  return isOpen || placeholder.childNodes.length === 1;
}

/** The name in `data-ecpat`, however written: `Helpline Banner` and `ecpat-helpline_banner` are `helpline-banner`. */
function nameOf(placeholder: Element): MountName | undefined {
  const given = placeholder.getAttribute(MARKER);
  if (given === null || isEditable(placeholder)) return undefined;
  const letters = given.toLowerCase().replace(/^\W*ecpat|[^\p{L}\d]/gu, '');
  const name = NAMES.find((known) => known.replace('-', '') === letters);
  if (!name) warnOnce(MARKER, `"${given}" is not one of ${NAMES.join(', ')}; the content of the tag stays.`);
  return name;
}
