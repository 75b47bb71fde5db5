/** The sign-up form with each newsletter service: real cross-origin requests under a strict policy. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { ElementHandle, Frame, Page } from 'puppeteer-core';
import { SERVICES } from '../../src/signup-form/services/services.js';
import type { SignupValues } from '../../src/signup-form/signup-form.types.js';
import { startServices, type FakeName } from '../../scripts/fake-services/index.js';
import {
  passTimeAtInput,
  startBrowser,
  startFullBrowser,
  type OpenPage,
  type PageOptions,
  type TestBrowser,
} from './browser.js';

type Services = Awaited<ReturnType<typeof startServices>>;

const SCRIPT = '<script type="module" src="/dist/signup-form.js"></script>';
/** Services that receive the post of a native form. */
const NATIVE_FORM_SERVICES: readonly FakeName[] = ['form', 'actionkit'];
/** Only what the form requires, so that each service is tested with what an editor would paste. */
const REQUIRED = { controller: 'ECPAT Example', 'privacy-url': '/privacy' };

let browser: TestBrowser;
let services: Services['services'];
let closeServices: () => Promise<void>;
before(async () => {
  browser = await startBrowser();
  ({ services, close: closeServices } = await startServices({ delay: 500 }));
});
after(async () => {
  await browser.close();
  await closeServices();
});
beforeEach(() => {
  for (const { received, refused } of Object.values(services)) {
    received.length = 0;
    refused.length = 0;
  }
});

/** The documented policy for a service, which allows only that service's origin. */
function policyFor(name: FakeName): string {
  const { origin } = services[name];
  const partner = NATIVE_FORM_SERVICES.includes(name)
    ? `form-action ${origin}`
    : `connect-src ${origin}; form-action 'none'`;
  return `default-src 'none'; script-src ${browser.origin}; ${partner}; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'`;
}

function tag(name: FakeName, attributes: Record<string, string> = {}, content = ''): string {
  const { action, list } = services[name];
  const all = { service: name, action, ...(list && { list }), ...REQUIRED, ...attributes };
  const written = Object.entries(all).map(([attribute, value]) => `${attribute}="${value.replaceAll('&', '&amp;')}"`);
  return `<ecpat-signup-form ${written.join(' ')}>${content}</ecpat-signup-form>`;
}

/** Records the state of every result event. */
function listen(): void {
  const states: string[] = [];
  Object.assign(window, { states });
  addEventListener('ecpat-signup-result', (event) =>
    states.push((event as CustomEvent<{ state: string }>).detail.state),
  );
}

const statesOf = (page: Page | Frame) => page.evaluate(() => (window as unknown as { states: string[] }).states);

/** Opens a page with a form for a service. */
async function open(
  name: FakeName,
  { body = tag(name), ...options }: PageOptions = {},
  policy = policyFor(name),
): Promise<OpenPage> {
  const opened = await browser.open({
    head: SCRIPT,
    body,
    headers: { 'content-security-policy': policy },
    prepare: async (page) => {
      await page.evaluateOnNewDocument(passTimeAtInput);
      await page.evaluateOnNewDocument(listen);
    },
    ...options,
  });
  await inForm(opened.page, '#ecpat-email');
  return opened;
}

/** Waits for an element in the form. */
async function inForm(page: Page | Frame, selector: string): Promise<ElementHandle<HTMLElement>> {
  const found = await page.waitForFunction(
    (wanted) => document.querySelector('ecpat-signup-form')?.shadowRoot?.querySelector<HTMLElement>(wanted),
    {},
    selector,
  );
  return found.asElement() as ElementHandle<HTMLElement>;
}

/** Types over the text of an input, as people do. */
async function type(page: Page | Frame, text: string, selector = '#ecpat-email'): Promise<void> {
  const input = await inForm(page, selector);
  await input.click({ count: 3 });
  await input.type(text);
}

async function fill(page: Page | Frame, email: string): Promise<void> {
  await type(page, email);
  const box = await inForm(page, '#ecpat-consent');
  if (!(await box.evaluate((input) => (input as HTMLInputElement).checked))) await box.click();
}

const press = async (page: Page | Frame) => (await inForm(page, '[part~="button"]')).click();

/** Waits for the result of a sign-up, and returns the message that the visitor reads. */
async function submitAndRead(page: Page | Frame, act = () => press(page)): Promise<string> {
  const { length } = await statesOf(page);
  await act();
  await page.waitForFunction(
    (before) => (window as unknown as { states: string[] }).states.length > before,
    {},
    length,
  );
  return page.evaluate(() => {
    const root = document.querySelector('ecpat-signup-form')!.shadowRoot!;
    const said = [...root.querySelectorAll('[part~="error"], [role="status"]')].map((element) => element.textContent);
    return said.join(' ').replace(/\s+/g, ' ').trim();
  });
}

const THANKS = 'Thank you. Check your inbox now.';
const NOT_KNOWN = 'We cannot see whether this worked.';
const REFUSED = 'The service did not accept this.';
const FAILED = 'Sorry, that did not work.';
const RATE_LIMITED = 'We cannot take your sign-up just now.';
const SIGNED_UP = 'Thank you. You will get news from ECPAT Example by email.';

/** Outcomes of services whose answers no page can read. */
const UNREADABLE = Object.fromEntries(
  ['anybody', 'exists', 'invalid', 'redirect', 'rate', 'down', 'drop'].map((name) => [name, NOT_KNOWN]),
);

/** The message that a visitor reads, by service and by the service's answer. */
const OUTCOMES: Record<string, Partial<Record<string, string>>> = {
  json: {
    anybody: THANKS,
    ok: SIGNED_UP,
    exists: THANKS,
    invalid: REFUSED,
    'invalid-name': REFUSED,
    unreadable: NOT_KNOWN,
    html: NOT_KNOWN,
    empty: NOT_KNOWN,
    slow: THANKS,
    rate: `${RATE_LIMITED} Please try again in 1 minute.`,
    down: FAILED,
    redirect: NOT_KNOWN,
    drop: NOT_KNOWN,
    untrusted: NOT_KNOWN,
  },
  listmonk: {
    anybody: THANKS,
    ok: THANKS,
    exists: THANKS,
    old: THANKS,
    invalid: REFUSED,
    private: REFUSED,
    html: NOT_KNOWN,
    empty: NOT_KNOWN,
    rate: `${RATE_LIMITED} Please try again in 1 minute.`,
    down: FAILED,
    redirect: NOT_KNOWN,
    drop: NOT_KNOWN,
    untrusted: NOT_KNOWN,
  },
  mautic: {
    anybody: THANKS,
    forward: THANKS,
    invalid: REFUSED,
    'invalid-name': REFUSED,
    refused: FAILED,
    html: NOT_KNOWN,
    empty: NOT_KNOWN,
    rate: `${RATE_LIMITED} Please try again in 1 minute.`,
    down: FAILED,
    redirect: NOT_KNOWN,
    untrusted: NOT_KNOWN,
  },
  civicrm: {
    anybody: THANKS,
    exists: THANKS,
    invalid: FAILED,
    refused: FAILED,
    html: NOT_KNOWN,
    rate: RATE_LIMITED,
    down: FAILED,
    untrusted: NOT_KNOWN,
  },
  'action-network': {
    anybody: THANKS,
    exists: THANKS,
    invalid: FAILED,
    html: NOT_KNOWN,
    empty: NOT_KNOWN,
    rate: RATE_LIMITED,
    down: FAILED,
    untrusted: NOT_KNOWN,
  },
  hubspot: {
    anybody: THANKS,
    exists: THANKS,
    forward: THANKS,
    invalid: REFUSED,
    captcha: FAILED,
    html: NOT_KNOWN,
    rate: RATE_LIMITED,
    down: FAILED,
    untrusted: NOT_KNOWN,
  },
  formspree: {
    anybody: SIGNED_UP,
    invalid: REFUSED,
    refused: FAILED,
    inactive: FAILED,
    html: NOT_KNOWN,
    rate: RATE_LIMITED,
    down: FAILED,
    untrusted: NOT_KNOWN,
  },
  mailchimp: UNREADABLE,
  brevo: UNREADABLE,
};

describe('the sign-up form on another origin than its service, with a policy that allows only this service', () => {
  for (const [name, outcomes] of Object.entries(OUTCOMES) as [FakeName, Record<string, string>][]) {
    test(`[no-network] [policy-sources] [form-services] [form-keeps] [form-own-words] [form-exists] [form-no-request] [form-uncertain] shows what is known after each answer of ${name}: ${Object.keys(outcomes).join(', ')}`, async () => {
      const { page, requests, errors } = await open(name);
      await page.waitForNetworkIdle();
      assert.deepEqual(
        requests.filter((address) => !address.startsWith(browser.origin)),
        [],
        'no request before a visitor signs up',
      );
      for (const [outcome, expected] of Object.entries(outcomes)) {
        await fill(page, `${outcome}@example.org`);
        const text = await submitAndRead(page);
        assert.ok(text.startsWith(expected), `${outcome}: ${text}`);
        const kept = await page.evaluate(
          () =>
            document.querySelector('ecpat-signup-form')!.shadowRoot!.querySelector<HTMLInputElement>('#ecpat-email')
              ?.value,
        );
        const isOver = text.startsWith('Thank you');
        assert.equal(kept, isOver ? undefined : `${outcome}@example.org`, 'a failed form keeps the address');
        if (isOver) await page.reload();
      }
      assert.deepEqual(services[name].refused, []);
      assert.deepEqual(errors, []);
      const { origin } = services[name];
      for (const address of requests) assert.ok([origin, browser.origin].includes(new URL(address).origin), address);
      for (const { email, headers } of services[name].received) {
        assert.deepEqual([headers.cookie, headers.referer], [undefined, undefined], email);
      }
    });
  }

  for (const [name, title] of [
    ['form', 'Thank you'],
    ['actionkit', 'Thanks'],
  ] as const) {
    test(`[policy-sources] opens the page of ${name} as a native form does`, async () => {
      const { page, requests } = await open(name);
      await fill(page, 'ok@example.org');
      const arrived = page.waitForNavigation();
      await press(page);
      await arrived;
      assert.equal(new URL(page.url()).origin, services[name].origin);
      assert.match(await page.$eval('h1', (heading) => heading.textContent!), new RegExp(title));
      assert.deepEqual(services[name].refused, []);
      assert.deepEqual(
        services[name].received.map(({ email, isStored }) => [email, isStored]),
        [['ok@example.org', true]],
      );
      assert.ok(!requests.some((address) => address.includes('ok@') || address.includes('ok%40')));
    });
  }

  test('[form-blocked] says that it did not work when the policy forbids the post, and the console says why', async () => {
    for (const name of NATIVE_FORM_SERVICES) {
      const policy = policyFor(name).replace(/form-action [^;]+/, "form-action 'none'");
      const { page, console: lines } = await open(name, {}, policy);
      await fill(page, 'ok@example.org');
      await press(page);
      await page.waitForFunction(() => (window as unknown as { states: string[] }).states.includes('down'));
      const form = await inForm(page, 'form');
      const said = await form.evaluate((one) => (one.getRootNode() as ShadowRoot).textContent);
      assert.ok(said!.includes(FAILED), name);
      assert.ok(!(await form.evaluate((one) => one.querySelector('[aria-disabled]'))), name);
      assert.ok(
        lines.some((line) => /^warn: .*form-action/.test(line)),
        name,
      );
      assert.deepEqual([services[name].received.length, services[name].refused.length], [0, 0]);
    }
  });

  test('[form-honeypot] lets a visitor through whose add-on fills the honeypot at each press', async () => {
    const { page } = await open('json');
    await page.evaluate(() => {
      const root = document.querySelector('ecpat-signup-form')!.shadowRoot!;
      for (const press of ['pointerdown', 'click']) {
        root.addEventListener(
          press,
          () => (root.querySelector<HTMLInputElement>('#ecpat-website')!.value = 'https://example.org/'),
          { capture: true },
        );
      }
    });
    await fill(page, 'ok@example.org');
    assert.match(await submitAndRead(page), /^Nothing has been sent yet\. Please press the button again\./);
    assert.equal(services.json.received.length, 0);
    await submitAndRead(page);
    assert.deepEqual(await statesOf(page), ['unknown', 'ok']);
    assert.equal(services.json.received.length, 1);
  });

  test('[form-ends] stops after ten seconds when a service never answers, and keeps the input', async () => {
    const forms = await Promise.all([open('listmonk'), open('brevo')]);
    const begun = Date.now();
    for (const { page } of forms) {
      // A background tab receives no mouse events.
      await page.bringToFront();
      await fill(page, 'silent@example.org');
    }
    for (const { page } of forms) await (await inForm(page, '[part~="button"]')).evaluate((button) => button.click());
    for (const { page } of forms) {
      await page.bringToFront();
      await page.waitForFunction(() => (window as unknown as { states: string[] }).states.length > 0);
      assert.deepEqual(await statesOf(page), ['unknown']);
      assert.equal(
        await (await inForm(page, '#ecpat-email')).evaluate((input) => (input as HTMLInputElement).value),
        'silent@example.org',
      );
    }
    assert.ok(Date.now() - begun < 15_000);
  });

  test('tells the page’s author which setting to change when CORS blocks the answer', async () => {
    const { page, console: lines } = await open('listmonk');
    await fill(page, 'untrusted@example.org');
    await submitAndRead(page);
    const [warning] = lines.filter((line) => line.startsWith('warn'));
    assert.match(warning!, /in listmonk, the origin of this page has to be in Settings > Security > Trusted URLs\.$/);
    assert.ok(!lines.join().includes('untrusted@'));
  });

  test('links to the service’s own page when the form fails', async () => {
    for (const [name, path] of [
      ['listmonk', '/subscription/form'],
      ['brevo', new URL(services.brevo.action).pathname],
    ] as const) {
      const { page } = await open(name);
      await fill(page, 'drop@example.org');
      await submitAndRead(page);
      const arrived = page.waitForNavigation();
      await (await inForm(page, '[role="status"] a')).click();
      await arrived;
      assert.equal(page.url(), services[name].origin + path);
      assert.ok(await page.$('h1'));
    }
  });
});

/** The only sign-up that a service received. */
const received = (name: FakeName) => {
  assert.deepEqual(services[name].refused, []);
  assert.equal(services[name].received.length, 1);
  return services[name].received[0]!;
};

describe('the data that a service receives', () => {
  test('[always-recorded] includes the consent word for word, its language and its time where they can be stored', async () => {
    const mapped = { fields: 'CONSENT={consent.text}&CONSENTLANG={consent.lang}&CONSENTTIME={consent.at}' };
    for (const [name, attributes] of [
      ['json', {}],
      ['mailchimp', mapped],
      ['formspree', mapped],
    ] as const) {
      const before = Date.now();
      const { page } = await open(name, { html: 'lang="es"', body: tag(name, { lang: 'es', ...attributes }) });
      await fill(page, 'ada@example.org');
      await submitAndRead(page);
      const { fields } = received(name);
      const { text, lang, at } =
        name === 'json'
          ? (fields as unknown as SignupValues).consent
          : { text: fields['CONSENT'], lang: fields['CONSENTLANG'], at: fields['CONSENTTIME'] };
      const shown = 'Sí, ECPAT Example puede enviarme por correo electrónico noticias sobre su trabajo.';
      assert.ok((text as string).startsWith(shown), name);
      assert.equal(lang, 'es');
      const time = Date.parse(at as string);
      assert.ok(time >= before - 1000 && time <= Date.now(), at as string);
    }
  });

  test('includes the GDPR field that Mailchimp needs to send emails', async () => {
    for (const [attributes, isMailable] of [
      [{}, false],
      [{ fields: 'gdpr[123]=Y' }, true],
    ] as const) {
      services.mailchimp.received.length = 0;
      const { page } = await open('mailchimp', { body: tag('mailchimp', attributes) });
      await fill(page, 'ada@example.org');
      await submitAndRead(page);
      assert.deepEqual([received('mailchimp').isStored, received('mailchimp').isMailable], [true, isMailable]);
    }
  });

  test('[form-fields] includes all values of a field that repeats, with every service that takes fields', async () => {
    type Content = Record<string, unknown>;
    const sent = { interest: ['a', 'b'], 'group[]': ['1', '2'] };
    const usual = { fields: 'interest=a&interest=b&group[]=1&group[]=2', read: (all: Content): unknown => all, sent };
    const others: Partial<Record<FakeName, Partial<Omit<typeof usual, 'sent'>> & { sent?: Content }>> = {
      civicrm: { read: ({ params }) => params },
      // They take only fields that they know.
      hubspot: {
        fields: 'interest=a&interest=b',
        read: ({ fields }) =>
          Object.fromEntries((fields as { name: string; value: string }[]).map(({ name, value }) => [name, value])),
        sent: { interest: 'a;b' },
      },
      'action-network': { fields: 'add_tags=a&add_tags=b,c', sent: { add_tags: ['a', 'b', 'c'] } },
    };
    const names = (Object.keys(services) as FakeName[]).filter((name) =>
      (SERVICES[name].takes as readonly string[]).includes('fields'),
    );
    assert.ok(names.length >= 10, names.join());
    for (const name of names) {
      const { fields, read, sent: expected } = { ...usual, ...others[name] };
      const { page } = await open(name, { body: tag(name, { fields }) });
      await fill(page, 'ada@example.org');
      if (NATIVE_FORM_SERVICES.includes(name)) {
        const arrived = page.waitForNavigation();
        await press(page);
        await arrived;
      } else await submitAndRead(page);
      assert.deepEqual(services[name].refused, [], name);
      const content = read(received(name).fields) as Content;
      assert.deepEqual(Object.fromEntries(Object.keys(expected).map((key) => [key, content[key]])), expected, name);
    }
  });

  test('includes the language where the service has a field for it', async () => {
    for (const [name, key] of [
      ['json', 'lang'],
      ['brevo', 'locale'],
      ['formspree', 'lang'],
    ] as const) {
      const { page } = await open(name, { html: 'lang="fr"', body: tag(name, { lang: 'fr' }) });
      await fill(page, 'ada@example.org');
      await submitAndRead(page);
      assert.equal(received(name).fields[key], 'fr', name);
    }
  });

  test('replaces quotation marks and backslashes in a name where they would break the request', async () => {
    const { page } = await open('civicrm', { body: tag('civicrm', { 'name-field': 'required' }) });
    await fill(page, 'ada@example.org');
    await type(page, 'Ada "Q" Ex\\ample', '#ecpat-name');
    await submitAndRead(page);
    assert.equal(received('civicrm').name, "Ada 'Q' Ex ample");
  });

  test('[form-once] arrives once when a visitor submits repeatedly by mouse and keyboard', async () => {
    const { page } = await open('json');
    await fill(page, 'slow@example.org');
    const button = await inForm(page, '[part~="button"]');
    await submitAndRead(page, async () => {
      await button.click({ count: 2 });
      await (await inForm(page, '#ecpat-email')).focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await button.click();
    });
    assert.equal(services.json.received.length, 1);
    assert.deepEqual(await statesOf(page), ['confirm']);
  });

  test('[never-stored] appears in no address, history, storage, console message or page', async () => {
    const { page, console: lines, requests } = await open('json');
    const before = await page.evaluate(() => [location.href, history.length, document.cookie, localStorage.length]);
    await fill(page, 'down@secret.example');
    await submitAndRead(page);
    const after = await page.evaluate(() => [location.href, history.length, document.cookie, localStorage.length]);
    assert.deepEqual(after, before);
    const seen = await page.evaluate(
      () => document.documentElement.outerHTML + document.querySelector('ecpat-signup-form')!.shadowRoot!.innerHTML,
    );
    for (const text of [seen, ...lines, ...requests]) assert.ok(!text.includes('secret'), text);
  });
});

const valueOf = async (page: Page) =>
  (await inForm(page, '#ecpat-email')).evaluate((input) => (input as HTMLInputElement).value);

describe('the sign-up form in a full browser', () => {
  let other: TestBrowser;
  before(async () => {
    other = browser;
    browser = await startFullBrowser();
  });
  after(async () => {
    await browser.close();
    browser = other;
  });

  test('[form-honeypot] sends autofilled values, and autofill leaves the honeypot empty', async (context) => {
    if (browser.isShell) return context.diagnostic('not tried: the headless shell has no autofill, Chromium has');
    const { page } = await open('json', { body: tag('json', { 'name-field': 'required' }) });
    const email = await inForm(page, '#ecpat-email');
    await email.click();
    const devTools = await page.createCDPSession();
    const { result } = await devTools.send('Runtime.evaluate', {
      expression: 'document.querySelector("ecpat-signup-form").shadowRoot.activeElement',
    });
    const { node } = await devTools.send('DOM.describeNode', { objectId: result.objectId! });
    const { frameTree } = await devTools.send('Page.getFrameTree');
    // A complete identity, so that autofill has a value for any field, including the honeypot.
    const identity = {
      EMAIL_ADDRESS: 'ada@example.org',
      NAME_FULL: 'Ada Example',
      NAME_FIRST: 'Ada',
      NAME_LAST: 'Example',
      COMPANY_NAME: 'ECPAT Example',
      ADDRESS_HOME_STREET_ADDRESS: '1 Example Street',
      ADDRESS_HOME_CITY: 'Example',
      ADDRESS_HOME_COUNTRY: 'LU',
      PHONE_HOME_WHOLE_NUMBER: '+352123456',
    };
    const address = { fields: Object.entries(identity).map(([name, value]) => ({ name, value })) };
    const fieldId = node.backendNodeId;
    await devTools.send('Autofill.enable');
    await devTools.send('Autofill.trigger', { fieldId, frameId: frameTree.frame.id, address });
    await page.waitForFunction(() =>
      document.querySelector('ecpat-signup-form')!.shadowRoot!.querySelector('#ecpat-name:autofill'),
    );
    await (await inForm(page, '#ecpat-consent')).click();
    assert.ok((await submitAndRead(page)).startsWith(THANKS));
    const { name } = received('json');
    assert.equal(name, 'Ada Example');
  });

  test('keeps the typed address when the visitor returns through the back/forward cache', async (context) => {
    if (browser.isShell)
      return context.diagnostic('not tried: the headless shell has no back/forward cache, Chromium has');
    const { page } = await open('json');
    await fill(page, 'ada@example.org');
    await page.evaluate(() => Object.assign(window, { isSame: true }));
    await page.goto(browser.serve({ body: 'elsewhere' }));
    await page.goBack();
    assert.ok(await page.evaluate(() => 'isSame' in window));
    assert.equal(await valueOf(page), 'ada@example.org');
  });
});

/** Shows a filled form on a page with a banner, at normal speed, because the form must delay the submission. */
async function fillBesideBanner(name: FakeName, exit: string, script: string): Promise<Page> {
  const { page } = await open(
    name,
    {
      head: `${SCRIPT}<script type="module" src="/dist/helpline-banner.js"></script>`,
      body: `${script}<ecpat-helpline-banner country="KE" exit-url="${exit}"></ecpat-helpline-banner>${tag(name)}`,
      prepare: (page) => page.evaluateOnNewDocument(() => undefined),
    },
    "script-src 'self' 'unsafe-inline'",
  );
  await fill(page, 'ada@example.org');
  return page;
}

describe('the text in the sign-up form', () => {
  for (const [hazard, script] of [
    ['', ''],
    [' that cannot be emptied', '<script>Document.prototype.open = () => { throw new DOMException("no") }</script>'],
  ] as const) {
    for (const name of ['json', 'form'] as const) {
      test(`is cleared, and not sent to ${name}, when the banner’s exit leaves a page${hazard}`, async () => {
        const exit = browser.serve({ body: 'elsewhere' });
        const page = await fillBesideBanner(name, exit, script);
        await page.evaluate(() => {
          const banner = document.querySelector<HTMLElement & { exit: () => void }>('ecpat-helpline-banner')!;
          const root = document.querySelector('ecpat-signup-form')!.shadowRoot!;
          setTimeout(() => {
            root.querySelector<HTMLElement>('[part~="button"]')!.click();
            banner.exit();
            const texts = [...document.querySelectorAll('ecpat-signup-form')].map(
              (form) => form.shadowRoot!.querySelector<HTMLInputElement>('#ecpat-email')!.value,
            );
            // The driver loses console messages of a page that goes.
            localStorage.setItem('left', texts.join());
          });
        });
        await page.waitForFunction((address) => location.href === address, {}, exit);
        assert.equal(await page.evaluate(() => localStorage.getItem('left')), '');
        assert.deepEqual(services[name].received, []);
      });
    }
  }
});

test('a sign-up that waits is not sent from an emptied page that stays, as while the exit is slow', async () => {
  const script = '<script>URL.createObjectURL = () => { throw new TypeError("no") }</script>';
  const page = await fillBesideBanner('json', browser.serve({ hangs: true }), script);
  const devTools = await page.createCDPSession();
  await devTools.send('Runtime.enable');
  const waited = new Promise((resolve) => devTools.once('Runtime.consoleAPICalled', resolve));
  await page.evaluate(() => {
    const banner = document.querySelector<HTMLElement & { exit: () => void }>('ecpat-helpline-banner')!;
    const root = document.querySelector('ecpat-signup-form')!.shadowRoot!;
    setTimeout(() => {
      root.querySelector<HTMLElement>('[part~="button"]')!.click();
      banner.exit();
      // Longer than the form waits. Puppeteer gets no answer meanwhile.
      setTimeout(() => console.log('waited'), 2500);
    });
  });
  await waited;
  assert.deepEqual(services.json.received, []);
});

describe('the sign-up form on unusual pages', () => {
  test('does not submit a form around it', async () => {
    const { page } = await open('json', {
      body: `<form action="${services.form.action}" method="post"><input name="q">${tag('json')}</form>`,
    });
    await fill(page, 'ada@example.org');
    assert.ok((await submitAndRead(page, () => page.keyboard.press('Enter'))).startsWith(THANKS));
    assert.deepEqual(services.form.received, []);
    assert.equal(services.json.received.length, 1);
  });

  test('opens the page of its service when it is inside another form and a shadow root', async () => {
    const { page } = await browser.open({
      head: SCRIPT,
      body: `<form action="/nowhere" method="post"><div id="host"></div></form>`,
    });
    await page.evaluate((html) => {
      const root = document.querySelector('#host')!.attachShadow({ mode: 'closed' });
      root.innerHTML = html;
      const form = root.querySelector('ecpat-signup-form')!;
      form.addEventListener('ecpat-signup-submit', (event) => {
        Object.assign(window, { composed: event.composedPath()[0] === form });
      });
      Object.assign(window, { form });
    }, tag('form'));
    const inside = async (selector: string) =>
      (
        await page.waitForFunction(
          (wanted) => (window as unknown as { form: Element }).form.shadowRoot?.querySelector<HTMLElement>(wanted),
          {},
          selector,
        )
      ).asElement() as ElementHandle<HTMLElement>;
    await (await inside('#ecpat-email')).type('ok@example.org');
    await (await inside('#ecpat-consent')).click();
    const arrived = page.waitForNavigation();
    await (await inside('[part~="button"]')).click();
    await arrived;
    assert.equal(new URL(page.url()).origin, services.form.origin);
    assert.equal(services.form.received.length, 1);
  });

  for (const [name, expected] of [
    ['json', THANKS],
    ['mailchimp', NOT_KNOWN],
  ] as const) {
    test(`sends to ${name} from a sandbox without an origin`, async () => {
      const inner = browser.serve({ head: SCRIPT, body: tag(name) });
      const { page } = await browser.open({
        body: `<iframe title="form" sandbox="allow-scripts allow-forms" src="${inner}" width="600" height="500"></iframe>`,
        prepare: (page) => page.evaluateOnNewDocument(listen),
      });
      const frame = (await (await page.waitForSelector('iframe'))!.contentFrame())!;
      await fill(frame, 'ada@example.org');
      assert.ok((await submitAndRead(frame)).startsWith(expected));
      assert.deepEqual(
        services[name].received.map(({ email, origin }) => [email, origin]),
        [['ada@example.org', 'null']],
      );
    });
  }

  test('opens the page of its service inside a sandboxed frame, without changing the outer page', async () => {
    const inner = browser.serve({ head: SCRIPT, body: tag('form') });
    const { page } = await browser.open({
      body: `<iframe title="form" sandbox="allow-scripts allow-forms" src="${inner}" width="600" height="800"></iframe>`,
      prepare: (page) => page.setViewport({ width: 800, height: 1000 }),
    });
    const around = page.url();
    const frame = (await (await page.waitForSelector('iframe'))!.contentFrame())!;
    await fill(frame, 'ok@example.org');
    await press(frame);
    await frame.waitForSelector('h1');
    assert.equal(new URL(frame.url()).origin, services.form.origin);
    assert.equal(page.url(), around);
    assert.equal(services.form.received.length, 1);
  });

  test('reports a failure without throwing when the page’s policy blocks the request', async () => {
    const { page, errors } = await open('json', {}, "connect-src 'none'");
    await fill(page, 'ada@example.org');
    assert.ok((await submitAndRead(page)).startsWith(FAILED));
    assert.deepEqual(errors, []);
  });

  test('keeps its fallback when a page on another host would post to localhost', async () => {
    const other = await startBrowser('--host-resolver-rules=MAP member.example 127.0.0.1');
    try {
      const address = new URL(other.serve({ head: SCRIPT, body: tag('json', {}, '<p id="fallback">News</p>') }));
      const { page } = await other.open({});
      address.hostname = 'member.example';
      await page.goto(address.href);
      await page.waitForFunction(() => customElements.get('ecpat-signup-form'));
      assert.ok(await (await page.$('#fallback'))!.boundingBox());
    } finally {
      await other.close();
    }
  });

  test('leaves the form inside the tag usable without JavaScript', async () => {
    const { action } = services.form;
    const fallback = `<form action="${action}" method="post">
      <label>Your email address <input name="email" type="email" required autocomplete="email"></label>
      <button>Sign up</button></form>`;
    const { page } = await browser.open({
      head: SCRIPT,
      body: tag('form', {}, fallback),
      prepare: (page) => page.setJavaScriptEnabled(false),
    });
    await page.type('input', 'ok@example.org');
    const arrived = page.waitForNavigation();
    await page.click('button');
    await arrived;
    assert.deepEqual(
      services.form.received.map(({ email, isStored }) => [email, isStored]),
      [['ok@example.org', true]],
    );
  });
});
