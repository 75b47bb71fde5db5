/** What stories draw: an element's tag with the attributes of the controls, as an editor would paste it. */
import type { ArgsStoryFn } from 'storybook/internal/types';
import type { WebComponentsRenderer } from '@storybook/web-components-vite';
import { divMarkup, elementMarkup, type AttributeValues } from '../elements.js';

type Render = ArgsStoryFn<WebComponentsRenderer>;

const COLOURS = [
  '--ecpat-color-accent: light-dark(#6b2178, #e3b5ec)',
  '--ecpat-color-on-accent: light-dark(#fff, #2b0633)',
  '--ecpat-color-surface: light-dark(#fdf8ff, #221527)',
  '--ecpat-color-quiet: light-dark(#f5eaf8, #2f1d36)',
  '--ecpat-radius: 2px',
].join('; ');

/** The tag, around a content of one piece a line. */
export const tag =
  (...content: string[]): Render =>
  (attributes: AttributeValues, { component }) =>
    elementMarkup(component!, attributes, content.join('\n'));

/** The tag with a theme of the page's own. */
export const colouredTag =
  (...content: string[]): Render =>
  (attributes: AttributeValues, { component }) =>
    elementMarkup(component!, { ...attributes, style: COLOURS }, content.join('\n'));

/** The tag written as a `div`. */
export const div =
  (...content: string[]): Render =>
  (attributes: AttributeValues, { component }) =>
    divMarkup(component!, attributes, content.join('\n'));
