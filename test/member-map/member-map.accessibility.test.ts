import { expect, fixture } from '@open-wc/testing';
import { a11ySnapshot, emulateMedia, executeServerCommand, setViewport } from '@web/test-runner-commands';
import { html } from 'lit';
import { MemberMapElement } from '../../src/member-map/member-map.element.js';
import '../../src/member-map/define.js';
import { outline, type Node } from '../helpers/outline.js';
import { translations as pseudo } from '../locales/generated/member-map.js';
import { FEW, byRole, isShown, part, parts, words } from './map.js';
import { STATES, reach, type State } from './states.js';

before(async () => {
  Object.assign(MemberMapElement.translations, pseudo);
  await setViewport({ width: 1280, height: 800 });
});
after(() => setViewport({ width: 800, height: 600 }));

const LANGUAGES = ['en', 'fr', 'es', 'ru', 'ar-XB'];
const directionOf = (language: string) => (language === 'ar-XB' ? 'rtl' : 'ltr');

async function showState(state: State, language = 'en', style = ''): Promise<MemberMapElement> {
  const outer = await fixture<HTMLElement>(html`
    <div lang=${language} dir=${directionOf(language)} .style=${style}>${state.markup}</div>
  `);
  const map = outer.querySelector('ecpat-member-map')!;
  await reach(state, map);
  return map;
}

const controls = (map: Element) =>
  [...map.shadowRoot!.querySelectorAll<HTMLElement>('a, button, select, input')].filter(isShown);

for (const state of STATES) {
  describe(`member-map: ${state.name}`, () => {
    for (const language of LANGUAGES) {
      for (const scheme of ['light', 'dark']) {
        it(`has nothing for axe to complain about in ${language}, ${scheme}`, async () => {
          const map = await showState(state, language, `color-scheme: ${scheme}; background: Canvas`);
          await expect(map).to.be.accessible();
        });
      }
    }

    it('gives fingers 44 px for everything that they meet', async () => {
      for (const width of [320, 1000]) {
        const map = await showState(state, 'ru', `inline-size: ${width}px`);
        for (const control of controls(map)) {
          const { width: across, height } = control.getBoundingClientRect();
          expect(Math.min(across, height), words(control)).to.be.at.least(control.localName === 'a' ? 24 : 44);
        }
      }
    });

    // 320 px is also what 1280 px are at 400 %.
    for (const language of ['en-XA', 'ar-XB', 'ru']) {
      it(`fits into 280 to 1600 px in ${language} without scrolling sideways`, async () => {
        for (const width of [280, 320, 700, 1600]) {
          const map = await showState(state, language, `inline-size: ${width}px`);
          const edge = map.getBoundingClientRect();
          expect(edge.width).to.equal(width);
          for (const inner of map.shadowRoot!.querySelectorAll('h2, h3, p, a, button, input, select, li, span, bdi')) {
            if (inner.closest('.visually-hidden') || !isShown(inner)) continue;
            const { left, right } = inner.getBoundingClientRect();
            expect(left, inner.outerHTML.slice(0, 80)).to.be.at.least(edge.left - 1);
            expect(right, inner.outerHTML.slice(0, 80)).to.be.at.most(edge.right + 1);
          }
        }
      });
    }

    it('prints every organisation, the map but in the list alone, and nothing to press', async () => {
      const map = await showState(state);
      await emulateMedia({ media: 'print' });
      try {
        await reach({ ...state, reach: undefined }, map);
        expect(controls(map)).to.have.length(0);
        expect(parts(map, 'map').filter(isShown)).to.have.length(state.name === 'the list alone' ? 0 : 1);
        const world = map.shadowRoot!.querySelector('.world');
        if (world) expect(getComputedStyle(world).transform, 'the whole world').to.equal('none');
        const printed = [...map.shadowRoot!.querySelectorAll('.full-list li')].filter(isShown);
        expect(printed.length > 0).to.equal(state.name !== 'no organisations');
      } finally {
        await emulateMedia({ media: 'screen' });
      }
    });

    it('draws its controls in forced colours, and moves nothing for who wants no motion', async () => {
      await executeServerCommand('media-features', { 'forced-colors': 'active', 'prefers-reduced-motion': 'reduce' });
      try {
        const map = await showState(state);
        for (const control of controls(map)) {
          const { borderTopStyle, textDecorationLine } = getComputedStyle(control);
          expect([borderTopStyle, textDecorationLine].join(), words(control)).to.match(/solid|underline|inset/);
        }
        for (const inner of map.shadowRoot!.querySelectorAll('*')) {
          const { transitionDuration, animationName } = getComputedStyle(inner);
          expect([transitionDuration, animationName]).to.deep.equal(['0s', 'none']);
          expect(inner.getAnimations()).to.have.length(0);
        }
      } finally {
        await executeServerCommand('media-features', {});
      }
    });
  });
}

describe('member-map: what a screen reader finds', () => {
  const heard = async (name: string) => {
    const state = STATES.find((known) => known.name === name)!;
    await showState(name === 'list and map' ? { ...state, markup: few } : state);
    return outline((await a11ySnapshot({})) as unknown as Node);
  };
  const few = html`<ecpat-member-map .members=${FEW}></ecpat-member-map>`;

  it('in list and map: how much there is, search, the list by region, and the map as a list', async () => {
    const keys =
      'Arrow keys go to the nearest country, letters to a country by its name. Enter opens it, Escape closes it. Plus and minus zoom, 0 shows the whole world.';
    expect(await heard('list and map')).to.deep.equal([
      'region "Where members work"',
      'heading2 "Where members work"',
      'searchbox "Search by name, city or country"',
      'combobox "Region" collapsed',
      'heading3 "Sub-Saharan Africa, 2 organisations"',
      'button "Kenya, 2 organisations"',
      'heading3 "Americas, 1 organisation"',
      'button "Brazil, 1 organisation"',
      'heading3 "Europe, 1 organisation"',
      'button "Luxembourg, 1 organisation"',
      'button "Zoom in"',
      'button "Zoom out"',
      'button "Show the whole world"',
      `listbox "Map of the countries in this list" (4 organisations in 3 countries in this list. ${keys})`,
    ]);
  });

  it('in the list alone, with a country chosen: its organisations under its name', async () => {
    const all = await heard('the list alone');
    expect(all.slice(all.indexOf('group "Nepal"'))).to.deep.equal([
      'group "Nepal"',
      'heading3 "Nepal"',
      'button "Close"',
      'link "cwin.org.np"',
    ]);
    expect(all).to.include('button "Nepal, 4 organisations"');
    expect(all.filter((line) => line.startsWith('listbox'))).to.deep.equal([]);
  });

  it('on the map: each country as an option, of which one is chosen', async () => {
    const map = await showState(STATES.find(({ name }) => name === 'the map alone')!);
    expect(part(map, 'map').role).to.equal('listbox');
    const chosen = byRole(map, 'option').filter(({ ariaSelected }) => ariaSelected === 'true');
    expect(chosen.map(({ ariaLabel }) => ariaLabel)).to.deep.equal(['Nepal, 4 organisations']);
  });
});
