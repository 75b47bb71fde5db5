/** Applies the settings of the toolbar to the page around a story. */
import type { Decorator, StoryContext } from '@storybook/web-components-vite';
import { action } from 'storybook/actions';
import type { Globals } from 'storybook/internal/types';
import { EVENTS } from './description.js';

/** Frames by the signal that ends a story, since a docs page can show a story several times. */
const frames = new WeakMap<AbortSignal, { frame: HTMLElement; markup: string }>();

/**
 * Puts a story's markup into a frame of the chosen width. A change in the toolbar keeps the nodes, so that the state
 * that a visitor or the story has reached is not lost.
 */
export const framed: Decorator = (story, { abortSignal, globals, viewMode }) => {
  const markup = String(story());
  let shown = frames.get(abortSignal);
  if (!shown) {
    const frame = document.createElement('div');
    frame.className = 'frame';
    // Storybook's own decorator does not log the details.
    for (const name of EVENTS) {
      frame.addEventListener(name, (event) => action(name)((event as CustomEvent).detail));
    }
    frames.set(abortSignal, (shown = { frame, markup: '' }));
  }
  const { frame } = shown;
  // On a docs page, the toolbar changes only the frame.
  if (viewMode === 'docs') applyToolbar(frame, globals);
  frame.style.inlineSize = globals['width'] === 'full' ? '' : globals['width'];
  // innerHTML would not run scripts.
  if (markup !== shown.markup) frame.replaceChildren(document.createRange().createContextualFragment(markup));
  shown.markup = markup;
  return frame;
};

/** Applies the toolbar to the whole page before a story that is alone on it. */
export function applyToolbarToPage({ viewMode, globals }: StoryContext): (() => void) | undefined {
  if (viewMode !== 'story') return undefined;
  const page = document.documentElement;
  applyToolbar(page, globals);
  return () => applyToolbar(page, { language: 'en', direction: 'auto', scheme: 'light' });
}

function applyToolbar(element: HTMLElement, { language, direction, scheme }: Globals): void {
  element.lang = language;
  element.dir = direction === 'auto' ? (language === 'ar-XB' ? 'rtl' : 'ltr') : direction;
  element.style.colorScheme = scheme;
}
