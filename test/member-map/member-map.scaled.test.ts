import { expect, nextFrame } from '@open-wc/testing';
import { executeServerCommand, sendMouse, setViewport } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../src/member-map/define.js';
import type { MemberMapElement } from '../../src/member-map/member-map.element.js';
import { itExcept, NO_TOUCH } from '../helpers/engine.js';
import {
  clickOn,
  drawn,
  item,
  middleOf,
  part,
  parts,
  selectedOptions,
  settled,
  show,
  words,
} from './member-map.driver.js';

type Position = [number, number];

/** Large, small and tiny countries in all corners of the map. */
const COUNTRIES = ['BR', 'KR', 'LU', 'NP', 'ZM', 'CA', 'NZ', 'MU', 'ES', 'GT'];
const PLACE: Position = [300, 60];

/** A map in a box at `PLACE`, which the returned function then shows by other styles. */
async function showIn(width: number, markup = html`<ecpat-member-map lang="en" view="map"></ecpat-member-map>`) {
  const map = await show(markup, width);
  const box = map.parentElement!;
  const around = document.createElement('div');
  around.style.cssText = `position: absolute; left: ${PLACE[0]}px; top: ${PLACE[1]}px`;
  box.replaceWith(around);
  around.append(box);
  box.style.transformOrigin = '0 0';
  await drawn(map);
  const apply = async (element: HTMLElement, style: Partial<CSSStyleDeclaration>) => {
    Object.assign(element.style, style);
    await drawn(map);
  };
  const remove = () => around.remove();
  return { map, box, around, apply, remove };
}

/** Where a point of the box appears after a transform, by the rules of CSS alone. */
function transformed([x, y]: Position, transform: string, zoom = 1, origin = PLACE): Position {
  const moved = new DOMMatrix(transform).transformPoint(new DOMPoint(x - origin[0], y - origin[1]));
  return [moved.x / moved.w, moved.y / moved.w].map((value, axis) =>
    Math.round(value * zoom + origin[axis]!),
  ) as Position;
}

/** Where the map begins below a point of the window, as the browser itself finds what is under a pointer. */
function topOfMap(map: MemberMapElement, [x, y]: Position): number {
  const isAbove = () => !map.shadowRoot!.elementFromPoint(x, y)?.closest('[part~="map"]');
  while (isAbove()) y++;
  return y;
}

before(() => setViewport({ width: 1280, height: 900 }));
afterEach(() => sendMouse({ type: 'move', position: [0, 0] }));
after(() => setViewport({ width: 800, height: 600 }));

describe('member-map: clicks on a map that the page shows differently', () => {
  const ways: readonly [name: string, style: Partial<CSSStyleDeclaration>, transform: string, zoom?: number][] = [
    ['scale(.5)', { transform: 'scale(.5)' }, 'scale(.5)'],
    ['scale(.7)', { transform: 'scale(.7)' }, 'scale(.7)'],
    ['scale(1.5)', { transform: 'scale(1.5)' }, 'scale(1.5)'],
    ['scale(-1, 1)', { transform: 'translate(600px) scale(-1, 1)' }, 'translate(600px) scale(-1, 1)'],
    ['rotate(90deg)', { transform: 'translate(400px) rotate(90deg)' }, 'translate(400px) rotate(90deg)'],
    ['rotate(180deg)', { transform: 'translate(600px,500px) rotate(180deg)' }, 'translate(600px,500px) rotate(180deg)'],
    ['rotate(30deg)', { transform: 'translate(200px) rotate(30deg)' }, 'translate(200px) rotate(30deg)'],
    ['skew(20deg)', { transform: 'skew(20deg)' }, 'skew(20deg)'],
    ['a tilt', { transform: 'perspective(900px) rotateY(30deg)' }, 'perspective(900px) rotateY(30deg)'],
    ['zoom: .5', { zoom: '.5' }, '', 0.5],
    ['zoom: 1.4', { zoom: '1.4' }, '', 1.4],
    ['zoom and scale', { zoom: '1.4', transform: 'scale(.8)' }, 'scale(.8)', 1.4],
  ];

  for (const on of ['the box around it', 'the element'] as const) {
    it(`[map-scaled] open the country under the pointer when ${on} is scaled, zoomed, rotated, skewed or tilted`, async () => {
      const { map, box, apply, remove } = await showIn(600);
      const target = on === 'the element' ? map : box;
      Object.assign(map.style, { inlineSize: '600px' });
      target.style.transformOrigin = '0 0';
      const before = COUNTRIES.map((code) => middleOf(map, code));
      const top = topOfMap(map, [PLACE[0] + 10, PLACE[1]]);
      for (const [name, style, transform, zoom = 1] of ways) {
        await apply(target, style);
        const opened: string[] = [];
        // Zoomed text is rounded to other heights, which moves the map.
        const moved =
          zoom === 1
            ? 0
            : topOfMap(map, transformed([PLACE[0] + 10, PLACE[1]], transform, zoom)) -
              transformed([0, top], transform, zoom)[1];
        for (const place of before) {
          const [x, y] = transformed(place, transform, zoom);
          await clickOn(map, [x, y + moved]);
          opened.push(selectedOptions(map).join());
        }
        expect(opened, name).to.deep.equal(COUNTRIES);
        await apply(target, { transform: '', zoom: '' });
      }
      remove();
    });
  }

  it('[map-scaled] open the country under the pointer when the whole page is zoomed or scaled', async () => {
    const { map, apply, remove } = await showIn(600);
    const root = document.documentElement;
    root.style.transformOrigin = '0 0';
    const before = COUNTRIES.map((code) => middleOf(map, code));
    const top = topOfMap(map, [PLACE[0] + 10, PLACE[1]]);
    for (const [style, transform, zoom] of [
      [{ zoom: '.8' }, '', 0.8],
      [{ transform: 'scale(.8)' }, 'scale(.8)', 1],
    ] as const) {
      await apply(root, style);
      const opened: string[] = [];
      const start = transformed([PLACE[0] + 10, PLACE[1]], transform, zoom, [0, 0]);
      const moved = topOfMap(map, start) - transformed([0, top], transform, zoom, [0, 0])[1];
      for (const place of before) {
        const [x, y] = transformed(place, transform, zoom, [0, 0]);
        await clickOn(map, [x, y + moved]);
        opened.push(selectedOptions(map).join());
      }
      await apply(root, { transform: '', zoom: '' });
      expect(opened, JSON.stringify(style)).to.deep.equal(COUNTRIES);
    }
    root.style.transformOrigin = '';
    remove();
  });
});

describe('member-map: gestures on a map that the page shows differently', () => {
  const TURNED = 'translate(500px) rotate(90deg) scale(.8)';
  const showTurned = async () => {
    const shown = await showIn(600);
    const before = (code: string) => middleOf(shown.map, code);
    return { ...shown, before };
  };
  const zoomIn = async (map: MemberMapElement) => {
    part(map, 'zoom').querySelector('button')!.click();
    await settled(map);
  };
  /** Where a country is in the box itself, whatever the page does with the box. */
  const middleInBox = async (box: HTMLElement, map: MemberMapElement, code: string): Promise<Position> => {
    const { transform, zoom } = box.style;
    Object.assign(box.style, { transform: '', zoom: '' });
    await nextFrame();
    const middle = middleOf(map, code);
    Object.assign(box.style, { transform, zoom });
    await nextFrame();
    return middle;
  };
  const away = ([x, y]: Position, [otherX, otherY]: Position) => Math.hypot(otherX - x, otherY - y);

  for (const [name, style, transform, zoom] of [
    ['rotated and scaled', { transform: TURNED }, TURNED, 1],
    ['zoomed', { zoom: '1.3' }, '', 1.3],
  ] as const) {
    it(`[map-scaled] [map-drag] drag what is under the pointer when it is ${name}`, async () => {
      const { map, box, before, apply, remove } = await showTurned();
      await zoomIn(map);
      await zoomIn(map);
      const place = before('CD');
      const to: Position = [place[0] + 40, place[1] + 20];
      await apply(box, style);
      await sendMouse({ type: 'move', position: transformed(place, transform, zoom) });
      await sendMouse({ type: 'down' });
      await sendMouse({ type: 'move', position: transformed([place[0] + 20, place[1] + 10], transform, zoom) });
      await sendMouse({ type: 'move', position: transformed(to, transform, zoom) });
      await sendMouse({ type: 'up' });
      await settled(map);
      expect(away(await middleInBox(box, map, 'CD'), to)).to.be.lessThan(3);
      remove();
    });

    it(`[map-scaled] [map-double-click] [map-wheel] zoom around the pointer when it is ${name}`, async () => {
      const { map, box, before, apply, remove } = await showTurned();
      await zoomIn(map);
      const place = before('CD');
      await apply(box, style);
      const position = transformed(place, transform, zoom);
      await clickOn(map, position);
      await clickOn(map, position);
      expect(away(await middleInBox(box, map, 'CD'), place), 'double click').to.be.lessThan(3);
      const [clientX, clientY] = position;
      part(map, 'map').dispatchEvent(
        new WheelEvent('wheel', { clientX, clientY, deltaY: -30, ctrlKey: true, bubbles: true, cancelable: true }),
      );
      await new Promise((resolve) => setTimeout(resolve, 200));
      await settled(map);
      expect(away(await middleInBox(box, map, 'CD'), place), 'wheel').to.be.lessThan(6);
      remove();
    });

    itExcept(NO_TOUCH, `[map-scaled] [map-pinch] zoom around the middle of a pinch when it is ${name}`, async () => {
      const { map, box, before, apply, remove } = await showTurned();
      await zoomIn(map);
      const place = before('CD');
      await apply(box, style);
      const fingers = (spread: number): Position[] =>
        [-spread, spread].map((shift) => transformed([place[0] + shift, place[1]], transform, zoom));
      const [first] = fingers(20);
      await executeServerCommand('touch', [[first], fingers(20), fingers(30), fingers(40), []]);
      await settled(map);
      expect(away(await middleInBox(box, map, 'CD'), place)).to.be.lessThan(6);
      remove();
    });
  }
});

describe('member-map: details and list of a map that the page shows differently', () => {
  const WAYS = [{ transform: 'scale(.6)' }, { transform: 'rotate(180deg)' }, { zoom: '.6' }] as const;

  for (const style of WAYS) {
    it(`[map-scaled] are in the same place as without ${JSON.stringify(style)}`, async () => {
      const { map, box, apply, remove } = await showIn(900, html`<ecpat-member-map lang="en"></ecpat-member-map>`);
      const look = async (code: string) => {
        item(map, code).click();
        await settled(map);
        const place = part(map, 'details')
          .style.transform.match(/[\d.]+/g)!
          .map(Number);
        const { scrollTop, scrollHeight } = part(map, 'list');
        part(map, 'details').querySelector('button')!.click();
        part(map, 'list').scrollTop = 0;
        await settled(map);
        return [...place, (100 * scrollTop) / scrollHeight];
      };
      const codes = ['KR', 'UA', 'ZM'];
      const before: number[][] = [];
      for (const code of codes) before.push(await look(code));
      await apply(box, style);
      for (const [index, code] of codes.entries()) {
        // Zoomed text is rounded to other widths, so a line may be a little longer.
        (await look(code)).forEach((value, kind) => expect(value, code).to.be.closeTo(before[index]![kind]!, 20));
      }
      remove();
    });
  }
});

describe('member-map: a map that appears later', () => {
  const hosts: readonly [name: string, make: (map: Element) => { host: HTMLElement; open: () => unknown }][] = [
    [
      'closed details',
      (map) => {
        const host = document.createElement('details');
        host.append(map);
        return { host, open: () => (host.open = true) };
      },
    ],
    [
      'a dialog that grows',
      (map) => {
        const host = document.createElement('dialog');
        Object.assign(host.style, {
          inlineSize: '700px',
          maxInlineSize: 'none',
          padding: '0',
          inset: '20px auto auto 20px',
        });
        host.append(map);
        const open = () => {
          host.showModal();
          host.animate({ transform: ['scale(.1)', 'none'] }, 150);
        };
        return { host, open };
      },
    ],
    [
      'a hidden tab',
      (map) => {
        const host = document.createElement('div');
        host.hidden = true;
        host.append(map);
        return { host, open: () => (host.hidden = false) };
      },
    ],
    [
      'hidden content',
      (map) => {
        const host = document.createElement('div');
        host.style.setProperty('content-visibility', 'hidden');
        host.append(map);
        return { host, open: () => host.style.removeProperty('content-visibility') };
      },
    ],
    [
      'a box without width that grows',
      (map) => {
        const host = document.createElement('div');
        Object.assign(host.style, { inlineSize: '0', overflow: 'hidden' });
        host.append(map);
        const open = () => {
          host.animate({ inlineSize: ['0px', '700px'] }, 150);
          host.style.inlineSize = '700px';
        };
        return { host, open };
      },
    ],
  ];

  for (const [name, make] of hosts) {
    it(`[map-scaled] opens the country under the pointer, and shows small ones as dots, after ${name} is shown`, async () => {
      const map = await show(html`<ecpat-member-map lang="en" view="map"></ecpat-member-map>`, 700);
      const outer = map.parentElement!;
      const { host, open } = make(map);
      outer.append(host);
      await drawn(map);
      open();
      await Promise.all(host.getAnimations().map(({ finished }) => finished));
      await drawn(map);
      part(map, 'map').scrollIntoView({ block: 'center' });
      await drawn(map);
      expect(parts(map, 'marker')).not.to.be.empty;
      for (const code of ['KR', 'BR']) {
        await clickOn(map, middleOf(map, code));
        expect(selectedOptions(map)).to.deep.equal([code]);
      }
      expect(words(part(map, 'details'))).to.match(/^Brazil/);
    });
  }
});
