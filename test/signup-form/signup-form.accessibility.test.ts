import { expect } from '@open-wc/testing';
import { a11ySnapshot } from '@web/test-runner-commands';
import sinon from 'sinon';
import '../../src/signup-form/define.js';
import { SignupFormElement } from '../../src/signup-form/signup-form.element.js';
import { takeConsole } from '../helpers/console-guard.js';
import { itExcept, NO_TREE } from '../helpers/engine.js';
import { ariaSnapshot, type Node } from '../helpers/aria-snapshot.js';
import { translations as pseudo } from '../../stories/pseudo-locales/generated/signup-form.js';
import { describeStates, showIn } from '../suites/states.js';
import { STATES, type State } from './states.js';

before(() => {
  Object.assign(SignupFormElement.translations, pseudo);
  // No mail program opens in the middle of a test.
  const { navigation } = window as { navigation?: EventTarget };
  navigation?.addEventListener('navigate', (event) => {
    if ((event as Event & { destination: { url: string } }).destination.url.startsWith('mailto:'))
      event.preventDefault();
  });
});

const clocks: sinon.SinonFakeTimers[] = [];
afterEach(async () => {
  // What is still on its way ends here, and says so.
  for (const clock of clocks.splice(0)) await clock.tickAsync(10_000);
  expectNoOtherWarning();
});

/** An action that fails is told to the page's author, and nothing else is. */
function expectNoOtherWarning(): void {
  for (const line of takeConsole()) expect(line).to.match(/^warn: \[ecpat-signup-form\] action=/);
}

async function showState(state: State, language?: string, style?: string): Promise<SignupFormElement> {
  const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  clocks.push(clock);
  try {
    const form = await showIn<SignupFormElement>('ecpat-signup-form', state.markup, language, style);
    await form.updateComplete;
    clock.tick(2000);
    await state.reach?.(form);
    await form.updateComplete;
    expectNoOtherWarning();
    return form;
  } finally {
    clock.restore();
  }
}

// Links that stand in a sentence, or below one.
describeStates('signup-form', STATES, showState, 24);

describe('signup-form: what a screen reader finds', () => {
  const heard = async (name: string) => {
    await showState(STATES.find((known) => known.name === name)!);
    return ariaSnapshot((await a11ySnapshot({})) as unknown as Node);
  };

  const TITLE = ['region "Stay connected"', 'heading2 "Stay connected"'];
  const HELP = 'link "Talk to a child helpline"';
  const CONSENT =
    'checkbox "Yes, ECPAT Example may email me news about its work. I can stop at any time with the link in every email."';
  const REST = ['link "How we handle your data"', 'button "Sign up"'];
  const EMPTY = [...TITLE, HELP, 'textbox "Your email address"', `${CONSENT} (For people aged 16 or over.)`, ...REST];

  for (const [name, expected] of [
    ['to be filled in', EMPTY],
    [
      'with words of the author’s',
      [
        'region "Our newsletter, four times a year and never more often than that"',
        'heading3 "Our newsletter, four times a year and never more often than that"',
        HELP,
        'textbox "Your email address"',
        'checkbox "Yes, please write to me. Conditions"',
        'link "Conditions"',
        ...REST,
      ],
    ],
    [
      'with errors',
      [
        ...TITLE,
        HELP,
        'textbox "Your email address" (Enter your email address.)',
        'textbox "Your name" (Enter your name.)',
        `${CONSENT} (Tick the box to get news by email. For people aged 16 or over.)`,
        ...REST,
      ],
    ],
    ['on its way', EMPTY],
    ['to be confirmed', TITLE],
    ['sent, and not known how it ended', [...EMPTY, 'link "Sign up on the service’s own page"']],
    [
      'waiting in the mail program',
      [...EMPTY, 'link "news-join@a-very-long-name-of-a-mailing-list-server.example.org"'],
    ],
    ['kept back', [...EMPTY, 'link "News by email"']],
    [
      'refused',
      [
        ...TITLE,
        HELP,
        'textbox "Your email address" (The service did not accept this. Check for typing errors.)',
        `${CONSENT} (For people aged 16 or over.)`,
        ...REST,
      ],
    ],
    ['out of order, with another way', [...EMPTY, 'link "News by email"']],
  ] as const) {
    itExcept(NO_TREE, name, async () => expect(await heard(name)).to.deep.equal(expected));
  }
});
