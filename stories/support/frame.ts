/** The page around a story, as the toolbar wants it. */
import type { Decorator, StoryContext } from '@storybook/web-components-vite';
import { action } from 'storybook/actions';
import type { Globals } from 'storybook/internal/types';
import { EVENTS } from './description.js';

/** By the signal that ends a story: one is shown several times on a page, and never again after its signal. */
const frames = new WeakMap<AbortSignal, { frame: HTMLElement; markup: string }>();

/**
 * Puts a story's markup into a frame of the chosen width. A change in the toolbar keeps the nodes, and with them the state
 * that a visitor or the story reached.
 */
export const framed: Decorator = (story, { abortSignal, globals, viewMode }) => {
  const markup = String(story());
  let shown = frames.get(abortSignal);
  if (!shown) {
    const frame = document.createElement('div');
    frame.className = 'frame';
    // Not Storybook's own decorator, whose log leaves the details out.
    for (const name of EVENTS) {
      frame.addEventListener(name, (event) => action(name)((event as CustomEvent).detail));
    }
    frames.set(abortSignal, (shown = { frame, markup: '' }));
  }
  const { frame } = shown;
  // The docs around a story stay as they are.
  if (viewMode === 'docs') dress(frame, globals);
  frame.style.inlineSize = globals['width'] === 'full' ? '' : globals['width'];
  // Not innerHTML, which runs no scripts.
  if (markup !== shown.markup) frame.replaceChildren(document.createRange().createContextualFragment(markup));
  shown.markup = markup;
  return frame;
};

/** Before a story alone on its page is drawn. */
export function dressPage({ viewMode, globals }: StoryContext): (() => void) | undefined {
  if (viewMode !== 'story') return undefined;
  const page = document.documentElement;
  dress(page, globals);
  return () => dress(page, { language: 'en', direction: 'auto', scheme: 'light' });
}

function dress(element: HTMLElement, { language, direction, scheme }: Globals): void {
  element.lang = language;
  element.dir = direction === 'auto' ? (language === 'ar-XB' ? 'rtl' : 'ltr') : direction;
  element.style.colorScheme = scheme;
}
