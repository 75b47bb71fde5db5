import { expect, nextFrame, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/member-map/define.js';
import type { MemberMapElement } from '../../src/member-map/member-map.element.js';
import { takeConsole } from '../helpers/console-guard.js';
import {
  FOUR_MEMBERS,
  drawn,
  middleOf,
  option,
  part,
  parts,
  selectedOptions,
  settled,
  show,
  type,
} from './member-map.driver.js';

type Place = [x: number, y: number];
let nextFinger = 1000;

/** A finger as browsers report it: each touch has a new id, and the first one down is the primary one. */
function finger(map: MemberMapElement, isPrimary = true) {
  const pointerId = nextFinger++;
  const send = (name: string, [clientX, clientY]: Place, target: EventTarget = part(map, 'map')) => {
    const buttons = /up|cancel|lost/.test(name) ? 0 : 1;
    const init = {
      pointerId,
      isPrimary,
      pointerType: 'touch',
      clientX,
      clientY,
      buttons,
      bubbles: true,
      composed: true,
    };
    target.dispatchEvent(new PointerEvent(name, init));
  };
  return {
    down: (place: Place) => send('pointerdown', place),
    move: (place: Place) => send('pointermove', place),
    up: (place: Place, target?: EventTarget) => send('pointerup', place, target),
    send,
  };
}

async function tap(map: MemberMapElement, place: Place): Promise<void> {
  const one = finger(map);
  one.down(place);
  one.up(place);
  const [clientX, clientY] = place;
  const shape = map.shadowRoot!.elementFromPoint(clientX, clientY)!;
  shape.dispatchEvent(new MouseEvent('click', { clientX, clientY, detail: 1, bubbles: true }));
  await settled(map);
}

async function drag(map: MemberMapElement, [x, y]: Place, right: number): Promise<void> {
  const one = finger(map);
  one.down([x, y]);
  one.move([x + right / 2, y]);
  one.move([x + right, y]);
  one.up([x + right, y]);
  await settled(map);
}

const zoomIn = (map: MemberMapElement) => parts(map, 'zoom')[0]!.querySelector('button')!.click();
const zoomedMap = async () => {
  const map = await show(html`<ecpat-member-map lang="en"></ecpat-member-map>`);
  zoomIn(map);
  await settled(map);
  return map;
};

/** Begins of a press whose end the map never hears. */
const BEGINNINGS: Record<string, (map: MemberMapElement, place: Place) => void> = {
  'one finger is down': (map, place) => finger(map).down(place),
  'one finger drags': (map, [x, y]) => {
    const one = finger(map);
    one.down([x, y]);
    one.move([x + 30, y]);
  },
  'two fingers zoom': (map, [x, y]) => {
    const [one, two] = [finger(map), finger(map, false)];
    one.down([x - 20, y]);
    two.down([x + 20, y]);
    two.move([x + 40, y]);
  },
  'the second of two fingers is left': (map, [x, y]) => {
    const [one, two] = [finger(map), finger(map, false)];
    one.down([x - 20, y]);
    two.down([x + 20, y]);
    two.move([x + 40, y]);
    one.up([x - 20, y]);
  },
};

/** Changes of what is shown, after which the map may be another one. */
const CHANGES: Record<string, (map: MemberMapElement) => unknown> = {
  'nothing changes': () => undefined,
  'the view is the list for a while': async (map) => {
    map.view = 'list';
    await map.updateComplete;
    map.view = 'both';
  },
  'the region changes': async (map) => {
    map.region = 'europe';
    await settled(map);
    map.region = null;
    await settled(map);
  },
  'the list changes': async (map) => {
    map.members = FOUR_MEMBERS;
    await settled(map);
    map.members = null;
  },
  'the element leaves the page and comes back': async (map) => {
    const place = map.parentElement!;
    map.remove();
    await map.updateComplete;
    place.append(map);
  },
  'the element moves within the page': (map) => map.parentElement!.append(map),
  'one render fails': async (map) => {
    const { render } = map;
    map.render = () => {
      throw new Error('once');
    };
    map.requestUpdate();
    await map.updateComplete;
    map.render = render;
    map.requestUpdate();
    takeConsole();
  },
  'details open and close': async (map) => {
    map.country = 'CD';
    await settled(map);
    map.country = null;
  },
};

describe('member-map: a press whose end is not reported', () => {
  for (const [beginning, begin] of Object.entries(BEGINNINGS)) {
    for (const [change, make] of Object.entries(CHANGES)) {
      it(`[map-drag] leaves the next tap and drag as usual when ${beginning} and ${change}`, async () => {
        const map = await zoomedMap();
        begin(map, middleOf(map, 'CD'));
        await make(map);
        await drawn(map);
        // A region shows the whole world again, where one finger scrolls the page.
        if (change.includes('region')) zoomIn(map);
        await settled(map);
        // Boxes on the screen, because a gesture that was not ended only transforms the drawing.
        const box = () => option(map, 'CD').getBoundingClientRect();
        const { x, y, width, height } = box();
        await drag(map, [Math.round(x + width / 2), Math.round(y + height / 2)], 40);
        // Had the map kept a finger, this drag would be a pinch.
        expect(box().width).to.be.closeTo(width, width / 50);
        expect(box().x).to.be.closeTo(x + 40, 3);
        await tap(map, middleOf(map, 'CD'));
        expect(selectedOptions(map)).to.deep.equal(['CD']);
      });
    }
  }

  for (const [name, target] of [
    ['pointerup', () => document.body],
    ['pointercancel', () => document.body],
    ['lostpointercapture', (map: MemberMapElement) => part(map, 'map')],
  ] as const) {
    it(`[map-follows] lets the map follow a search again after ${name} outside of the map`, async () => {
      const map = await zoomedMap();
      const one = finger(map);
      one.down(middleOf(map, 'CD'));
      one.send(name, [1, 1], target(map));
      const scale = () => part(map, 'map').querySelector('.ecpat-world')!.getAttribute('transform');
      const before = scale();
      await type(map, 'Luxembourg');
      await waitUntil(() => scale() !== before, 'the map moves');
    });
  }

  it('[map-drag] keeps a drag whose shape loses the capture of the touch to the map', async () => {
    const map = await zoomedMap();
    const [x, y] = middleOf(map, 'CD');
    const one = finger(map);
    one.down([x, y]);
    one.move([x + 20, y]);
    one.send('lostpointercapture', [x + 20, y], map.shadowRoot!.querySelector('[role="option"]')!);
    one.move([x + 40, y]);
    one.up([x + 40, y]);
    await settled(map);
    expect(middleOf(map, 'CD')[0]).to.be.closeTo(x + 40, 2);
  });

  it('shows no outline and no preview of a map that was removed under pointer and keyboard', async () => {
    const map = await show(html`<ecpat-member-map lang="en"></ecpat-member-map>`);
    const [clientX, clientY] = middleOf(map, 'BR');
    part(map, 'map').focus();
    part(map, 'map').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    part(map, 'map').dispatchEvent(new PointerEvent('pointermove', { clientX, clientY, bubbles: true }));
    await settled(map);
    expect(map.shadowRoot!.querySelectorAll('.ecpat-pointed, .ecpat-active').length).to.be.above(1);
    map.view = 'list';
    await map.updateComplete;
    // Lit's development build: Chromium reports the blur of the removed map during the update.
    takeConsole();
    expect(map.shadowRoot!.querySelector('.ecpat-preview')).to.equal(null);
    map.view = 'both';
    await drawn(map);
    expect(map.shadowRoot!.querySelectorAll('.ecpat-pointed, .ecpat-active').length).to.equal(0);
  });

  it('[render-again] follows its width again after a render that failed', async () => {
    const map = await show(html`<ecpat-member-map lang="en"></ecpat-member-map>`);
    await CHANGES['one render fails']!(map);
    await drawn(map);
    const isWide = () => map.shadowRoot!.querySelector('.ecpat-wide') !== null;
    expect(isWide()).to.equal(true);
    map.parentElement!.style.inlineSize = '320px';
    await waitUntil(() => !isWide());
    await nextFrame();
  });
});
