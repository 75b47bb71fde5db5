import { expect, nextFrame, oneEvent, waitUntil } from '@open-wc/testing';
import { executeServerCommand, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { html } from 'lit';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import '../../src/member-map/define.js';
import { worldShapes } from '../../src/member-map/geometry/geometry.js';
import type { MemberMapElement } from '../../src/member-map/member-map.element.js';
import { itExcept, NO_REDUCED_MOTION, NO_TOUCH, showAs } from '../helpers/engine.js';
import {
  FEW,
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
  showFew,
  words,
} from './member-map.driver.js';

const showAll = (width?: number) => show(html`<ecpat-member-map lang="en"></ecpat-member-map>`, width);

const drawing = (map: Element) => map.shadowRoot!.querySelector<SVGSVGElement>('[part~="map"] svg')!;
/** Magnification of the map compared with the whole world. */
function zoomOf(map: Element): number {
  return Number(/scale\((\S+)\)/.exec(map.shadowRoot!.querySelector('.world')!.getAttribute('transform')!)![1]);
}
const button = (map: Element, name: string) =>
  [...part(map, 'zoom').querySelectorAll('button')].find(({ ariaLabel }) => ariaLabel === name)!;
const frame = (element: Element) => element.getBoundingClientRect();

function isInside(inner: Element, outer: Element): boolean {
  const [one, other] = [frame(inner), frame(outer)];
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

/** Turns the wheel over a point of the window. The test runner has no command for that. */
function wheel(map: Element, [clientX, clientY]: [number, number], deltaY: number, more: WheelEventInit = {}): boolean {
  const event = new WheelEvent('wheel', { clientX, clientY, deltaY, bubbles: true, cancelable: true, ...more });
  part(map, 'map').dispatchEvent(event);
  return event.defaultPrevented;
}

/** Runs with a fake clock, for effects that start some time after the last event. */
async function withClock<Result>(run: (clock: SinonFakeTimers) => Promise<Result>): Promise<Result> {
  const clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldClearNativeTimers: true });
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
  it('[map-zoom-buttons] double and halve, up to eight times, and back to the whole world', async () => {
    const map = await showAll();
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
    expect(middleOf(map, 'US'), 'where it was').to.deep.equal(before);
  });

  it('keep the chosen country in sight, also one at the edge of the world', async () => {
    const map = await show(html`<ecpat-member-map lang="en" country="WS"></ecpat-member-map>`);
    await zoom(map, 'Zoom in');
    expect(zoomOf(map)).to.equal(8);
    expect(isInside(option(map, 'WS'), part(map, 'map'))).to.be.true;
    await zoom(map, 'Zoom out');
    expect(isInside(option(map, 'WS'), part(map, 'map'))).to.be.true;
  });

  it('keep the focus at the last step, too', async () => {
    const map = await showAll();
    button(map, 'Zoom out').focus();
    await press(map, 'Enter');
    expect(focused(map)).to.equal(button(map, 'Zoom out'));
  });

  it('show fewer dots from near by, and as large as before', async () => {
    const map = await showAll();
    const dots = () => parts(map, 'marker').filter(isShown);
    const before = dots().length;
    const size = Number(dots()[0]!.getAttribute('r')) * scaleOf(map);
    await zoom(map, 'Zoom in');
    await zoom(map, 'Zoom in');
    expect(dots().length).to.be.within(1, before - 1);
    expect(Number(dots()[0]!.getAttribute('r')) * scaleOf(map)).to.be.closeTo(size, 0.01);
  });

  itExcept(NO_REDUCED_MOTION, '[reduced-motion] move smoothly, and at once for who wants no motion', async () => {
    const map = await showAll();
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
  });

  it('go on from what is seen in the midst of a motion', async () => {
    const map = await showAll();
    const left = () => frame(option(map, 'BR')).left;
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
  it('[map-drag] drags the map once it is near, and the click that ends it chooses nothing', async () => {
    const map = await showAll();
    await zoom(map, 'Zoom in');
    await zoom(map, 'Zoom in');
    const [x, y] = middleOf(map, 'CD');
    await drag(map, [x, y], [60, 30]);
    const [toX, toY] = middleOf(map, 'CD');
    expect([toX - x, toY - y]).to.deep.equal([60, 30]);
    expect(selectedOptions(map)).to.be.empty;
    expect(drawing(map).style.transform, 'drawn anew').to.equal('');
  });

  it('does not drag the whole world, and not beyond its edge', async () => {
    const map = await showAll();
    const before = middleOf(map, 'CD');
    await drag(map, before, [60, 30]);
    expect(middleOf(map, 'CD')).to.deep.equal(before);
    await zoom(map, 'Zoom in');
    for (let time = 0; time < 3; time++) await drag(map, middleOf(map, 'ML'), [200, 0]);
    const atEdge = middleOf(map, 'ML');
    await drag(map, atEdge, [100, 0]);
    expect(middleOf(map, 'ML')).to.deep.equal(atEdge);
    const world = frame(map.shadowRoot!.querySelector('.land')!);
    expect(world.left, 'hardly any sea beyond it').to.be.closeTo(frame(part(map, 'map')).left, 20);
  });

  it('only moves a picture during a gesture: nothing is drawn until it ends', async () => {
    const map = await showAll();
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
    expect(transform).to.include('translate(30px');
  });

  it('[map-double-click] zooms to the point of a double click, whose first click chooses', async () => {
    const map = await showAll();
    const place = middleOf(map, 'BR');
    await clickOn(map, place);
    expect([zoomOf(map), selectedOptions(map)]).to.deep.equal([1, ['BR']]);
    await clickOn(map, place);
    expect([zoomOf(map), selectedOptions(map)]).to.deep.equal([2, ['BR']]);
    // Vertically the world has an edge, which must stay outside the map.
    expect(Math.abs(middleOf(map, 'BR')[0] - place[0]), 'stays under the pointer').to.be.lessThan(2);
  });

  for (const key of ['ctrlKey', 'metaKey'] as const) {
    it(`[map-wheel] zooms with ${key} and the wheel, around the pointer`, async () => {
      const map = await showAll();
      const place = middleOf(map, 'CD');
      await withClock(async (clock) => {
        expect(wheel(map, place, -100, { [key]: true }), 'the page does not zoom').to.be.true;
        wheel(map, place, -3, { [key]: true, deltaMode: 1 });
        expect(zoomOf(map), 'only a picture until it rests').to.equal(1);
        expect(drawing(map).style.transform).to.include('scale(');
        clock.tick(200);
      });
      await settled(map);
      expect(zoomOf(map)).to.be.within(1.5, 4);
      expect(Math.abs(middleOf(map, 'CD')[0] - place[0])).to.be.lessThan(2);
    });
  }

  it('[map-wheel] leaves a plain wheel to the page, and says for a while how to zoom', async () => {
    const map = await showAll();
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

  it('ends a gesture when the element is removed in its midst', async () => {
    const map = await showAll();
    wheel(map, middleOf(map, 'CD'), -100, { ctrlKey: true });
    const place = map.parentElement!;
    map.remove();
    place.append(map);
    await drawn(map);
    expect(zoomOf(map)).to.be.greaterThan(1);
    expect(drawing(map).style.transform).to.equal('');
  });

  it('does not stumble over a pointer that a script made up', async () => {
    const map = await showAll();
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

  it('lets go of a press that ended outside', async () => {
    const map = await showAll();
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

/** Taps with a finger. Browsers dispatch the click some time later. */
async function tap(map: MemberMapElement, place: [number, number]): Promise<void> {
  const clicked = oneEvent(map, 'click');
  await executeServerCommand('touch', [[place], []]);
  await clicked;
  await settled(map);
}

describe('member-map: fingers on the map', () => {
  const touch = async (map: MemberMapElement, ...moments: [number, number][][]) => {
    await executeServerCommand('touch', moments);
    await settled(map);
  };

  itExcept(NO_TOUCH, '[map-pinch] pinch: what is between them stays between them', async () => {
    const map = await showAll();
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
    '[map-pinch] one finger scrolls the page over the whole world, and drags the map from near by',
    async () => {
      const map = await showAll();
      expect(getComputedStyle(part(map, 'map')).touchAction).to.equal('pan-x pan-y');
      await zoom(map, 'Zoom in');
      await zoom(map, 'Zoom in');
      expect(getComputedStyle(part(map, 'map')).touchAction).to.equal('none');
      const [x, y] = middleOf(map, 'CD');
      await touch(map, [[x, y]], [[x + 20, y + 10]], [[x + 40, y + 20]], []);
      expect(middleOf(map, 'CD')).to.deep.equal([x + 40, y + 20]);
    },
  );

  itExcept(NO_TOUCH, 'two taps at once in one place choose and zoom', async () => {
    const map = await showAll();
    const place = middleOf(map, 'BR');
    // One command for both taps: a slow machine could otherwise turn them into two single taps.
    await executeServerCommand('touch', [[place], [], [place], []]);
    await waitUntil(() => zoomOf(map) === 2);
    expect(selectedOptions(map)).to.deep.equal(['BR']);
  });

  itExcept(NO_TOUCH, 'two taps far apart in place are two taps', async () => {
    const map = await showAll();
    await tap(map, middleOf(map, 'BR'));
    await tap(map, middleOf(map, 'KZ'));
    expect([zoomOf(map), selectedOptions(map)]).to.deep.equal([1, ['KZ']]);
  });
});

describe('member-map: what the map shows', () => {
  it('a country chosen in the list, with what lies around it', async () => {
    const map = await showAll();
    item(map, 'NP').click();
    await settled(map);
    expect(zoomOf(map)).to.equal(4);
    expect(isInside(option(map, 'NP'), part(map, 'map'))).to.be.true;
    item(map, 'BR').click();
    await settled(map);
    expect(zoomOf(map)).to.be.within(1.5, 4);
    expect(isInside(option(map, 'BR'), part(map, 'map'))).to.be.true;
  });

  it('the country of the attribute from the start, and another when it changes', async () => {
    const map = await show(html`<ecpat-member-map lang="en" country="LU"></ecpat-member-map>`);
    expect(zoomOf(map)).to.equal(4);
    expect(drawing(map).getAnimations(), 'there without a way').to.be.empty;
    map.country = 'BR';
    await settled(map);
    expect(isInside(option(map, 'BR'), part(map, 'map'))).to.be.true;
  });

  it('a region: that of the attribute, and that which the visitor chooses', async () => {
    const europe = await show(html`<ecpat-member-map lang="en" region="europe"></ecpat-member-map>`);
    expect(zoomOf(europe)).to.be.greaterThan(2);
    for (const code of ['PL', 'GB', 'TR', 'KZ'])
      expect(isInside(option(europe, code), part(europe, 'map')), code).to.be.true;
    const map = await showAll();
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

  it('the same when its size changes, until the visitor goes elsewhere', async () => {
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

  it('[map-world] nothing of a country that has no place on it', async () => {
    const map = await showFew([...FEW, { id: 'x', name: 'South', country: 'AQ' }]);
    item(map, 'AQ').click();
    await settled(map);
    expect(zoomOf(map)).to.equal(1);
    expect(words(part(map, 'details'))).to.equal('Antarctica South');
    expect(isInside(part(map, 'details'), part(map, 'map'))).to.be.true;
  });

  it('every small country by a dot or a shape that a pointer finds, at any zoom', async () => {
    const map = await showAll();
    for (let step = 0; step < 4; step++) {
      for (const code of countries(map)) {
        const [x, y] = middleOf(map, code!);
        const { left, right, top, bottom } = frame(part(map, 'map'));
        if (x < left + 1 || x > right - 1 || y < top + 1 || y > bottom - 1) continue;
        const size = worldShapes().get(code!)!.size * scaleOf(map);
        const dot = parts(map, 'marker').find(({ dataset }) => dataset['country'] === code);
        expect(Boolean(dot && isShown(dot)), `${code} of ${size} px`).to.equal(size < 12);
      }
      await zoom(map, 'Zoom in');
    }
  });
});

describe('member-map: the keyboard on the map', () => {
  const at = async (members = FEW) => {
    const map = await showFew(members);
    // Firefox shows no focus ring for a script's focus after touch or mouse, unless asked.
    const byKeyboard: FocusOptions & { focusVisible: boolean } = { focusVisible: true };
    part(map, 'map').focus(byKeyboard);
    await settled(map);
    return map;
  };

  it('zooms with + and − around the country where it is, and back with 0', async () => {
    const map = await at();
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

  it('takes the map along to a country out of sight', async () => {
    const map = await at();
    await press(map, '+', '+', '+', 'ArrowRight');
    const [x, y] = middleOf(map, 'KE');
    const { left, right, top, bottom } = frame(part(map, 'map'));
    expect(x).to.be.within(left, right);
    expect(y).to.be.within(top, bottom);
    expect(zoomOf(map)).to.equal(8);
  });

  it('[map-type-ahead] goes to a country by the letters of its name, with a space among them', async () => {
    const map = await at([
      ...FEW,
      { id: 'a', name: 'A', country: 'NZ' },
      { id: 'b', name: 'B', country: 'NP' },
      { id: 'c', name: 'C', country: 'LV' },
    ]);
    await press(map, 'n');
    expect(active(map)).to.equal('option-NP');
    await press(map, 'e', 'w', ' ', 'z');
    expect(active(map)).to.equal('option-NZ');
    expect(selectedOptions(map), 'the space chose nothing').to.be.empty;
  });

  it('begins a new name after a while', async () => {
    const map = await at();
    const key = (name: string, timeStamp: number) => {
      const event = new KeyboardEvent('keydown', { key: name, bubbles: true });
      Object.defineProperty(event, 'timeStamp', { value: timeStamp });
      part(map, 'map').dispatchEvent(event);
    };
    key('l', 10_000);
    key('b', 10_500);
    await map.updateComplete;
    expect(active(map), '“lb” is none').to.equal('option-LU');
    key('b', 12_000);
    await map.updateComplete;
    expect(active(map)).to.equal('option-BR');
  });

  it('[map-type-ahead] types Cyrillic', async () => {
    const map = await show(html`<ecpat-member-map lang="ru" .members=${FEW}></ecpat-member-map>`);
    part(map, 'map').focus();
    await executeServerCommand('type', ['л']);
    await settled(map);
    expect(active(map)).to.equal('option-LU');
  });

  it('shows the country where it is as a pointer shows it, and takes that away with Escape', async () => {
    const map = await at();
    expect(words(part(map, 'details'))).to.equal('Brazil Três São Paulo');
    await press(map, 'ArrowRight');
    expect(words(part(map, 'details'))).to.equal('Kenya One Nairobi one.example Two');
    await press(map, 'Escape');
    expect(words(part(map, 'details'))).to.match(/^Choose a country/);
    await press(map, 'ArrowLeft');
    await sendKeys({ press: 'Tab' });
    await settled(map);
    expect(words(part(map, 'details')), 'nor when it leaves').to.match(/^Choose a country/);
  });

  it('comes into what it shows, and back with Escape', async () => {
    const map = await at();
    await press(map, 'ArrowRight', 'Tab');
    expect(focused(map)).to.equal(part(map, 'details').querySelector('a'));
    await press(map, 'Escape');
    expect(focused(map)).to.equal(part(map, 'map'));
    expect(words(part(map, 'details'))).to.match(/^Choose/);
    await press(map, 'ArrowLeft', 'ArrowRight', 'Tab', 'Tab');
    expect(words(part(map, 'details')), 'gone with the focus').to.match(/^Choose/);
  });

  it('opens what a screen reader presses without a pointer, and leads to it', async () => {
    const map = await showFew();
    option(map, 'LU').dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    await settled(map);
    expect(selectedOptions(map)).to.deep.equal(['LU']);
    await map.updateComplete;
    expect(focused(map)).to.equal(part(map, 'details'));
  });

  it('closes first what it only shows, then what was chosen', async () => {
    const map = await at();
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
  const rest = async (map: MemberMapElement, clock: SinonFakeTimers, position: [number, number], time = 200) => {
    await sendMouse({ type: 'move', position });
    clock.tick(time);
    await settled(map);
  };

  it('shows what a click would show, beside the country, and takes it away after leaving', async () => {
    const map = await showFew();
    await withClock(async (clock) => {
      await rest(map, clock, middleOf(map, 'KE'), 100);
      expect(words(part(map, 'details')), 'on the way to elsewhere').to.match(/^Choose/);
      await rest(map, clock, middleOf(map, 'KE'));
      expect(words(part(map, 'details'))).to.equal('Kenya One Nairobi one.example Two');
      expect(isInside(part(map, 'details'), part(map, 'map'))).to.be.true;
      expect(parts(map, 'selected')).to.be.empty;
      await rest(map, clock, [0, 0]);
    });
    expect(words(part(map, 'details'))).to.match(/^Choose/);
  });

  it('can go into the details, to a link', async () => {
    const map = await showFew();
    await withClock(async (clock) => {
      await rest(map, clock, middleOf(map, 'KE'));
      const { left, top } = frame(part(map, 'details').querySelector('a')!);
      await sendMouse({ type: 'move', position: [Math.round(left + 5), Math.round(top + 5)] });
      clock.tick(1000);
      await settled(map);
      expect(words(part(map, 'details'))).to.match(/^Kenya/);
      await rest(map, clock, [0, 0]);
    });
    expect(words(part(map, 'details'))).to.match(/^Choose/);
  });

  it('keeps the details for a press on a link in them, though the map loses the focus', async () => {
    const map = await showFew();
    await clickOn(map, middleOf(map, 'LU'));
    await press(map, 'Escape');
    expect(focused(map)).to.equal(part(map, 'map'));
    await withClock(async (clock) => {
      await rest(map, clock, middleOf(map, 'KE'));
      const link = part(map, 'details').querySelector('a')!;
      let clicks = 0;
      link.addEventListener('click', (event) => {
        event.preventDefault();
        clicks++;
      });
      const { left, top } = frame(link);
      await clickOn(map, [Math.round(left + 5), Math.round(top + 5)]);
      expect(clicks).to.equal(1);
      expect(focused(map)).to.equal(link);
    });
  });

  it('is dismissed with Escape, wherever the focus is', async () => {
    const map = await showFew();
    await withClock(async (clock) => {
      await rest(map, clock, middleOf(map, 'BR'));
      await sendKeys({ press: 'Escape' });
      await settled(map);
      expect(words(part(map, 'details'))).to.match(/^Choose/);
    });
  });

  it('leaves free what is under it, so that it can still drag and zoom', async () => {
    const many = Array.from({ length: 12 }, (_, index) => ({
      id: `${index}`,
      name: `Organisation ${index}`,
      country: 'CD',
    }));
    const map = await showFew(many);
    await withClock(async (clock) => {
      const [x, y] = middleOf(map, 'CD');
      await rest(map, clock, [x, y]);
      const { left, right, top, bottom } = frame(part(map, 'details'));
      expect(x > left && x < right && y > top && y < bottom).to.be.false;
      expect(part(map, 'details').querySelectorAll('li')).to.have.length(12);
    });
  });

  itExcept(NO_TOUCH, 'a finger does not rest: it chooses', async () => {
    const map = await showFew();
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
    it(`lie on the map and off its buttons, wherever the country is, ${direction}`, async () => {
      const map = await show(html`<ecpat-member-map lang="en" dir=${direction}></ecpat-member-map>`, 900);
      for (const code of ['US', 'NZ', 'FJ', 'BR', 'JP', 'NP', 'ET', 'KZ']) {
        await clickOn(map, middleOf(map, code));
        expect(selectedOptions(map)).to.deep.equal([code]);
        expect(isInside(part(map, 'details'), part(map, 'map')), code).to.be.true;
        const [card, buttons] = [frame(part(map, 'details')), frame(part(map, 'zoom'))];
        const isOff = card.right <= buttons.left || card.left >= buttons.right || card.top >= buttons.bottom;
        expect(isOff, code).to.be.true;
        part(map, 'details').querySelector<HTMLElement>('button')!.click();
        await settled(map);
      }
    });
  }

  it('leave the country free that was chosen in the list', async () => {
    const map = await showAll();
    for (const code of ['NP', 'BR', 'KZ', 'LU']) {
      item(map, code).click();
      await settled(map);
      const [card, shape] = [frame(part(map, 'details')), frame(option(map, code))];
      const isOff =
        card.left >= shape.right || card.right <= shape.left || card.top >= shape.bottom || card.bottom <= shape.top;
      expect(isOff, code).to.be.true;
    }
  });

  it('stand below the map where there is no room on it, as wide as the element', async () => {
    const map = await show(html`<ecpat-member-map lang="en" country="NP"></ecpat-member-map>`, 320);
    const [details, world] = [frame(part(map, 'details')), frame(part(map, 'map'))];
    expect(details.top).to.be.at.least(world.bottom);
    expect(details.width).to.be.within(300, 320);
    expect(part(map, 'details').querySelectorAll('li')).to.have.length(4);
  });

  it('are what a choice in the list leads to where they may be out of sight', async () => {
    const map = await showAll(320);
    item(map, 'NP').click();
    await settled(map);
    await nextFrame();
    expect(focused(map)).to.equal(part(map, 'details'));
    const { top, bottom } = frame(part(map, 'details'));
    expect(top).to.be.at.least(0);
    expect(bottom).to.be.at.most(innerHeight + 1);
  });
});

describe('member-map: a list that changes', () => {
  const others = [{ id: 'new', name: 'New', country: 'AO', region: 'Sub-Saharan Africa' }, ...FEW];

  it('keeps the chosen country, the focus in the list and the place on the map', async () => {
    const map = await showFew();
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

  it('moves a focus whose country is gone to the next place in the list', async () => {
    const map = await showFew();
    item(map, 'LU').focus();
    map.members = FEW.slice(0, 3);
    await settled(map);
    expect(focused(map)!.getAttribute('part')).to.equal('item');
  });

  it('keeps the focus in the details when the link that had it is gone', async () => {
    const map = await showFew();
    item(map, 'KE').focus();
    await press(map, 'Enter');
    part(map, 'details').querySelector('a')!.focus();
    map.members = FEW.slice(1);
    await settled(map);
    expect(focused(map)).to.equal(part(map, 'details'));
    expect(words(part(map, 'details'))).to.equal('Kenya Two');
  });

  it('says that a chosen country has none any more', async () => {
    const map = await showFew();
    item(map, 'LU').click();
    map.members = FEW.slice(0, 3);
    await settled(map);
    expect(words(part(map, 'details'))).to.match(/no organisation in this country/);
  });
});
