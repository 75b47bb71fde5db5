import { expect } from '@open-wc/testing';
import { a11ySnapshot } from '@web/test-runner-commands';
import { useFakeTimers } from 'sinon';
import type { HelplineBannerElement } from '../../src/helpline-banner/helpline-banner.element.js';
import { itExcept, NO_PAPER, NO_TREE, showAs } from '../helpers/engine.js';
import { ariaSnapshot, type Node } from '../helpers/aria-snapshot.js';
import { translations as pseudo } from '../../stories/pseudo-locales/generated/helpline-banner.js';
import { describeStates, showIn } from '../suites/states.js';
import { inZone, inside, isShown } from './helpline-banner.driver.js';
import { STATES, reach, type State } from './states.js';

before(async () => {
  const { HelplineBannerElement } = await import('../../src/helpline-banner/define.js');
  Object.assign(HelplineBannerElement.translations, pseudo);
});

async function showState(state: State, language?: string, style?: string): Promise<HelplineBannerElement> {
  return inZone(state.timeZone ?? 'UTC', async () => {
    const banner = await showIn<HelplineBannerElement>('ecpat-helpline-banner', state.markup, language, style);
    await reach(state, banner);
    return banner;
  });
}

describeStates('helpline-banner', STATES, showState);

for (const state of STATES) {
  describe(`helpline-banner on paper: ${state.name}`, () => {
    itExcept(NO_PAPER, '[print] prints every number as text and nothing to press', async () => {
      const banner = await showState(state);
      await showAs({ type: 'print' });
      try {
        for (const number of inside(banner).querySelectorAll('[part~="number"]')) expect(isShown(number)).to.be.true;
        expect([...inside(banner).querySelectorAll('button, select, [part~="exit"]')].filter(isShown)).to.be.empty;
      } finally {
        await showAs({});
      }
    });
  });
}

describe('helpline-banner: what a screen reader finds', () => {
  const heard = async (name: string) => {
    // A Tuesday afternoon: which line comes first depends on the time.
    const clock = useFakeTimers({ now: new Date('2026-11-24T12:00Z'), toFake: ['Date'] });
    try {
      await showState(STATES.find((state) => state.name === name)!);
      return ariaSnapshot((await a11ySnapshot({})) as unknown as Node);
    } finally {
      clock.restore();
    }
  };
  const EXIT =
    'link "Emergency: Leave this page" (Or press Shift three times. This page may stay in your browsing history.)';

  itExcept(
    NO_TREE,
    '[banner-bar] [banner-heard] in a closed bar: where, whom to call, how to leave, more',
    async () => {
      expect(await heard('a closed bar')).to.deep.equal([
        'region "Get help in Kenya"',
        'heading2 "Get help in Kenya"',
        'button "Change country"',
        'link "116" (Childline Kenya)',
        EXIT,
        'button "More help" collapsed',
      ]);
    },
  );

  itExcept(NO_TREE, 'in a bar without a country: the list of countries and a directory', async () => {
    expect(await heard('a bar without a country')).to.deep.equal([
      'region "Get help"',
      'heading2 "Get help"',
      'combobox "Where are you?" collapsed',
      'heading3 "In danger now?"',
      'link "Find a helpline: Child Helpline International"',
      EXIT,
      'button "More help" collapsed',
    ]);
  });

  itExcept(NO_TREE, 'in an open bar: the same, and then everything in its order', async () => {
    const all = await heard('an open bar');
    expect(all.filter((line) => line.startsWith('heading'))).to.deep.equal([
      'heading2 "Get help in the United States"',
      'heading3 "In danger now?"',
      'heading3 "Talk to someone"',
      'heading3 "You saw something"',
      'heading3 "You saw it online"',
      'heading3 "About leaving this page"',
    ]);
    expect(all).to.include('button "More help" expanded');
  });

  itExcept(
    NO_TREE,
    '[banner-card] [banner-missing] [banner-heard] in a card: every number with the name of its line',
    async () => {
      expect(await heard('a card')).to.deep.equal([
        'region "Get help in Belgium"',
        'heading2 "Get help in Belgium"',
        'button "Change country"',
        EXIT,
        'heading3 "In danger now?"',
        'link "112"',
        'heading3 "Talk to someone"',
        'link "103" (103 Écoute-Enfants)',
        'link "Chat: 103ecoute.be"',
        'link "102" (Awel)',
        'link "Website: awel.be"',
        'heading3 "A child is missing"',
        'link "116 000" (Child Focus (116 000))',
        'link "Website: childfocus.be"',
        'heading3 "You saw something"',
        'link "Seen while travelling? Report to Don’t Look Away"',
        'heading3 "You saw it online"',
        'link "Report at childfocus.be"',
        'heading3 "About leaving this page"',
      ]);
    },
  );
});
