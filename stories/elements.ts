/** Descriptions of the elements, and the markup that an author would write for one. */

interface Named {
  name: string;
  /** A sentence or two in English, with Markdown's backticks. */
  description: string;
}
interface Typed extends Named {
  /** In TypeScript's words. */
  type: string;
}

export interface AttributeDescription extends Named {
  /** `flag`: there or not; `choice`: one of `values`; `text`: anything. */
  kind: 'flag' | 'choice' | 'text';
  values: readonly string[];
  /** The value that a missing attribute stands for, where it is one of `values`. */
  default?: string;
}

/** One element of the package, as its manifest describes it. */
export interface ElementDescription {
  tagName: string;
  description: string;
  attributes: readonly AttributeDescription[];
  /** Without an attribute of the same meaning. */
  properties: readonly Typed[];
  methods: readonly Named[];
  slots: readonly Named[];
  events: readonly Typed[];
  parts: readonly Named[];
  cssProperties: readonly (Named & { default: string })[];
}

/** Attributes by name; `true` is written without a value, `false` and empty values are omitted. */
export type AttributeValues = Readonly<Record<string, string | boolean | null | undefined>>;

/** Narrow enough to be read in a field without scrolling. */
const LINE_WIDTH = 100;

/**
 * A tag as an author would write it.
 *
 * @param content - markup, one piece a line; with several lines or a long tag it is indented below it
 */
export function elementMarkup(tagName: string, attributes: AttributeValues, content = ''): string {
  const written = writeAttributes(attributes);
  const line = `<${[tagName, ...written].join(' ')}>${content}</${tagName}>`;
  if (line.length <= LINE_WIDTH && !content.includes('\n')) return line;
  const open = `<${[tagName, ...written].join(' ')}>`;
  const tag = open.length <= LINE_WIDTH ? open : `<${tagName}\n${indent(written.join('\n'))}\n>`;
  return `${tag}${content && `\n${indent(content)}\n`}</${tagName}>`;
}

/** The same as a `div` in one line, for content systems that strip unknown tags and break lines into paragraphs. */
export function divMarkup(tagName: string, attributes: AttributeValues, content = ''): string {
  const { lang, dir, ...own } = attributes;
  const data = Object.fromEntries(Object.entries(own).map(([name, value]) => [`data-${name}`, value]));
  const written = writeAttributes({ 'data-ecpat': tagName.replace('ecpat-', ''), ...data, lang, dir });
  return `<${['div', ...written].join(' ')}>${content.replace(/\n\s*/g, '')}</div>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes a text for an attribute or for text content. */
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
