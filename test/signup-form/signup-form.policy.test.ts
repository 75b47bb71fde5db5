import { expect, fixture, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/signup-form/define.js';
import type { ErrorDetail } from '../../src/internal/errors.js';
import type { SignupFormElement } from '../../src/signup-form/signup-form.element.js';
import { takeConsole } from '../helpers/console-guard.js';
import { itExcept } from '../helpers/engine.js';
import { stopTimers } from '../helpers/timers.js';
import { button, checkbox, field, fill, press, status } from './signup-form.driver.js';

// A file of its own gets a page of its own: a policy cannot be taken back.

const DOWN = 'Sorry, that did not work. What you typed is still here. Please try again later.';
const BLOCKED = 'the page’s policy (form-action) forbids the address, or one that it redirects to';

describe("signup-form: a native post under the policy form-action 'self'", () => {
  before(async () => {
    // Posts that the policy allows land in a frame, so that the test page stays.
    document.head.insertAdjacentHTML(
      'beforeend',
      `<meta http-equiv="content-security-policy" content="form-action 'self'"><base target="landing">`,
    );
    await fixture(html`<iframe name="landing" title="landing"></iframe>`);
  });
  after(() => document.querySelector('base')!.remove());

  async function show(action: string, service = 'form', list = ''): Promise<SignupFormElement> {
    const clock = stopTimers('performance');
    try {
      const form = await fixture<SignupFormElement>(html`
        <ecpat-signup-form
          service=${service}
          action=${action}
          list=${list}
          controller="ECPAT Example"
          privacy-url="/privacy"
        ></ecpat-signup-form>
      `);
      clock.tick(2000);
      fill(form);
      // The press is long after the form appeared for the real clock too.
      return form;
    } finally {
      clock.restore();
    }
  }

  for (const [service, action, list] of [
    ['form', 'https://example.org/news?x=1#y', ''],
    ['actionkit', 'https://example.org/act/', 'news'],
  ] as const) {
    it(`[form-blocked] [error-event] is down when it is forbidden, with the input kept and the button free (${service})`, async () => {
      const form = await show(action, service, list);
      const faults: ErrorDetail[] = [];
      const states: string[] = [];
      form.addEventListener('ecpat-error', ({ detail }) => faults.push(detail));
      form.addEventListener('ecpat-signup-result', ({ detail }) => states.push(detail.state));
      for (let presses = 1; presses <= 2; presses++) {
        button(form).click();
        // Chromium tells a moment later, when the form has said that the next page opens.
        while (!states.includes('down')) await oneEvent(form, 'ecpat-signup-result');
        await form.updateComplete;
        expect(states.splice(0).filter((state) => state !== 'unknown')).to.deep.equal(['down']);
        expect(status(form)).to.equal(DOWN);
        expect(button(form).hasAttribute('aria-disabled'), 'can be pressed again').to.be.false;
        expect([field(form, 'email').value, checkbox(form).checked]).to.deep.equal(['ada@example.org', true]);
        expect(form.shadowRoot!.querySelectorAll('form'), 'leaves no form behind').to.have.length(1);
        expect(faults.splice(0)).to.deep.equal([{ code: 'rejected', source: action }]);
      }
      const own = takeConsole().filter((line) => line.includes('[ecpat-signup-form]'));
      expect(own).to.deep.equal([`warn: [ecpat-signup-form] action="${action}" did not work: ${BLOCKED}.`]);
    });
  }

  it('[form-blocked] goes on when it is allowed', async () => {
    const form = await show('/faulty/status/200/form');
    expect(await press(form)).to.equal('unknown');
    expect(status(form)).to.match(/^You will sign up on the next page\./);
    expect(button(form).getAttribute('aria-disabled')).to.equal('true');
  });

  itExcept(
    { firefox: 'it lets a form follow every redirect', webkit: 'it does not tell of a forbidden redirect' },
    '[form-blocked] [form-claims] is unknown when only a redirect is forbidden, since the service has the post',
    async () => {
      const elsewhere = `${location.origin.replace('localhost', '127.0.0.1')}/faulty/status/200`;
      const form = await show(`/faulty/redirect?to=${encodeURIComponent(elsewhere)}`);
      await press(form);
      if (!/^We cannot see/.test(status(form))) await oneEvent(form, 'ecpat-signup-result');
      await form.updateComplete;
      expect(status(form)).to.equal(
        'We cannot see whether this worked. Check your inbox. If no email comes, please try again.',
      );
      expect(button(form).hasAttribute('aria-disabled')).to.be.false;
      await press(form);
      expect(status(form), 'sends nothing twice').to.match(/^You may be signed up already\./);
      takeConsole();
    },
  );
});
