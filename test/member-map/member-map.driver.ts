/** Shows a member map in tests, acts as its visitor, and finds its parts. */
import { fixture, nextFrame } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { html, type TemplateResult } from 'lit';
import { worldShapes } from '../../src/member-map/geometry/geometry.js';
import type { MemberMapElement } from '../../src/member-map/member-map.element.js';
import type { GivenMember } from '../../src/member-map/member-map.types.js';
import { isShown, words } from '../helpers/dom.js';
import { json } from '../helpers/faulty-addresses.js';

export { isShown, json, words };

export const FOUR_MEMBERS: GivenMember[] = [
  {
    id: 'one',
    name: 'One',
    country: 'KE',
    city: 'Nairobi',
    region: 'Sub-Saharan Africa',
    website: 'https://one.example/',
  },
  { id: 'two', name: 'Two', country: 'KE', region: 'Sub-Saharan Africa' },
  { id: 'three', name: 'Três', country: 'BR', city: 'São Paulo', region: 'Americas' },
  { id: 'four', name: 'Four', country: 'LU', region: 'Europe' },
];

export async function show(markup: TemplateResult, width = 1000): Promise<MemberMapElement> {
  const outer = await fixture<HTMLElement>(html`<div .style=${`inline-size: ${width}px`}>${markup}</div>`);
  const map = outer.firstElementChild as MemberMapElement;
  await drawn(map);
  return map;
}
/** Waits until the element has measured itself and rendered the result. */
export async function drawn(map: MemberMapElement): Promise<void> {
  await nextFrame();
  await nextFrame();
  await settled(map);
}
/** Waits for the update and skips the animation of the map. */
export async function settled(map: MemberMapElement): Promise<void> {
  await map.updateComplete;
  for (const motion of map.shadowRoot!.querySelector('[part~="map"] svg')?.getAnimations() ?? []) motion.finish();
}
export const showMembers = (members: GivenMember[] = FOUR_MEMBERS) =>
  show(html`<ecpat-member-map lang="en" .members=${members}></ecpat-member-map>`);
export const parts = (map: Element, name: string) => [
  ...map.shadowRoot!.querySelectorAll<HTMLElement>(`[part~="${name}"]`),
];
export const part = (map: Element, name: string) => parts(map, name)[0]!;
export const byRole = (map: Element, role: string) => [
  ...map.shadowRoot!.querySelectorAll<HTMLElement>(`[role="${role}"]`),
];
export const countries = (map: Element) => parts(map, 'item').map((item) => item.dataset['country']);
export const item = (map: Element, code: string) =>
  parts(map, 'item').find(({ dataset }) => dataset['country'] === code)!;
export const option = (map: Element, code: string) =>
  byRole(map, 'option').find(({ dataset }) => dataset['country'] === code)!;
export const selectedOptions = (map: Element) =>
  byRole(map, 'option').flatMap((shape) => (shape.ariaSelected === 'true' ? shape.dataset['country'] : []));
export const documentOf = (members: unknown) => ({ schemaVersion: 1, asOf: '2030-01-01', members });

export async function type(map: MemberMapElement, text: string): Promise<void> {
  const field = part(map, 'search') as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new Event('input'));
  await map.updateComplete;
}

/** The centre of a territory in window coordinates. */
export function middleOf(map: Element, code: string): [number, number] {
  const toScreen = map.shadowRoot!.querySelector<SVGGElement>('.ecpat-world')!.getScreenCTM()!;
  const { x, y } = new DOMPoint(...worldShapes().get(code)!.centre).matrixTransform(toScreen);
  return [Math.round(x), Math.round(y)];
}

export async function clickOn(map: MemberMapElement, [x, y]: [number, number]): Promise<void> {
  await sendMouse({ type: 'click', position: [x, y] });
  await settled(map);
}

export async function press(map: MemberMapElement, ...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
  await settled(map);
}

/** The focused element inside the map's shadow root. */
export const focused = (map: Element) => map.shadowRoot!.activeElement as HTMLElement | null;
export const active = (map: Element) => part(map, 'map').getAttribute('aria-activedescendant');

/** CSS pixels per unit of the map. */
export const scaleOf = (map: Element) => map.shadowRoot!.querySelector<SVGGElement>('.ecpat-world')!.getScreenCTM()!.a;
