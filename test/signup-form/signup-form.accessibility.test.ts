import { expect, fixture } from '@open-wc/testing';
import { a11ySnapshot, executeServerCommand } from '@web/test-runner-commands';
import { html } from 'lit';
import sinon from 'sinon';
import '../../src/signup-form/define.js';
import { SignupFormElement } from '../../src/signup-form/signup-form.element.js';
import { takeConsole } from '../helpers/console-guard.js';
import { outline, type Node } from '../helpers/outline.js';
import { translations as pseudo } from '../locales/generated/signup-form.js';
import { words } from './form.js';
import { STATES, type State } from './states.js';

before(() => {
  Object.assign(SignupFormElement.translations, pseudo);
  // No mail program opens in the middle of a test.
  const { navigation } = window as unknown as { navigation: EventTarget };
  navigation.addEventListener('navigate', (event) => {
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

const LANGUAGES = ['en', 'fr', 'es', 'ru', 'ar-XB'];
const directionOf = (language: string) => (language === 'ar-XB' ? 'rtl' : 'ltr');

async function showState(state: State, language = 'en', style = ''): Promise<SignupFormElement> {
  const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  clocks.push(clock);
  try {
    const outer = await fixture<HTMLElement>(html`
      <div lang=${language} dir=${directionOf(language)} .style=${style}>${state.markup}</div>
    `);
    const form = outer.querySelector('ecpat-signup-form')!;
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

const isShown = (element: Element) => element.getClientRects().length > 0 && !element.closest('.visually-hidden');
const controls = (form: Element) =>
  [...form.shadowRoot!.querySelectorAll<HTMLElement>('a, button, input')].filter(isShown);

for (const state of STATES) {
  describe(`signup-form: ${state.name}`, () => {
    for (const language of LANGUAGES) {
      for (const scheme of ['light', 'dark']) {
        it(`has nothing for axe to complain about in ${language}, ${scheme}`, async () => {
          const form = await showState(state, language, `color-scheme: ${scheme}; background: Canvas`);
          await expect(form).to.be.accessible();
        });
      }
    }

    it('gives fingers 44 px for everything that they meet, or a line of its own', async () => {
      for (const width of [320, 1000]) {
        const form = await showState(state, 'ru', `inline-size: ${width}px`);
        for (const control of controls(form)) {
          const { width: across, height } = (control.closest('label') ?? control).getBoundingClientRect();
          expect(Math.min(across, height), words(control)).to.be.at.least(control.localName === 'a' ? 24 : 44);
        }
      }
    });

    // 320 px is also what 1280 px are at 400 %.
    for (const language of ['en-XA', 'ar-XB', 'ru']) {
      it(`fits into 280 to 1600 px in ${language} without scrolling sideways`, async () => {
        for (const width of [280, 320, 700, 1600]) {
          const form = await showState(state, language, `inline-size: ${width}px`);
          const edge = form.getBoundingClientRect();
          expect(edge.width).to.equal(width);
          for (const inner of form.shadowRoot!.querySelectorAll('h2, p, a, button, input, label, span')) {
            if (!isShown(inner)) continue;
            const { left, right } = inner.getBoundingClientRect();
            expect(left, inner.outerHTML.slice(0, 80)).to.be.at.least(edge.left - 1);
            expect(right, inner.outerHTML.slice(0, 80)).to.be.at.most(edge.right + 1);
          }
        }
      });
    }

    it('draws its controls in forced colours, and moves nothing for who wants no motion', async () => {
      await executeServerCommand('media-features', { 'forced-colors': 'active', 'prefers-reduced-motion': 'reduce' });
      try {
        const form = await showState(state);
        // A box to tick is drawn by the browser.
        for (const control of controls(form).filter((one) => !one.matches('[type="checkbox"]'))) {
          const { borderTopStyle, textDecorationLine } = getComputedStyle(control);
          expect([borderTopStyle, textDecorationLine].join(), words(control)).to.match(/solid|underline|inset/);
        }
        for (const inner of [...form.shadowRoot!.querySelectorAll('*')].filter(isShown)) {
          const { transitionDuration, animationName } = getComputedStyle(inner);
          expect([transitionDuration, animationName]).to.deep.equal(['0s', 'none']);
        }
      } finally {
        await executeServerCommand('media-features', {});
      }
    });
  });
}

describe('signup-form: what a screen reader finds', () => {
  const heard = async (name: string) => {
    await showState(STATES.find((known) => known.name === name)!);
    return outline((await a11ySnapshot({})) as unknown as Node);
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
    it(name, async () => expect(await heard(name)).to.deep.equal(expected));
  }
});
