/** The author's sentences as content systems leave them. */
import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import sinon from 'sinon';
import '../../src/signup-form/define.js';
import type { SignupFormElement } from '../../src/signup-form/signup-form.element.js';
import type { SignupValues } from '../../src/signup-form/signup-form.types.js';
import { takeConsole } from '../helpers/console-guard.js';
import { shownText } from '../helpers/dom.js';
import { stopTimers } from '../helpers/timers.js';
import { checkbox, fill, press } from './signup-form.driver.js';

const BUNDLED = /may email me news/;
const ATTRIBUTES = 'action="/faulty/signup/confirm" controller="ECPAT Example" privacy-url="/privacy"';

async function show(content: string): Promise<SignupFormElement> {
  const container = await fixture<HTMLElement>(html`<div></div>`);
  container.innerHTML = `<ecpat-signup-form ${ATTRIBUTES}>${content}</ecpat-signup-form>`;
  const form = container.querySelector('ecpat-signup-form')!;
  await form.updateComplete;
  return form;
}
/** The sentence beside the box; none without a form. */
const labelOf = (form: Element) => {
  const box = form.shadowRoot!.querySelector('input[type="checkbox"]');
  return box ? shownText(box.closest('label')!) : undefined;
};

const LINK = '<p><a href="https://example.org/news">Sign up on our site</a></p>';

/** Content; the sentence beside the box, none if the form must not show; further visible text; part of the warning. */
const CASES: [when: string, content: string, label: string | undefined, seen: string, says?: string][] = [
  [
    'the consent keeps data-slot',
    '<p data-slot="consent">Oui, écrivez-moi.</p>',
    'Oui, écrivez-moi.',
    'Stay connected',
  ],
  [
    'the consent is in a paragraph that a content system added',
    '<div><p><span data-slot="consent">Oui, <b>écrivez</b>-moi.</span></p></div>',
    'Oui, écrivez-moi.',
    'Stay connected',
  ],
  [
    'the consent has lost its mark',
    `<p>I agree to get emails from ECPAT Example.</p>${LINK}`,
    'I agree to get emails from ECPAT Example.',
    'Stay connected',
    'is the consent',
  ],
  [
    'the consent is French without a mark',
    '<p>J’accepte de recevoir la lettre.</p>',
    'J’accepte de recevoir la lettre.',
    '',
    'is the consent',
  ],
  [
    'the consent is Spanish without a mark',
    '<p>Sí, quiero recibir noticias.</p>',
    'Sí, quiero recibir noticias.',
    '',
    'is the consent',
  ],
  [
    'the consent is Russian without a mark',
    '<p>Я согласен получать новости.</p>',
    'Я согласен получать новости.',
    '',
    'is the consent',
  ],
  [
    'the consent links to the privacy notice',
    '<p>I consent, see the <a href="/privacy">notice</a>.</p>',
    'I consent, see the notice.',
    '',
    'is the consent',
  ],
  [
    'the consent links to a place in the privacy notice, with a slash at the end',
    '<p>I consent, read the <a href="/privacy/#news">notice</a>.</p>',
    'I consent, read the notice.',
    '',
    'is the consent',
  ],
  [
    'the consent has two paragraphs',
    '<p>Yes, write to me.</p><p>I agree that you keep my address.</p>',
    'Yes, write to me. I agree that you keep my address.',
    '',
    'is the consent',
  ],
  ['the consent is directly in the tag', 'Yes, write to me.', 'Yes, write to me.', '', 'is the consent'],
  [
    'the consent is also to something else',
    '<p>I agree to the <a href="https://example.org/terms">terms</a>.</p>',
    undefined,
    'I agree to the terms.',
    'perhaps the consent',
  ],
  [
    'a heading and a sentence have lost their marks',
    `<h3>Our letter</h3><p>Four times a year.</p>${LINK}`,
    'standard',
    'Our letter Four times a year.',
    '"Four times a year." is the intro',
  ],
  ['the intro is marked', '<p slot="intro">Four times a year.</p>', 'standard', 'Stay connected Four times a year.'],
  [
    'the intro keeps data-slot',
    '<div><p data-slot="intro">Four times a year.</p></div>',
    'standard',
    'Stay connected Four times a year.',
  ],
  ['there is only another way to sign up', LINK, 'standard', 'Stay connected'],
  [
    'the other way is a form',
    '<form action="/x">I agree <label>Email <input></label></form>',
    'standard',
    'Stay connected',
  ],
  [
    'a call to action begins like a consent',
    '<p>Yes, news: <a href="https://example.org/news">sign up on our site</a></p>',
    'standard',
    'Stay connected',
  ],
  [
    'a call to action says what people agree to',
    '<p><a href="https://example.org/news">Sign up</a>: you agree to our <a href="https://example.org/terms">terms</a>.</p>',
    'standard',
    'Stay connected',
  ],
  ...[
    'You can withdraw your consent at any time.',
    'We do not accept donations here.',
    'We accept donations on another page.',
    'I am a survivor, and this letter helps.',
    'I do not agree with silence.',
    'By signing up you agree to our rules.',
    'Tick “I agree” to get news.',
    'Yes, news.',
    'Je suis Ana, et j’écris cette lettre.',
    'No acepto el silencio.',
    'Puede retirar su consentimiento.',
    'Я пишу это письмо.',
    'Вы можете отозвать согласие в любое время.',
    'Мы принимаем пожертвования.',
  ].map((text): [string, string, string, string, string] => [
    `the text is no consent: ${text}`,
    `<p>${text}</p>`,
    'standard',
    `Stay connected ${text}`,
    `"${text}" is the intro`,
  ]),
  ...[
    'We agree to get news.',
    'I’m 16, I consent to emails.',
    'I would like to receive the letter.',
    'Oui, écrivez-moi.',
    'Je souhaite recevoir la lettre.',
    'Sí, escríbanme.',
    'Acepto recibir noticias.',
    'Да, пишите мне.',
    'Согласна получать новости.',
    'Даю согласие на рассылку.',
  ].map((text): [string, string, string, string, string] => [
    `the text is a consent: ${text}`,
    `<p>${text}</p>`,
    text,
    'Stay connected',
    'is the consent',
  ]),
  [
    'the link is part of a sentence in the tag',
    'Sign up at <a href="https://example.org/">our site</a> today.',
    'standard',
    'Stay connected',
  ],
];

describe('signup-form: sentences as content systems leave them', () => {
  for (const [when, content, label, seen, says] of CASES) {
    it(`[author-content] shows them, and never its own consent in their place, when ${when}`, async () => {
      const form = await show(content);
      if (label === 'standard') expect(labelOf(form)).to.match(BUNDLED);
      else {
        expect(labelOf(form)).to.equal(label);
        expect(shownText(form)).not.to.match(BUNDLED);
      }
      expect(shownText(form)).to.include(seen);
      const warnings = takeConsole();
      expect(warnings).to.have.length(says ? 1 : 0);
      if (says) expect(warnings[0]).to.include(says);
    });
  }

  it('[author-content] hides the other way while the form works', async () => {
    const form = await show(`<p>Four times a year.</p>${LINK}`);
    expect(shownText(form)).not.to.include('Sign up on our site');
    takeConsole();
  });

  it('[form-action] reads attributes in the curly quotes of a content system', async () => {
    const form = await fixture<SignupFormElement>(html`
      <ecpat-signup-form action="“/signup”" controller="“ECPAT”" privacy-url="”/privacy”"></ecpat-signup-form>
    `);
    expect(labelOf(form)).to.match(/^Yes, ECPAT may email me news/);
    const [privacy] = [...form.shadowRoot!.querySelectorAll('a')].filter(({ text }) => /data/.test(text));
    expect(privacy!.href).to.equal(new URL('/privacy', location.href).href);
  });

  it('[author-content] hides a sentence about JavaScript while the form works', async () => {
    const form = await show('<p>Please enable JavaScript to sign up.</p>');
    expect(shownText(form)).not.to.include('JavaScript');
  });

  it('[author-content] [form-slots] records an unmarked consent word for word as shown', async () => {
    const clock = stopTimers('performance');
    const fetched = sinon.spy(window, 'fetch');
    try {
      const form = await show('<div lang="fr"><p>Oui,  <b>écrivez</b>-moi.</p></div>');
      clock.tick(2000);
      fill(form);
      await press(form);
      const { consent } = JSON.parse(fetched.firstCall.args[1]!.body as string) as SignupValues;
      expect([consent.text, consent.lang]).to.deep.equal([labelOf(form) ?? 'Oui, écrivez-moi.', 'fr']);
    } finally {
      clock.restore();
      fetched.restore();
      takeConsole();
    }
  });

  it('[author-content] shows a consent that arrives late', async () => {
    const form = await show('');
    expect(labelOf(form)).to.match(BUNDLED);
    form.innerHTML = '<p><span data-slot="consent">Yes, please.</span></p>';
    await new Promise((resolve) => setTimeout(resolve));
    await form.updateComplete;
    expect(labelOf(form)).to.equal('Yes, please.');
    expect(checkbox(form).checked).to.be.false;
  });
});
