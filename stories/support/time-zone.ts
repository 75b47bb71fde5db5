import type { StoryAnnotations } from 'storybook/internal/types';
import type { WebComponentsRenderer } from '@storybook/web-components-vite';

/** Resolves when the last story in the queue is rendered. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Sets the browser's time zone while a story renders, since the banner suggests a country from it. On a docs page such
 * stories take turns, so that each has its own time zone.
 *
 * @param timeZone - IANA name
 */
export function inTimeZone(
  timeZone: string,
): Pick<StoryAnnotations<WebComponentsRenderer>, 'beforeEach' | 'afterEach'> {
  let restore = () => {};
  return {
    async beforeEach({ abortSignal }) {
      const before = last;
      let end = () => {};
      last = new Promise<void>((resolve) => (end = resolve));
      await before;
      if (abortSignal.aborted) return end();
      const { prototype } = Intl.DateTimeFormat;
      const { resolvedOptions } = prototype;
      prototype.resolvedOptions = function () {
        return { ...resolvedOptions.call(this), timeZone };
      };
      restore = () => {
        abortSignal.removeEventListener('abort', restore);
        prototype.resolvedOptions = resolvedOptions;
        end();
      };
      abortSignal.addEventListener('abort', restore);
    },
    afterEach: () => restore(),
  };
}
