import { expect, fixture, oneEvent } from '@open-wc/testing';
import { a11ySnapshot, sendKeys } from '@web/test-runner-commands';
import { html, type TemplateResult } from 'lit';
import sinon from 'sinon';
import type { ErrorDetail } from '../../src/internal/errors.js';
import { withTranslations } from '../../src/internal/localize.js';
import { translations } from '../../src/locales/generated/signup-form.js';
import { LANGUAGE_TAGS } from '../../src/locales/languages.js';
import type { SignupFormElement } from '../../src/signup-form/signup-form.element.js';
import { textOfAge } from '../../src/signup-form/signup-form.texts.js';
import type { SignupResultDetail, SignupSubmitDetail, SignupValues } from '../../src/signup-form/signup-form.types.js';
import { takeConsole } from '../helpers/console-guard.js';
import { itExcept, NO_TREE } from '../helpers/engine.js';
import { translate } from '../helpers/translator.js';
import { stopTimers } from '../helpers/timers.js';
import { describeContract } from '../suites/contract.js';
import {
  checkbox,
  button,
  describeElement,
  errors,
  field,
  fill,
  focused,
  markup,
  part,
  press,
  pressWithoutResult,
  show,
  setLanguage,
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

  // The form delays quick submissions and has a time limit. A fake clock saves the tests from waiting.
  beforeEach(() => {
    clock = stopTimers('performance');
    fetched = sinon.spy(window, 'fetch');
  });
  afterEach(() => {
    clock.restore();
    fetched.restore();
  });

  /** Shows a form and skips the delay for quick submissions. */
  async function showForLong(template?: TemplateResult): Promise<SignupFormElement> {
    const form = await show(template);
    clock.tick(2000);
    return form;
  }

  describe('by default', () => {
    it('[form-name] [form-email-only] [never-free-text] asks only for an email address and consent', async () => {
      const form = await show();
      const inputs = [...form.shadowRoot!.querySelectorAll('input')].filter((input) => !input.closest('[aria-hidden]'));
      expect(inputs.map(({ type }) => type)).to.deep.equal(['email', 'checkbox']);
      expect(form.shadowRoot!.querySelector('textarea, select, [type="file"], [type="date"], [placeholder]')).to.be
        .null;
    });

    it('has a label above each field, and requests the email keyboard', async () => {
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

    it('[form-consent] starts with an unticked box, names the sender, and links to its privacy notice', async () => {
      const form = await show();
      expect(checkbox(form).checked).to.be.false;
      expect(words(checkbox(form).labels![0]!)).to.equal(
        'Yes, ECPAT Example may email me news about its work. I can stop at any time with the link in every email.',
      );
      const link = part(form, 'consent')[0]!.querySelector('a')!;
      expect([link.pathname, words(link)]).to.deep.equal(['/privacy', 'How we handle your data']);
    });

    it('[form-age] states the minimum age of 16 in the description of the checkbox', async () => {
      const form = await show();
      const described = checkbox(form)
        .getAttribute('aria-describedby')!
        .split(' ')
        .map((id) => form.shadowRoot!.getElementById(id)!);
      expect(described.map(words).join('')).to.equal('For people aged 16 or over.');
    });

    it('writes an age like Intl does in each language', () => {
      for (const language of LANGUAGE_TAGS) {
        const format = new Intl.NumberFormat(language);
        for (let years = 0; years <= 120; years++) expect(format.format(years), language).to.equal(String(years));
      }
    });

    it('[form-age] inflects the years like Intl does in Russian, where “от” takes the genitive', () => {
      const rules = new Intl.PluralRules('ru');
      for (let years = 0; years <= 120; years++) {
        const word = rules.select(years) === 'one' ? 'года' : 'лет';
        const text = withTranslations(translations['ru'], () => textOfAge(years));
        expect(text).to.equal(`Возраст: от ${years} ${word}.`);
      }
    });

    it('[never-prefilled] fills in nothing from the page’s URL', async () => {
      const address = location.href;
      const values = 'email=ada@example.org&name=Ada&consent=on';
      history.replaceState(null, '', `${location.pathname}${location.search}&${values}#${values}`);
      try {
        const form = await show();
        form.nameField = 'optional';
        await form.updateComplete;
        expect([field(form, 'email').value, field(form, 'name').value, checkbox(form).checked]).to.deep.equal([
          '',
          '',
          false,
        ]);
        expect(honeypot(form).value).to.equal('');
      } finally {
        history.replaceState(null, '', address);
      }
    });

    it('[form-no-request] sends nothing before the button is pressed', async () => {
      const form = await showForLong();
      fill(form);
      clock.tick(60_000);
      expect(fetched.called).to.be.false;
    });

    it('[form-honeypot] has an invisible, unfocusable honeypot without autocomplete', async () => {
      const form = await show();
      const { tabIndex, autocomplete, offsetParent } = honeypot(form);
      expect([tabIndex, autocomplete]).to.deep.equal([-1, 'off']);
      expect((offsetParent ?? honeypot(form)).closest('.ecpat-visually-hidden, [aria-hidden="true"]')).not.to.be.null;
    });

    itExcept(NO_TREE, '[form-honeypot] hides the honeypot from screen readers', async () => {
      await show();
      const tree = JSON.stringify(await a11ySnapshot({}));
      expect(tree).to.include('Your email address');
      expect(tree.match(/"textbox"/g)).to.have.length(1);
    });
  });

  describe('attributes', () => {
    it('[form-name] ask for an optional name', async () => {
      const form = await showForLong();
      form.setAttribute('name-field', 'optional');
      await form.updateComplete;
      expect(words(field(form, 'name').labels![0]!)).to.equal('Your name (optional)');
      fill(form);
      expect(await press(form)).to.equal('confirm');
      expect(sent()[0]).not.to.have.property('name');
    });

    it('[form-name] ask for a required name, and do not accept spaces', async () => {
      const form = await showForLong();
      form.setAttribute('name-field', ' Required ');
      await form.updateComplete;
      expect(words(field(form, 'name').labels![0]!)).to.equal('Your name');
      fill(form);
      type(field(form, 'name'), '   ');
      await pressWithoutResult(form);
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
      it(`[form-age] set the stated age: min-age="${value}"`, async () => {
        const form = await show();
        form.setAttribute('min-age', value);
        await form.updateComplete;
        const muted = [...form.shadowRoot!.querySelectorAll('form p')]
          .map(words)
          .filter((text) => text.includes('aged'));
        expect(muted.join()).to.equal(expected);
        expect(checkbox(form).getAttribute('aria-describedby')!.includes('age')).to.equal(expected !== '');
      });
    }

    it('[form-consent] name an organisation whose name has character references', async () => {
      const form = await show();
      form.controller = 'Children&#8217;s Rights &amp; Protection';
      await form.updateComplete;
      expect(words(checkbox(form).labels![0])).to.include('Children’s Rights & Protection');
    });

    it('[always-recorded] untick the box when its organisation, notice, language or sentence changes', async () => {
      const form = await show();
      const own = document.createElement('span');
      own.slot = 'consent';
      own.textContent = 'Yes, please.';
      for (const [what, change] of [
        ['organisation', () => (form.controller = 'Somebody else')],
        ['notice', () => (form.privacyUrl = '/other')],
        ['age', () => (form.minAge = '18')],
        ['language', () => (form.lang = 'fr')],
        ['sentence', () => form.append(own)],
        ['words', () => (own.textContent = 'Yes, please!')],
        ['link', () => own.append(Object.assign(document.createElement('a'), { href: '/a', textContent: '…' }))],
        ['address of the link', () => own.querySelector('a')!.setAttribute('href', '/b')],
        ['language of the words', () => (own.lang = 'es')],
        ['words again', () => own.remove()],
      ] as const) {
        fill(form);
        form.nameField = form.nameField === 'off' ? 'optional' : 'off';
        await form.updateComplete;
        expect(checkbox(form).checked, `before another ${what}`).to.be.true;
        change();
        await new Promise((resolve) => requestAnimationFrame(resolve));
        await form.updateComplete;
        expect(checkbox(form).checked, what).to.be.false;
        expect(field(form, 'email').value).to.equal('ada@example.org');
      }
    });
  });

  describe('slots', () => {
    const CONSENT = html`<span slot="consent" lang="fr">
      Oui, <strong>écrivez-moi</strong>
      <a href="/conditions">(conditions)</a>
    </span>`;

    itExcept(NO_TREE, '[form-slots] replace the consent text, which labels the checkbox', async () => {
      await showForLong(markup('/faulty/signup/confirm', CONSENT));
      expect(JSON.stringify(await a11ySnapshot({}))).to.include('écrivez-moi');
    });

    it('[form-slots] replace the consent text, which is recorded word for word with its language', async () => {
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

    it('[form-slots] record what is on screen of a consent text without a box of its own', async () => {
      const form = await showForLong(
        markup(
          '/faulty/signup/confirm',
          html`<span slot="consent" style="display: contents"
            >Yes, news.<b style="display: none"> Share my data.</b></span
          >`,
        ),
      );
      fill(form);
      const more = form.querySelector('b')!;
      more.style.display = 'inline';
      button(form).click();
      await form.updateComplete;
      expect(fetched.called, 'a tick beside fewer words').to.be.false;
      more.style.display = 'none';
      fill(form);
      await press(form);
      expect((sent()[0] as SignupValues).consent.text).to.equal('Yes, news.');
    });

    it('[form-slots] give way to the standard sentence where a style sheet hides them, before a tick counts', async () => {
      const form = await showForLong(markup('/faulty/signup/confirm', CONSENT));
      form.querySelector<HTMLElement>('[slot]')!.style.display = 'none';
      fill(form);
      expect(checkbox(form).checked, 'a tick beside nothing').to.be.false;
      await form.updateComplete;
      expect(words(checkbox(form).labels![0]!)).to.match(/^Yes, ECPAT Example/);
      fill(form);
      await press(form);
      expect((sent()[0] as SignupValues).consent.text).to.match(/^Yes, ECPAT Example/);
    });

    it('record no hidden consent text, and all text that was added later', async () => {
      const form = await showForLong(
        markup('/faulty/signup/confirm', html`<span slot="consent" hidden>Non.</span><span slot="consent"></span>`),
      );
      const [, later] = form.querySelectorAll('span');
      later!.textContent = 'Yes, please.';
      await Promise.resolve();
      await form.updateComplete;
      fill(form);
      await form.updateComplete;
      expect(words(part(form, 'consent')[0]!)).not.to.include('may email me');
      await press(form);
      expect((sent()[0] as SignupValues).consent.text).to.equal('Yes, please.');
    });

    it('keep the default consent text when they are empty', async () => {
      const form = await showForLong(markup('/faulty/signup/confirm', html`<span slot="consent"> </span>`));
      expect(words(checkbox(form).labels![0]!)).to.match(/^Yes, ECPAT Example/);
      fill(form);
      await press(form);
      expect((sent()[0] as SignupValues).consent.text).to.equal(
        'Yes, ECPAT Example may email me news about its work. I can stop at any time with the link in every email.',
      );
    });

    it('follow a consent text that is added or removed later', async () => {
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

    it('[form-slots] show the success text only after signing up', async () => {
      const form = await showForLong(markup('/faulty/signup/ok', html`<p slot="success">Welcome!</p>`));
      const welcome = form.querySelector('p')!;
      expect(welcome.getClientRects()).to.be.empty;
      fill(form);
      await press(form);
      expect(welcome.getClientRects()).to.have.length(1);
    });
  });

  describe('with invalid input', () => {
    it('[form-errors] shows an error at each field, and focuses the first', async () => {
      const form = await showForLong();
      await pressWithoutResult(form);
      expect(errors(form)).to.deep.equal(['Enter your email address.', 'Tick the box to get news by email.']);
      expect(focused(form)).to.equal(describeElement(field(form, 'email')));
      for (const input of [field(form, 'email'), checkbox(form)]) {
        expect(input.getAttribute('aria-invalid')).to.equal('true');
        const [id] = input.getAttribute('aria-describedby')!.split(' ');
        expect(errors(form)).to.include(words(form.shadowRoot!.getElementById(id!)!));
      }
      expect(part(form, 'invalid').map(describeElement)).to.deep.equal(
        [field(form, 'email'), part(form, 'consent')[0]].map(describeElement),
      );
      expect(fetched.called).to.be.false;
    });

    it('[form-errors] announces errors: each place for one is a live region before it has text', async () => {
      const form = await showForLong();
      const places = [field(form, 'email'), checkbox(form)].map((input) =>
        form.shadowRoot!.getElementById(input.getAttribute('aria-describedby')!.split(' ')[0]!)!,
      );
      expect(places.map(words)).to.deep.equal(['', '']);
      expect(places.map((place) => place.getAttribute('aria-live'))).to.deep.equal(['polite', 'polite']);
      const [region] = part(form, 'status');
      expect(region!.getAttribute('role')).to.equal('status');
      await pressWithoutResult(form);
      expect(places.map(words)).to.deep.equal(errors(form));
      fill(form);
      await press(form);
      expect(part(form, 'status')[0] === region, 'the same status region as before').to.be.true;
    });

    it('focuses the checkbox when only that is missing', async () => {
      const form = await showForLong();
      type(field(form, 'email'), 'ada@example.org');
      await pressWithoutResult(form);
      expect(errors(form)).to.deep.equal(['Tick the box to get news by email.']);
      expect(focused(form)).to.equal(describeElement(checkbox(form)));
    });

    for (const email of ['ada', 'ada@', '@example.org', 'ada@example', 'ada@@example.org', 'ada example@example.org']) {
      it(`does not accept "${email}" as an address`, async () => {
        const form = await showForLong();
        fill(form, email);
        await pressWithoutResult(form);
        expect(errors(form)).to.deep.equal(['Enter an email address, for example name@example.org']);
        expect(field(form, 'email').value, 'keeps the input').to.equal(email);
      });
    }

    for (const email of ['ada+news@example.org', "o'hara@mail.example.co.uk", ' ada@example.org ']) {
      it(`accepts "${email}"`, async () => {
        const form = await showForLong();
        fill(form, email);
        expect(await press(form)).to.equal('confirm');
      });
    }

    it('accepts a typed address with non-ASCII letters in its domain', async () => {
      const form = await showForLong();
      field(form, 'email').focus();
      await sendKeys({ type: 'ada@exämple.org' });
      checkbox(form).click();
      expect(await press(form)).to.equal('confirm');
    });

    it('hides an error as soon as it is fixed, and shows none while the visitor types', async () => {
      const form = await showForLong();
      type(field(form, 'email'), 'a');
      await form.updateComplete;
      expect(errors(form)).to.be.empty;
      await pressWithoutResult(form);
      type(field(form, 'email'), 'ada@example');
      await form.updateComplete;
      expect(errors(form)).to.have.length(2);
      type(field(form, 'email'), 'ada@example.org');
      await form.updateComplete;
      expect(errors(form)).to.deep.equal(['Tick the box to get news by email.']);
      checkbox(form).click();
      await form.updateComplete;
      expect(errors(form)).to.be.empty;
      expect(part(form, 'invalid')).to.be.empty;
    });

    it('shows errors in the new language when the page changes it', async () => {
      const form = await showForLong();
      await pressWithoutResult(form);
      await setLanguage(form, 'fr');
      expect(errors(form)).to.deep.equal([
        'Saisissez votre adresse e-mail.',
        'Cochez la case pour recevoir nos actualités par e-mail.',
      ]);
    });
  });

  describe('after signing up', () => {
    it('replaces the form with the next step, and focuses it', async () => {
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

    it('[always-unsubscribed] promises news only when the service reports that no step is left', async () => {
      const form = await showForLong(markup('/faulty/signup/ok'));
      fill(form);
      expect(await press(form)).to.equal('ok');
      expect(status(form)).to.equal('Thank you. You will get news from ECPAT Example by email.');
    });

    it('[form-exists] does not reveal who is on the list already', async () => {
      const seen: string[] = [];
      for (const outcome of ['confirm', 'exists']) {
        const form = await showForLong(markup(`/faulty/signup/${outcome}`));
        fill(form);
        seen.push((await press(form)) + status(form));
      }
      expect(seen[0]).to.equal(seen[1]);
    });

    it('leaves the focus elsewhere when the visitor has moved it', async () => {
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

    it('shows an empty form without thanks when the organisation changes', async () => {
      const form = await showForLong(markup('/faulty/signup/ok'));
      fill(form);
      await press(form);
      form.controller = 'Somebody else';
      await form.updateComplete;
      expect(status(form)).to.equal('');
      expect([field(form, 'email').value, checkbox(form).checked]).to.deep.equal(['', false]);
    });

    it('fires the result event even when the page removes a setting meanwhile', async () => {
      const form = await showForLong(markup('/faulty/signup/ok'));
      fill(form);
      button(form).focus();
      form.addEventListener('ecpat-signup-submit', () => queueMicrotask(() => form.removeAttribute('privacy-url')));
      const result = oneEvent(form, 'ecpat-signup-result');
      button(form).click();
      expect(((await result) as CustomEvent<SignupResultDetail>).detail.state).to.equal('ok');
      expect(takeConsole()).to.have.length(1);
    });

    it('[form-own-words] changes the text when the page changes its language', async () => {
      const form = await showForLong();
      fill(form);
      await press(form);
      await setLanguage(form, 'es');
      expect(status(form)).to.match(/^Gracias\. Revise/);
    });
  });

  describe('when the service refuses', () => {
    it('shows a refused address at its field with the focus, until the visitor changes it', async () => {
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

    it('shows a refused name at the name field, or at the address when there is no name field', async () => {
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
      expect(status(form)).to.equal('We cannot take your sign-up just now. Please try again in 1 minute.');
      await setLanguage(form, 'ru');
      expect(status(form)).to.equal('Сейчас мы не можем оформить вашу подписку. Попробуйте ещё раз через 1 минуту.');
    });

    it('asks to try later when the service gives no time', async () => {
      const form = await showForLong(markup('/faulty/status/429'));
      fill(form);
      expect(await press(form)).to.equal('rate');
      expect(status(form)).to.equal('We cannot take your sign-up just now. Please try again later.');
    });

    it('[form-own-words] shows no text of the service', async () => {
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

    it('[form-claims] claims nothing after an unreadable answer', async () => {
      const form = await showForLong(markup('/faulty/signup/unreadable'));
      fill(form);
      expect(await press(form)).to.equal('unknown');
      expect(status(form)).to.equal(
        'We cannot see whether this worked. Check your inbox. If no email comes, please try again.',
      );
      expect(takeConsole()).to.deep.equal([
        'warn: [ecpat-signup-form] action="/faulty/signup/unreadable" did not work: the answer is not of the expected form.',
      ]);
    });

    const DOWN = 'Sorry, that did not work. What you typed is still here. Please try again later.';
    const NOT_KNOWN = 'We cannot see whether this worked. Check your inbox. If no email comes, please try again.';
    for (const [failure, action, code, state, said, milliseconds] of [
      ['reports that it is out of order', '/faulty/signup/down', 'rejected', 'down', DOWN, 0],
      ['answers with an error', '/faulty/status/500', 'rejected', 'down', DOWN, 0],
      ['drops the connection', '/faulty/drop', 'network', 'unknown', NOT_KNOWN, 0],
      ['drops the connection in the middle of an answer', '/faulty/cut', 'network', 'unknown', NOT_KNOWN, 0],
      ['redirects the request', '/faulty/redirect?to=/faulty/signup/ok', 'bad-data', 'unknown', NOT_KNOWN, 0],
      ['never answers', '/faulty/silent', 'timeout', 'unknown', NOT_KNOWN, 10_000],
      ['starts an answer and never ends it', '/faulty/hang', 'timeout', 'unknown', NOT_KNOWN, 10_000],
    ] as const) {
      it(`[error-event] [form-keeps] [form-uncertain] ends in "${state}" with the input kept when it ${failure}`, async () => {
        const form = await showForLong(markup(action));
        const faults: ErrorDetail[] = [];
        form.addEventListener('ecpat-error', ({ detail }) => faults.push(detail));
        fill(form);
        button(form).focus();
        const result = oneEvent(form, 'ecpat-signup-result');
        button(form).click();
        clock.tick(milliseconds);
        expect(((await result) as CustomEvent<SignupResultDetail>).detail).to.deep.equal({ state });
        expect(status(form)).to.equal(said);
        expect([field(form, 'email').value, checkbox(form).checked]).to.deep.equal(['ada@example.org', true]);
        expect(focused(form)).to.equal(describeElement(button(form)));
        expect(button(form).hasAttribute('aria-disabled')).to.be.false;
        expect(faults).to.deep.equal([{ code, source: action }]);
        expect(takeConsole()).to.have.length(1);
        form.action = '/faulty/signup/ok';
        await form.updateComplete;
        expect(await press(form), 'can be sent again').to.equal('ok');
      });
    }

    it('[form-uncertain] ends in "down" when the browser is offline, since nothing was sent', async () => {
      const form = await showForLong(markup('/faulty/drop'));
      const offline = sinon.stub(navigator, 'onLine').get(() => false);
      try {
        fill(form);
        expect(await press(form)).to.equal('down');
        expect(status(form)).to.equal(DOWN);
        expect(await press(form), 'needs no further press').to.equal('down');
        expect(fetched.callCount).to.equal(2);
        // The console says it once for each address.
        takeConsole();
      } finally {
        offline.restore();
      }
    });
  });

  describe('after a result that is not known', () => {
    const AGAIN = 'You may be signed up already. Check your inbox first. To send again, press the button once more.';
    const UNREADABLE = '/faulty/signup/unreadable';

    it('[form-uncertain] says that the address may be stored before the next press sends it again', async () => {
      const form = await showForLong(markup(UNREADABLE));
      const asked: Event[] = [];
      form.addEventListener('ecpat-signup-submit', (event) => asked.push(event));
      fill(form);
      for (const [calls, said] of [
        [1, /^We cannot see whether this worked\./],
        [1, AGAIN],
        [2, /^We cannot see whether this worked\./],
        [2, AGAIN],
      ] as const) {
        expect(await press(form)).to.equal('unknown');
        expect(status(form)).to.match(new RegExp(said));
        expect([fetched.callCount, asked.length]).to.deep.equal([calls, calls]);
      }
      expect([field(form, 'email').value, checkbox(form).checked]).to.deep.equal(['ada@example.org', true]);
      takeConsole();
    });

    it('[form-uncertain] sends another address at once, and remembers the first one in any case', async () => {
      const form = await showForLong(markup(UNREADABLE));
      for (const [email, calls] of [
        ['ada@example.org', 1],
        ['eve@example.org', 2],
        ['Ada@Example.org.', 2],
        ['eve@example.org', 2],
        ['ada@example.org', 3],
      ] as const) {
        fill(form, email);
        await press(form);
        expect(fetched.callCount, email).to.equal(calls);
      }
      takeConsole();
    });

    it('[form-uncertain] [form-once] sends nothing after a double click or a held Enter key', async () => {
      const form = await showForLong(markup(UNREADABLE));
      fill(form);
      await press(form);
      const click = (detail: number) =>
        button(form).dispatchEvent(
          new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, detail }),
        );
      const result = oneEvent(form, 'ecpat-signup-result');
      click(1);
      click(2);
      click(3);
      await result;
      const held = new KeyboardEvent('keydown', { key: 'Enter', repeat: true, bubbles: true, cancelable: true });
      expect(field(form, 'email').dispatchEvent(held), 'submits no form').to.be.false;
      expect(status(form)).to.equal(AGAIN);
      expect(fetched.callCount).to.equal(1);
      takeConsole();
    });
  });

  describe('pressed more than once', () => {
    it('[form-once] sends once after a double click, Enter twice, and a click during sending', async () => {
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

  describe('a quick submission', () => {
    it('[form-quick] is sent two seconds after the form appeared', async () => {
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

    it('[form-quick] is sent as it stands after the wait, and not without a tick', async () => {
      const form = await show();
      fill(form);
      button(form).click();
      checkbox(form).click();
      await clock.tickAsync(2000);
      await form.updateComplete;
      expect(fetched.called).to.be.false;
      expect(errors(form)).to.deep.equal(['Tick the box to get news by email.']);
      expect(focused(form)).to.equal(describeElement(checkbox(form)));
      const other = await show();
      fill(other);
      const result = oneEvent(other, 'ecpat-signup-result');
      button(other).click();
      type(field(other, 'email'), 'eve@example.org');
      await clock.tickAsync(2000);
      expect(((await result) as CustomEvent<SignupResultDetail>).detail.state).to.equal('confirm');
      expect(sent().map((values) => (values as SignupValues).email)).to.deep.equal(['eve@example.org']);
    });

    it('[form-quick] is not sent when the page takes the form or changes its sentence in the wait', async () => {
      for (const change of ['privacyUrl', 'controller'] as const) {
        for (const value of [null, '/other']) {
          const form = await show();
          fill(form);
          button(form).click();
          form[change] = value;
          await clock.tickAsync(2000);
          await form.updateComplete;
          expect(fetched.called, `${change} ${value}`).to.be.false;
        }
      }
      takeConsole();
    });

    it('[form-quick] is sent to the address, with the fields and the name that the form has after the wait', async () => {
      const form = await show();
      fill(form);
      button(form).click();
      form.action = '/faulty/signup/ok';
      form.nameField = 'optional';
      form.setAttribute('fields', 'tag=late');
      await form.updateComplete;
      type(field(form, 'name'), 'Ada');
      const result = oneEvent(form, 'ecpat-signup-result');
      await clock.tickAsync(2000);
      expect(((await result) as CustomEvent<SignupResultDetail>).detail.state).to.equal('ok');
      expect(fetched.firstCall.args[0]).to.match(/\/ok$/);
      expect(sent()[0]).to.deep.include({ name: 'Ada', tag: 'late' });
    });

    it('[form-quick] counts changes of the page in the same task as the end of the wait', async () => {
      for (const change of [
        { controller: 'B' },
        { privacyUrl: '/other' },
        { minAge: '18' },
        { nameField: 'required' },
      ]) {
        const form = await show();
        fill(form);
        button(form).click();
        await form.updateComplete;
        Object.assign(form, change);
        clock.tick(2000);
        await new Promise((resolve) => requestAnimationFrame(resolve));
        await form.updateComplete;
        expect(fetched.called, JSON.stringify(change)).to.be.false;
        expect(errors(form)).to.have.length(1);
        expect(button(form).hasAttribute('aria-disabled')).to.be.false;
      }
    });

    it('[form-quick] is not sent without the form, nor long after the press, and says so', async () => {
      const KEPT_BACK = 'Nothing has been sent yet. Please press the button again.';
      const removed = await show();
      fill(removed);
      button(removed).click();
      removed.remove();
      await clock.tickAsync(2000);
      document.body.append(removed);
      await removed.updateComplete;
      expect(status(removed)).to.equal(KEPT_BACK);
      expect(await press(removed), 'can be sent').to.equal('confirm');
      removed.remove();
      fetched.resetHistory();
      // Timers and some clocks wait while a device sleeps, and while a page is in the browser's cache.
      const sandbox = sinon.createSandbox();
      const hazards: Record<string, () => void> = {
        'a sleep in which the clock of the page goes on': () =>
          sandbox.replace(performance, 'now', sinon.fake.returns(performance.now() + 60_000)),
        'a sleep in which it stops': () => sandbox.replace(Date, 'now', sinon.fake.returns(Date.now() + 60_000)),
        'a way out and back, which ends the timer': () =>
          window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
      };
      for (const [hazard, happen] of Object.entries(hazards)) {
        const form = await show();
        fill(form);
        const result = oneEvent(form, 'ecpat-signup-result');
        button(form).click();
        try {
          happen();
          await clock.tickAsync(2000);
          expect(((await result) as CustomEvent<SignupResultDetail>).detail.state, hazard).to.equal('unknown');
        } finally {
          sandbox.restore();
        }
        expect(status(form), hazard).to.equal(KEPT_BACK);
        expect(button(form).hasAttribute('aria-disabled'), hazard).to.be.false;
        expect(fetched.called, hazard).to.be.false;
      }
    });

    it('[form-quick] survives a move on the page in the wait', async () => {
      const form = await show();
      fill(form);
      const result = oneEvent(form, 'ecpat-signup-result');
      button(form).click();
      document.body.append(form);
      await clock.tickAsync(2000);
      expect(((await result) as CustomEvent<SignupResultDetail>).detail.state).to.equal('confirm');
      form.remove();
    });

    it('[form-ends] ends ten seconds after the press, delay included', async () => {
      const form = await show(markup('/faulty/hang'));
      fill(form);
      const result = oneEvent(form, 'ecpat-signup-result');
      button(form).click();
      await clock.tickAsync(2000);
      clock.tick(8000);
      expect(((await result) as CustomEvent<SignupResultDetail>).detail.state).to.equal('unknown');
      expect(takeConsole()).to.have.length.at.most(1);
    });
  });

  describe('a filled honeypot', () => {
    it('[form-honeypot] prevents sending, says so, and lets the next press send', async () => {
      const form = await showForLong();
      let asked = 0;
      form.addEventListener('ecpat-signup-submit', () => asked++);
      fill(form);
      honeypot(form).value = 'https://example.org/';
      expect(await press(form)).to.equal('unknown');
      expect(status(form)).to.equal('Nothing has been sent yet. Please press the button again.');
      expect([fetched.called, asked]).to.deep.equal([false, 0]);
      expect(field(form, 'email').value).to.equal('ada@example.org');
      expect(await press(form)).to.equal('confirm');
    });

    it('[form-honeypot] lets the next press send even if an add-on fills it again, two seconds after the message', async () => {
      const form = await showForLong(markup('/faulty/signup/down'));
      const refill = () => (honeypot(form).value = 'https://example.org/');
      form.shadowRoot!.addEventListener('click', refill, { capture: true });
      fill(form);
      expect(await press(form)).to.equal('unknown');
      const result = oneEvent(form, 'ecpat-signup-result');
      button(form).click();
      await clock.tickAsync(1999);
      expect(fetched.called, 'programs press at once').to.be.false;
      await clock.tickAsync(1);
      expect(((await result) as CustomEvent<SignupResultDetail>).detail.state).to.equal('down');
      expect(fetched.callCount).to.equal(1);
      expect((sent()[0] as { hp: string }).hp).to.equal('');
      expect(await press(form), 'one message, one sign-up').to.equal('unknown');
      expect(fetched.callCount).to.equal(1);
      takeConsole();
    });

    it('[form-honeypot] sends nothing for a program that presses many times at once', async () => {
      const form = await showForLong();
      fill(form);
      for (let presses = 0; presses < 9; presses++) {
        honeypot(form).value = 'x';
        form.shadowRoot!.querySelector('form')!.requestSubmit();
      }
      await clock.tickAsync(10_000);
      expect(fetched.called).to.be.false;
    });

    it('[form-honeypot] counts when it is filled in the wait', async () => {
      const form = await show();
      fill(form);
      const result = oneEvent(form, 'ecpat-signup-result');
      button(form).click();
      honeypot(form).value = 'x';
      await clock.tickAsync(2000);
      expect(((await result) as CustomEvent<SignupResultDetail>).detail.state).to.equal('unknown');
      expect(fetched.called).to.be.false;
    });
  });

  describe('while a slow service has not answered', () => {
    /** Sends to a service that answers when told to. */
    async function sendTo(form: SignupFormElement): Promise<(answer: object, status?: number) => Promise<void>> {
      fetched.restore();
      let answer!: (response: Response) => void;
      const silence = new Promise<Response>(() => undefined);
      const stub = sinon.stub(window, 'fetch').returns(silence);
      stub.onFirstCall().returns(new Promise((resolve) => (answer = resolve)));
      fetched = stub as sinon.SinonSpy;
      fill(form, 'wrong@example.org');
      const result = oneEvent(form, 'ecpat-signup-result');
      button(form).click();
      await form.updateComplete;
      return async (content, status = 200) => {
        answer(new Response(JSON.stringify(content), { status }));
        await result;
        await form.updateComplete;
      };
    }

    for (const state of ['ok', 'confirm'] as const) {
      it(`[form-claims] [form-keeps] gives no thanks for an address that was mended meanwhile (${state})`, async () => {
        const form = await showForLong(markup('/slow'));
        const answer = await sendTo(form);
        type(field(form, 'email'), 'right@example.org');
        await answer({ state });
        expect(status(form)).to.match(/^You may be signed up already\./);
        expect(field(form, 'email').value).to.equal('right@example.org');
        button(form).click();
        await form.updateComplete;
        expect(sent().map((values) => (values as SignupValues).email)).to.deep.equal([
          'wrong@example.org',
          'right@example.org',
        ]);
      });
    }

    it('[form-keeps] sends a name that was mended meanwhile at the next press', async () => {
      const form = await showForLong(markup('/slow'));
      form.nameField = 'optional';
      await form.updateComplete;
      const answer = await sendTo(form);
      type(field(form, 'name'), 'Ada');
      await answer({ state: 'ok' });
      expect(status(form)).to.match(/^You may be signed up already\./);
      button(form).click();
      await form.updateComplete;
      expect(sent().map((values) => (values as SignupValues).name)).to.deep.equal([undefined, 'Ada']);
    });

    it('[form-claims] calls no address refused that the service has not seen', async () => {
      const form = await showForLong(markup('/slow'));
      const answer = await sendTo(form);
      type(field(form, 'email'), 'right@example.org');
      await answer({ state: 'invalid', field: 'email' }, 422);
      expect(errors(form)).to.be.empty;
      expect(status(form)).to.match(/^Sorry, that did not work\. What you typed is still here\./);
    });

    it('thanks for the organisation that was agreed to, even if the page names another meanwhile', async () => {
      const form = await showForLong(markup('/slow'));
      const answer = await sendTo(form);
      form.controller = 'Somebody else';
      await form.updateComplete;
      await answer({ state: 'ok' });
      expect(status(form)).to.equal('Thank you. You will get news from ECPAT Example by email.');
    });

    it('names the address that did not work, even if the page has set another meanwhile', async () => {
      const form = await showForLong(markup('/slow'));
      const answer = await sendTo(form);
      form.action = '/other';
      await answer({}, 500);
      expect(takeConsole().join()).to.include('action="/slow" did not work');
    });
  });

  describe('when the page changes the form as it hears of a sign-up', () => {
    const change = async (run: (form: SignupFormElement, values: SignupValues) => void) => {
      const form = await showForLong();
      form.addEventListener('ecpat-signup-submit', ({ detail }) => run(form, detail.values));
      fill(form);
      button(form).click();
      await form.updateComplete;
      await form.updateComplete;
      return form;
    };

    it('[form-quick] [always-recorded] sends nothing without the tick or beside another sentence', async () => {
      for (const run of [
        (form: SignupFormElement) => (checkbox(form).checked = false),
        (form: SignupFormElement) => (form.controller = 'B'),
        (form: SignupFormElement) => (form.privacyUrl = '/other'),
        (form: SignupFormElement) => {
          form.append(Object.assign(document.createElement('span'), { slot: 'consent', textContent: 'Yes to all.' }));
        },
      ]) {
        const form = await change(run);
        expect(fetched.called, String(run)).to.be.false;
        expect(errors(form)).to.deep.equal(['Tick the box to get news by email.']);
        expect(button(form).hasAttribute('aria-disabled')).to.be.false;
      }
    });

    it('[form-submit-event] takes no values from the listener, only from the form', async () => {
      await change((form, values) => {
        Object.assign(values, { email: 'mallory@example.org' });
        values.consent.text = 'Yes to all.';
        field(form, 'email').value = 'eve@example.org';
      });
      const [values] = sent() as SignupValues[];
      expect(values!.email).to.equal('eve@example.org');
      expect(values!.consent.text).to.match(/^Yes, ECPAT Example may/);
    });
  });

  describe('a very long text', () => {
    const LONG = 'x'.repeat(100_000);

    it('[form-long] stays in the fields whole, is an error at once, and is not sent', async () => {
      const form = await showForLong();
      form.nameField = 'optional';
      await form.updateComplete;
      const start = Date.now();
      for (const text of [LONG, '.'.repeat(100_000), `${LONG}@example.org`, `ada@${LONG}`, 'ä.'.repeat(50_000)]) {
        fill(form, text);
        type(field(form, 'name'), text);
        field(form, 'email').dispatchEvent(new Event('change', { bubbles: true }));
        await pressWithoutResult(form);
        expect(errors(form)).to.deep.equal([
          'Enter an email address, for example name@example.org',
          'Enter your name.',
        ]);
        expect([field(form, 'email').value === text, field(form, 'name').value === text]).to.deep.equal([true, true]);
      }
      // Chromium's own check would take more than a minute.
      expect(Date.now() - start).to.be.below(5000);
      expect(fetched.called).to.be.false;
    });

    it('[form-long] is cut nowhere when it is pasted', async () => {
      const form = await showForLong();
      for (const name of ['email', 'name'] as const) {
        form.nameField = 'optional';
        await form.updateComplete;
        field(form, name).focus();
        document.execCommand('insertText', false, LONG);
        expect(field(form, name).value.length, name).to.equal(LONG.length);
      }
    });

    for (const [length, count] of [
      [254, 0],
      [255, 1],
    ] as const) {
      it(`[form-long] is ${count ? 'no' : 'an'} address with ${length} letters`, async () => {
        const form = await showForLong();
        const domain = '.org'.padStart(length - 'ada@'.length, `${'x'.repeat(59)}.`);
        fill(form, `ada@${domain}`);
        button(form).click();
        await form.updateComplete;
        expect([errors(form).length, fetched.callCount]).to.deep.equal([count, 1 - count]);
      });
    }
  });

  describe('the input of a visitor', () => {
    it('is sent with consent, language and time, without cookies and referrer', async () => {
      document.cookie = 'session=1; path=/';
      try {
        const form = await showForLong();
        await setLanguage(form, 'es');
        fill(form, ' ada@example.org');
        const before = Date.now();
        expect(await press(form), 'the endpoint refuses cookies and referrers').to.equal('confirm');
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

    it('stays after a change of language and moves within the page', async () => {
      const form = await show();
      form.nameField = 'optional';
      await form.updateComplete;
      fill(form);
      type(field(form, 'name'), 'Ada');
      await setLanguage(form, 'ru');
      const place = await fixture(html`<div lang="fr"></div>`);
      place.append(form);
      await form.updateComplete;
      form.remove();
      document.body.append(form);
      await form.updateComplete;
      expect([field(form, 'email').value, field(form, 'name').value]).to.deep.equal(['ada@example.org', 'Ada']);
      form.remove();
    });

    it('is sent even when the page removes the form meanwhile', async () => {
      const form = await showForLong();
      fill(form);
      form.addEventListener('ecpat-signup-submit', () => form.remove());
      expect(await press(form)).to.equal('confirm');
      document.body.append(form);
      await form.updateComplete;
      expect(status(form)).to.match(/^Thank you/);
      form.remove();
    });

    it('[form-result-event] is in the submit event only: in no other event, address, attribute, storage or console', async () => {
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

    it('[form-submit-event] can be sent by the page instead', async () => {
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
      await pressWithoutResult(form);
      expect(taken).to.have.length(1);
      expect(taken[0]!.values.email).to.equal('ada@example.org');
      expect(taken[0]!.values.consent.text).to.match(/^Yes, ECPAT Example/);
      expect(fetched.called).to.be.false;
      expect(status(form)).to.equal('');
      expect(field(form, 'email').value, 'stays in the form').to.equal('ada@example.org');
      expect(await press(form), 'the form still works').to.equal('confirm');
    });

    it('does not reach a surrounding form of the page', async () => {
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

  describe('an address that was pasted', () => {
    /** Enters text as a visitor does, so that the browser changes it in its own way. */
    const enter = (form: SignupFormElement, text: string) => {
      const email = field(form, 'email');
      email.focus();
      email.select();
      document.execCommand('insertText', false, text);
    };

    it('[form-clean-address] is checked, shown and sent without the text around it when it is pasted', async () => {
      for (const pasted of [
        'mailto:ana@example.org?subject=News',
        '"Ana" <ana@example.org>',
        'ana@example.org.',
        '\u200bana@example.org\u00a0',
        '\u202aana@exa\u00admple.org\u202c',
        'ana＠ｅｘａｍｐｌｅ.org',
        'ana @ example.org',
      ]) {
        const form = await showForLong();
        await pressWithoutResult(form);
        enter(form, pasted);
        await form.updateComplete;
        expect(errors(form), `${pasted}: the error goes before the field is left`).to.have.length(1);
        checkbox(form).focus();
        expect(field(form, 'email').value, pasted).to.equal('ana@example.org');
        checkbox(form).click();
        expect(await press(form), pasted).to.equal('confirm');
        expect((sent().pop() as SignupValues).email).to.equal('ana@example.org');
      }
    });

    it('[form-clean-address] is cleaned when Enter submits the form', async () => {
      const form = await showForLong(markup('/faulty/signup/down'));
      checkbox(form).click();
      enter(form, 'Ana <ana@example.org>;');
      const result = oneEvent(form, 'ecpat-signup-result');
      await sendKeys({ press: 'Enter' });
      await result;
      expect((sent()[0] as SignupValues).email).to.equal('ana@example.org');
      expect(field(form, 'email').value).to.equal('ana@example.org');
      takeConsole();
    });

    it('[form-clean-address] stays as it is while the visitor is typing', async () => {
      const form = await showForLong();
      enter(form, 'ana@example.org.');
      await form.updateComplete;
      await sendKeys({ type: 'uk' });
      expect(field(form, 'email').value).to.equal('ana@example.org.uk');
    });

    it('[form-clean-address] is an error, and stays, when there are two', async () => {
      const form = await showForLong();
      checkbox(form).click();
      enter(form, 'ana@example.org, bob@example.org');
      await pressWithoutResult(form);
      expect(errors(form)).to.deep.equal(['Enter an email address, for example name@example.org']);
      expect(field(form, 'email').value).to.equal('ana@example.org, bob@example.org');
      expect(fetched.called).to.be.false;
    });
  });

  describe('a mistyped mail domain', () => {
    const offer = (form: SignupFormElement) =>
      form.shadowRoot!.querySelector<HTMLButtonElement>('[aria-live] button') ?? undefined;
    /** The text of the offer, without the invisible marks of direction. */
    const offered = (form: SignupFormElement) => words(offer(form))?.replace(/[\u2066\u2069]/g, '');
    /** Types an address and leaves the field. */
    async function typeAndLeave(form: SignupFormElement, email: string): Promise<void> {
      type(field(form, 'email'), email);
      field(form, 'email').dispatchEvent(new Event('change', { bubbles: true }));
      await form.updateComplete;
    }

    it('[form-offer] is offered for correction, which mends the field and returns the focus to it', async () => {
      const form = await showForLong();
      await pressWithoutResult(form);
      await typeAndLeave(form, 'Ada.L@gmial.con ');
      expect(offered(form)).to.equal('Did you mean Ada.L@gmail.com?');
      expect(field(form, 'email').value, 'nothing is changed without a word').to.equal('Ada.L@gmial.con');
      offer(form)!.click();
      await form.updateComplete;
      expect(offer(form)).to.be.undefined;
      expect(field(form, 'email').value).to.equal('Ada.L@gmail.com');
      expect(focused(form)).to.equal(describeElement(field(form, 'email')));
      checkbox(form).click();
      expect(await press(form)).to.equal('confirm');
      expect((sent()[0] as SignupValues).email).to.equal('Ada.L@gmail.com');
    });

    it('[form-offer] removes the error of an address without an end', async () => {
      const form = await showForLong();
      type(field(form, 'email'), 'ada@gmail');
      await pressWithoutResult(form);
      await typeAndLeave(form, 'ada@gmail');
      offer(form)!.click();
      await form.updateComplete;
      expect(errors(form)).to.deep.equal(['Tick the box to get news by email.']);
    });

    it('[form-offer] is sent as it is when the visitor presses the button', async () => {
      const form = await showForLong();
      await typeAndLeave(form, 'ada@gmial.com');
      checkbox(form).click();
      expect(await press(form)).to.equal('confirm');
      expect((sent()[0] as SignupValues).email).to.equal('ada@gmial.com');
    });

    it('[form-offer] is offered once for each address, and never after the address has changed', async () => {
      const form = await showForLong();
      await typeAndLeave(form, 'ada@gmial.com');
      type(field(form, 'email'), 'ada@gmial.co');
      await form.updateComplete;
      expect(offer(form)).to.be.undefined;
      await typeAndLeave(form, 'ada@gmial.com');
      expect(offer(form)).to.be.undefined;
      await typeAndLeave(form, 'ada@example.org');
      expect(offer(form)).to.be.undefined;
      await typeAndLeave(form, 'eve@hotmial.com');
      expect(offered(form)).to.equal('Did you mean eve@hotmail.com?');
    });

    it('[form-offer] is forgotten with the person who has signed up', async () => {
      const form = await showForLong();
      await typeAndLeave(form, 'ada@gmial.com');
      checkbox(form).click();
      await press(form);
      form.controller = 'Somebody else';
      await form.updateComplete;
      expect(offer(form)).to.be.undefined;
      await typeAndLeave(form, 'ada@gmial.com');
      expect(offered(form), 'as to anybody').to.equal('Did you mean ada@gmail.com?');
    });

    it('[form-offer] is announced in the language of the page, and follows it', async () => {
      const form = await showForLong();
      const region = form.shadowRoot!.querySelector('#ecpat-offer')!;
      expect([region.getAttribute('aria-live'), words(region)]).to.deep.equal(['polite', '']);
      await typeAndLeave(form, 'ada@yahooo.com');
      for (const [language, expected] of [
        ['en', 'Did you mean ada@yahoo.com?'],
        ['fr', 'Vouliez-vous écrire ada@yahoo.com ?'],
        ['es', '¿Quería escribir ada@yahoo.com?'],
        ['ru', 'Может быть, вы имели в виду ada@yahoo.com?'],
      ] as const) {
        await setLanguage(form, language);
        expect(offered(form)).to.equal(expected);
      }
      expect(form.shadowRoot!.querySelector('#ecpat-offer') === region).to.be.true;
    });

    it('[form-offer] is reached with the keyboard, directly after the field', async () => {
      const form = await showForLong();
      field(form, 'email').focus();
      await sendKeys({ type: 'ada@gmial.com' });
      await sendKeys({ press: 'Tab' });
      await form.updateComplete;
      expect(focused(form), 'the focus moves on').to.equal(describeElement(checkbox(form)));
      await sendKeys({ down: 'Shift' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ up: 'Shift' });
      expect(form.shadowRoot!.activeElement === offer(form)).to.be.true;
      await sendKeys({ press: 'Enter' });
      expect(field(form, 'email').value).to.equal('ada@gmail.com');
      expect(fetched.called, 'is no submit button').to.be.false;
    });

    it('[form-offer] moves nothing until a press has had its click', async () => {
      const form = await showForLong();
      const point = (type: string, pointerId: number) =>
        button(form).dispatchEvent(new PointerEvent(type, { pointerId, bubbles: true, composed: true }));
      const { top } = button(form).getBoundingClientRect();
      const isStill = () => offer(form) === undefined && button(form).getBoundingClientRect().top === top;
      point('pointerdown', 1);
      await typeAndLeave(form, 'ada@gmial.com');
      await clock.tickAsync(4000);
      expect(isStill(), 'while a button is down').to.be.true;
      point('pointerdown', 2);
      point('pointerup', 1);
      await clock.tickAsync(4000);
      expect(isStill(), 'while a second finger is down').to.be.true;
      point('pointerup', 2);
      await clock.tickAsync(399);
      expect(isStill(), 'before the click of a double tap').to.be.true;
      await clock.tickAsync(101);
      await form.updateComplete;
      expect(offered(form)).to.equal('Did you mean ada@gmail.com?');
      form.remove();
    });
  });

  describe('on a page whose translator replaces texts', () => {
    const settled = async (form: SignupFormElement) => {
      await form.updateComplete;
      await Promise.resolve();
    };

    for (const way of ['replaces', 'wraps'] as const) {
      it(`[translators] shows the text of the present state when a translator ${way} each text`, async () => {
        const form = await showForLong(markup('/faulty/signup/unreadable'));
        const stop = translate(form.shadowRoot!, way);
        try {
          await pressWithoutResult(form);
          await settled(form);
          expect(errors(form)).to.deep.equal(['Enter your email address.', 'Tick the box to get news by email.']);
          type(field(form, 'email'), 'ada');
          await pressWithoutResult(form);
          await settled(form);
          expect(errors(form)[0]).to.equal('Enter an email address, for example name@example.org');
          fill(form);
          await press(form);
          await settled(form);
          expect(status(form)).to.match(/^We cannot see whether this worked\./);
          await press(form);
          await settled(form);
          expect(status(form)).to.match(/^You may be signed up already\./);
          form.nameField = 'optional';
          await settled(form);
          expect(words(field(form, 'name').labels![0]!)).to.equal('Your name (optional)');
          form.nameField = 'required';
          await settled(form);
          expect(words(field(form, 'name').labels![0]!)).to.equal('Your name');
          await setLanguage(form, 'fr');
          await settled(form);
          expect(words(button(form))).to.equal('S’inscrire');
          expect(status(form)).to.match(/^Votre inscription est peut-être déjà enregistrée\./);
          expect(field(form, 'email').value, 'keeps the input').to.equal('ada@example.org');
          form.controller = 'Somebody else';
          await settled(form);
          expect(words(checkbox(form).labels![0]!)).to.match(/^Oui, Somebody else peut/);
          takeConsole();
        } finally {
          stop();
        }
      });
    }

    it('[translators] [always-recorded] records the consent in the language of the form', async () => {
      const form = await showForLong();
      for (const label of form.shadowRoot!.querySelectorAll('label, button')) {
        const walker = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) (walker.currentNode as Text).data = 'übersetzt';
      }
      fill(form);
      await press(form);
      expect((sent()[0] as SignupValues).consent.text).to.match(/^Yes, ECPAT Example may email me/);
    });

    it('[translators] shows the present state, and keeps the input, when whole elements were rewritten', async () => {
      const form = await showForLong();
      fill(form);
      for (const rewritten of form.shadowRoot!.querySelectorAll('label span, label[part], p, button, h2')) {
        rewritten.innerHTML = '<font>übersetzt</font>';
      }
      await setLanguage(form, 'es');
      expect(words(form.shadowRoot!.querySelector('form')!)).to.match(
        /^Este formulario es solo para recibir noticias\./,
      );
      expect(field(form, 'email').value).to.equal('ada@example.org');
      expect(checkbox(form).checked, 'the sentence is another one').to.be.false;
      checkbox(form).click();
      expect(await press(form)).to.equal('confirm');
    });
  });

  describe('with the keyboard alone', () => {
    it('[form-native] can be filled in and sent', async () => {
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
      expect(focused(form)).to.equal(describeElement(checkbox(form)));
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

  describe('a child who looks for help', () => {
    const helpLink = (form: Element) =>
      [...form.shadowRoot!.querySelectorAll('a')].find((link) => words(link) === 'Talk to a child helpline')!;

    it('[form-help] [always-news] reads that the form is for news only, and finds the directory of child helplines', async () => {
      const form = await show();
      expect(words(form.shadowRoot!.querySelector('form')!)).to.match(
        /^This form is for news only\. Do you need help\?/,
      );
      const { href, rel, target } = helpLink(form);
      expect(new URL(href).hostname).to.equal('childhelplineinternational.org');
      expect([rel, target]).to.deep.equal(['noopener noreferrer', '']);
      const pressed = new MouseEvent('click', { bubbles: true, cancelable: true });
      form.shadowRoot!.addEventListener('click', (event) => {
        expect(event.defaultPrevented, 'without a banner, the link opens the directory').to.be.false;
        event.preventDefault();
      });
      helpLink(form).dispatchEvent(pressed);
    });

    it('[form-help] reaches the banner anywhere on the same page', async () => {
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
      expect(banner.hasAttribute('tabindex'), 'leaves no tabindex behind').to.be.false;
    });

    it('can still open the directory in another tab', async () => {
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
