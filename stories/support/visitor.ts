/** What a visitor does in a story. Nothing is found by its words, which are in the language of the toolbar. */
import type { StoryContext, StoryObj } from '@storybook/web-components-vite';
import { fireEvent, userEvent, waitFor } from 'storybook/test';

/** The sign-up form waits out the rest of two seconds before it sends. In milliseconds. */
const LONGEST_WAIT = 5000;

/** The first that matches within the root of a story's element, as soon as it is there. */
export function find<Found extends HTMLElement>(story: StoryContext, selector: string): Promise<Found> {
  const { canvasElement, component } = story;
  return waitFor(
    () => {
      const found = canvasElement.querySelector(component!)?.shadowRoot?.querySelector<Found>(selector);
      if (!found) throw new Error(`Nothing in ${component} matches ${selector}.`);
      return found;
    },
    // Without the whole page in the message.
    { timeout: LONGEST_WAIT, onTimeout: (error) => error },
  );
}

export async function press(story: StoryContext, selector: string): Promise<void> {
  await userEvent.click(await find(story, selector));
}

/** At once and without a focus: on a page of docs several stories are played at the same time. */
export async function type(story: StoryContext, selector: string, value: string): Promise<void> {
  await fireEvent.input(await find(story, selector), { target: { value } });
}

/** For a story in which nothing but `ecpat-error` says that a document could not be used. */
export function untilError(): Pick<StoryObj, 'beforeEach' | 'play'> {
  let told: Promise<unknown>;
  return {
    beforeEach({ canvasElement }) {
      told = new Promise((resolve) => canvasElement.addEventListener('ecpat-error', resolve, { once: true }));
    },
    play: async () => void (await told),
  };
}
