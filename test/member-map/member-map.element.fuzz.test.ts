import { expect } from '@open-wc/testing';
import { asWord } from '../../src/internal/attributes.js';
import type { MemberMapElement } from '../../src/member-map/member-map.element.js';
import { REGIONS, VIEWS } from '../../src/member-map/member-map.types.js';
import { worldShapes } from '../../src/member-map/geometry/geometry.js';
import fc from '../helpers/fuzz.js';
import { anyJson, anyText, anyValue, changed, misspelt } from '../helpers/hostile.js';
import { describeFuzz, sourceOf } from '../suites/fuzz.js';
import { FOUR_MEMBERS } from './member-map.driver.js';

const some = fc.array(changed(FOUR_MEMBERS), { maxLength: 4 });

describeFuzz('member-map', () => import('../../src/member-map/define.js'), {
  tagName: 'ecpat-member-map',
  attributes: {
    src: sourceOf(
      some.map((members) => ({ schemaVersion: 1, asOf: '2026-11-24', members })),
      changed([{ schemaVersion: 1, members: FOUR_MEMBERS, network: { organisations: 122, countries: 104 } }]),
      anyJson,
    ),
    country: misspelt('KE', 'BR', 'LU', 'AQ', 'SO', ...worldShapes().keys()),
    region: misspelt(...REGIONS),
    view: misspelt(...VIEWS),
    'no-search': anyText,
  },
  properties: { members: fc.oneof(some, some, fc.array(fc.oneof(changed(FOUR_MEMBERS), anyValue)), fc.constant(null)) },
  slots: ['heading', 'note', ''],
  check(element, root) {
    const { view, members, noSearch, src, region } = element as MemberMapElement;
    if (typeof view === 'string') {
      const [shown = 'both'] = VIEWS.filter((known) => known === asWord(view).toLowerCase());
      expect(root.querySelector('[part~="map"]') === null).to.equal(shown === 'list');
      if (shown === 'map' || noSearch) expect(root.querySelector('[part~="search"]')).to.be.null;
    }
    const options = root.querySelectorAll('[role="option"]');
    for (const option of options) expect(option.getAttribute('aria-label')).to.match(/\S/);
    if (members === null && src === null && region === null) {
      expect(root.querySelector('#ecpat-summary')!.textContent).to.match(/\d\d/);
    }
  },
});
