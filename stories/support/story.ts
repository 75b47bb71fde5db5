/** Turns a state of an element into a story. The export names in `*.stories.ts` are part of the story ids. */
import type { StoryObj } from '@storybook/web-components-vite';
import { CAN_STAY } from './service.js';
import { markupOf, type ElementState } from './state.js';
import { inTimeZone } from './time-zone.js';
import { visitorOf } from './visitor.js';

export function story(state: ElementState): StoryObj {
  const { attributes, timeZone, act, until, endsWithError, warnings, showsFallback } = state;
  let error: Promise<unknown> | undefined;
  return {
    ...(attributes && { args: attributes }),
    render: (args, { component }) => markupOf(component!, state, args),
    ...(timeZone && inTimeZone(timeZone)),
    ...(endsWithError && {
      beforeEach({ canvasElement }) {
        error = new Promise((resolve) => canvasElement.addEventListener('ecpat-error', resolve, { once: true }));
      },
    }),
    async play({ canvasElement, component }) {
      const visitor = visitorOf(canvasElement, component!, CAN_STAY);
      await act?.(visitor);
      if (until) await visitor.find(until);
      await error;
    },
    parameters: { expectedConsole: warnings, showsFallback },
  };
}
