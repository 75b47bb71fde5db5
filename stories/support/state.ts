/** One state of an element as data: `stories/<element>.states.ts` lists them for Storybook and for the tests. */
import { divMarkup, elementMarkup, type AttributeValues } from '../elements.js';
import type { Visitor } from './visitor.js';

export interface ElementState {
  /** Attributes that Storybook offers as controls. */
  attributes?: AttributeValues;
  /** Attributes without a control. */
  fixedAttributes?: AttributeValues;
  /** Markup inside the tag: one element per line, or a function of the attributes. */
  content?: readonly string[] | ((attributes: AttributeValues) => string);
  /** A script that follows the tag. */
  script?: string;
  /** Whether the markup is a `div`, for content systems that strip unknown tags. */
  isDiv?: boolean;
  /** The browser's time zone, by its IANA name; the banner suggests a country from it. */
  timeZone?: string;
  /** Acts as the visitor until the element shows the state. */
  act?: (visitor: Visitor) => Promise<unknown>;
  /** A selector that matches inside the shadow root once the state is reached. */
  until?: string;
  /** Whether the state is reached with the event `ecpat-error`. */
  endsWithError?: boolean;
  /** Parts of the warnings for the page's author. The state logs nothing else. */
  warnings?: readonly string[];
  /** Whether the element keeps showing its fallback. */
  showsFallback?: boolean;
}

/** The page's own colours, for light and dark. */
export const OWN_COLOURS: AttributeValues = {
  style: [
    '--ecpat-color-accent: light-dark(#6b2178, #e3b5ec)',
    '--ecpat-color-on-accent: light-dark(#fff, #2b0633)',
    '--ecpat-color-surface: light-dark(#fdf8ff, #221527)',
    '--ecpat-color-quiet: light-dark(#f5eaf8, #2f1d36)',
    '--ecpat-radius: 2px',
  ].join('; '),
};

/** The markup of a state, as an editor would paste it. */
export function markupOf(tagName: string, state: ElementState, attributes = state.attributes ?? {}): string {
  const { content = [], script, isDiv, fixedAttributes } = state;
  const inside = typeof content === 'function' ? content(attributes) : content.join('\n');
  const markup = (isDiv ? divMarkup : elementMarkup)(tagName, { ...attributes, ...fixedAttributes }, inside);
  return script ? `${markup}\n<script>\n${script}\n</script>` : markup;
}
