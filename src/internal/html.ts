import { html as litHtml, noChange, type TemplateResult } from 'lit';
import { Directive, directive, PartType, type ChildPart, type Part } from 'lit/directive.js';
import { setCommittedValue } from 'lit/directive-helpers.js';

/** Renders a text, and a new text as a new node. */
class FreshText extends Directive {
  #text?: string;

  override render(text: string): string {
    return text;
  }

  override update(part: Part, [text]: [string]): unknown {
    if (text === this.#text) return noChange;
    this.#text = text;
    // Lit then replaces everything between its markers.
    if (part.type === PartType.CHILD) setCommittedValue(part as ChildPart);
    return text;
  }
}

const freshText = directive(FreshText);

/**
 * Lit's `html`, for pages that a translator changes. Page translators replace our text nodes by elements of their own, or
 * move them into such. Lit writes a new text into the old node, which may no longer be on the page, and visitors would
 * read the text of an earlier state. So here a new text is a new node, and the translator's elements go with the old one.
 */
export function html(strings: TemplateStringsArray, ...values: unknown[]): TemplateResult<1> {
  const isAttribute = (index: number) => /=["']?$/.test(strings[index]!);
  return litHtml(
    strings,
    ...values.map((value, index) => (typeof value === 'string' && !isAttribute(index) ? freshText(value) : value)),
  );
}
