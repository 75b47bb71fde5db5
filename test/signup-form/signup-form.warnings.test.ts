import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/signup-form/define.js';
import { SERVICE_NAMES } from '../../src/signup-form/services/services.js';
import type { SignupFormElement } from '../../src/signup-form/signup-form.element.js';
import { takeConsole } from '../helpers/console-guard.js';
import { words } from '../helpers/dom.js';

// A file of its own gets a page of its own, and each page warns once only.

describe('signup-form: without action, controller or privacy-url', () => {
  for (const [missing, attributes, said] of [
    ['any of them', {}, 'action is missing, controller is missing, privacy-url is missing'],
    ['an action', { controller: 'A', 'privacy-url': 'https://example.org/' }, 'action is missing'],
    ['a controller', { action: 'https://example.org/', controller: ' ', 'privacy-url': '/p' }, 'controller is missing'],
    [
      'a privacy notice',
      { action: 'https://example.org/', controller: 'A', 'privacy-url': '' },
      'privacy-url is missing',
    ],
    [
      'valid addresses',
      { action: 'javascript:alert(1)', controller: 'A', 'privacy-url': 'http://example.org/' },
      'action="javascript:alert(1)" is not an https address, privacy-url="http://example.org/" is not an https address',
    ],
  ] as const) {
    it(`[form-incomplete] shows the slot content and warns once without ${missing}`, async () => {
      const form = document.createElement('ecpat-signup-form');
      for (const [name, value] of Object.entries(attributes)) form.setAttribute(name, value);
      form.innerHTML = '<a href="https://example.org/news">News by email</a>';
      document.body.append(form);
      await form.updateComplete;
      form.remove();
      document.body.append(form);
      await form.updateComplete;
      expect(form.querySelector('a')!.getClientRects().length).to.equal(1);
      expect(form.shadowRoot!.querySelector('form')).to.be.null;
      expect(takeConsole()).to.deep.equal([
        `warn: [ecpat-signup-form] shows the content of the tag instead of a form: ${said}.`,
      ]);
      form.remove();
    });
  }

  it('shows the form when all are set, and the slot content when one is removed', async () => {
    const form = await fixture<SignupFormElement>(html`
      <ecpat-signup-form controller="B" privacy-url="mailto:b@example.org"
        ><p><a href="https://example.org/news">fallback</a></p></ecpat-signup-form
      >
    `);
    const shown = () => [
      form.shadowRoot!.querySelectorAll('form').length,
      form.querySelector('p')!.getClientRects().length,
    ];
    expect(shown()).to.deep.equal([0, 1]);
    form.action = '/faulty/signup/ok';
    form.privacyUrl = '/privacy';
    await form.updateComplete;
    expect(shown()).to.deep.equal([1, 0]);
    form.removeAttribute('controller');
    form.removeAttribute('privacy-url');
    await form.updateComplete;
    expect(shown()).to.deep.equal([0, 1]);
    expect(takeConsole()).to.have.length(2);
  });
});

describe('signup-form: invalid attributes', () => {
  it('[invalid-attribute] [form-services] are replaced by their defaults, with one warning each', async () => {
    const form = await fixture<SignupFormElement>(html`
      <ecpat-signup-form
        action="/faulty/signup/ok"
        controller="A"
        privacy-url="/privacy"
        service="junk"
        name-field="junk"
        min-age="junk"
      ></ecpat-signup-form>
    `);
    form.requestUpdate();
    await form.updateComplete;
    expect(words(form.shadowRoot!.querySelector('form')!)).to.include('aged 16');
    expect(form.shadowRoot!.querySelectorAll('[part~="input"]')).to.have.length(1);
    expect(takeConsole().sort()).to.deep.equal([
      'warn: [ecpat-signup-form] min-age="junk" is not understood; 16 is used.',
      'warn: [ecpat-signup-form] name-field="junk" is not understood; "off" is used; allowed: off, optional, required.',
      `warn: [ecpat-signup-form] service="junk" is not understood; "json" is used; allowed: ${SERVICE_NAMES.join(', ')}.`,
    ]);
  });
});
