import { expect, fixture, oneEvent } from '@open-wc/testing';
import { html, nothing, type TemplateResult } from 'lit';
import sinon from 'sinon';
import '../../src/signup-form/define.js';
import type { SignupFormElement } from '../../src/signup-form/signup-form.element.js';
import { takeConsole } from '../helpers/console-guard.js';
import { itExcept, NO_MAIL } from '../helpers/engine.js';
import { stopTimers } from '../helpers/timers.js';
import {
  checkbox,
  button,
  fill,
  field,
  part,
  press,
  pressWithoutResult,
  status,
  honeypot,
  words,
} from './signup-form.driver.js';

/** A form for a service whose answer the page cannot read. */
const markup = (service: string, action: string, content?: TemplateResult) => html`
  <ecpat-signup-form
    service=${service}
    action=${action}
    list=${/mailchimp|actionkit/.test(service) ? 'news' : nothing}
    controller="ECPAT Example"
    privacy-url="/privacy"
    >${content}</ecpat-signup-form
  >
`;
const FALLBACK = html`<p><a href="https://example.org/news">News by email</a></p>`;
const links = (form: Element) => [...part(form, 'status')[0]!.querySelectorAll('a')];
const MAILCHIMP = 'subscribe/post?u=a1&id=b2';

describe('signup-form: a form for a service', () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => (clock = stopTimers('performance')));
  afterEach(() => clock.restore());

  /** Shows a filled form and skips the delay for quick submissions. */
  async function show(service: string, action: string, content?: TemplateResult): Promise<SignupFormElement> {
    const form = await fixture<SignupFormElement>(markup(service, action, content));
    clock.tick(2000);
    fill(form);
    return form;
  }

  describe('with an opaque response', () => {
    it('[form-claims] claims nothing after any answer, keeps the input and offers the page of the service', async () => {
      for (const answer of ['200', '500']) {
        const form = await show('mailchimp', `/faulty/status/${answer}/${MAILCHIMP}`);
        let faults = 0;
        form.addEventListener('ecpat-error', () => faults++);
        expect(await press(form)).to.equal('unknown');
        expect(status(form)).to.match(/^We cannot see whether this worked\. Check your inbox\./);
        expect(links(form).map(({ pathname, search, rel }) => pathname + search + rel)).to.deep.equal([
          `/faulty/status/${answer}/subscribe?u=a1&id=newsnoreferrer`,
        ]);
        expect([field(form, 'email').value, checkbox(form).checked]).to.deep.equal(['ada@example.org', true]);
        expect(faults).to.equal(0);
      }
    });

    it('[form-claims] claims nothing when the connection drops, since the address may have been stored', async () => {
      const form = await show('mailchimp', `/faulty/drop/${MAILCHIMP}`);
      expect(await press(form)).to.equal('unknown');
      expect(status(form)).to.match(/^We cannot see whether this worked\. .* Sign up on the service’s own page$/);
      expect(takeConsole()).to.have.length(1);
    });

    it('[form-ends] ends after ten seconds without an answer', async () => {
      const form = await show('brevo', '/faulty/silent/serve/abc');
      const result = oneEvent(form, 'ecpat-signup-result');
      button(form).click();
      clock.tick(10_000);
      await result;
      await form.updateComplete;
      expect(status(form)).to.match(/^We cannot see whether this worked\./);
      expect(takeConsole().join()).to.include('no complete answer within 10 s');
    });
  });

  describe('without a known page', () => {
    it('offers the slot content', async () => {
      const form = await show('json', '/faulty/status/500', FALLBACK);
      const offered = form.querySelector('a')!;
      expect(offered.getClientRects()).to.have.length(0);
      expect(await press(form)).to.equal('down');
      expect(offered.getClientRects()).to.have.length(1);
      expect(takeConsole()).to.have.length(1);
      form.action = '/faulty/signup/ok';
      await form.updateComplete;
      expect(await press(form)).to.equal('ok');
      expect(offered.getClientRects(), 'hidden again after success').to.have.length(0);
    });

    it('offers nothing when the tag is empty', async () => {
      const form = await show('json', '/faulty/status/503', html`<span slot="success">Thanks!</span>`);
      expect(await press(form)).to.equal('down');
      expect(status(form)).to.equal('Sorry, that did not work. What you typed is still here. Please try again later.');
      expect(part(form, 'status')[0]!.querySelectorAll('slot')).to.have.length(0);
      expect(takeConsole()).to.have.length(1);
    });

    it('[form-honeypot] offers the slot content to visitors whom the honeypot catches', async () => {
      const form = await show('json', '/faulty/signup/ok', FALLBACK);
      honeypot(form).value = 'filled';
      expect(await press(form)).to.equal('unknown');
      expect(form.querySelector('a')!.getClientRects()).to.have.length(1);
    });
  });

  describe('with a page that the visitor lands on', () => {
    let frame: HTMLIFrameElement;
    let base: HTMLBaseElement;
    // Native forms post into a frame here, so that the test page stays.
    beforeEach(async () => {
      frame = await fixture(html`<iframe name="landing" title="landing"></iframe>`);
      base = document.createElement('base');
      base.target = 'landing';
      document.head.append(base);
    });
    afterEach(() => base.remove());

    const landed = () => new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));

    it('posts like a native form, says so, and keeps no input in the markup', async () => {
      const form = await show('form', '/faulty/status/200/form');
      const arrived = landed();
      expect(await press(form)).to.equal('unknown');
      expect(status(form)).to.equal(
        'You will sign up on the next page. If no page opens, please press the button again.',
      );
      await arrived;
      expect(frame.contentWindow!.location.pathname).to.equal('/faulty/status/200/form');
      expect(form.shadowRoot!.querySelectorAll('form')).to.have.length(1);
      expect(form.shadowRoot!.innerHTML).not.to.include('ada@');
    });

    it('posts once when the button is pressed again before the next page opens', async () => {
      const form = await show('actionkit', '/faulty/silent/act/');
      const submitted = sinon.spy(HTMLFormElement.prototype, 'submit');
      try {
        await press(form);
        await pressWithoutResult(form);
        form.shadowRoot!.querySelector('form')!.requestSubmit();
        expect(submitted.callCount).to.equal(1);
        expect(button(form).getAttribute('aria-disabled')).to.equal('true');
        clock.tick(10_000);
        await form.updateComplete;
        expect(button(form).hasAttribute('aria-disabled'), 'enabled again after ten seconds').to.be.false;
        await press(form);
        expect(submitted.callCount).to.equal(2);
        window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
        await form.updateComplete;
        expect(button(form).hasAttribute('aria-disabled'), 'enabled for a visitor who comes back').to.be.false;
      } finally {
        submitted.restore();
      }
    });

    it('posts nothing after it is removed from the page', async () => {
      const form = await show('form', '/faulty/status/200/form');
      const submitted = sinon.spy(HTMLFormElement.prototype, 'submit');
      try {
        form.addEventListener('ecpat-signup-submit', () => form.remove());
        await pressWithoutResult(form);
        expect(submitted.callCount).to.equal(0);
      } finally {
        submitted.restore();
      }
    });
  });

  describe('that is a mailbox', () => {
    const NO_NAVIGATION_EVENT = 'it fires no event before it opens a message';

    itExcept(
      { firefox: NO_NAVIGATION_EVENT, webkit: NO_NAVIGATION_EVENT },
      '[form-mailto] opens a prepared message',
      async () => {
        const form = await show('mailto', 'mailto:news-join@example.org?subject=News', FALLBACK);
        // Chromium fires a navigate event that can be cancelled.
        const opened = new Promise<string>((resolve) => {
          const { navigation } = window as unknown as { navigation: EventTarget };
          const stop = (event: Event & { destination?: { url: string } }) => {
            event.preventDefault();
            resolve(event.destination!.url);
          };
          navigation.addEventListener('navigate', stop, { once: true });
        });
        await press(form);
        const url = new URL(await opened);
        expect([url.pathname, url.searchParams.get('subject')]).to.deep.equal(['news-join@example.org', 'News']);
        expect(url.searchParams.get('body')).to.match(/^Yes, ECPAT Example may email me[^]*ada@example\.org$/);
      },
    );

    itExcept(NO_MAIL, '[form-mailto] shows the address to write to', async () => {
      const form = await show('mailto', 'mailto:news-join@example.org?subject=News', FALLBACK);
      expect(await press(form)).to.equal('unknown');
      expect(status(form)).to.match(/write to news-join@example\.org$/);
      expect(links(form).map((link) => link.href)).to.deep.equal(['mailto:news-join@example.org']);
      expect(button(form).getAttribute('aria-disabled'), 'opens no second message on a double click').to.equal('true');
    });
  });

  describe('during the delay for quick submissions', () => {
    it('sends nothing when the fields are emptied, for example by the banner’s exit', async () => {
      const fetched = sinon.spy(window, 'fetch');
      try {
        const form = await fixture<SignupFormElement>(markup('mailchimp', `/faulty/status/200/${MAILCHIMP}`));
        fill(form);
        button(form).click();
        await form.updateComplete;
        field(form, 'email').value = '';
        await clock.tickAsync(2000);
        await form.updateComplete;
        expect(fetched.called).to.be.false;
        expect(status(form)).to.equal('');
        expect(button(form).hasAttribute('aria-disabled')).to.be.false;
      } finally {
        fetched.restore();
      }
    });
  });
});

describe('signup-form: list and fields', () => {
  it('[form-list] [form-fields] match the page’s language and change with it', async () => {
    const outer = await fixture<HTMLElement>(html`
      <div lang="fr">
        <ecpat-signup-form
          service="mailchimp"
          action="/faulty/status/200/${MAILCHIMP}"
          list="fr=f1 *=x9"
          fields="gdpr[123]=Y&amp;NOTE={consent.lang}"
          controller="ECPAT Example"
          privacy-url="/privacy"
        ></ecpat-signup-form>
      </div>
    `);
    const form = outer.querySelector<SignupFormElement>('ecpat-signup-form')!;
    await form.updateComplete;
    expect(form.fields).to.deep.equal({ 'gdpr[123]': 'Y', NOTE: '{consent.lang}' });
    const clock = sinon.useFakeTimers({ toFake: ['performance'] });
    const fetched = sinon.spy(window, 'fetch');
    try {
      clock.tick(2000);
      fill(form);
      await press(form);
      outer.lang = 'es';
      await Promise.resolve();
      await form.updateComplete;
      fill(form);
      await press(form);
      const sent = fetched.getCalls().map(({ args: [url, options] }) => {
        const body = (options as RequestInit).body as URLSearchParams;
        return [new URL(url as string).searchParams.get('id'), body.get('gdpr[123]'), body.get('NOTE')];
      });
      expect(sent).to.deep.equal([
        ['f1', 'Y', 'fr'],
        ['x9', 'Y', 'es'],
      ]);
    } finally {
      fetched.restore();
      clock.restore();
    }
  });
});

describe('signup-form: a field that repeats', () => {
  for (const service of ['json', 'mailchimp']) {
    it(`[form-fields] is sent with all its values (${service})`, async () => {
      const clock = stopTimers('performance');
      const fetched = sinon.spy(window, 'fetch');
      try {
        const form = await fixture<SignupFormElement>(
          markup(service, service === 'json' ? '/faulty/signup/ok' : `/faulty/status/200/${MAILCHIMP}`),
        );
        form.setAttribute('fields', 'interest=a&amp;interest=b&group[]=1&group[]=2&once={lang}');
        clock.tick(2000);
        fill(form);
        await press(form);
        const { body } = fetched.firstCall.args[1]!;
        const sent = JSON.parse(typeof body === 'string' ? body : '{}') as Record<string, unknown>;
        for (const [name, values] of [
          ['interest', ['a', 'b']],
          ['group[]', ['1', '2']],
        ] as const) {
          expect(body instanceof URLSearchParams ? body.getAll(name) : sent[name]).to.deep.equal(values);
        }
        expect(body instanceof URLSearchParams ? body.get('once') : sent['once']).to.equal('en');
      } finally {
        fetched.restore();
        clock.restore();
      }
    });
  }

  it('[form-fields] is sent with all its values like a native form', async () => {
    const clock = stopTimers('performance');
    const names: string[] = [];
    const submitted = sinon.stub(HTMLFormElement.prototype, 'submit').callsFake(function (this: HTMLFormElement) {
      names.push(...[...new FormData(this)].map(([name, value]) => `${name}=${String(value)}`));
    });
    try {
      const form = await fixture<SignupFormElement>(markup('form', '/faulty/status/200/form'));
      form.setAttribute('fields', 'interest=a&interest=b&email=x&email=y');
      clock.tick(2000);
      fill(form);
      await press(form);
      expect(names).to.deep.equal(['interest=a', 'interest=b', 'email=ada@example.org', 'lang=en']);
    } finally {
      submitted.restore();
      clock.restore();
    }
  });
});

describe('signup-form: a list by language', () => {
  it('follows the page from one language without translation to another', async () => {
    const outer = await fixture<HTMLElement>(html`
      <div lang="de">
        <ecpat-signup-form
          service="mailchimp"
          action="/faulty/drop/${MAILCHIMP}"
          list="de=d1 nl=n2"
          controller="ECPAT Example"
          privacy-url="/privacy"
        ></ecpat-signup-form>
      </div>
    `);
    const form = outer.querySelector<SignupFormElement>('ecpat-signup-form')!;
    const clock = sinon.useFakeTimers({ toFake: ['performance'] });
    try {
      clock.tick(2000);
      outer.lang = 'nl';
      await Promise.resolve();
      await form.updateComplete;
      fill(form);
      expect(await press(form)).to.equal('unknown');
      expect(links(form)[0]!.search).to.equal('?u=a1&id=n2');
      takeConsole();
    } finally {
      clock.restore();
    }
  });
});

describe('signup-form: the settings of a service', () => {
  it('show the slot content and warn once when the action has the wrong form', async () => {
    const form = await fixture<SignupFormElement>(markup('mailchimp', 'https://eepurl.com/abc', FALLBACK));
    expect(form.shadowRoot!.querySelectorAll('form')).to.have.length(0);
    expect(words(form)).to.equal('News by email');
    expect(form.querySelector('a')!.getClientRects()).to.have.length(1);
    form.requestUpdate();
    await form.updateComplete;
    expect(takeConsole()).to.deep.equal([
      'warn: [ecpat-signup-form] shows the content of the tag instead of a form: service="mailchimp" needs action="https://….list-manage.com/subscribe/post?u=…&id=…".',
    ]);
  });

  it('[form-action] accept only a mailto address for a mailbox', async () => {
    for (const action of ['javascript:alert(1)', 'https://example.org/']) {
      const form = await fixture<SignupFormElement>(markup('mailto', action));
      expect(form.shadowRoot!.querySelectorAll('form')).to.have.length(0);
      takeConsole();
    }
  });

  it('accept an action that a script sets as a URL object', async () => {
    const form = await fixture<SignupFormElement>(markup('json', '/faulty/signup/ok'));
    form.action = new URL('/faulty/signup/confirm', location.href) as unknown as string;
    await form.updateComplete;
    expect(part(form, 'button')).to.have.length(1);
    form.controller = {} as unknown as string;
    await form.updateComplete;
    expect(part(form, 'button'), 'an object is no name').to.have.length(0);
    expect(takeConsole().join()).to.include('controller is missing');
  });

  it('warn about a setting that the service ignores', async () => {
    await fixture<SignupFormElement>(html`
      <ecpat-signup-form
        service="listmonk"
        action="/listmonk"
        list="0b8e5b5e-3f0b-4b0e-9c43-6f7d5f3f2a11"
        fields="tag=web"
        controller="ECPAT Example"
        privacy-url="/privacy"
      ></ecpat-signup-form>
    `);
    expect(takeConsole()).to.deep.equal(['warn: [ecpat-signup-form] fields means nothing to service="listmonk".']);
  });
});
