import { expect, fixture, oneEvent } from '@open-wc/testing';
import { a11ySnapshot, sendKeys } from '@web/test-runner-commands';
import { html, type TemplateResult } from 'lit';
import sinon from 'sinon';
import type { ErrorDetail } from '../../src/internal/errors.js';
import { LANGUAGE_TAGS } from '../../src/locales/languages.js';
import type { SignupFormElement } from '../../src/signup-form/signup-form.element.js';
import type { SignupResultDetail, SignupSubmitDetail, SignupValues } from '../../src/signup-form/signup-form.types.js';
import { takeConsole } from '../helpers/console-guard.js';
import { itExcept, NO_TREE } from '../helpers/engine.js';
import { describeContract } from '../suites/contract.js';
import {
  box,
  button,
  describeElement,
  errors,
  field,
  fill,
  focused,
  markup,
  part,
  press,
  pressInVain,
  show,
  speak,
  status,
  honeypot,
  type,
  words,
} from './signup-form.driver.js';

describeContract('signup-form', {
  loadClass: async () => (await import('../../src/signup-form/signup-form.element.js')).SignupFormElement,
  loadDefinition: () => import('../../src/signup-form/define.js'),
  markup: (content) => html`
    <ecpat-signup-form
      action="/faulty/signup/confirm"
      controller="ECPAT Example"
      privacy-url="/privacy"
      name-field="optional"
      >${content}</ecpat-signup-form
    >
  `,
});

describe('signup-form', () => {
  let clock: sinon.SinonFakeTimers;
  let fetched: sinon.SinonSpy;
  const sent = (): unknown[] =>
    fetched.getCalls().map(({ args }) => JSON.parse((args[1] as RequestInit).body as string) as unknown);

  // The form waits for those who are too quick, and gives up in time: neither is a reason for a test to wait.
  beforeEach(() => {
    clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    fetched = sinon.spy(window, 'fetch');
  });
  afterEach(() => {
    clock.restore();
    fetched.restore();
  });

  /** A form that has been on the screen long enough. */
  async function showForLong(template?: TemplateResult): Promise<SignupFormElement> {
    const form = await show(template);
    clock.tick(2000);
    return form;
  }

  describe('by default', () => {
    it('[form-name] [form-email-only] [never-free-text] asks for an address and consent, and nothing else', async () => {
      const form = await show();
      const inputs = [...form.shadowRoot!.querySelectorAll('input')].filter((input) => !input.closest('[aria-hidden]'));
      expect(inputs.map(({ type }) => type)).to.deep.equal(['email', 'checkbox']);
      expect(form.shadowRoot!.querySelector('textarea, select, [type="file"], [type="date"], [placeholder]')).to.be
        .null;
    });

    it('names its fields in words above them, and brings up the right keyboard', async () => {
      const form = await show();
      const email = field(form, 'email');
      expect(words(email.labels![0]!)).to.equal('Your email address');
      expect(email.labels![0]!.getBoundingClientRect().bottom).to.be.at.most(email.getBoundingClientRect().top);
      expect([email.type, email.inputMode, email.autocomplete, email.required]).to.deep.equal([
        'email',
        'email',
        'email',
        true,
      ]);
    });

    it('[form-consent] does not tick the box, names who will write, and links to their privacy notice', async () => {
      const form = await show();
      expect(box(form).checked).to.be.false;
      expect(words(box(form).labels![0]!)).to.equal(
        'Yes, ECPAT Example may email me news about its work. I can stop at any time with the link in every email.',
      );
      const link = part(form, 'consent')[0]!.querySelector('a')!;
      expect([link.pathname, words(link)]).to.deep.equal(['/privacy', 'How we handle your data']);
    });

    it('[form-age] is said to be for people of 16 or over, also to those who hear the box', async () => {
      const form = await show();
      const described = box(form)
        .getAttribute('aria-describedby')!
        .split(' ')
        .map((id) => form.shadowRoot!.getElementById(id)!);
      expect(described.map(words).join('')).to.equal('For people aged 16 or over.');
    });

    it('writes an age as each of its languages does, without asking the browser', () => {
      for (const language of LANGUAGE_TAGS) {
        const format = new Intl.NumberFormat(language);
        for (let years = 0; years <= 120; years++) expect(format.format(years), language).to.equal(String(years));
      }
    });

    it('[never-prefilled] takes nothing from the address of the page', async () => {
      const address = location.href;
      const values = 'email=ada@example.org&name=Ada&consent=on';
      history.replaceState(null, '', `${location.pathname}${location.search}&${values}#${values}`);
      try {
        const form = await show();
        form.nameField = 'optional';
        await form.updateComplete;
        expect([field(form, 'email').value, field(form, 'name').value, box(form).checked]).to.deep.equal([
          '',
          '',
          false,
        ]);
        expect(honeypot(form).value).to.equal('');
      } finally {
        history.replaceState(null, '', address);
      }
    });

    it('[form-no-request] sends nothing before somebody presses the button', async () => {
      const form = await showForLong();
      fill(form);
      clock.tick(60_000);
      expect(fetched.called).to.be.false;
    });

    it('[form-honeypot] has a trap that nobody sees, reaches or is offered to fill', async () => {
      const form = await show();
      const { tabIndex, autocomplete, offsetParent } = honeypot(form);
      expect([tabIndex, autocomplete]).to.deep.equal([-1, 'off']);
      expect((offsetParent ?? honeypot(form)).closest('.visually-hidden, [aria-hidden="true"]')).not.to.be.null;
    });

    itExcept(NO_TREE, '[form-honeypot] has a trap that nobody hears of', async () => {
      await show();
      const tree = JSON.stringify(await a11ySnapshot({}));
      expect(tree).to.include('Your email address');
      expect(tree.match(/"textbox"/g)).to.have.length(1);
    });
  });

  describe('its attributes', () => {
    it('[form-name] ask for a name that may stay empty', async () => {
      const form = await showForLong();
      form.setAttribute('name-field', 'optional');
      await form.updateComplete;
      expect(words(field(form, 'name').labels![0]!)).to.equal('Your name (optional)');
      fill(form);
      expect(await press(form)).to.equal('confirm');
      expect(sent()[0]).not.to.have.property('name');
    });

    it('[form-name] ask for a name that has to be there, and spaces are no name', async () => {
      const form = await showForLong();
      form.setAttribute('name-field', ' Required ');
      await form.updateComplete;
      expect(words(field(form, 'name').labels![0]!)).to.equal('Your name');
      fill(form);
      type(field(form, 'name'), '   ');
      await pressInVain(form);
      expect(errors(form)).to.deep.equal(['Enter your name.']);
      type(field(form, 'name'), ' Ada  Example ');
      expect(await press(form)).to.equal('confirm');
      expect(sent()).to.have.length(1);
      expect(sent()[0]).to.have.property('name', 'Ada Example');
    });

    for (const [value, expected] of [
      ['13', 'For people aged 13 or over.'],
      ['0', ''],
    ] as const) {
      it(`[form-age] say an age: min-age="${value}"`, async () => {
        const form = await show();
        form.setAttribute('min-age', value);
        await form.updateComplete;
        const muted = [...form.shadowRoot!.querySelectorAll('form p')]
          .map(words)
          .filter((text) => text.includes('aged'));
        expect(muted.join()).to.equal(expected);
        expect(box(form).getAttribute('aria-describedby')!.includes('age')).to.equal(expected !== '');
      });
    }

    it('[always-recorded] never pass a consent on to another organisation', async () => {
      const form = await show();
      fill(form);
      form.controller = 'Somebody else';
      await form.updateComplete;
      expect(box(form).checked).to.be.false;
      expect(field(form, 'email').value).to.equal('ada@example.org');
    });
  });

  describe('its slots', () => {
    const CONSENT = html`<span slot="consent" lang="fr">
      Oui, <strong>écrivez-moi</strong>
      <a href="/conditions">(conditions)</a>
    </span>`;

    itExcept(NO_TREE, '[form-slots] take another consent, which names the box', async () => {
      await showForLong(markup('/faulty/signup/confirm', CONSENT));
      expect(JSON.stringify(await a11ySnapshot({}))).to.include('écrivez-moi');
    });

    it('[form-slots] take another consent, which is recorded word for word with its language', async () => {
      const form = await showForLong(markup('/faulty/signup/confirm', CONSENT));
      await form.updateComplete;
      expect(words(part(form, 'consent')[0]!)).not.to.include('may email me');
      expect(words(part(form, 'consent')[0]!), 'the privacy notice stays').to.include('How we handle your data');
      fill(form);
      await press(form);
      const { consent, lang } = sent()[0] as SignupValues;
      expect(consent.text).to.equal('Oui, écrivez-moi (conditions)');
      expect([consent.lang, lang]).to.deep.equal(['fr', 'en']);
    });

    it('record no words that nobody saw, and all that came later', async () => {
      const form = await showForLong(
        markup('/faulty/signup/confirm', html`<span slot="consent" hidden>Non.</span><span slot="consent"></span>`),
      );
      const [, later] = form.querySelectorAll('span');
      later!.textContent = 'Yes, please.';
      fill(form);
      await form.updateComplete;
      expect(words(part(form, 'consent')[0]!)).not.to.include('may email me');
      await press(form);
      expect((sent()[0] as SignupValues).consent.text).to.equal('Yes, please.');
    });

    it('do not leave the box without words where they are empty', async () => {
      const form = await showForLong(markup('/faulty/signup/confirm', html`<span slot="consent"> </span>`));
      expect(words(box(form).labels![0]!)).to.match(/^Yes, ECPAT Example/);
      fill(form);
      await press(form);
      expect((sent()[0] as SignupValues).consent.text).to.equal(
        'Yes, ECPAT Example may email me news about its work. I can stop at any time with the link in every email.',
      );
    });

    it('take a consent that comes later, or goes', async () => {
      const form = await show();
      const later = document.createElement('span');
      later.slot = 'consent';
      later.textContent = 'Yes, please.';
      form.append(later);
      await oneEvent(form.shadowRoot!, 'slotchange');
      await form.updateComplete;
      expect(words(part(form, 'consent')[0]!)).not.to.include('may email me');
      later.remove();
      await oneEvent(form.shadowRoot!, 'slotchange');
      await form.updateComplete;
      expect(words(part(form, 'consent')[0]!)).to.include('may email me');
    });

    it('[form-slots] take what is said after success', async () => {
      const form = await showForLong(markup('/faulty/signup/ok', html`<p slot="success">Welcome!</p>`));
      const welcome = form.querySelector('p')!;
      expect(welcome.getClientRects()).to.be.empty;
      fill(form);
      await press(form);
      expect(welcome.getClientRects()).to.have.length(1);
    });
  });

  describe('when something is wrong', () => {
    it('[form-errors] says so in words at each field, and leads to the first', async () => {
      const form = await showForLong();
      await pressInVain(form);
      expect(errors(form)).to.deep.equal(['Enter your email address.', 'Tick the box to get news by email.']);
      expect(focused(form)).to.equal(describeElement(field(form, 'email')));
      for (const input of [field(form, 'email'), box(form)]) {
        expect(input.getAttribute('aria-invalid')).to.equal('true');
        const [id] = input.getAttribute('aria-describedby')!.split(' ');
        expect(errors(form)).to.include(words(form.shadowRoot!.getElementById(id!)!));
      }
      expect(part(form, 'invalid').map(describeElement)).to.deep.equal(
        [field(form, 'email'), part(form, 'consent')[0]].map(describeElement),
      );
      expect(fetched.called).to.be.false;
    });

    it('[form-errors] is announced: each place for an error is a live region before its text comes', async () => {
      const form = await showForLong();
      const places = [field(form, 'email'), box(form)].map((input) =>
        form.shadowRoot!.getElementById(input.getAttribute('aria-describedby')!.split(' ')[0]!)!,
      );
      expect(places.map(words)).to.deep.equal(['', '']);
      expect(places.map((place) => place.getAttribute('aria-live'))).to.deep.equal(['polite', 'polite']);
      const [region] = part(form, 'status');
      expect(region!.getAttribute('role')).to.equal('status');
      await pressInVain(form);
      expect(places.map(words)).to.deep.equal(errors(form));
      fill(form);
      await press(form);
      expect(part(form, 'status')[0] === region, 'the region is the one that was there').to.be.true;
    });

    it('leads to the box where only that is not ticked', async () => {
      const form = await showForLong();
      type(field(form, 'email'), 'ada@example.org');
      await pressInVain(form);
      expect(errors(form)).to.deep.equal(['Tick the box to get news by email.']);
      expect(focused(form)).to.equal(describeElement(box(form)));
    });

    for (const email of ['ada', 'ada@', '@example.org', 'ada@example', 'ada@@example.org', 'ada example@example.org']) {
      it(`does not take "${email}" for an address`, async () => {
        const form = await showForLong();
        fill(form, email);
        await pressInVain(form);
        expect(errors(form)).to.deep.equal(['Enter an email address, for example name@example.org']);
        expect(field(form, 'email').value, 'and keeps what was typed').to.equal(email);
      });
    }

    for (const email of ['ada+news@example.org', "o'hara@mail.example.co.uk", ' ada@example.org ']) {
      it(`takes "${email}"`, async () => {
        const form = await showForLong();
        fill(form, email);
        expect(await press(form)).to.equal('confirm');
      });
    }

    it('takes an address with letters of another alphabet in its domain, as people type it', async () => {
      const form = await showForLong();
      field(form, 'email').focus();
      await sendKeys({ type: 'ada@exämple.org' });
      box(form).click();
      expect(await press(form)).to.equal('confirm');
    });

    it('takes an error away as soon as it is mended, and brings none up while somebody types', async () => {
      const form = await showForLong();
      type(field(form, 'email'), 'a');
      await form.updateComplete;
      expect(errors(form)).to.be.empty;
      await pressInVain(form);
      type(field(form, 'email'), 'ada@example');
      await form.updateComplete;
      expect(errors(form)).to.have.length(2);
      type(field(form, 'email'), 'ada@example.org');
      await form.updateComplete;
      expect(errors(form)).to.deep.equal(['Tick the box to get news by email.']);
      box(form).click();
      await form.updateComplete;
      expect(errors(form)).to.be.empty;
      expect(part(form, 'invalid')).to.be.empty;
    });

    it('says it in the language that the page changes to', async () => {
      const form = await showForLong();
      await pressInVain(form);
      await speak(form, 'fr');
      expect(errors(form)).to.deep.equal([
        'Saisissez votre adresse e-mail.',
        'Cochez la case pour recevoir des nouvelles par e-mail.',
      ]);
    });
  });

  describe('after signing up', () => {
    it('says what happens next in place of the form, and the focus is there', async () => {
      const form = await showForLong();
      fill(form);
      button(form).focus();
      expect(await press(form)).to.equal('confirm');
      expect(form.shadowRoot!.querySelector('form, input, button')).to.be.null;
      expect(status(form)).to.equal(
        'Thank you. Check your inbox now. If an email asks you to confirm your address, follow the link in it.',
      );
      expect(focused(form)).to.equal(describeElement(part(form, 'status')[0]));
      expect(part(form, 'heading')).to.have.length(1);
    });

    it('[always-unsubscribed] promises news only where the service says that nothing is left to do', async () => {
      const form = await showForLong(markup('/faulty/signup/ok'));
      fill(form);
      expect(await press(form)).to.equal('ok');
      expect(status(form)).to.equal('Thank you. You will get news from ECPAT Example by email.');
    });

    it('[form-exists] does not tell who is on the list already', async () => {
      const seen: string[] = [];
      for (const outcome of ['confirm', 'exists']) {
        const form = await showForLong(markup(`/faulty/signup/${outcome}`));
        fill(form);
        seen.push((await press(form)) + status(form));
      }
      expect(seen[0]).to.equal(seen[1]);
    });

    it('leaves a visitor who has moved on where they are', async () => {
      const elsewhere = await fixture<HTMLElement>(html`<button>elsewhere</button>`);
      const form = await showForLong();
      fill(form);
      const result = oneEvent(form, 'ecpat-signup-result');
      button(form).click();
      elsewhere.focus();
      await result;
      expect(document.activeElement === elsewhere).to.be.true;
      expect(status(form)).to.match(/^Thank you/);
    });

    it('asks anew for another organisation, and thanks for none that was not asked for', async () => {
      const form = await showForLong(markup('/faulty/signup/ok'));
      fill(form);
      await press(form);
      form.controller = 'Somebody else';
      await form.updateComplete;
      expect(status(form)).to.equal('');
      expect([field(form, 'email').value, box(form).checked]).to.deep.equal(['', false]);
    });

    it('comes to an end also where the page takes the settings away meanwhile', async () => {
      const form = await showForLong(markup('/faulty/signup/ok'));
      fill(form);
      button(form).focus();
      form.addEventListener('ecpat-signup-submit', () => form.removeAttribute('privacy-url'));
      const result = oneEvent(form, 'ecpat-signup-result');
      button(form).click();
      expect(((await result) as CustomEvent<SignupResultDetail>).detail.state).to.equal('ok');
      expect(takeConsole()).to.have.length(1);
    });

    it('[form-own-words] speaks the language that the page changes to', async () => {
      const form = await showForLong();
      fill(form);
      await press(form);
      await speak(form, 'es');
      expect(status(form)).to.match(/^Gracias\. Revise/);
    });
  });

  describe('when the service does not take it', () => {
    it('ties a refused address to its field, where the focus goes, until it is changed', async () => {
      const form = await showForLong(markup('/faulty/signup/invalid'));
      fill(form);
      expect(await press(form)).to.equal('invalid');
      expect(errors(form)).to.deep.equal(['The service did not accept this. Check for typing errors.']);
      expect(focused(form)).to.equal(describeElement(field(form, 'email')));
      expect(field(form, 'email').value).to.equal('ada@example.org');
      expect(status(form)).to.equal('');
      type(field(form, 'email'), 'ada@example.com');
      await form.updateComplete;
      expect(errors(form)).to.be.empty;
    });

    it('ties a refused name to the name, or to the address where no name is asked for', async () => {
      for (const [nameField, refused] of [
        ['optional', 'name'],
        ['off', 'email'],
      ] as const) {
        const form = await showForLong(markup('/faulty/signup/invalid-name'));
        form.nameField = nameField;
        await form.updateComplete;
        fill(form);
        button(form).focus();
        await press(form);
        expect(focused(form)).to.equal(describeElement(field(form, refused)));
        expect(takeConsole()).to.have.length(nameField === 'off' ? 1 : 0);
      }
    });

    it('says when to try again', async () => {
      const form = await showForLong(markup('/faulty/signup/rate'));
      fill(form);
      expect(await press(form)).to.equal('rate');
      expect(status(form)).to.equal('Too many people are signing up right now. Please try again in 1 minute.');
      await speak(form, 'ru');
      expect(status(form)).to.equal('Сейчас подписывается слишком много людей. Попробуйте ещё раз через 1 минуту.');
    });

    it('says to try later where the service does not say when', async () => {
      const form = await showForLong(markup('/faulty/status/429'));
      fill(form);
      expect(await press(form)).to.equal('rate');
      expect(status(form)).to.equal('Too many people are signing up right now. Please try again later.');
    });

    it('[form-own-words] shows no word of the service’s own', async () => {
      for (const state of ['ok', 'confirm', 'exists', 'invalid', 'rate', 'down', 'splendid']) {
        const own = Object.fromEntries(
          ['message', 'error', 'errors', 'inlineMessage', 'successMessage', 'field', 'title'].map((key) => [
            key,
            'Foreign',
          ]),
        );
        const answer = encodeURIComponent(JSON.stringify({ state, ...own }));
        const form = await showForLong(markup(`/faulty/json?body=${answer}`));
        fill(form);
        await press(form);
        const text = form.shadowRoot!.textContent!;
        expect(text.includes('Foreign'), state).to.be.false;
        expect(status(form) + errors(form).join(), state).not.to.equal('');
        takeConsole();
      }
    });

    it('[form-claims] claims nothing after an answer that it cannot read', async () => {
      const form = await showForLong(markup('/faulty/signup/unreadable'));
      fill(form);
      expect(await press(form)).to.equal('unknown');
      expect(status(form)).to.equal(
        'This was sent, but we cannot see whether it worked. Check your inbox. If no email comes, please try again.',
      );
      expect(takeConsole()).to.deep.equal([
        'warn: [ecpat-signup-form] action="/faulty/signup/unreadable" did not work: the answer is not of the expected form.',
      ]);
    });

    for (const [hazard, action, code, ticks] of [
      ['is out of order', '/faulty/signup/down', 'rejected', 0],
      ['answers with an error', '/faulty/status/500', 'rejected', 0],
      ['cuts the connection', '/faulty/drop', 'network', 0],
      ['sends us elsewhere', '/faulty/redirect?to=/faulty/signup/ok', 'network', 0],
      ['begins an answer and never ends it', '/faulty/hang', 'timeout', 10_000],
    ] as const) {
      it(`[error-event] [form-keeps] keeps everything and gives the button back when it ${hazard}`, async () => {
        const form = await showForLong(markup(action));
        const faults: ErrorDetail[] = [];
        form.addEventListener('ecpat-error', ({ detail }) => faults.push(detail));
        fill(form);
        button(form).focus();
        const result = oneEvent(form, 'ecpat-signup-result');
        button(form).click();
        clock.tick(ticks);
        expect(((await result) as CustomEvent<SignupResultDetail>).detail).to.deep.equal({ state: 'down' });
        expect(status(form)).to.equal('This did not work. What you typed is still here. Please try again later.');
        expect([field(form, 'email').value, box(form).checked]).to.deep.equal(['ada@example.org', true]);
        expect(focused(form)).to.equal(describeElement(button(form)));
        expect(button(form).hasAttribute('aria-disabled')).to.be.false;
        expect(faults).to.deep.equal([{ code, source: action }]);
        expect(takeConsole()).to.have.length(1);
        form.action = '/faulty/signup/ok';
        await form.updateComplete;
        expect(await press(form), 'and it can be sent again').to.equal('ok');
      });
    }
  });

  describe('pressed more than once', () => {
    it('[form-once] sends once: a double click, Enter twice, and a click while it is on its way', async () => {
      const form = await showForLong();
      const asked: Event[] = [];
      form.addEventListener('ecpat-signup-submit', (event) => asked.push(event));
      fill(form);
      const result = oneEvent(form, 'ecpat-signup-result');
      button(form).click();
      button(form).click();
      form.shadowRoot!.querySelector('form')!.requestSubmit();
      await form.updateComplete;
      expect(button(form).getAttribute('aria-disabled')).to.equal('true');
      expect(status(form)).to.equal('Sending…');
      button(form).click();
      await result;
      expect([fetched.callCount, asked.length]).to.deep.equal([1, 1]);
    });
  });

  describe('somebody who is very quick', () => {
    it('[form-quick] waits out the rest of two seconds, and is not lost', async () => {
      const form = await show();
      clock.tick(500);
      fill(form);
      const result = oneEvent(form, 'ecpat-signup-result');
      button(form).click();
      await form.updateComplete;
      expect(status(form)).to.equal('Sending…');
      clock.tick(1499);
      await Promise.resolve();
      expect(fetched.called).to.be.false;
      clock.tick(1);
      expect(((await result) as CustomEvent<SignupResultDetail>).detail.state).to.equal('confirm');
      expect(fetched.callCount).to.equal(1);
    });

    it('[form-ends] knows after ten seconds all the same', async () => {
      const form = await show(markup('/faulty/hang'));
      fill(form);
      const result = oneEvent(form, 'ecpat-signup-result');
      button(form).click();
      await clock.tickAsync(2000);
      clock.tick(8000);
      expect(((await result) as CustomEvent<SignupResultDetail>).detail.state).to.equal('down');
      expect(takeConsole()).to.have.length.at.most(1);
    });
  });

  describe('a filled trap', () => {
    it('[form-honeypot] sends nothing, says so, and lets a person send with the next press', async () => {
      const form = await showForLong();
      let asked = 0;
      form.addEventListener('ecpat-signup-submit', () => asked++);
      fill(form);
      honeypot(form).value = 'https://example.org/';
      expect(await press(form)).to.equal('unknown');
      expect(status(form)).to.equal('Nothing was sent yet. Please press the button again.');
      expect([fetched.called, asked]).to.deep.equal([false, 0]);
      expect(field(form, 'email').value).to.equal('ada@example.org');
      expect(await press(form)).to.equal('confirm');
    });
  });

  describe('what a visitor entered', () => {
    it('goes out once, with the consent, its language and the time, without cookies and referrer', async () => {
      document.cookie = 'session=1; path=/';
      try {
        const form = await showForLong();
        await speak(form, 'es');
        fill(form, ' ada@example.org');
        const before = Date.now();
        expect(await press(form), 'the endpoint takes no cookie and no referrer').to.equal('confirm');
        const { consent, ...values } = sent()[0] as SignupValues;
        expect(values).to.deep.equal({ email: 'ada@example.org', lang: 'es', hp: '' });
        expect(consent.given).to.be.true;
        expect(consent.lang).to.equal('es');
        expect(consent.text).to.match(/^Sí, ECPAT Example puede enviarme/);
        expect(Date.parse(consent.at)).to.be.within(before, Date.now());
        expect((fetched.firstCall.args[1] as RequestInit).credentials).to.equal('omit');
      } finally {
        document.cookie = 'session=; path=/; max-age=0';
      }
    });

    it('survives a change of language, a move and a new page around it', async () => {
      const form = await show();
      form.nameField = 'optional';
      await form.updateComplete;
      fill(form);
      type(field(form, 'name'), 'Ada');
      await speak(form, 'ru');
      const place = await fixture(html`<div lang="fr"></div>`);
      place.append(form);
      await form.updateComplete;
      form.remove();
      document.body.append(form);
      await form.updateComplete;
      expect([field(form, 'email').value, field(form, 'name').value, box(form).checked]).to.deep.equal([
        'ada@example.org',
        'Ada',
        true,
      ]);
      form.remove();
    });

    it('arrives although the page takes the form away or moves it meanwhile', async () => {
      const form = await showForLong();
      fill(form);
      form.addEventListener('ecpat-signup-submit', () => form.remove());
      expect(await press(form)).to.equal('confirm');
      document.body.append(form);
      await form.updateComplete;
      expect(status(form)).to.match(/^Thank you/);
      form.remove();
    });

    it('[form-result-event] is in no event but the one that asks, in no address, attribute, storage or console', async () => {
      const EMAIL = 'ada.secret@example.org';
      const form = await showForLong(markup('/faulty/signup/down'));
      const address = location.href;
      const said: string[] = [];
      for (const name of ['ecpat-signup-result', 'ecpat-error'] as const) {
        document.addEventListener(name, (event) => said.push(JSON.stringify((event as CustomEvent).detail)), {
          once: true,
        });
      }
      fill(form, EMAIL);
      await press(form);
      expect(said).to.deep.equal(['{"code":"rejected","source":"/faulty/signup/down"}', '{"state":"down"}']);
      expect(location.href).to.equal(address);
      expect(form.outerHTML + form.shadowRoot!.innerHTML).not.to.include('secret');
      expect([document.cookie, localStorage.length, sessionStorage.length]).to.deep.equal(['', 0, 0]);
      expect(takeConsole().join()).not.to.include('secret');
      expect(fetched.firstCall.args[0]).not.to.include('secret');
    });

    it('[form-submit-event] can be sent by the page itself in another way', async () => {
      const form = await showForLong();
      const taken: SignupSubmitDetail[] = [];
      document.addEventListener(
        'ecpat-signup-submit',
        (event) => {
          event.preventDefault();
          taken.push((event as CustomEvent<SignupSubmitDetail>).detail);
        },
        { once: true },
      );
      fill(form);
      await pressInVain(form);
      expect(taken).to.have.length(1);
      expect(taken[0]!.values.email).to.equal('ada@example.org');
      expect(taken[0]!.values.consent.text).to.match(/^Yes, ECPAT Example/);
      expect(fetched.called).to.be.false;
      expect(status(form)).to.equal('');
      expect(field(form, 'email').value, 'and stays in the form').to.equal('ada@example.org');
      expect(await press(form), 'which still works').to.equal('confirm');
    });

    it('does not go to a form of the page around it', async () => {
      let submitted = 0;
      const outer = await fixture<HTMLFormElement>(html`
        <form
          @submit=${(event: Event) => {
            event.preventDefault();
            submitted++;
          }}
        >
          ${markup('/faulty/signup/confirm')}
        </form>
      `);
      const form = outer.querySelector<SignupFormElement>('ecpat-signup-form')!;
      await form.updateComplete;
      clock.tick(2000);
      fill(form);
      expect(await press(form)).to.equal('confirm');
      expect(submitted).to.equal(0);
      expect([...new FormData(outer)]).to.be.empty;
    });
  });

  describe('with the keyboard alone', () => {
    it('[form-native] is filled in and sent', async () => {
      clock.restore();
      clock = sinon.useFakeTimers({ toFake: ['performance'] });
      const form = await showForLong();
      field(form, 'email').focus();
      await sendKeys({ type: 'ada@example' });
      await sendKeys({ press: 'Enter' });
      await form.updateComplete;
      expect(errors(form)).to.have.length(2);
      await sendKeys({ press: 'End' });
      await sendKeys({ type: '.org' });
      await sendKeys({ press: 'Tab' });
      expect(focused(form)).to.equal(describeElement(box(form)));
      await sendKeys({ press: ' ' });
      await sendKeys({ press: 'Tab' });
      expect(focused(form)).to.equal('a How we handle your data');
      await sendKeys({ press: 'Tab' });
      expect(focused(form)).to.equal(describeElement(button(form)));
      const result = oneEvent(form, 'ecpat-signup-result');
      await sendKeys({ press: 'Enter' });
      await result;
      expect(status(form)).to.match(/^Thank you/);
    });
  });

  describe('a child who looks for help here', () => {
    const helpLink = (form: Element) =>
      [...form.shadowRoot!.querySelectorAll('a')].find((link) => words(link) === 'Talk to a child helpline')!;

    it('[form-help] [always-news] is told that this is for news only, and led to the directory of child helplines', async () => {
      const form = await show();
      expect(words(form.shadowRoot!.querySelector('form')!)).to.match(
        /^This form is for news only\. Do you need help\?/,
      );
      const { href, rel, target } = helpLink(form);
      expect(new URL(href).hostname).to.equal('childhelplineinternational.org');
      expect([rel, target]).to.deep.equal(['noopener noreferrer', '']);
      const pressed = new MouseEvent('click', { bubbles: true, cancelable: true });
      form.shadowRoot!.addEventListener('click', (event) => {
        expect(event.defaultPrevented, 'without a banner the link is a link').to.be.false;
        event.preventDefault();
      });
      helpLink(form).dispatchEvent(pressed);
    });

    it('[form-help] is led to the banner on the same page, wherever it stands', async () => {
      const outer = await fixture(html`
        <div>
          <ecpat-helpline-banner hidden>not this one</ecpat-helpline-banner>
          ${markup('/faulty/signup/ok')}
          <ecpat-helpline-banner>Call 116 111</ecpat-helpline-banner>
        </div>
      `);
      const form = outer.querySelector('ecpat-signup-form')!;
      await form.updateComplete;
      const banner = outer.querySelector<HTMLElement>('ecpat-helpline-banner:not([hidden])')!;
      const address = location.href;
      helpLink(form).click();
      expect(document.activeElement === banner).to.be.true;
      expect(location.href).to.equal(address);
      banner.blur();
      expect(banner.hasAttribute('tabindex'), 'and the page is left as it was').to.be.false;
    });

    it('may open the directory in another tab all the same', async () => {
      const outer = await fixture(html`
        <div>${markup('/faulty/signup/ok')}<ecpat-helpline-banner>Call 116 111</ecpat-helpline-banner></div>
      `);
      const form = outer.querySelector('ecpat-signup-form')!;
      await form.updateComplete;
      let isLeftAlone = false;
      form.shadowRoot!.addEventListener('click', (event) => {
        isLeftAlone = !event.defaultPrevented;
        event.preventDefault();
      });
      helpLink(form).dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true }));
      expect(isLeftAlone).to.be.true;
    });
  });
});
