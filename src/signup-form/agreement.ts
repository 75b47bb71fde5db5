/** Reads the sentence beside the box, and knows whether a tick still belongs to it. */
import { textOf } from '../internal/author-content.js';
import { declaredLanguage } from '../internal/language.js';
import { oneLine } from './signup-form.model.js';
import type { Consent } from './signup-form.types.js';

/** A sentence beside the box. */
export interface ShownConsent extends Pick<Consent, 'text' | 'lang'> {
  /** Its words and links without regard to style sheets, where it is the author's. */
  content?: string;
  /** Whether it is out of sight, for instance in a dialog that the page has closed meanwhile. */
  isHidden?: boolean;
}

/**
 * The author's own consent as visitors see it; undefined if there is none.
 *
 * @param copies - of content that cannot be slotted, in the form
 * @param language - of the form, for content that declares none
 */
export function readOwnConsent(form: HTMLElement, copies: readonly Node[], language: string): ShownConsent | undefined {
  const slotted = [...form.querySelectorAll<HTMLElement>(':scope > [slot="consent"]')].filter((element) => {
    return getComputedStyle(element).display !== 'none';
  });
  const shown = [...slotted, ...copies];
  // Out of sight, `innerText` joins paragraphs.
  const text = oneLine(shown.map((node) => (isRendered(node) ? node.innerText : textOf(node))).join(' '));
  if (!shown[0] || !text) return undefined;
  const content = shown.flatMap((node) => [textOf(node), ...linksIn(node)]).join(' ');
  const isHidden = !shown.every(isRendered);
  return { text, content, lang: declaredLanguage(shown[0]) || language, isHidden };
}

/** Whether anything in an element is on screen. With `display: contents`, it has no box of its own. */
function isRendered(node: Node): node is HTMLElement {
  if (!(node instanceof HTMLElement)) return false;
  const content = document.createRange();
  content.selectNodeContents(node);
  return content.getClientRects().length > 0;
}

/** The same words may lead to other conditions. */
function linksIn(node: Node): string[] {
  if (!(node instanceof Element)) return [];
  return [node, ...node.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '');
}

/** The sentence that a tick belongs to, with its language and all else that the visitor agrees to. */
export class Agreement {
  #subject?: string;
  #shown?: ShownConsent;

  /** The sentence as the visitor last saw it. */
  get shown(): ShownConsent | undefined {
    return this.#shown;
  }

  /**
   * Compares the sentence with the one at the last look.
   *
   * @param others - all else that a tick belongs to
   * @param isTicking - whether the visitor ticks the box now, and so means what is on screen
   * @returns whether an earlier tick still counts
   */
  look(shown: ShownConsent, others: readonly unknown[], isTicking = false): boolean {
    const { text, content = text, lang, isHidden } = shown;
    const subject = JSON.stringify([content, lang, others]);
    const isSame = subject === this.#subject;
    // Nobody reads what is out of sight. A style sheet may have changed the words in sight.
    if (isSame && isHidden) return true;
    const counts = isSame && (isTicking || this.#shown?.isHidden || bare(text) === bare(this.#shown!.text));
    this.#subject = subject;
    this.#shown = shown;
    return counts;
  }
}

/** White space depends on the layout. */
const bare = (text: string) => text.replace(/\s/g, '');
