import type { ReactiveControllerHost } from 'lit';
import {
  UNREAD,
  copyOf,
  hasWords,
  limitPieces,
  piecesOf,
  textOf,
  type Piece,
  type SlotName,
} from './author-content.js';
import { declaredLanguage } from './language.js';
import { warnOnce } from './warn.js';

/** Attributes that the elements read or copy. */
const OBSERVED =
  'slot data-slot lang dir hidden href src alt title aria-label hreflang data-hreflang type data-type bytes data-bytes pages data-pages kind data-kind target download'.split(
    ' ',
  );
const HEADINGS = 'h1,h2,h3,h4,h5,h6';

/**
 * Finds the author's content by its marks, or without them where a content system has stripped them. Slots a direct child
 * of the tag by setting its `slot`; content deeper in the tag cannot be slotted, so the element shows a copy of it.
 * Updates the element when the content changes. `slotchange` does not report changes inside slotted nodes.
 */
export class AuthorContent {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #names: readonly SlotName[];
  readonly #roots: () => readonly Element[];
  readonly #isHeading: (text: string) => boolean;
  /** Copies, each with the source that it was made of. */
  readonly #copies = new WeakMap<Node, { made: string; copy: Node }>();
  /** Elements that this controller slotted, so that their `slot` is never taken for the author's mark. */
  #slotted = new Map<Element, string>();
  #before = this.#slotted;
  #found: (readonly [name: SlotName, element: Element])[] = [];
  #taken = new Set<Element>();
  #guesses: string[] = [];
  #hasWarned = false;
  /** Whether the tag has an unmarked heading or picture. */
  hasGuessed = false;
  #observer?: MutationObserver;
  #isObserving = false;
  /** Whether the content may have changed since the last look at it. */
  #isStale = true;

  /**
   * @param roots - returns the tag or, if that has swallowed the rest of the page, the elements with the author's content
   * @param isHeading - whether an unmarked heading with this text may replace the element's own
   */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    names: readonly SlotName[],
    roots: () => readonly Element[],
    isHeading: (text: string) => boolean = hasWords,
  ) {
    this.#host = host;
    this.#names = names;
    this.#roots = roots;
    this.#isHeading = isHeading;
    // Scripts of the page can read an element's controllers, and copies of content lead to a closed root.
    host.addController({
      hostConnected: () => this.#connect(),
      hostDisconnected: () => this.#disconnect(),
      hostUpdate: () => this.#read(),
      hostUpdated: () => this.#warn(),
    });
  }

  #connect(): void {
    const host = this.#host;
    this.#observer ??= new MutationObserver((records) => {
      if (records.some(({ target, type }) => target !== host || type === 'childList')) {
        this.#isStale = true;
        host.requestUpdate();
      }
    });
    this.#isObserving = false;
    this.#isStale = true;
    // The content may have changed while the element was disconnected.
    host.requestUpdate();
  }

  #disconnect(): void {
    this.#observer?.disconnect();
    // Content that left first goes back to how the author wrote it.
    for (const [element, name] of this.#slotted) {
      if (element.parentNode !== this.#host && element.slot === name) element.removeAttribute('slot');
    }
  }

  #read(): void {
    const host = this.#host;
    this.#observe();
    // An update may come in the same task as a change, before the observer reports it.
    if (this.#observer?.takeRecords().length) this.#isStale = true;
    const isWhole = this.#roots()[0] === host;
    // The map updates at each move of the mouse. Only the tag as a whole is observed as a whole.
    if (isWhole && !this.#isStale) return;
    this.#before = this.#slotted;
    this.#slotted = new Map();
    this.#found = [];
    this.#taken = new Set();
    this.#guesses = [];
    this.hasGuessed = false;
    const within = isWhole ? '' : ':scope > ';
    const marked = host.querySelectorAll(`${within}[slot],${within}[data-slot]`);
    for (const element of marked) this.#takeMarked(element);
    // A heading with a link in it is a document or a number.
    this.#takeUnmarked('heading', HEADINGS, (one) => !one.querySelector('a') && this.#isHeading(textOf(one)));
    this.#takeUnmarked('cover', 'img', ({ parentNode }) => parentNode === host || !hasWords(textOf(parentNode!)));
    for (const [element, name] of this.#before) {
      if (!this.#slotted.has(element) && element.slot === name) element.removeAttribute('slot');
    }
    // Not changes of the author's.
    this.#observer?.takeRecords();
    this.#isStale = false;
  }

  #warn(): void {
    // Once: an author's clock would give a warning each second.
    if (this.#guesses.length === 0 || this.#hasWarned) return;
    this.#hasWarned = true;
    warnOnce(
      this.#host.localName,
      `reads unmarked content: ${this.#guesses.slice(0, 9).join('; ')}. Clearer: slot, hreflang, type, or data-slot, data-hreflang, data-type.`,
    );
  }

  /** Adds to the one warning about unmarked content. */
  report(text: string, meaning: string): void {
    if (!this.#hasWarned) this.#guesses.push(`"${text.slice(0, 60)}" is ${meaning}`);
  }

  /** The author's content for a slot, in the order of the tag. */
  contentOf(name: SlotName): Element[] {
    return this.#found.flatMap(([slot, element]) => (slot === name ? element : []));
  }

  /** Copies of the content that cannot be slotted. */
  copiesOf(name: SlotName): Node[] {
    return this.contentOf(name).flatMap((element) => (element.parentNode === this.#host ? [] : this.copyOf(element)));
  }

  /**
   * A copy for the shadow root: the same node until the source changes, so that no visitor loses the focus, no picture
   * loads again, and a page translator's work stays.
   */
  copyOf(source: Piece): Node {
    const lang = declaredLanguage(source);
    // eslint-disable-next-line no-restricted-syntax -- read only, to notice changes
    const made = `${lang} ${'outerHTML' in source ? source.outerHTML : source.data}`;
    const known = this.#copies.get(source);
    if (known?.made === made) return known.copy;
    // Nothing is left of an empty link.
    const [copy = document.createTextNode('')] = copyOf(source) as (HTMLElement | Text)[];
    // The shadow root may be in another language.
    if ('lang' in copy) copy.lang ||= lang;
    this.#copies.set(source, { made, copy });
    return copy;
  }

  /** The unmarked content in pieces, see `piecesOf`. Throws if there are too many, see `limitPieces`. */
  piecesOf(special: string, used: readonly Node[] = []): Piece[] {
    const roots = this.#roots();
    const nodes = roots[0] === this.#host ? this.#host.childNodes : roots;
    const pieces = limitPieces(piecesOf(nodes, special, [...this.#taken, ...used]));
    // "Please enable JavaScript" is for visitors who do not see the element.
    return pieces.filter((piece) => !/javascript/i.test(textOf(piece)));
  }

  /** The author's elements that match a selector, in the order of the tag. */
  find(selector: string): Element[] {
    return this.#roots().flatMap((root) => [
      ...(root !== this.#host && root.matches(selector) ? [root] : []),
      ...root.querySelectorAll(selector),
    ]);
  }

  /** Whether an element is content for a slot, or inside such content. */
  isTaken(element: Element): boolean {
    for (let at: Element | null = element; at && at !== this.#host; at = at.parentElement) {
      if (this.#taken.has(at)) return true;
    }
    return false;
  }

  /** Not before the first update: only then is it known what belongs to the author. */
  #observe(): void {
    if (this.#isObserving || !this.#host.isConnected) return;
    this.#isObserving = true;
    const read = { subtree: true, childList: true, characterData: true, attributeFilter: OBSERVED };
    for (const root of this.#roots()) this.#observer?.observe(root, read);
  }

  #takeMarked(element: Element): void {
    const { parentElement } = element;
    const isDeep = parentElement !== this.#host;
    // Inside another custom element, a slot belongs to that element; inside marked content, to that content.
    if (this.isTaken(element) || (isDeep && parentElement?.localName.includes('-'))) return;
    if (isDeep && element.matches(UNREAD)) return;
    const mark = (this.#markOf(element) || (element.getAttribute('data-slot') ?? '')).trim().toLowerCase();
    const name = this.#names.find((one) => one === mark);
    if (name) this.#take(name, element);
    else if (mark) this.report(mark, 'no slot of this element');
  }

  #takeUnmarked(name: SlotName, selector: string, isMeant: (element: Element) => boolean): void {
    if (!this.#names.includes(name) || this.contentOf(name).length > 0) return;
    const found = this.find(selector).find(
      (one) =>
        !this.isTaken(one) && (one.parentNode === this.#host || !one.slot) && !one.matches(UNREAD) && isMeant(one),
    );
    if (!found) return;
    this.hasGuessed = true;
    this.#take(name, found);
    this.report(textOf(found) || (found.getAttribute('alt') ?? ''), `the ${name}`);
  }

  #take(name: SlotName, element: Element): void {
    this.#found.push([name, element]);
    this.#taken.add(element);
    if (element.parentNode !== this.#host) return;
    if (!this.#markOf(element)) this.#slotted.set(element, name);
    if (element.slot !== name) element.slot = name;
  }

  /** The author's value of `slot`. */
  #markOf(element: Element): string {
    return this.#before.get(element) === element.slot ? '' : element.slot;
  }
}
