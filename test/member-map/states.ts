/** Every state that the map can be in, for the checks that must hold in each of them. */
import { html, type TemplateResult } from 'lit';
import type { MemberMapElement } from '../../src/member-map/member-map.element.js';
import type { GivenMember } from '../../src/member-map/member-map.types.js';
import { FEW, drawn, item, part, press, settled, type } from './member-map.driver.js';

export interface State {
  name: string;
  markup: TemplateResult;
  /** What the visitor does then. */
  reach?: (map: MemberMapElement) => Promise<unknown>;
}

const many: GivenMember[] = [
  ...FEW,
  { id: 'far', name: 'Somewhere', country: 'QQ' },
  { id: 'south', name: 'South', country: 'AQ' },
  ...Array.from({ length: 12 }, (_, index) => ({ id: `${index}`, name: `Organisation ${index}`, country: 'NP' })),
];

const all = html`<ecpat-member-map></ecpat-member-map>`;
const zoomIn = (map: Element) => part(map, 'zoom').querySelector('button')!;

export const STATES: State[] = [
  { name: 'list and map', markup: all },
  { name: 'a country chosen', markup: html`<ecpat-member-map country="NP"></ecpat-member-map>` },
  { name: 'a country without organisations', markup: html`<ecpat-member-map country="SO"></ecpat-member-map>` },
  {
    name: 'near by',
    markup: all,
    reach: async (map) => {
      for (let step = 0; step < 3; step++) {
        zoomIn(map).click();
        await settled(map);
      }
    },
  },
  { name: 'a region', markup: html`<ecpat-member-map region="europe"></ecpat-member-map>` },
  { name: 'a search', markup: all, reach: (map) => type(map, 'ecpat') },
  { name: 'nothing found', markup: all, reach: (map) => type(map, 'zzz') },
  {
    name: 'the keyboard on the map',
    markup: all,
    reach: async (map) => {
      part(map, 'map').focus();
      await press(map, 'ArrowRight');
    },
  },
  {
    name: 'opened by the keyboard',
    markup: all,
    reach: async (map) => {
      item(map, 'KE').focus();
      await press(map, 'Enter');
      await settled(map);
    },
  },
  {
    name: 'a hint about the wheel',
    markup: all,
    reach: async (map) => {
      part(map, 'map').dispatchEvent(new WheelEvent('wheel', { deltaY: 100, bubbles: true }));
      await settled(map);
    },
  },
  { name: 'the list alone', markup: html`<ecpat-member-map view="list" country="NP"></ecpat-member-map>` },
  { name: 'the map alone', markup: html`<ecpat-member-map view="map" country="NP"></ecpat-member-map>` },
  { name: 'no search', markup: html`<ecpat-member-map no-search></ecpat-member-map>` },
  { name: 'no organisations', markup: html`<ecpat-member-map .members=${[]}></ecpat-member-map>` },
  { name: 'odd organisations', markup: html`<ecpat-member-map country="NP" .members=${many}></ecpat-member-map>` },
];

/** Brings a map into a state. */
export async function reach(state: State, map: MemberMapElement): Promise<void> {
  await drawn(map);
  await state.reach?.(map);
  await settled(map);
}
