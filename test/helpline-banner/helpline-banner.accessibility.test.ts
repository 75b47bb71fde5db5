import { expect } from '@open-wc/testing';
import { a11ySnapshot } from '@web/test-runner-commands';
import { useFakeTimers } from 'sinon';
import type { HelplineBannerElement } from '../../src/helpline-banner/helpline-banner.element.js';
import { STATES } from '../../stories/helpline-banner.states.js';
import type { ElementState } from '../../stories/support/state.js';
import { itExcept, NO_PAPER, NO_TREE, showAs } from '../helpers/engine.js';
import { ariaSnapshot, type Node } from '../helpers/aria-snapshot.js';
import { translations as pseudo } from '../../stories/pseudo-locales/generated/helpline-banner.js';
import { showState as showAnyState } from '../helpers/show-state.js';
import { describeStates, namedStates } from '../suites/states.js';
import { inZone, inside, isShown, part } from './helpline-banner.driver.js';

const states = namedStates(STATES);

before(async () => {
  const { HelplineBannerElement } = await import('../../src/helpline-banner/define.js');
  Object.assign(HelplineBannerElement.translations, pseudo);
});

/** A state without a time zone uses UTC, which suggests no country. */
const showState = (state: ElementState, language?: string, style?: string): Promise<HelplineBannerElement> =>
  inZone(state.timeZone ?? 'UTC', () => showAnyState('ecpat-helpline-banner', state, language, style));

describeStates('helpline-banner', states, showState);

for (const state of states) {
  describe(`helpline-banner in print: ${state.name}`, () => {
    itExcept(NO_PAPER, '[print] prints every number as text and no controls', async () => {
      const banner = await showState(state);
      await showAs({ type: 'print' });
      try {
        for (const number of part(inside(banner), 'number')) expect(isShown(number)).to.be.true;
        expect([...inside(banner).querySelectorAll('button, select, .ecpat-way-out > a')].filter(isShown)).to.be.empty;
      } finally {
        await showAs({});
      }
    });
  });
}

describe('helpline-banner: descriptions', () => {
  it('exist for everything that refers to one, in each state', async () => {
    for (const state of states) {
      const shadow = inside(await showState(state));
      const missing = [...shadow.querySelectorAll('[aria-describedby]')].filter(
        (described) => !shadow.getElementById(described.getAttribute('aria-describedby')!),
      );
      expect(missing, state.name).to.deep.equal([]);
    }
  });
});

describe('helpline-banner: accessibility tree', () => {
  const heard = async (name: keyof typeof STATES) => {
    // A Tuesday afternoon: the order of the lines depends on the time.
    const clock = useFakeTimers({ now: new Date('2026-11-24T12:00Z'), toFake: ['Date'] });
    try {
      await showState(STATES[name]);
      return ariaSnapshot((await a11ySnapshot({})) as unknown as Node);
    } finally {
      clock.restore();
    }
  };
  const EXIT =
    'link "Emergency: Leave this page" (Or press Shift three times. This page may stay in your browsing history.)';

  itExcept(
    NO_TREE,
    '[banner-bar] [banner-heard] lists country, number, exit and “More help” in a closed bar',
    async () => {
      expect(await heard('ClosedBar')).to.deep.equal([
        'region "Get help in Kenya"',
        'heading2 "Get help in Kenya"',
        'button "Change country"',
        'link "116" (Childline Kenya)',
        EXIT,
        'button "More help" collapsed',
      ]);
    },
  );

  itExcept(NO_TREE, 'lists the countries and a directory in a bar without a country', async () => {
    expect(await heard('WithoutCountry')).to.deep.equal([
      'region "Get help"',
      'heading2 "Get help"',
      'combobox "Where are you?" collapsed',
      'link "Find a helpline: Child Helpline International"',
      EXIT,
      'button "More help" collapsed',
    ]);
  });

  itExcept(NO_TREE, 'lists every section in order in an open bar', async () => {
    const all = await heard('OpenBar');
    expect(all.filter((line) => line.startsWith('heading'))).to.deep.equal([
      'heading2 "Get help in the United States"',
      'heading3 "In danger now?"',
      'heading3 "What happens when I call?"',
      'heading3 "Talk to someone"',
      'heading3 "Pictures of me are online, or someone threatens me"',
      'heading3 "Saw a child in danger?"',
      'heading3 "Saw a sexual picture or video of a child?"',
      'heading3 "About leaving this page"',
    ]);
    expect(all).to.include('button "More help" expanded');
  });

  itExcept(
    NO_TREE,
    '[banner-card] [banner-missing] [banner-heard] lists every number with the name of its line in a card',
    async () => {
      expect(await heard('Card')).to.deep.equal([
        'region "Get help in Belgium"',
        'heading2 "Get help in Belgium"',
        'button "Change country"',
        EXIT,
        'heading3 "In danger now?"',
        'link "112"',
        'heading3 "What happens when I call?"',
        'heading3 "Talk to someone"',
        'link "103" (103 Écoute-Enfants)',
        'link "Chat: 103ecoute.be"',
        'link "102" (Awel)',
        'link "Website: awel.be"',
        'heading3 "Pictures of me are online, or someone threatens me"',
        'link "Website: takeitdown.ncmec.org"',
        'link "Website: stopncii.org"',
        'heading3 "Is a child missing? Did you run away?"',
        'link "116 000" (Child Focus (116 000))',
        'link "Website: childfocus.be"',
        'heading3 "Saw a child in danger?"',
        'link "112"',
        'link "Seen while travelling? Report to Don’t Look Away"',
        'heading3 "Saw a sexual picture or video of a child?"',
        'link "Report at childfocus.be"',
        'heading3 "About leaving this page"',
      ]);
    },
  );
});
