import { expect } from '@open-wc/testing';
import { a11ySnapshot } from '@web/test-runner-commands';
import sinon from 'sinon';
import '../../src/signup-form/define.js';
import { SignupFormElement } from '../../src/signup-form/signup-form.element.js';
import { takeConsole } from '../helpers/console-guard.js';
import { STATES } from '../../stories/signup-form.states.js';
import { CAN_STAY, playService } from '../../stories/support/service.js';
import type { ElementState } from '../../stories/support/state.js';
import { itExcept, NO_MAIL, NO_TREE } from '../helpers/engine.js';
import { ariaSnapshot, type Node } from '../helpers/aria-snapshot.js';
import { translations as pseudo } from '../../stories/pseudo-locales/generated/signup-form.js';
import { showState as showAnyState } from '../helpers/show-state.js';
import { stopTimers } from '../helpers/timers.js';
import { describeStates, namedStates } from '../suites/states.js';

const states = namedStates(STATES, { InTheMailProgram: NO_MAIL, LongMailAddress: NO_MAIL });

before(() => Object.assign(SignupFormElement.translations, pseudo));

let stopService = () => {};
before(() => (stopService = playService()));
after(() => stopService());

const clocks: sinon.SinonFakeTimers[] = [];
afterEach(async () => {
  // Requests that are still open end here with a warning.
  for (const clock of clocks.splice(0)) await clock.tickAsync(10_000);
  for (const line of takeConsole()) expect(line).to.match(/^warn: \[ecpat-signup-form\] action=/);
});

/** Makes native forms post into a frame, so that the page stays in engines where navigation cannot be cancelled. */
async function inFrame<Result>(run: () => Promise<Result>): Promise<Result> {
  const base = Object.assign(document.createElement('base'), { target: 'landing' });
  const frame = Object.assign(document.createElement('iframe'), { name: 'landing', title: 'landing', hidden: true });
  document.head.append(base);
  document.body.append(frame);
  try {
    return await run();
  } finally {
    base.remove();
    frame.remove();
  }
}

async function showState(state: ElementState, language?: string, style?: string): Promise<SignupFormElement> {
  const clock = stopTimers('performance');
  clocks.push(clock);
  const { attributes, act } = state;
  const isNative = attributes?.['service'] === 'form' && !CAN_STAY;
  const shown: ElementState = {
    ...state,
    ...(isNative && { attributes: { ...attributes, action: '/faulty/silent' } }),
    async act(visitor) {
      // The form delays sending until two seconds have passed.
      clock.tick(2000);
      await act?.(visitor);
    },
  };
  const run = () => showAnyState<SignupFormElement>('ecpat-signup-form', shown, language, style);
  try {
    return await (isNative ? inFrame(run) : run());
  } finally {
    clock.restore();
  }
}

// Links inside a sentence, or just below one, may be smaller than 44 px, but not smaller than 24 px.
describeStates('signup-form', states, showState, 24);

describe('signup-form: the accessibility tree', () => {
  const accessibilityTree = async (name: keyof typeof STATES) => {
    await showState(STATES[name]);
    return ariaSnapshot((await a11ySnapshot({})) as unknown as Node);
  };

  const TITLE = ['region "Stay connected"', 'heading2 "Stay connected"'];
  const HELP = 'link "Talk to a child helpline"';
  const CONSENT =
    'checkbox "Yes, Name of the organisation may email me news about its work. I can stop at any time with the link in every email."';
  const LAST_CONTROLS = ['link "How we handle your data"', 'button "Sign up"'];
  const EMPTY = [
    ...TITLE,
    HELP,
    'textbox "Your email address"',
    `${CONSENT} (For people aged 16 or over.)`,
    ...LAST_CONTROLS,
  ];

  for (const [name, expected] of [
    ['ToBeFilledIn', EMPTY],
    [
      'OwnHeadingAndConsent',
      [
        'region "Our newsletter, four times a year"',
        'heading3 "Our newsletter, four times a year"',
        HELP,
        'textbox "Your email address"',
        'checkbox "Yes, please write to me. Conditions"',
        'link "Conditions"',
        ...LAST_CONTROLS,
      ],
    ],
    [
      'WithErrors',
      [
        ...TITLE,
        HELP,
        'textbox "Your email address" (Enter your email address.)',
        'textbox "Your name" (Enter your name.)',
        `${CONSENT} (Tick the box to get news by email. For people aged 16 or over.)`,
        ...LAST_CONTROLS,
      ],
    ],
    ['OnItsWay', EMPTY],
    ['ToBeConfirmed', TITLE],
    ['SentAndNotKnown', [...EMPTY, 'link "Sign up on the service’s own page"']],
    ['LongMailAddress', [...EMPTY, 'link "news-join@a-very-long-name-of-a-mailing-list-server.example.org"']],
    ['KeptBack', [...EMPTY, 'link "News by email"']],
    [
      'Refused',
      [
        ...TITLE,
        HELP,
        'textbox "Your email address" (The service did not accept this. Check for typing errors.)',
        `${CONSENT} (For people aged 16 or over.)`,
        ...LAST_CONTROLS,
      ],
    ],
    ['OutOfOrder', [...EMPTY, 'link "News by email"']],
  ] as const) {
    itExcept(NO_TREE, `is complete in ${name}`, async () =>
      expect(await accessibilityTree(name)).to.deep.equal(expected),
    );
  }
});
