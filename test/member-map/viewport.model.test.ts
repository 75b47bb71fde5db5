import { expect } from '@open-wc/testing';
import { WORLD_VIEW_BOX, type Point } from '../../src/member-map/geometry/geometry.js';
import {
  MAX_ZOOM,
  WHOLE_WORLD,
  boxAround,
  fitBox,
  panBy,
  placeBeside,
  panIntoView,
  scaleOf,
  toGrid,
  toPixels,
  svgTransform,
  cssTransform,
  clampViewport,
  zoomAround,
  type Box,
  type Viewport,
} from '../../src/member-map/viewport.model.js';
import fc from '../helpers/fuzz.js';

const [LEFT, TOP, WIDTH, HEIGHT] = WORLD_VIEW_BOX;

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const point = fc.tuple(real(LEFT, LEFT + WIDTH), real(TOP, TOP + HEIGHT));
const stages = fc.record({ width: fc.integer({ min: 200, max: 1600 }), height: fc.integer({ min: 150, max: 900 }) });
const views: fc.Arbitrary<Viewport> = fc.record({ zoom: real(1, MAX_ZOOM), centre: point });
const corner = fc.tuple(real(LEFT + 1, LEFT + WIDTH - 1), real(TOP + 1, TOP + HEIGHT - 1));
const boxes = fc
  .tuple(corner, corner)
  .map(([[x, y], [otherX, otherY]]): Box => [
    Math.min(x, otherX) - 1,
    Math.min(y, otherY) - 1,
    Math.max(x, otherX) + 1,
    Math.max(y, otherY) + 1,
  ]);

function expectNear(actual: readonly number[], expected: readonly number[], tolerance = 1e-6): void {
  actual.forEach((value, index) => expect(value).to.be.closeTo(expected[index]!, tolerance));
}

/** Applies a CSS transform whose origin is the middle of the stage. */
function moved([x, y]: Point, transform: string, { width, height }: { width: number; height: number }): Point {
  const { x: toX, y: toY } = new DOMMatrix(transform).transformPoint({ x: x - width / 2, y: y - height / 2 });
  return [toX + width / 2, toY + height / 2];
}

describe('member-map: the viewport', () => {
  it('shows the whole world as large as the stage allows at first', () => {
    const stage = { width: 900, height: 500 };
    expectNear(toPixels([LEFT, TOP + HEIGHT / 2], WHOLE_WORLD, stage), [0, 250]);
    expectNear(toPixels([LEFT + WIDTH, TOP + HEIGHT / 2], WHOLE_WORLD, stage), [900, 250]);
    expect(scaleOf({ width: 0, height: 0 }, 1), 'unknown').to.equal(0);
  });

  it('is clamped to the allowed zoom and to the edges of the world', () => {
    fc.assert(
      fc.property(
        fc.record({ zoom: real(-5, 50), centre: fc.tuple(real(-1e4, 1e4), real(-1e4, 1e4)) }),
        stages,
        (wild, stage) => {
          const view = clampViewport(wild, stage);
          expect(view.zoom).to.be.within(1, MAX_ZOOM);
          const [left, top] = toPixels([LEFT, TOP], view, stage);
          const [right, bottom] = toPixels([LEFT + WIDTH, TOP + HEIGHT], view, stage);
          // The world either extends beyond both edges or is centred.
          if (right - left >= stage.width) expect(left <= 1e-6 && right >= stage.width - 1e-6).to.be.true;
          else expect(left).to.be.closeTo(stage.width - right, 1e-6);
          if (bottom - top >= stage.height) expect(top <= 1e-6 && bottom >= stage.height - 1e-6).to.be.true;
          else expect(top).to.be.closeTo(stage.height - bottom, 1e-6);
          expectNear(clampViewport(view, stage).centre, view.centre);
        },
      ),
    );
  });

  it('keeps a point in place when it zooms around it', () => {
    fc.assert(
      fc.property(views, real(0.1, 10), point, stages, (view, factor, at, stage) => {
        const zoomed = zoomAround(view, factor, at);
        expect(zoomed.zoom).to.be.within(1, MAX_ZOOM);
        expectNear(toPixels(at, zoomed, stage), toPixels(at, view, stage));
      }),
    );
  });

  it('pans by CSS pixels', () => {
    fc.assert(
      fc.property(views, point, stages, real(-500, 500), real(-500, 500), (view, at, stage, right, down) => {
        const [x, y] = toPixels(at, view, stage);
        expectNear(toPixels(at, panBy(view, [right, down], stage), stage), [x + right, y + down]);
      }),
    );
  });

  it('converts pixels of the stage back to points of the grid', () => {
    fc.assert(
      fc.property(views, point, stages, (view, at, stage) => {
        expectNear(toGrid(toPixels(at, view, stage), view, stage), at);
      }),
    );
  });

  it('fits a box into its share of the stage at the highest allowed zoom', () => {
    fc.assert(
      fc.property(boxes, stages, real(0.2, 1), real(1, MAX_ZOOM), (box, stage, share, maxZoom) => {
        const view = fitBox(box, share, maxZoom, stage);
        const [left, top] = toPixels([box[0], box[1]], view, stage);
        const [right, bottom] = toPixels([box[2], box[3]], view, stage);
        const used = Math.max((right - left) / stage.width, (bottom - top) / stage.height);
        expect(view.zoom).to.be.within(1, maxZoom);
        if (view.zoom > 1) expect(used).to.be.at.most(share + 1e-6);
        if (view.zoom < maxZoom && view.zoom > 1) expect(used, 'no smaller than necessary').to.be.closeTo(share, 1e-6);
        expect(left, 'all of it is visible').to.be.at.least(-1e-6);
        expect(bottom).to.be.at.most(stage.height + 1e-6);
      }),
    );
  });

  it('fits a point at the highest allowed zoom, and works before the stage is measured', () => {
    expect(fitBox([500, 300, 500, 300], 0.4, 4, { width: 900, height: 500 }).zoom).to.equal(4);
    const unknown = fitBox([500, 300, 700, 400], 0.5, 8, { width: 0, height: 0 });
    expect(unknown.zoom).to.be.within(2, 8);
    expectNear(unknown.centre, [600, 350]);
    // A page can set the height of the map to zero.
    expect(fitBox([500, 300, 700, 400], 0.5, 8, { width: 1, height: 0 }).zoom).to.equal(unknown.zoom);
  });

  it('finds the box around several boxes', () => {
    expect(boxAround([])).to.be.null;
    expect(
      boxAround([
        [3, 4, 5, 6],
        [1, 8, 2, 9],
      ]),
    ).to.deep.equal([1, 4, 5, 9]);
  });

  it('pans no further than needed to bring a point into view', () => {
    fc.assert(
      fc.property(views, point, stages, (wild, at, stage) => {
        const view = clampViewport(wild, stage);
        const [x, y] = toPixels(at, view, stage);
        const [seenX, seenY] = toPixels(at, panIntoView(at, view, stage), stage);
        expect(seenX).to.be.within(-1e-6, stage.width + 1e-6);
        expect(seenY).to.be.within(-1e-6, stage.height + 1e-6);
        const isInside = x > 50 && y > 50 && x < stage.width - 50 && y < stage.height - 50;
        if (isInside) expectNear([seenX, seenY], [x, y]);
      }),
    );
  });

  it('matches the transform of the drawing, and that of a gesture on it', () => {
    fc.assert(
      fc.property(views, views, point, stages, (shown, drawn, at, stage) => {
        const [, translateX, translateY, factor] = /translate\((\S+) (\S+)\) scale\((\S+)\)/.exec(svgTransform(shown))!;
        const onGrid: Point = [
          at[0] * Number(factor) + Number(translateX),
          at[1] * Number(factor) + Number(translateY),
        ];
        expectNear(toPixels(onGrid, WHOLE_WORLD, stage), toPixels(at, shown, stage), 1e-3);
        const transform = cssTransform(shown, drawn, stage);
        expectNear(moved(toPixels(at, drawn, stage), transform, stage), toPixels(at, shown, stage), 0.05);
      }),
    );
  });
});

describe('member-map: the position of the details', () => {
  const bounds: Box = [12, 12, 800, 500];
  const card = { width: 300, height: 200 };

  for (const [where, about, expected] of [
    ['to the right', [100, 200, 140, 240], [152, 120]],
    ['to the left when the right has no room', [600, 200, 640, 240], [288, 120]],
    ['below when neither side has room', [250, 50, 550, 90], [250, 102]],
    ['above when there is no room below', [250, 400, 550, 440], [250, 188]],
    ['not beyond the upper edge', [100, 0, 140, 40], [152, 12]],
    ['not beyond the lower edge', [100, 480, 140, 520], [152, 300]],
  ] as const) {
    it(`is ${where}`, () => expect(placeBeside(about, card, bounds)).to.deep.equal(expected));
  }

  it('is within the bounds, and does not cover the country when a side has room', () => {
    const edges = fc.record({ x: real(-50, 850), y: real(-50, 550), width: real(0, 160), height: real(0, 160) });
    const cards = fc.record({ width: real(40, 330), height: real(40, 160) });
    fc.assert(
      fc.property(edges, cards, ({ x, y, width, height }, own) => {
        const about: Box = [x, y, x + width, y + height];
        const [left, top] = placeBeside(about, own, bounds);
        expect(left).to.be.within(bounds[0], bounds[2] - own.width + 1e-6);
        expect(top).to.be.within(bounds[1], bounds[3] - own.height + 1e-6);
        const isBeside = left >= about[2] || left + own.width <= about[0];
        const isBelow = top >= about[3] || top + own.height <= about[1];
        const hasRoom = about[2] + 12 + own.width <= bounds[2] || about[0] - 12 - own.width >= bounds[0];
        if (hasRoom) expect(isBeside || isBelow).to.be.true;
      }),
    );
  });
});
