/**
 * A person and a page act on one form in any order, before a slow service. Whatever is posted is what the person last saw
 * and agreed to. The person knows only what the screen showed, and nothing of the form's own state.
 */
import { expect } from '@open-wc/testing';
import { html, render } from 'lit';
import sinon from 'sinon';
import { str } from '../../src/internal/localize.js';
import '../../src/signup-form/define.js';
import { SignupFormElement } from '../../src/signup-form/signup-form.element.js';
import type { SignupValues } from '../../src/signup-form/signup-form.types.js';
import { takeConsole } from '../helpers/console-guard.js';
import { shownText } from '../helpers/dom.js';
import fc, { RUNS } from '../helpers/fuzz.js';
import { stopTimers } from '../helpers/timers.js';
import { button, checkbox, field, honeypot, status, type } from './signup-form.driver.js';

/** All that a tick is about, as on the screen. */
interface Screen {
  /** The words beside the box, without white space. */
  sentence: string;
  /** Everything that is not style: words in the markup, links, language, notice, age, organisation. */
  subject: string;
}

interface Person {
  /** The screen at the last look. */
  seen: Screen | undefined;
  /** The screen when the person ticked the box; undefined if it is not ticked, or has become another one since. */
  agreed: Screen | undefined;
  /** Whether a script had changed something that was not on screen yet when the person ticked. */
  isDoubtful: boolean;
  /** The form at the last look: another one has empty fields. */
  fields: HTMLFormElement | null;
  /** The values of the fields. */
  email: string;
  name: string;
  presses: number;
}

interface Post {
  email: string;
  name: string;
  answer: (body: string, status?: number) => void;
}

/** The page and its service. */
interface World {
  form: SignupFormElement;
  place: HTMLElement;
  clock: sinon.SinonFakeTimers;
  /** Requests without an answer: at most one. */
  open: Post[];
  posts: number;
  /** Whether a script has changed something since the person last looked. */
  isUnseen: boolean;
  /** The page's reaction to a sign-up. */
  listener: (world: World, person: Person, event: Event) => void;
  fault: string | undefined;
}

type Step = fc.AsyncCommand<Person, World>;

const { translations } = SignupFormElement;
const THANKS = /^(Thank you|Merci)/;
const ENDPOINTS = ['/one', '/two'];
const MORE = '.more { display: none } .is-open .more { display: inline }';

const bare = (text: string) => text.replace(/\s/g, '');
const formIn = ({ form }: World) => form.shadowRoot!.querySelector('form');

/** Waits until all is rendered, as people see no moment between. In microtasks: WebKit needs 4 ms for each task. */
async function settle({ form }: World): Promise<void> {
  for (let round = 0; round < 3; round++) {
    for (let step = 0; step < 20; step++) await undefined;
    await form.updateComplete;
  }
}

/** Lets the browser do all else. Timers stand still meanwhile. */
function nextTask(): Promise<unknown> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(0);
  });
}

function read({ form }: World): Screen {
  const label = checkbox(form).closest('label')!;
  const own = form.querySelector('[slot="consent"]');
  const describe = (checkbox(form).getAttribute('aria-describedby') ?? '').split(' ');
  const age = describe.map((id) => form.shadowRoot!.getElementById(id)).filter((one) => one?.id === 'ecpat-age');
  const subject = [
    own ? own.textContent : shownText(label),
    own?.querySelector('a')?.getAttribute('href'),
    own ? own.getAttribute('lang') : form.lang,
    form.lang,
    form.shadowRoot!.querySelector('.ecpat-privacy')!.getAttribute('href'),
    age.map((one) => one!.textContent).join(),
    form.controller,
  ];
  return { sentence: bare(shownText(label)), subject: JSON.stringify(subject) };
}

/** The person looks at the form. What has become of the tick? */
async function look(person: Person, world: World): Promise<void> {
  await settle(world);
  if (world.fault) throw new Error(world.fault);
  const { isUnseen } = world;
  world.isUnseen = false;
  const fields = formIn(world);
  if (fields !== person.fields) {
    Object.assign(person, { fields, seen: undefined, agreed: undefined, isDoubtful: false, email: '', name: '' });
  }
  if (!fields || !world.form.isConnected) return;
  const { agreed, isDoubtful } = person;
  const now = (person.seen = read(world));
  const { checked } = checkbox(world.form);
  if (agreed && agreed.subject !== now.subject) {
    expect(checked, 'the tick belonged to something else').to.be.false;
    person.agreed = undefined;
  } else if (agreed && !isDoubtful && !isUnseen && agreed.sentence === now.sentence) {
    expect(checked, 'nothing changed, so the tick stays').to.be.true;
  } else if (!checked) person.agreed = undefined;
  if (!agreed) expect(checked, 'the person did not tick it').to.be.false;
  person.isDoubtful = isDoubtful && person.agreed !== undefined;
  const name = world.form.shadowRoot!.querySelector('#ecpat-name') ? person.name : '';
  person.name = name;
  expect(field(world.form, 'email').value, 'nothing typed is lost').to.equal(person.email);
  if (world.open.length === 0 && THANKS.test(status(world.form))) throw new Error('thanks beside a form');
}

/** Compares values with what the person saw, agreed to and typed. */
function judgeValues({ form }: World, { agreed, seen, email, name }: Person, values: SignupValues): string | undefined {
  const { consent } = values;
  if (!agreed) return 'no agreement';
  if (bare(consent.text) !== agreed.sentence) return `agreed to ${agreed.sentence}, not to ${consent.text}`;
  if (form.isConnected && seen?.sentence !== agreed.sentence) return 'the screen showed another sentence at last';
  if (values.email !== email) return `${values.email} instead of ${email}`;
  const typed = form.shadowRoot!.querySelector('#ecpat-name') ? name : '';
  return (values.name ?? '') === typed ? undefined : `the name ${values.name} instead of ${typed}`;
}

/** The values of the field `extra`, by the attribute that has it. */
const EXTRA = new Map<string | null, unknown>([
  ['extra=a', 'a'],
  ['extra=a&extra=b', ['a', 'b']],
]);

function judge(world: World, person: Person, url: string, body: string): string | undefined {
  const { form } = world;
  const values = JSON.parse(body) as SignupValues & { extra?: unknown };
  if (world.open.length > 0) return 'a second request during the first';
  if (world.posts >= person.presses) return 'more requests than presses';
  if (new URL(url).pathname !== form.action) return `posted to ${url} instead of ${form.action}`;
  const extra = EXTRA.get(form.getAttribute('fields'));
  if (JSON.stringify(values.extra) !== JSON.stringify(extra))
    return `posted the fields ${JSON.stringify(values.extra)}`;
  return judgeValues(world, person, values);
}

/** A step with its name, for the counterexample. */
const step = (name: string, run: (person: Person, world: World) => Promise<void> | void): Step => ({
  check: () => true,
  run: async (person, world) => void (await run(person, world)),
  toString: () => name,
});

type Act = (person: Person, world: World) => void;
type Change = (form: SignupFormElement, world: World) => void;

/** Something that the person does in the form, after a look at it. */
const act = (name: string, run: Act, change?: Change): Step =>
  step(name, async (person, world) => {
    await look(person, world);
    if (!formIn(world) || !world.form.isConnected) return;
    world.isUnseen = change !== undefined;
    change?.(world.form, world);
    run(person, world);
  });

const press: Act = (person, { form }) => {
  person.presses++;
  button(form).click();
};

const tick: Act = (person, { form, isUnseen }) => {
  const isTicking = !checkbox(form).checked;
  checkbox(form).click();
  person.agreed = isTicking ? person.seen : undefined;
  person.isDoubtful = isUnseen;
};

const wait =
  (milliseconds: number): Act =>
  (_, { clock }) =>
    void clock.tick(milliseconds);

/** The author's own sentence. */
function own(form: SignupFormElement, text: string, target = '/conditions'): HTMLElement {
  form.querySelector('[slot="consent"]')?.remove();
  const span = document.createElement('span');
  span.slot = 'consent';
  render(html`${text} <a href=${target}>(conditions)</a><span class="more"> and more</span>`, span);
  form.append(span);
  return span;
}

const TEXTS = ['Yes, news once a year.', 'Yes, and share my data with partners.'];
const oneOf = <Value>(...values: Value[]) => fc.constantFrom(...values);

const people: fc.Arbitrary<Step>[] = [
  oneOf('ada@example.org', 'eve@example.org', 'bob@example.org').map((email) =>
    act(`types ${email}`, (person, { form }) => {
      type(field(form, 'email'), (person.email = email));
    }),
  ),
  oneOf('Ada', 'Eve').map((name) =>
    act(`types ${name}`, (person, { form }) => {
      if (form.shadowRoot!.querySelector('#ecpat-name')) type(field(form, 'name'), (person.name = name));
    }),
  ),
  fc.constant(act('clicks the box', tick)),
  fc.constant(act('presses', press)),
  fc.constant(step('looks', look)),
  oneOf(1, 500, 1500, 2000).map((ms) => step(`waits ${ms} ms`, wait(ms))),
];

type Named<Value> = [name: string, value: Value];

/** Changes of what a tick is about. */
const about: Named<Change>[] = [
  ...TEXTS.map((text): Named<Change> => [`sentence ${text}`, (form) => own(form, text)]),
  ['rewrites the sentence', (form) => form.querySelector('[slot="consent"] a')?.before('not ')],
  ['leads elsewhere', (form) => form.querySelector('[slot="consent"] a')?.setAttribute('href', '/elsewhere')],
  ['removes the sentence', (form) => form.querySelector('[slot="consent"]')?.remove()],
  ['shows more by style', (form) => form.classList.add('is-open')],
  ['shows less by style', (form) => form.classList.remove('is-open')],
  ...['none', ''].map((display): Named<Change> => {
    const change = (form: SignupFormElement) => {
      const own = form.querySelector<HTMLElement>('[slot="consent"]');
      if (own) own.style.display = display;
    };
    return [`${display ? 'hides' : 'shows'} the sentence by style`, change];
  }),
  ...['en', 'fr'].map((lang): Named<Change> => [`speaks ${lang}`, (form) => (form.lang = lang)]),
  ...['A', 'B'].map((name): Named<Change> => [`controller ${name}`, (form) => (form.controller = name)]),
  ['has no controller', (form) => (form.controller = null)],
  ...['/p', '/q'].map((url): Named<Change> => [`notice ${url}`, (form) => (form.privacyUrl = url)]),
  ...['16', '18'].map((age): Named<Change> => [`age ${age}`, (form) => (form.minAge = age)]),
  [
    'gets a language pack',
    (form) => {
      const wording = { 'signup-form.consent': str`Yes, ${0} may write to me.` };
      Object.assign(SignupFormElement, { translations: { ...translations, en: wording } });
      form.requestUpdate();
    },
  ],
];

/** Changes that leave the tick. */
const besides: Named<Change>[] = [
  ...ENDPOINTS.map((url): Named<Change> => [`action ${url}`, (form) => (form.action = url)]),
  ['asks for a name', (form) => (form.nameField = 'optional')],
  ['requires a name', (form) => (form.nameField = 'required')],
  ['asks for no name', (form) => (form.nameField = 'off')],
  ['has fields', (form) => form.setAttribute('fields', 'extra=a')],
  ['has repeated fields', (form) => form.setAttribute('fields', 'extra=a&extra=b')],
  ['is removed', (form) => form.remove()],
  ['is put back', (form, { place }) => place.append(form)],
];
const changes = [...about, ...besides];

const page: fc.Arbitrary<Step>[] = [
  ...changes.map(([name, change], index) =>
    fc.constant(
      step(name, (_, world) => {
        world.isUnseen ||= index < about.length;
        change(world.form, world);
      }),
    ),
  ),
  // In the same task as an act of the person, who has not seen the change.
  fc
    .tuple(
      fc.constantFrom(...changes),
      oneOf<[string, Act]>(['clicks the box', tick], ['presses', press], ['waits', wait(2000)]),
    )
    .map(([[name, change], [then, run]]) => act(`${name}, and at once ${then}`, run, change)),
];

const reset = (person: Person, { form }: World) => {
  form.shadowRoot!.querySelector('form')?.reset();
  Object.assign(person, { email: '', name: '', agreed: undefined });
};
const others: fc.Arbitrary<Step>[] = [
  oneOf('ok', 'confirm', 'invalid', 'odd').map((state) =>
    step(`service says ${state}`, async (_, world) => {
      const [post] = world.open.splice(0);
      if (!post) return;
      const { form } = world;
      await settle(world);
      const mended = (['email', 'name'] as const).filter((one) => {
        const typed = form.shadowRoot!.querySelector<HTMLInputElement>(`#ecpat-${one}`)?.value;
        return typed && typed !== post[one];
      });
      post.answer(
        JSON.stringify({ state, ...(state === 'invalid' && { field: 'email' }) }),
        state === 'invalid' ? 422 : 200,
      );
      await settle(world);
      if (!form.isConnected || !form.controller) return;
      const isDone = state === 'ok' || state === 'confirm';
      expect(THANKS.test(status(form)), 'thanks only for the values on screen').to.equal(isDone && !mended.length);
      const isRefused = form.shadowRoot!.querySelector('#ecpat-email-error')?.textContent!.trim();
      if (mended.includes('email')) expect(isRefused ?? '', 'another address was refused').to.equal('');
    }),
  ),
  fc.constant(step('resets', (person, world) => (formIn(world) ? reset(person, world) : undefined))),
  fc.constant(step('add-on fills the trap', (_, world) => void (formIn(world) && (honeypot(world.form).value = 'x')))),
  fc
    .constantFrom<[string, World['listener']]>(
      ['hears nothing', () => undefined],
      ['takes it over', (_, __, event) => event.preventDefault()],
      [
        'rewrites the values',
        (_, __, event) => {
          const { values } = (event as CustomEvent<{ values: SignupValues }>).detail;
          Object.assign(values, { email: 'mallory@example.org' });
          values.consent.text = 'Yes to everything.';
        },
      ],
      [
        'rewrites the values and removes the form',
        ({ form }, _, event) => {
          const { values } = (event as CustomEvent<{ values: SignupValues }>).detail;
          Object.assign(values, { email: 'mallory@example.org' });
          values.consent.text = 'Yes to everything.';
          form.remove();
        },
      ],
      [
        'unticks',
        ({ form }, person) => {
          checkbox(form).checked = false;
          person.agreed = undefined;
        },
      ],
      ['types', ({ form }, person) => void (field(form, 'email').value = person.email = 'zoe@example.org')],
      ['presses again', ({ form }) => button(form).click()],
      ...changes.map(([name, run]): [string, World['listener']] => [
        name,
        (world) => {
          world.isUnseen = true;
          run(world.form, world);
        },
      ]),
    )
    .map(([name, listener]) => step(`on a sign-up: ${name}`, (_, world) => void (world.listener = listener))),
];

/** Most stories should get as far as a request. */
const signsUp = act('fills in and presses', (person, world) => {
  const { form } = world;
  if (!person.email) type(field(form, 'email'), (person.email = 'ada@example.org'));
  if (!checkbox(form).checked) tick(person, world);
  press(person, world);
});
const waits = step('waits 2 s', wait(2000));
const [answers, ...rest] = others;
const often = [signsUp, waits, act('clicks the box', tick)].map((one) => fc.constant(one));
const steps = fc.commands([...often, answers!, fc.oneof(...people), fc.oneof(...page), fc.oneof(...rest)], {
  maxCommands: 30,
  size: 'max',
});
/** Where a story begins. Random steps rarely come here. */
const start = fc.record({ hasOwnSentence: fc.boolean(), isWaiting: fc.boolean() });

describe('signup-form: any order of typing, ticking, pressing and changes', () => {
  let world: World;
  let person: Person;
  let original: typeof fetch;

  function begin({ hasOwnSentence }: { hasOwnSentence: boolean }): void {
    const place = document.createElement('div');
    const style = document.createElement('style');
    style.textContent = MORE;
    place.append(style);
    document.body.append(place);
    const form = document.createElement('ecpat-signup-form');
    Object.assign(form, { action: ENDPOINTS[0], controller: 'A', privacyUrl: '/p', lang: 'en' });
    person = { fields: null, seen: undefined, agreed: undefined, isDoubtful: false, email: '', name: '', presses: 0 };
    world = {
      form,
      place,
      clock: stopTimers('performance'),
      open: [],
      posts: 0,
      isUnseen: false,
      listener: () => undefined,
      fault: undefined,
    };
    if (hasOwnSentence) own(form, TEXTS[0]!);
    place.append(form);
    form.addEventListener('ecpat-signup-submit', (event) => {
      world.fault ??= judgeValues(world, person, event.detail.values);
      world.listener(world, person, event);
    });
  }

  function end(): void {
    world.clock.restore();
    world.place.remove();
    world.form.remove();
    Object.assign(SignupFormElement, { translations });
    takeConsole();
  }

  before(() => {
    original = window.fetch;
    window.fetch = (url, init) => {
      const body = String(init!.body);
      world.fault ??= judge(world, person, String(url), body);
      world.posts++;
      return new Promise((resolve, reject) => {
        const { email, name = '' } = JSON.parse(body) as SignupValues;
        // Browsers read a body in tasks of their own, for which `settle` does not wait.
        const answer: Post['answer'] = (text, code = 200) =>
          resolve(Object.assign(new Response(null, { status: code }), { text: () => Promise.resolve(text) }));
        const post = { email, name, answer };
        world.open.push(post);
        init!.signal!.addEventListener('abort', () => {
          world.open = world.open.filter((one) => one !== post);
          reject(new DOMException('aborted', 'AbortError'));
        });
      });
    };
  });
  after(() => (window.fetch = original));

  /** The person fills in a form that nobody changes any more, and presses until it sends. */
  async function finish(): Promise<void> {
    const { form, place, clock } = world;
    world.listener = () => undefined;
    clock.tick(12_000);
    await settle(world);
    if (!form.isConnected) place.append(form);
    Object.assign(form, { controller: 'C', privacyUrl: '/p', nameField: 'off' });
    await settle(world);
    // Another organisation removes the thanks.
    form.controller = 'D';
    await look(person, world);
    type(field(form, 'email'), (person.email = 'last@example.org'));
    if (!checkbox(form).checked) tick(person, world);
    await look(person, world);
    const before = world.posts;
    // The form may first say that the trap was filled.
    for (let presses = 0; presses < 2 && world.posts === before; presses++) {
      press(person, world);
      await settle(world);
      clock.tick(2000);
      await settle(world);
      if (world.fault) throw new Error(world.fault);
    }
    expect(world.posts, 'is sent at last').to.equal(before + 1);
    const [post] = world.open.splice(0);
    post!.answer('{"state":"ok"}');
    await settle(world);
    expect(status(form)).to.match(THANKS);
  }

  it('[always-recorded] [form-quick] [form-once] posts what the person last saw and agreed to, or nothing', async function () {
    this.timeout(RUNS * 300);
    let posts = 0;
    await fc.assert(
      fc.asyncProperty(start, steps, async (beginning, story) => {
        try {
          begin(beginning);
          await nextTask();
          await settle(world);
          const all = beginning.isWaiting ? [signsUp, ...story, waits] : [waits, ...story];
          await fc.asyncModelRun(() => ({ model: person, real: world }), all);
          await look(person, world);
          await finish();
          posts += world.posts;
        } finally {
          end();
        }
      }),
      // Each takes a few milliseconds only.
      { numRuns: RUNS, timeout: 20_000 },
    );
    expect(posts, 'the stories get far enough').to.be.greaterThan(RUNS * 1.5);
  });
});
