import { expect, fixture } from '@open-wc/testing';
import { html, nothing, type TemplateResult } from 'lit';
import { markupOf, type ElementState } from '../../stories/support/state.js';
import { visitorOf } from '../../stories/support/visitor.js';
import { takeConsole } from './console-guard.js';

const directionOf = (language: string) => (/^ar\b/.test(language) ? 'rtl' : 'ltr');
/** Markup with the stories' documents at the addresses where the test runner serves them. */
const served = (text: string) => text.replaceAll('="documents/', '="/stories/documents/');

/** A container with a language, its direction and a style. */
const containerOf = (language: string, style: string, content: TemplateResult | typeof nothing = nothing) =>
  fixture<HTMLElement>(html`<div lang=${language} dir=${directionOf(language)} .style=${style}>${content}</div>`);

/** Renders markup in a container with a language and a style, and returns its element. */
export async function showIn<Shown extends HTMLElement>(
  tagName: string,
  markup: TemplateResult,
  language = 'en',
  style = '',
): Promise<Shown> {
  return (await containerOf(language, style, markup)).querySelector<Shown>(tagName)!;
}

/** Shows an element in one of the states that it has in Storybook. */
export async function showState<Shown extends HTMLElement & { updateComplete: Promise<unknown> }>(
  tagName: string,
  state: ElementState,
  language = 'en',
  style = '',
): Promise<Shown> {
  const container = await containerOf(language, style);
  const error = state.endsWithError && new Promise((resolve) => container.addEventListener('ecpat-error', resolve));
  container.append(document.createRange().createContextualFragment(served(markupOf(tagName, state))));
  // A `div` is upgraded one task later.
  const shown = () => container.querySelector<Shown>(`${tagName}:defined`);
  while (!shown()) await new Promise(requestAnimationFrame);
  const element = shown()!;
  await element.updateComplete;

  const visitor = visitorOf(container, tagName, true);
  await state.act?.(visitor);
  if (state.until) await visitor.find(state.until);
  await error;
  await element.updateComplete;

  const expected = (state.warnings ?? []).map(served);
  // Each warning appears once per page, so later tests may not see it. The tests of Storybook require all of them.
  const others = takeConsole().filter((line) => !expected.some((part) => line.includes(part)));
  expect(others).to.deep.equal([]);
  return element;
}
