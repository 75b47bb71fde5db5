/** Every state that the form can be in, for the checks that must hold in each of them. */
import { html, nothing, type TemplateResult } from 'lit';
import type { SignupFormElement } from '../../src/signup-form/signup-form.element.js';
import { NO_MAIL } from '../helpers/engine.js';
import type { NamedState } from '../suites/states.js';
import { fill, press, pressInVain, honeypot } from './signup-form.driver.js';

export interface State extends NamedState {
  /** What the visitor does then; more than two seconds after the form was shown. */
  reach?: (form: SignupFormElement) => Promise<unknown>;
}

interface Settings {
  service?: string;
  nameField?: string;
  minAge?: string;
  content?: TemplateResult;
}

/** A form that posts to a server of every fault. */
const form = (action: string, { service, nameField, minAge, content }: Settings = {}) => html`
  <ecpat-signup-form
    service=${service ?? nothing}
    action=${action}
    controller="ECPAT Example"
    privacy-url="/privacy"
    name-field=${nameField ?? nothing}
    min-age=${minAge ?? nothing}
    >${content}</ecpat-signup-form
  >
`;
const FALLBACK = html`<p><a href="https://example.org/news">News by email</a></p>`;
const MAILCHIMP = 'subscribe/post?u=a1&id=b2';

const send = async (form: SignupFormElement) => {
  fill(form);
  await press(form);
};

/** Native forms go where the page sends them: here into a frame, so that the page stays. */
async function sendIntoFrame(form: SignupFormElement): Promise<void> {
  const base = document.createElement('base');
  base.target = 'landing';
  document.head.append(base);
  await send(form);
  base.remove();
}

export const STATES: State[] = [
  { name: 'to be filled in', markup: form('/faulty/signup/ok') },
  { name: 'with a name, which may stay empty', markup: form('/faulty/signup/ok', { nameField: 'optional' }) },
  {
    name: 'with words of the author’s',
    markup: form('/faulty/signup/ok', {
      minAge: '0',
      content: html`
        <h3 slot="heading">Our newsletter, four times a year and never more often than that</h3>
        <span slot="consent">Yes, please write to me. <a href="/conditions">Conditions</a></span>
      `,
    }),
  },
  {
    name: 'with errors',
    markup: form('/faulty/signup/ok', { nameField: 'required' }),
    reach: (form) => pressInVain(form),
  },
  {
    name: 'on its way',
    markup: form('/faulty/silent'),
    reach: async (form) => {
      fill(form);
      await pressInVain(form);
    },
  },
  { name: 'signed up', markup: form('/faulty/signup/ok'), reach: send },
  {
    name: 'signed up, in words of the author’s',
    markup: form('/faulty/signup/ok', { content: html`<p slot="success">Welcome!</p>` }),
    reach: send,
  },
  { name: 'to be confirmed', markup: form('/faulty/signup/confirm'), reach: send },
  {
    name: 'sent, and not known how it ended',
    markup: form(`/faulty/status/200/${MAILCHIMP}`, { service: 'mailchimp' }),
    reach: send,
  },
  {
    name: 'going on to the next page',
    markup: html`${form('/faulty/silent', { service: 'form' })}<iframe name="landing" title="landing" hidden></iframe>`,
    reach: sendIntoFrame,
  },
  {
    name: 'waiting in the mail program',
    markup: form('mailto:news-join@a-very-long-name-of-a-mailing-list-server.example.org', { service: 'mailto' }),
    reach: send,
    except: NO_MAIL,
  },
  {
    name: 'kept back',
    markup: form('/faulty/signup/ok', { content: FALLBACK }),
    reach: async (form) => {
      honeypot(form).value = 'filled';
      await send(form);
    },
  },
  { name: 'refused', markup: form('/faulty/signup/invalid'), reach: send },
  { name: 'too many', markup: form('/faulty/signup/rate'), reach: send },
  { name: 'out of order, with another way', markup: form('/faulty/signup/down', { content: FALLBACK }), reach: send },
  {
    name: 'out of order, with the service’s own page',
    markup: form(`/faulty/drop/${MAILCHIMP}`, { service: 'mailchimp' }),
    reach: send,
  },
];
