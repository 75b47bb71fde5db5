import { expect } from '@open-wc/testing';
import { a11ySnapshot, setViewport } from '@web/test-runner-commands';
import { MemberMapElement } from '../../src/member-map/member-map.element.js';
import '../../src/member-map/define.js';
import { STATES } from '../../stories/member-map.states.js';
import type { ElementState } from '../../stories/support/state.js';
import { itExcept, NO_PAPER, NO_TREE, showAs } from '../helpers/engine.js';
import { ariaSnapshot, type Node } from '../helpers/aria-snapshot.js';
import { translations as pseudo } from '../../stories/pseudo-locales/generated/member-map.js';
import { showState as showAnyState } from '../helpers/show-state.js';
import { describeStates, namedStates } from '../suites/states.js';
import { byRole, drawn, isShown, part, parts, showMembers } from './member-map.driver.js';

const states = namedStates(STATES);

before(async () => {
  Object.assign(MemberMapElement.translations, pseudo);
  await setViewport({ width: 1280, height: 800 });
});
after(() => setViewport({ width: 800, height: 600 }));

async function showState(state: ElementState, language?: string, style?: string): Promise<MemberMapElement> {
  const map = await showAnyState<MemberMapElement>('ecpat-member-map', state, language, style);
  await drawn(map);
  return map;
}

describeStates('member-map', states, showState, 24);

for (const state of states) {
  describe(`member-map on paper: ${state.name}`, () => {
    itExcept(NO_PAPER, '[print] prints every organisation and the map, if shown, without controls', async () => {
      const map = await showState(state);
      await showAs({ type: 'print' });
      try {
        await drawn(map);
        expect([...map.shadowRoot!.querySelectorAll('a, button, select, input')].filter(isShown)).to.have.length(0);
        expect(parts(map, 'map').filter(isShown)).to.have.length(state.key === 'ListAlone' ? 0 : 1);
        const world = map.shadowRoot!.querySelector('.ecpat-world');
        if (world) expect(getComputedStyle(world).transform, 'the whole world').to.equal('none');
        const printed = [...map.shadowRoot!.querySelectorAll('.ecpat-full-list li')].filter(isShown);
        expect(printed.length > 0).to.equal(state.key !== 'NoOrganisations');
      } finally {
        await showAs({});
      }
    });
  });
}

describe('member-map: the accessibility tree', () => {
  const accessibilityTree = async () => ariaSnapshot((await a11ySnapshot({})) as unknown as Node);

  itExcept(NO_TREE, 'has search, the list by region, and the map as a listbox described by the totals', async () => {
    const keys =
      'Arrow keys go to the nearest country, letters to a country by its name. Enter opens it, Escape closes it. Plus and minus zoom, 0 shows the whole world.';
    await drawn(await showMembers());
    expect(await accessibilityTree()).to.deep.equal([
      'region "Where our members work"',
      'heading2 "Where our members work"',
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

  itExcept(
    NO_TREE,
    'has the organisations of the chosen country in a group with its name when only the list is shown',
    async () => {
      await showState(STATES.ListAlone);
      const all = await accessibilityTree();
      expect(all.slice(all.indexOf('group "Nepal"'))).to.deep.equal([
        'group "Nepal"',
        'heading3 "Nepal"',
        'button "Close"',
        'link "cwin.org.np"',
        'link "At ecpat.org"',
      ]);
      expect(all).to.include('button "Nepal, 4 organisations"');
      expect(all.filter((line) => line.startsWith('listbox'))).to.deep.equal([]);
    },
  );

  it('[map-listbox] has each country of the map as an option, with the chosen one selected', async () => {
    const map = await showState(STATES.MapAlone);
    expect(part(map, 'map').role).to.equal('listbox');
    const chosen = byRole(map, 'option').filter(({ ariaSelected }) => ariaSelected === 'true');
    expect(chosen.map(({ ariaLabel }) => ariaLabel)).to.deep.equal(['Nepal, 4 organisations']);
  });
});
