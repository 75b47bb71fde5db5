import { expect } from '@open-wc/testing';
import {
  WORLD_VIEW_BOX,
  contestedBorders,
  solidBorders,
  undeterminedLand,
  worldShapes,
} from '../../../src/member-map/geometry/geometry.js';

/** Adds the path to the page so that the browser can measure it. */
function drawn(path: string): SVGPathElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const element = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  element.setAttribute('d', path);
  svg.append(element);
  document.body.append(svg);
  return element;
}

afterEach(() => document.querySelectorAll('body > svg').forEach((svg) => svg.remove()));

/** The edges of path data that consists of lines, each named alike in both directions. */
function edgesOf(path: string): string[] {
  return path.split('M').flatMap((line) => {
    // The start point, then relative steps: right, down, right, down …
    const numbers = (line.match(/-?\d+/g) ?? []).map(Number);
    let [x, y] = [0, 0];
    const points = Array.from({ length: numbers.length / 2 }, (_, index) => {
      x += numbers[2 * index]!;
      y += numbers[2 * index + 1]!;
      return `${x},${y}`;
    });
    return points.slice(1).map((point, index) => [point, points[index]].sort().join(' '));
  });
}

describe('the shapes of the world', () => {
  const shapes = worldShapes();
  const POINTS = ['BV', 'GI', 'TK', 'UM'];

  it('[map-world] include 245 territories with a shape and four as points', () => {
    expect(shapes.size).to.equal(249);
    expect([...shapes].filter(([, { path }]) => path === '').map(([code]) => code)).to.deep.equal(POINTS);
  });

  it('[map-world] leave Antarctica out', () => {
    expect(shapes.has('AQ')).to.be.false;
  });

  it('are decoded once', () => {
    expect(worldShapes()).to.equal(shapes);
  });

  it('are closed paths that a browser can draw', () => {
    for (const [code, { path }] of shapes) {
      if (!POINTS.includes(code)) expect(path, code).to.match(/^(M-?\d+,-?\d+l-?\d+,-?\d+(,-?\d+,-?\d+){2,}Z)+$/);
    }
    expect(drawn(shapes.get('BR')!.path).getTotalLength()).to.be.greaterThan(500);
  });

  it('fit inside the view box', () => {
    const [left, top, width, height] = WORLD_VIEW_BOX;
    for (const [code, { path, centre, box }] of shapes) {
      const { x, y, width: wide, height: high } = path ? drawn(path).getBBox() : new DOMRect(...centre, 0, 0);
      expect(x, code).to.be.at.least(left);
      expect(y, code).to.be.at.least(top);
      expect(x + wide, code).to.be.at.most(left + width);
      expect(y + high, code).to.be.at.most(top + height);
      expect(box[0], code).to.be.at.least(x);
      expect(box[3], code).to.be.at.most(y + high);
    }
  });

  it('have the box, size and centre of their largest ring', () => {
    for (const code of ['BR', 'LS', 'MN']) {
      const { x, y, width, height } = drawn(shapes.get(code)!.path.split('Z')[0]!).getBBox();
      expect(shapes.get(code)!.box, code).to.deep.equal([x, y, x + width, y + height]);
      expect(shapes.get(code)!.size, code).to.equal(Math.max(width, height));
      expect(shapes.get(code)!.centre, code).to.deep.equal([x + width / 2, y + height / 2]);
    }
  });

  it('have boxes of the mainland without remote islands', () => {
    const width = (code: string): number => shapes.get(code)!.box[2] - shapes.get(code)!.box[0];
    // Guiana, Alaska and Hawaii are left out. Chukotka is joined to the rest of Russia.
    expect(width('FR')).to.be.within(30, 80);
    expect(width('US')).to.be.within(200, 350);
    expect(width('RU')).to.be.within(500, 800);
    expect(width('FJ')).to.be.lessThan(20);
    expect(width('NL')).to.be.lessThan(30);
  });

  it('have a centre but no size when they are points', () => {
    for (const code of POINTS) {
      const { centre, size, box } = shapes.get(code)!;
      expect(size, code).to.equal(0);
      expect(box, code).to.deep.equal([...centre, ...centre]);
    }
  });

  it('are at their places in the world', () => {
    const [gibraltarX, gibraltarY] = shapes.get('GI')!.centre;
    const spain = shapes.get('ES')!.box;
    expect(gibraltarX).to.be.within(spain[0], spain[2]);
    expect(Math.abs(gibraltarY - spain[3])).to.be.lessThan(3);
    expect(shapes.get('UM')!.centre[0], 'Wake Island is west of the date line').to.be.greaterThan(1700);
    expect(shapes.get('NZ')!.centre[1], 'south is below').to.be.greaterThan(shapes.get('JP')!.centre[1]);
    expect(shapes.get('CA')!.centre[0], 'west is left').to.be.lessThan(shapes.get('NO')!.centre[0]);
  });

  it('assign undetermined land to no territory', () => {
    expect(shapes.has('ZZ')).to.be.false;
    expect(undeterminedLand()).to.match(/^M.+Z$/);
    const { x, y, width, height } = drawn(undeterminedLand()).getBBox();
    const [left, top, right, bottom] = shapes.get('IN')!.box;
    expect(x > left && x + width < right && y > top - 5 && y + height < bottom, 'beside India').to.be.true;
  });
});

describe('the borders of the world', () => {
  it('are drawn either solid or dashed, never both', () => {
    const solid = edgesOf(solidBorders());
    const dashed = edgesOf(contestedBorders());
    expect(solid.length).to.be.greaterThan(1500);
    expect(dashed.length).to.be.within(30, 100);
    expect(dashed.filter((edge) => solid.includes(edge))).to.be.empty;
  });

  it('are drawn once each', () => {
    const edges = [...edgesOf(solidBorders()), ...edgesOf(contestedBorders())];
    expect(new Set(edges).size).to.equal(edges.length);
  });

  it('do not include coasts', () => {
    const edges = new Set([...edgesOf(solidBorders()), ...edgesOf(contestedBorders())]);
    for (const island of ['IS', 'MG', 'JM']) {
      expect(
        edgesOf(worldShapes().get(island)!.path).filter((edge) => edges.has(edge)),
        island,
      ).to.be.empty;
    }
    const lesotho = edgesOf(worldShapes().get('LS')!.path);
    expect(
      lesotho.every((edge) => edges.has(edge)),
      'an enclave has borders all around',
    ).to.be.true;
  });
});
