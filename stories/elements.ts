/** Descriptions of the elements, and the markup that an author would write for one. */

interface Named {
  name: string;
  /** A sentence or two in English, with Markdown's backticks. */
  description: string;
}
interface Typed extends Named {
  /** As TypeScript writes it. */
  type: string;
}

export interface AttributeDescription extends Named {
  /** `flag`: present or not; `choice`: one of `values`; `text`: any text. */
  kind: 'flag' | 'choice' | 'text';
  values: readonly string[];
  /** The value of a missing attribute, if it is one of `values`. */
  default?: string;
}

/** One element of the package, as its manifest describes it. */
export interface ElementDescription {
  tagName: string;
  description: string;
  attributes: readonly AttributeDescription[];
  /** Properties without an attribute of the same meaning. */
  properties: readonly Typed[];
  methods: readonly Named[];
  slots: readonly Named[];
  events: readonly Typed[];
  parts: readonly Named[];
  cssProperties: readonly (Named & { default: string })[];
}

/** Attributes by name. `true` writes one without a value; `false`, empty and missing values write none. */
export type AttributeValues = Readonly<Record<string, string | boolean | null | undefined>>;

/** Maximum length of a line, to fit into a field without scrolling. */
const LINE_WIDTH = 100;

/**
 * A tag as an author would write it.
 *
 * @param content - markup, one element per line; indented on lines of its own if it or the tag is long
 */
export function elementMarkup(tagName: string, attributes: AttributeValues, content = ''): string {
  const written = writeAttributes(attributes);
  const line = `<${[tagName, ...written].join(' ')}>${content}</${tagName}>`;
  if (line.length <= LINE_WIDTH && !content.includes('\n')) return line;
  const open = `<${[tagName, ...written].join(' ')}>`;
  const tag = open.length <= LINE_WIDTH ? open : `<${tagName}\n${indent(written.join('\n'))}\n>`;
  return `${tag}${content && `\n${indent(content)}\n`}</${tagName}>`;
}

/**
 * The same as a `div` in one line, for content systems that strip unknown tags and break lines into paragraphs. They
 * also strip the attributes that mark the content, unless those begin with `data-`.
 */
export function divMarkup(tagName: string, attributes: AttributeValues, content = ''): string {
  const { lang, dir, ...own } = attributes;
  const data = Object.fromEntries(Object.entries(own).map(([name, value]) => [`data-${name}`, value]));
  const written = writeAttributes({ 'data-ecpat': tagName.replace('ecpat-', ''), ...data, lang, dir });
  const line = content.replace(/\n\s*/g, '').replace(/<[^>]*>/g, markByData);
  return `<${['div', ...written].join(' ')}>${line}</div>`;
}

/** A tag of the content with `data-slot` for `slot`, and for a link `data-hreflang` and `data-type`. */
function markByData(tag: string): string {
  return tag.replace(tag.startsWith('<a ') ? / (slot|hreflang|type)="/g : / (slot)="/g, ' data-$1="');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes a text for markup, in an attribute or outside of tags. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character]!);
}

function writeAttributes(attributes: AttributeValues): string[] {
  return Object.entries(attributes).flatMap(([name, value]) => {
    if (value === true) return name;
    return value ? `${name}="${escapeMarkup(value)}"` : [];
  });
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
