import { expect, nextFrame, oneEvent, waitUntil } from '@open-wc/testing';
import { executeServerCommand, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { html } from 'lit';
import { type SinonFakeTimers } from 'sinon';
import '../../src/member-map/define.js';
import { worldShapes } from '../../src/member-map/geometry/geometry.js';
import type { MemberMapElement } from '../../src/member-map/member-map.element.js';
import { itExcept, NO_REDUCED_MOTION, NO_TOUCH, showAs } from '../helpers/engine.js';
import { stopTimers } from '../helpers/timers.js';
import {
  FOUR_MEMBERS,
  active,
  clickOn,
  countries,
  drawn,
  focused,
  isShown,
  item,
  middleOf,
  option,
  part,
  parts,
  press,
  scaleOf,
  selectedOptions,
  settled,
  show,
  showMembers,
  type,
  words,
} from './member-map.driver.js';

const showBundledList = (width?: number) => show(html`<ecpat-member-map lang="en"></ecpat-member-map>`, width);

const drawing = (map: Element) => map.shadowRoot!.querySelector<SVGSVGElement>('[part~="map"] svg')!;
/** Magnification of the map compared with the whole world. */
function zoomOf(map: Element): number {
  return Number(/scale\((\S+)\)/.exec(map.shadowRoot!.querySelector('.ecpat-world')!.getAttribute('transform')!)![1]);
}
const button = (map: Element, name: string) =>
  [...part(map, 'zoom').querySelectorAll('button')].find(({ ariaLabel }) => ariaLabel === name)!;
const rectOf = (element: Element) => element.getBoundingClientRect();

function isInside(inner: Element, outer: Element): boolean {
  const [one, other] = [rectOf(inner), rectOf(outer)];
  return (
    one.left >= other.left - 1 &&
    one.right <= other.right + 1 &&
    one.top >= other.top - 1 &&
    one.bottom <= other.bottom + 1
  );
}

async function zoom(map: MemberMapElement, name: 'Zoom in' | 'Zoom out' | 'Show the whole world'): Promise<void> {
  button(map, name).click();
  await settled(map);
}

async function drag(map: MemberMapElement, [x, y]: [number, number], [right, down]: [number, number]): Promise<void> {
  await sendMouse({ type: 'move', position: [x, y] });
  await sendMouse({ type: 'down' });
  await sendMouse({ type: 'move', position: [x + right / 2, y + down / 2] });
  await sendMouse({ type: 'move', position: [x + right, y + down] });
  await sendMouse({ type: 'up' });
  await settled(map);
}

/** Turns the wheel over a point of the window. The test runner has no such command. */
function wheel(map: Element, [clientX, clientY]: [number, number], deltaY: number, more: WheelEventInit = {}): boolean {
  const event = new WheelEvent('wheel', { clientX, clientY, deltaY, bubbles: true, cancelable: true, ...more });
  part(map, 'map').dispatchEvent(event);
  return event.defaultPrevented;
}

/** Runs with a fake clock, for effects that start some time after the last event. */
async function withClock<Result>(run: (clock: SinonFakeTimers) => Promise<Result>): Promise<Result> {
  const clock = stopTimers();
  try {
    return await run(clock);
  } finally {
    clock.restore();
  }
}

before(() => setViewport({ width: 1280, height: 800 }));
afterEach(() => sendMouse({ type: 'move', position: [0, 0] }));
after(() => setViewport({ width: 800, height: 600 }));

describe('member-map: zoom buttons', () => {
  it('[map-zoom-buttons] double or halve the zoom up to eight times, or show the whole world again', async () => {
    const map = await showBundledList();
    const before = middleOf(map, 'US');
    expect(button(map, 'Zoom out').ariaDisabled).to.equal('true');
    const seen: number[] = [];
    for (let step = 0; step < 4; step++) {
      await zoom(map, 'Zoom in');
      seen.push(zoomOf(map));
    }
    expect(seen).to.deep.equal([2, 4, 8, 8]);
    expect(button(map, 'Zoom in').ariaDisabled).to.equal('true');
    await zoom(map, 'Zoom out');
    expect(zoomOf(map)).to.equal(4);
    await zoom(map, 'Show the whole world');
    expect(zoomOf(map)).to.equal(1);
    expect(middleOf(map, 'US'), 'back at its first place').to.deep.equal(before);
  });

  it('keep the chosen country in view, even at the edge of the world', async () => {
    const map = await show(html`<ecpat-member-map lang="en" country="WS"></ecpat-member-map>`);
    await zoom(map, 'Zoom in');
    expect(zoomOf(map)).to.equal(8);
    expect(isInside(option(map, 'WS'), part(map, 'map'))).to.be.true;
    await zoom(map, 'Zoom out');
    expect(isInside(option(map, 'WS'), part(map, 'map'))).to.be.true;
  });

  it('keep the focus when they are disabled at the last step', async () => {
    const map = await showBundledList();
    button(map, 'Zoom out').focus();
    await press(map, 'Enter');
    expect(focused(map)).to.equal(button(map, 'Zoom out'));
  });

  it('show fewer dots of the same size after zooming in', async () => {
    const map = await showBundledList();
    const dots = () => parts(map, 'marker').filter(isShown);
    const before = dots().length;
    const size = Number(dots()[0]!.getAttribute('r')) * scaleOf(map);
    await zoom(map, 'Zoom in');
    await zoom(map, 'Zoom in');
    expect(dots().length).to.be.within(1, before - 1);
    expect(Number(dots()[0]!.getAttribute('r')) * scaleOf(map)).to.be.closeTo(size, 0.01);
  });

  itExcept(
    NO_REDUCED_MOTION,
    '[reduced-motion] animate the zoom, but not for visitors who prefer reduced motion',
    async () => {
      const map = await showBundledList();
      button(map, 'Zoom in').click();
      await map.updateComplete;
      expect(drawing(map).getAnimations()).to.have.length(1);
      await settled(map);
      await showAs({ 'prefers-reduced-motion': 'reduce' });
      try {
        button(map, 'Zoom in').click();
        await map.updateComplete;
        expect(drawing(map).getAnimations()).to.be.empty;
        expect(zoomOf(map)).to.equal(4);
      } finally {
        await showAs({});
      }
    },
  );

  it('start from the visible position when a press interrupts an animation', async () => {
    const map = await showBundledList();
    const left = () => rectOf(option(map, 'BR')).left;
    button(map, 'Zoom in').click();
    await map.updateComplete;
    const [motion] = drawing(map).getAnimations();
    motion!.pause();
    motion!.currentTime = 100;
    const before = left();
    button(map, 'Zoom in').click();
    await map.updateComplete;
    const [next] = drawing(map).getAnimations();
    next!.pause();
    next!.currentTime = 0;
    expect(left()).to.be.closeTo(before, 1);
  });
});

describe('member-map: mouse on the map', () => {
  it('[map-drag] drags a zoomed map, and ignores the click that ends the drag', async () => {
    const map = await showBundledList();
    await zoom(map, 'Zoom in');
    await zoom(map, 'Zoom in');
    const [x, y] = middleOf(map, 'CD');
    await drag(map, [x, y], [60, 30]);
    const [toX, toY] = middleOf(map, 'CD');
    expect([toX - x, toY - y]).to.deep.equal([60, 30]);
    expect(selectedOptions(map)).to.be.empty;
    expect(drawing(map).style.transform, 'redrawn at the new place').to.equal('');
  });

  it('drags neither the whole world nor beyond its edge', async () => {
    const map = await showBundledList();
    const before = middleOf(map, 'CD');
    await drag(map, before, [60, 30]);
    expect(middleOf(map, 'CD')).to.deep.equal(before);
    await zoom(map, 'Zoom in');
    for (let time = 0; time < 3; time++) await drag(map, middleOf(map, 'ML'), [200, 0]);
    const atEdge = middleOf(map, 'ML');
    await drag(map, atEdge, [100, 0]);
    expect(middleOf(map, 'ML')).to.deep.equal(atEdge);
    const world = rectOf(map.shadowRoot!.querySelector('.ecpat-land')!);
    expect(world.left, 'hardly any sea beyond it').to.be.closeTo(rectOf(part(map, 'map')).left, 20);
  });

  it('only transforms the drawing during a gesture and redraws it afterwards', async () => {
    const map = await showBundledList();
    await zoom(map, 'Zoom in');
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    const [x, y] = middleOf(map, 'CD');
    await sendMouse({ type: 'move', position: [x, y] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [x + 10, y] });
    await sendMouse({ type: 'move', position: [x + 15, y] });
    observer.observe(drawing(map).firstElementChild!, { subtree: true, childList: true, attributes: true });
    await sendMouse({ type: 'move', position: [x + 20, y] });
    await sendMouse({ type: 'move', position: [x + 30, y] });
    await map.updateComplete;
    changes.push(...observer.takeRecords());
    observer.disconnect();
    const { transform } = drawing(map).style;
    await sendMouse({ type: 'up' });
    expect(changes.map(({ attributeName, target }) => `${attributeName} ${target.nodeName}`)).to.deep.equal([]);
    expect(transform).to.match(/^translate\(30(\.0\d*)?px/);
  });

  it('[map-double-click] selects with the first click of a double click and zooms to its point with the second', async () => {
    const map = await showBundledList();
    const place = middleOf(map, 'BR');
    await clickOn(map, place);
    expect([zoomOf(map), selectedOptions(map)]).to.deep.equal([1, ['BR']]);
    await clickOn(map, place);
    expect([zoomOf(map), selectedOptions(map)]).to.deep.equal([2, ['BR']]);
    // Vertically the world has an edge, which must stay outside the map.
    expect(Math.abs(middleOf(map, 'BR')[0] - place[0]), 'stays under the pointer').to.be.lessThan(2);
  });

  for (const key of ['ctrlKey', 'metaKey'] as const) {
    it(`[map-wheel] zooms around the pointer with ${key} and the wheel`, async () => {
      const map = await showBundledList();
      const place = middleOf(map, 'CD');
      await withClock(async (clock) => {
        expect(wheel(map, place, -100, { [key]: true }), 'the page does not zoom').to.be.true;
        wheel(map, place, -3, { [key]: true, deltaMode: 1 });
        expect(zoomOf(map), 'redrawn only after the wheel rests').to.equal(1);
        expect(drawing(map).style.transform).to.include('scale(');
        clock.tick(200);
      });
      await settled(map);
      expect(zoomOf(map)).to.be.within(1.5, 4);
      expect(Math.abs(middleOf(map, 'CD')[0] - place[0])).to.be.lessThan(2);
    });
  }

  it('[map-wheel] leaves the wheel without a modifier to the page, and shows a hint on zooming for a while', async () => {
    const map = await showBundledList();
    await withClock(async (clock) => {
      expect(wheel(map, middleOf(map, 'CD'), 100)).to.be.false;
      await map.updateComplete;
      expect(words(part(map, 'map'))).to.match(/^To zoom, hold (Ctrl|⌘) and turn the wheel\.$/);
      clock.tick(1500);
      wheel(map, middleOf(map, 'CD'), 100);
      clock.tick(1500);
      await map.updateComplete;
      expect(words(part(map, 'map')), 'as long as the wheel turns').not.to.equal('');
      clock.tick(600);
      await map.updateComplete;
    });
    expect(words(part(map, 'map'))).to.equal('');
    expect(zoomOf(map)).to.equal(1);
  });

  it('ends a gesture when the element is removed during it', async () => {
    const map = await showBundledList();
    wheel(map, middleOf(map, 'CD'), -100, { ctrlKey: true });
    const place = map.parentElement!;
    map.remove();
    place.append(map);
    await drawn(map);
    expect(zoomOf(map)).to.be.greaterThan(1);
    expect(drawing(map).style.transform).to.equal('');
  });

  it('handles pointer events that a script dispatches', async () => {
    const map = await showBundledList();
    await zoom(map, 'Zoom in');
    const [clientX, clientY] = middleOf(map, 'CD');
    const fake = (type: string, x: number, buttons: number) =>
      part(map, 'map').dispatchEvent(
        new PointerEvent(type, { pointerId: 99, clientX: x, clientY, buttons, bubbles: true }),
      );
    fake('pointerdown', clientX, 1);
    fake('pointermove', clientX + 50, 1);
    fake('pointerup', clientX + 50, 0);
    await settled(map);
    expect(middleOf(map, 'CD')[0]).to.equal(clientX + 50);
  });

  it('ends a drag when the button is released outside the map', async () => {
    const map = await showBundledList();
    await zoom(map, 'Zoom in');
    const [x, y] = middleOf(map, 'CD');
    await sendMouse({ type: 'move', position: [x, y] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [2, 2] });
    await sendMouse({ type: 'up' });
    await sendMouse({ type: 'move', position: [x, y] });
    await sendMouse({ type: 'move', position: [x + 50, y] });
    await settled(map);
    expect(middleOf(map, 'CD')).to.deep.equal([x, y]);
  });
});

/** Taps with a finger and waits for the click, which browsers dispatch later. */
async function tap(map: MemberMapElement, place: [number, number]): Promise<void> {
  const clicked = oneEvent(map, 'click');
  await executeServerCommand('touch', [[place], []]);
  await clicked;
  await settled(map);
}

describe('member-map: touch on the map', () => {
  const touch = async (map: MemberMapElement, ...moments: [number, number][][]) => {
    await executeServerCommand('touch', moments);
    await settled(map);
  };

  itExcept(NO_TOUCH, '[map-pinch] zooms around the midpoint of a pinch', async () => {
    const map = await showBundledList();
    const [x, y] = middleOf(map, 'CD');
    await touch(
      map,
      [[x - 20, y]],
      [
        [x - 20, y],
        [x + 20, y],
      ],
      [
        [x - 35, y],
        [x + 35, y],
      ],
      [
        [x - 60, y],
        [x + 60, y],
      ],
      [],
    );
    expect(zoomOf(map)).to.be.closeTo(3, 0.1);
    // Vertically the world has an edge, which must stay outside the map.
    expect(Math.abs(middleOf(map, 'CD')[0] - x)).to.be.lessThan(3);
    expect(selectedOptions(map)).to.be.empty;
    await touch(
      map,
      [[x - 80, y]],
      [
        [x - 80, y],
        [x + 80, y],
      ],
      [
        [x - 10, y],
        [x + 10, y],
      ],
      [],
    );
    expect(zoomOf(map)).to.equal(1);
  });

  itExcept(
    NO_TOUCH,
    '[map-pinch] lets one finger scroll the page over the whole world, and drag a zoomed map',
    async () => {
      const map = await showBundledList();
      expect(getComputedStyle(part(map, 'map')).touchAction).to.equal('pan-x pan-y');
      await zoom(map, 'Zoom in');
      await zoom(map, 'Zoom in');
      expect(getComputedStyle(part(map, 'map')).touchAction).to.equal('none');
      const [x, y] = middleOf(map, 'CD');
      await touch(map, [[x, y]], [[x + 20, y + 10]], [[x + 40, y + 20]], []);
      expect(middleOf(map, 'CD')).to.deep.equal([x + 40, y + 20]);
    },
  );

  itExcept(NO_TOUCH, 'selects and zooms on a double tap', async () => {
    const map = await showBundledList();
    const place = middleOf(map, 'BR');
    // One command for both taps: a slow machine could otherwise turn them into two single taps.
    await executeServerCommand('touch', [[place], [], [place], []]);
    await waitUntil(() => zoomOf(map) === 2, 'the map zooms', { timeout: 10_000 });
    expect(selectedOptions(map)).to.deep.equal(['BR']);
  });

  itExcept(NO_TOUCH, 'treats two taps in different places as two single taps', async () => {
    const map = await showBundledList();
    await tap(map, middleOf(map, 'BR'));
    await tap(map, middleOf(map, 'KZ'));
    expect([zoomOf(map), selectedOptions(map)]).to.deep.equal([1, ['KZ']]);
  });
});

describe('member-map: the visible part of the map', () => {
  it('shows a country chosen in the list together with its neighbours', async () => {
    const map = await showBundledList();
    item(map, 'NP').click();
    await settled(map);
    expect(zoomOf(map)).to.equal(4);
    expect(isInside(option(map, 'NP'), part(map, 'map'))).to.be.true;
    item(map, 'BR').click();
    await settled(map);
    expect(zoomOf(map)).to.be.within(1.5, 4);
    expect(isInside(option(map, 'BR'), part(map, 'map'))).to.be.true;
  });

  it('shows the country of the attribute at first, and another one when the attribute changes', async () => {
    const map = await show(html`<ecpat-member-map lang="en" country="LU"></ecpat-member-map>`);
    expect(zoomOf(map)).to.equal(4);
    expect(drawing(map).getAnimations(), 'no animation at first').to.be.empty;
    map.country = 'BR';
    await settled(map);
    expect(isInside(option(map, 'BR'), part(map, 'map'))).to.be.true;
  });

  it('shows the region of the attribute, or the one that the visitor chooses', async () => {
    const europe = await show(html`<ecpat-member-map lang="en" region="europe"></ecpat-member-map>`);
    expect(zoomOf(europe)).to.be.greaterThan(2);
    for (const code of ['PL', 'GB', 'TR', 'KZ'])
      expect(isInside(option(europe, code), part(europe, 'map')), code).to.be.true;
    const map = await showBundledList();
    const select = map.shadowRoot!.querySelector('select')!;
    select.value = 'europe';
    select.dispatchEvent(new Event('change'));
    await settled(map);
    expect(zoomOf(map)).to.be.greaterThan(2);
    select.value = '';
    select.dispatchEvent(new Event('change'));
    await settled(map);
    expect(zoomOf(map)).to.equal(1);
  });

  it('keeps the country in view when the size changes, until the visitor zooms', async () => {
    const map = await show(html`<ecpat-member-map lang="en" country="NP"></ecpat-member-map>`);
    map.parentElement!.style.inlineSize = '320px';
    await drawn(map);
    expect(isInside(option(map, 'NP'), part(map, 'map'))).to.be.true;
    await zoom(map, 'Zoom out');
    const zoomed = zoomOf(map);
    map.parentElement!.style.inlineSize = '900px';
    await drawn(map);
    expect(zoomOf(map)).to.equal(zoomed);
  });

  it('[map-world] stays at the whole world for a country that is not on the map', async () => {
    const map = await showMembers([...FOUR_MEMBERS, { id: 'x', name: 'South', country: 'AQ' }]);
    item(map, 'AQ').click();
    await settled(map);
    expect(zoomOf(map)).to.equal(1);
    expect(words(part(map, 'details'))).to.equal('Antarctica South');
    expect(isInside(part(map, 'details'), part(map, 'map'))).to.be.true;
  });

  it('shows a dot for each country whose shape is too small at the current zoom', async () => {
    const map = await showBundledList();
    for (let step = 0; step < 4; step++) {
      for (const code of countries(map)) {
        const [x, y] = middleOf(map, code!);
        const { left, right, top, bottom } = rectOf(part(map, 'map'));
        if (x < left + 1 || x > right - 1 || y < top + 1 || y > bottom - 1) continue;
        const size = worldShapes().get(code!)!.size * scaleOf(map);
        const dot = parts(map, 'marker').find(({ dataset }) => dataset['country'] === code);
        expect(Boolean(dot && isShown(dot)), `${code} of ${size} px`).to.equal(size < 12);
      }
      await zoom(map, 'Zoom in');
    }
  });
});

/** Clicks an option as assistive technology does: without pointer events, and by default without a position. */
async function activate(map: MemberMapElement, code: string, position: MouseEventInit = {}): Promise<void> {
  option(map, code).dispatchEvent(new MouseEvent('click', { ...position, bubbles: true, composed: true }));
  await settled(map);
}

describe('member-map: the keyboard on the map', () => {
  const showFocused = async (members = FOUR_MEMBERS) => {
    const map = await showMembers(members);
    // Firefox shows no focus ring for a script's focus after touch or mouse, unless asked.
    const byKeyboard: FocusOptions & { focusVisible: boolean } = { focusVisible: true };
    part(map, 'map').focus(byKeyboard);
    await settled(map);
    return map;
  };

  it('zooms around the active country with + and −, and shows the whole world with 0', async () => {
    const map = await showFocused();
    await press(map, 'ArrowRight');
    const [x] = middleOf(map, 'KE');
    await press(map, '+', '=');
    expect(zoomOf(map)).to.equal(4);
    expect(Math.abs(middleOf(map, 'KE')[0] - x)).to.be.lessThan(200);
    await press(map, '-');
    expect(zoomOf(map)).to.equal(2);
    await press(map, '0');
    expect(zoomOf(map)).to.equal(1);
  });

  it('pans the map to an active country out of view', async () => {
    const map = await showFocused();
    await press(map, '+', '+', '+', 'ArrowRight');
    const [x, y] = middleOf(map, 'KE');
    const { left, right, top, bottom } = rectOf(part(map, 'map'));
    expect(x).to.be.within(left, right);
    expect(y).to.be.within(top, bottom);
    expect(zoomOf(map)).to.equal(8);
  });

  it('[map-type-ahead] goes to a country by the first letters of its name, including a space', async () => {
    const map = await showFocused([
      ...FOUR_MEMBERS,
      { id: 'a', name: 'A', country: 'NZ' },
      { id: 'b', name: 'B', country: 'NP' },
      { id: 'c', name: 'C', country: 'LV' },
    ]);
    await press(map, 'n');
    expect(active(map)).to.equal('ecpat-option-NP');
    await press(map, 'e', 'w', ' ', 'z');
    expect(active(map)).to.equal('ecpat-option-NZ');
    expect(selectedOptions(map), 'the space selects nothing').to.be.empty;
  });

  it('starts a new name after a pause', async () => {
    const map = await showFocused();
    const key = (name: string, timeStamp: number) => {
      const event = new KeyboardEvent('keydown', { key: name, bubbles: true });
      Object.defineProperty(event, 'timeStamp', { value: timeStamp });
      part(map, 'map').dispatchEvent(event);
    };
    key('l', 10_000);
    key('b', 10_500);
    await map.updateComplete;
    expect(active(map), 'no country starts with “lb”').to.equal('ecpat-option-LU');
    key('b', 12_000);
    await map.updateComplete;
    expect(active(map)).to.equal('ecpat-option-BR');
  });

  it('[map-type-ahead] goes to a country by a Cyrillic letter', async () => {
    const map = await show(html`<ecpat-member-map lang="ru" .members=${FOUR_MEMBERS}></ecpat-member-map>`);
    part(map, 'map').focus();
    await executeServerCommand('type', ['л']);
    await settled(map);
    expect(active(map)).to.equal('ecpat-option-LU');
  });

  it('shows details of the active country like a resting pointer does, and hides them with Escape', async () => {
    const map = await showFocused();
    expect(words(part(map, 'details'))).to.equal('Brazil Três São Paulo');
    await press(map, 'ArrowRight');
    expect(words(part(map, 'details'))).to.equal('Kenya One Nairobi one.example Two');
    await press(map, 'Escape');
    expect(words(part(map, 'details'))).to.match(/^Choose a country/);
    await press(map, 'ArrowLeft');
    await sendKeys({ press: 'Tab' });
    await settled(map);
    expect(words(part(map, 'details')), 'hidden after the focus leaves').to.match(/^Choose a country/);
  });

  it('moves into the details with Tab, and back to the map with Escape', async () => {
    const map = await showFocused();
    await press(map, 'ArrowRight', 'Tab');
    expect(focused(map)).to.equal(part(map, 'details').querySelector('a'));
    await press(map, 'Escape');
    expect(focused(map)).to.equal(part(map, 'map'));
    expect(words(part(map, 'details'))).to.match(/^Choose/);
    await press(map, 'ArrowLeft', 'ArrowRight', 'Tab', 'Tab');
    expect(words(part(map, 'details')), 'hidden after the focus leaves').to.match(/^Choose/);
  });

  it('opens a country that a screen reader clicks, and focuses its details', async () => {
    const map = await showMembers();
    await activate(map, 'LU');
    expect(selectedOptions(map)).to.deep.equal(['LU']);
    await map.updateComplete;
    expect(focused(map)).to.equal(part(map, 'details'));
  });

  it('opens a country that a screen reader clicks after a drag', async () => {
    const map = await showBundledList();
    await zoom(map, 'Zoom in');
    await drag(map, middleOf(map, 'CD'), [60, 30]);
    await activate(map, 'NP');
    expect(selectedOptions(map)).to.deep.equal(['NP']);
  });

  it('takes neither two clicks of a screen reader for a double click, nor their position for that of a pointer', async () => {
    const map = await showBundledList();
    await activate(map, 'NP');
    const before = zoomOf(map);
    await activate(map, 'NP');
    expect(zoomOf(map)).to.equal(before);
    const [clientX, clientY] = middleOf(map, 'BT');
    await activate(map, 'IN', { clientX, clientY });
    expect(selectedOptions(map)).to.deep.equal(['IN']);
  });

  it('closes the details of the active country first, then those of the chosen one', async () => {
    const map = await showFocused();
    map.country = 'LU';
    await settled(map);
    await press(map, 'ArrowLeft');
    expect(words(part(map, 'details'))).to.match(/^Brazil/);
    await press(map, 'Escape');
    expect(words(part(map, 'details'))).to.match(/^Luxembourg/);
    await press(map, 'Escape');
    expect(selectedOptions(map)).to.be.empty;
  });
});

describe('member-map: a resting pointer', () => {
  const restPointer = async (map: MemberMapElement, clock: SinonFakeTimers, position: [number, number], time = 200) => {
    await sendMouse({ type: 'move', position });
    clock.tick(time);
    await settled(map);
  };

  it('shows the details beside the country, and hides them after it leaves', async () => {
    const map = await showMembers();
    await withClock(async (clock) => {
      await restPointer(map, clock, middleOf(map, 'KE'), 100);
      expect(words(part(map, 'details')), 'still passing by').to.match(/^Choose/);
      await restPointer(map, clock, middleOf(map, 'KE'));
      expect(words(part(map, 'details'))).to.equal('Kenya One Nairobi one.example Two');
      expect(isInside(part(map, 'details'), part(map, 'map'))).to.be.true;
      expect(parts(map, 'selected')).to.be.empty;
      await restPointer(map, clock, [0, 0]);
    });
    expect(words(part(map, 'details'))).to.match(/^Choose/);
  });

  it('leaves the details of a large chosen country in their place when its preview ends', async () => {
    const map = await showMembers([...FOUR_MEMBERS, { id: 'five', name: 'Five', country: 'BO' }]);
    item(map, 'BR').click();
    await settled(map);
    await zoom(map, 'Zoom in');
    const place = () => [rectOf(part(map, 'details')).left, rectOf(part(map, 'details')).top];
    const besideCentre = place();
    part(map, 'map').focus();
    await withClock(async (clock) => {
      await restPointer(map, clock, middleOf(map, 'BO'));
      expect(words(part(map, 'details'))).to.match(/^Bolivia/);
      button(map, 'Zoom in').focus();
      await settled(map);
      expect(words(part(map, 'details'))).to.match(/^Brazil/);
      expect(place(), 'chosen in the list').to.deep.equal(besideCentre);
      const [x, y] = middleOf(map, 'BR');
      await clickOn(map, [x - 30, y - 30]);
      const besideClick = place();
      expect(besideClick).not.to.deep.equal(besideCentre);
      await restPointer(map, clock, middleOf(map, 'BO'));
      await restPointer(map, clock, [0, 0]);
      expect(place(), 'clicked on the map').to.deep.equal(besideClick);
    });
  });

  it('can move into the details to reach a link', async () => {
    const map = await showMembers();
    await withClock(async (clock) => {
      await restPointer(map, clock, middleOf(map, 'KE'));
      const { left, top } = rectOf(part(map, 'details').querySelector('a')!);
      await sendMouse({ type: 'move', position: [Math.round(left + 5), Math.round(top + 5)] });
      clock.tick(1000);
      await settled(map);
      expect(words(part(map, 'details'))).to.match(/^Kenya/);
      await restPointer(map, clock, [0, 0]);
    });
    expect(words(part(map, 'details'))).to.match(/^Choose/);
  });

  it('keeps the details open when a press on their link takes the focus from the map', async () => {
    const map = await showMembers();
    await clickOn(map, middleOf(map, 'LU'));
    await press(map, 'Escape');
    expect(focused(map)).to.equal(part(map, 'map'));
    await withClock(async (clock) => {
      await restPointer(map, clock, middleOf(map, 'KE'));
      const link = part(map, 'details').querySelector('a')!;
      let clicks = 0;
      link.addEventListener('click', (event) => {
        event.preventDefault();
        clicks++;
      });
      const { left, top } = rectOf(link);
      await clickOn(map, [Math.round(left + 5), Math.round(top + 5)]);
      expect(clicks).to.equal(1);
      expect(focused(map)).to.equal(link);
    });
  });

  it('hides the details on Escape wherever the focus is', async () => {
    const map = await showMembers();
    await withClock(async (clock) => {
      await restPointer(map, clock, middleOf(map, 'BR'));
      await sendKeys({ press: 'Escape' });
      await settled(map);
      expect(words(part(map, 'details'))).to.match(/^Choose/);
    });
  });

  it('does not cover the point under it, so that the visitor can still drag and zoom there', async () => {
    const many = Array.from({ length: 12 }, (_, index) => ({
      id: `${index}`,
      name: `Organisation ${index}`,
      country: 'CD',
    }));
    const map = await showMembers(many);
    await withClock(async (clock) => {
      const [x, y] = middleOf(map, 'CD');
      await restPointer(map, clock, [x, y]);
      const { left, right, top, bottom } = rectOf(part(map, 'details'));
      expect(x > left && x < right && y > top && y < bottom).to.be.false;
      expect(part(map, 'details').querySelectorAll('li')).to.have.length(12);
    });
  });

  itExcept(NO_TOUCH, 'selects the country when it is a finger', async () => {
    const map = await showMembers();
    await withClock(async (clock) => {
      await tap(map, middleOf(map, 'BR'));
      clock.tick(500);
      await settled(map);
    });
    expect(selectedOptions(map)).to.deep.equal(['BR']);
  });
});

describe('member-map: the details', () => {
  for (const direction of ['ltr', 'rtl']) {
    it(`are inside the map and clear of its buttons for any country (${direction})`, async () => {
      const map = await show(html`<ecpat-member-map lang="en" dir=${direction}></ecpat-member-map>`, 900);
      for (const code of ['US', 'NZ', 'FJ', 'BR', 'JP', 'NP', 'ET', 'KZ']) {
        await clickOn(map, middleOf(map, code));
        expect(selectedOptions(map)).to.deep.equal([code]);
        expect(isInside(part(map, 'details'), part(map, 'map')), code).to.be.true;
        const [card, buttons] = [rectOf(part(map, 'details')), rectOf(part(map, 'zoom'))];
        const isOff = card.right <= buttons.left || card.left >= buttons.right || card.top >= buttons.bottom;
        expect(isOff, code).to.be.true;
        part(map, 'details').querySelector<HTMLElement>('button')!.click();
        await settled(map);
      }
    });
  }

  it('do not cover a country that was chosen in the list', async () => {
    const map = await showBundledList();
    for (const code of ['NP', 'BR', 'KZ', 'LU']) {
      item(map, code).click();
      await settled(map);
      const [card, shape] = [rectOf(part(map, 'details')), rectOf(option(map, code))];
      const isOff =
        card.left >= shape.right || card.right <= shape.left || card.top >= shape.bottom || card.bottom <= shape.top;
      expect(isOff, code).to.be.true;
    }
  });

  it('are below a narrow map, as wide as the element', async () => {
    const map = await show(html`<ecpat-member-map lang="en" country="NP"></ecpat-member-map>`, 320);
    const [details, world] = [rectOf(part(map, 'details')), rectOf(part(map, 'map'))];
    expect(details.top).to.be.at.least(world.bottom);
    expect(details.width).to.be.within(300, 320);
    expect(part(map, 'details').querySelectorAll('li')).to.have.length(4);
  });

  it('receive the focus after a choice in the list when they could be out of view', async () => {
    const map = await showBundledList(320);
    item(map, 'NP').click();
    await settled(map);
    await nextFrame();
    expect(focused(map)).to.equal(part(map, 'details'));
    const { top, bottom } = rectOf(part(map, 'details'));
    expect(top).to.be.at.least(0);
    expect(bottom).to.be.at.most(innerHeight + 1);
  });
});

describe('member-map: a map that follows the search', () => {
  const isFound = (map: Element, ...codes: string[]) =>
    codes.every((code) => isInside(option(map, code), part(map, 'map')));
  const search = async (map: MemberMapElement, text: string, clock: SinonFakeTimers) => {
    await type(map, text);
    clock.tick(400);
    await settled(map);
  };

  it('[map-follows] shows what was found after a pause, and the whole world after the search is emptied', async () => {
    const map = await showBundledList();
    await withClock(async (clock) => {
      await type(map, 'nepal');
      clock.tick(100);
      await settled(map);
      expect(zoomOf(map), 'while the visitor types').to.equal(1);
      clock.tick(300);
      await settled(map);
      expect(zoomOf(map)).to.equal(4);
      expect(isFound(map, 'NP')).to.be.true;
      await search(map, 'guinea', clock);
      expect(zoomOf(map), 'two countries far apart').to.be.lessThan(2);
      expect(isFound(map, 'GN', 'PG')).to.be.true;
      await search(map, 'zzz', clock);
      expect(isFound(map, 'GN', 'PG'), 'nothing found').to.be.true;
      await search(map, '', clock);
      expect(zoomOf(map)).to.equal(1);
    });
  });

  it('[map-follows] closes the details of a country that the search or the region leaves out', async () => {
    const map = await showBundledList();
    await withClock(async (clock) => {
      await clickOn(map, middleOf(map, 'BR'));
      part(map, 'search').focus();
      await search(map, 'brazil', clock);
      expect(words(part(map, 'details'))).to.match(/^Brazil/);
      await search(map, 'nepal', clock);
      expect(words(part(map, 'details'))).to.match(/^Choose/);
      expect(focused(map)).to.equal(part(map, 'search'));
      await search(map, '', clock);
    });
    item(map, 'BR').click();
    await settled(map);
    const select = map.shadowRoot!.querySelector('select')!;
    select.value = 'americas';
    select.dispatchEvent(new Event('change'));
    await settled(map);
    expect(words(part(map, 'details'))).to.match(/^Brazil/);
    select.value = 'europe';
    select.dispatchEvent(new Event('change'));
    await settled(map);
    expect(words(part(map, 'details'))).to.match(/^Choose/);
    expect(selectedOptions(map)).to.be.empty;
  });

  it('[map-follows] keeps the focus in the map when the page changes the region while a link in the details has it', async () => {
    const map = await showBundledList();
    await clickOn(map, middleOf(map, 'KE'));
    part(map, 'details').focus();
    map.region = 'europe';
    await settled(map);
    await nextFrame();
    expect(words(part(map, 'details'))).to.match(/^Choose/);
    expect(focused(map)).to.equal(part(map, 'map'));
  });

  it('[map-follows] keeps a country of another region that the page chooses together with the region', async () => {
    const map = await show(html`<ecpat-member-map lang="en" country="KE" region="europe"></ecpat-member-map>`);
    expect(words(part(map, 'details'))).to.match(/^Kenya/);
  });

  it('[map-follows] leaves the map to a visitor who moves it or chooses a country', async () => {
    const map = await showBundledList();
    await withClock(async (clock) => {
      await type(map, 'nepal');
      await zoom(map, 'Zoom in');
      clock.tick(400);
      await settled(map);
      expect(zoomOf(map), 'zoomed').to.equal(2);
      await type(map, 'guinea');
      item(map, 'GN').click();
      await settled(map);
      const chosen = zoomOf(map);
      clock.tick(400);
      await settled(map);
      expect(zoomOf(map), 'chosen').to.equal(chosen);
      await type(map, 'nep');
      map.remove();
      clock.tick(400);
    });
  });
});

describe('member-map: a list that changes', () => {
  const others = [{ id: 'new', name: 'New', country: 'AO', region: 'Sub-Saharan Africa' }, ...FOUR_MEMBERS];

  it('keeps the chosen country, the focus in the list and the active country on the map', async () => {
    const map = await showMembers();
    item(map, 'BR').focus();
    await press(map, 'Enter');
    item(map, 'BR').focus();
    map.members = others;
    await settled(map);
    expect(selectedOptions(map)).to.deep.equal(['BR']);
    expect(focused(map)).to.equal(item(map, 'BR'));
    part(map, 'map').focus();
    await press(map, 'ArrowRight');
    const before = active(map);
    map.members = others.slice(0, 4);
    await settled(map);
    expect(active(map)).to.equal(before);
    expect(focused(map)).to.equal(part(map, 'map'));
  });

  it('moves the focus to the next country when the focused one is gone', async () => {
    const map = await showMembers();
    item(map, 'LU').focus();
    map.members = FOUR_MEMBERS.slice(0, 3);
    await settled(map);
    expect(focused(map)!.getAttribute('part')).to.equal('item');
  });

  it('keeps the focus in the details when the focused link is gone', async () => {
    const map = await showMembers();
    item(map, 'KE').focus();
    await press(map, 'Enter');
    part(map, 'details').querySelector('a')!.focus();
    map.members = FOUR_MEMBERS.slice(1);
    await settled(map);
    expect(focused(map)).to.equal(part(map, 'details'));
    expect(words(part(map, 'details'))).to.equal('Kenya Two');
  });

  it('says when a chosen country has no organisations any more', async () => {
    const map = await showMembers();
    item(map, 'LU').click();
    map.members = FOUR_MEMBERS.slice(0, 3);
    await settled(map);
    expect(words(part(map, 'details'))).to.match(/no organisation in this country/);
  });
});
