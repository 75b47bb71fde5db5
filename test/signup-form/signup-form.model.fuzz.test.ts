import { expect } from '@open-wc/testing';
import { asText } from '../../src/internal/attributes.js';
import { safeUrl } from '../../src/internal/urls.js';
import { SERVICE_NAMES, SERVICES } from '../../src/signup-form/services/services.js';
import {
  fillPlaceholders,
  formatWait,
  oneLine,
  problemFromValidity,
  readFields,
  readList,
  readMinimumAge,
  parseRetryAfter,
  asciiEmail,
} from '../../src/signup-form/signup-form.model.js';
import { textOfAge, textOfConsent, textOfFailure, textOfSuccess } from '../../src/signup-form/signup-form.texts.js';
import type { SignupValues } from '../../src/signup-form/signup-form.types.js';
import fc from '../helpers/fuzz.js';
import {
  anyAddress,
  anyDate,
  anyJson,
  anyNumberText,
  anyTag,
  anyText,
  anyValue,
  misspelt,
  wellFormed,
} from '../helpers/hostile.js';

const STATES = ['ok', 'confirm', 'unknown', 'invalid', 'rate', 'down'];
const UUID = '0b8e5b5e-3f0b-4b0e-9c43-6f7d5f3f2a11';

const values: fc.Arbitrary<SignupValues> = fc
  .record({ email: anyText, name: fc.option(anyText), lang: anyTag, text: anyText, at: anyDate })
  .map(({ email, name, lang, text, at }) => ({
    email,
    ...(name && { name }),
    lang,
    consent: { given: true, text, lang, at },
  }));

describe('any attribute of the form', () => {
  it('gives a whole number of years when it is an age, or is invalid', () => {
    fc.assert(
      fc.property(fc.oneof(anyNumberText, anyValue) as fc.Arbitrary<string>, (text) => {
        const age = readMinimumAge(text);
        if (age === undefined) return;
        expect(Number.isInteger(age) && age >= 0 && age <= 120).to.be.true;
        expect(readMinimumAge(String(age))).to.equal(age);
        if (typeof text === 'string' && asText(text)) expect(Number(asText(text))).to.equal(age);
        expect(textOfAge(age)).to.include(String(age));
      }),
    );
  });

  it('gives the list of the language, or the list for all others', () => {
    const id = fc.stringMatching(/^[\w=*-]{1,12}$/);
    fc.assert(
      fc.property(id, id, id, anyTag, (french, brazilian, rest, tag) => {
        const list = `fr=${french}\n pt-BR=${brazilian}  *=${rest}`;
        const [primary] = tag.toLowerCase().split('-');
        const own = tag.toLowerCase() === 'pt-br' ? brazilian : primary === 'fr' ? french : undefined;
        expect(readList(list, [tag])).to.equal(own ?? rest);
        expect(readList(list, [tag, 'fr'])).to.equal(own ?? french);
      }),
    );
    fc.assert(
      fc.property(fc.oneof(anyText, anyValue) as fc.Arbitrary<string>, fc.array(anyTag), (list, tags) => {
        const found = readList(list, tags);
        expect(found).to.be.a('string');
        if (typeof list !== 'string') return;
        expect(list.includes(found)).to.be.true;
        if (!list.includes('=')) expect(found === asText(list)).to.be.true;
      }),
    );
  });

  it('gives the same fields that the author encoded', () => {
    const fields = fc.dictionary(anyText.map(wellFormed), anyText.map(wellFormed), { noNullPrototype: true });
    fc.assert(
      fc.property(fields, values, (given, typed) => {
        const text = new URLSearchParams(given).toString();
        const read = readFields(text) as Record<string, string>;
        expect(Object.entries(read).sort().join('\n') === Object.entries(given).sort().join('\n')).to.be.true;
        expect(Object.getPrototypeOf(read) === Object.prototype).to.be.true;
        // Values without placeholders stay unchanged.
        const filled = fillPlaceholders(given, typed);
        for (const [name, value] of Object.entries(given)) {
          if (!value.includes('{')) expect(Object.getOwnPropertyDescriptor(filled, name)?.value === value).to.be.true;
        }
        expect(fillPlaceholders({ x: '[{email}|{name}]' }, typed)['x'] === `[${typed.email}|${typed.name ?? ''}]`).to.be
          .true;
      }),
    );
    const name = fc.constantFrom('a', 'group[]', '__proto__', '1', '');
    fc.assert(
      fc.property(fc.array(fc.tuple(name, anyText.map(wellFormed))), values, (pairs, typed) => {
        const text = new URLSearchParams(pairs).toString();
        const filled = Object.entries(fillPlaceholders(readFields(text), typed));
        const sent = filled.flatMap(([one, value]) => [value].flat().map((each) => [one, each]));
        for (const [one, value] of pairs) {
          const all = pairs.filter(([other]) => other === one).length;
          expect(sent.filter(([other]) => other === one).length === all).to.be.true;
          if (!value.includes('{')) expect(sent.some((pair) => pair[0] === one && pair[1] === value)).to.be.true;
        }
        expect(sent.length === pairs.length).to.be.true;
      }),
    );
    fc.assert(
      fc.property(fc.oneof(anyText, anyValue) as fc.Arbitrary<string>, values, (given, typed) => {
        const filled = fillPlaceholders(given, typed);
        const sent = Object.values(filled).flat();
        expect(sent.every((value) => typeof value === 'string')).to.be.true;
      }),
    );
  });

  it('gives a target on the same origin when it is the action of a service, or none', () => {
    const paths = ['subscribe/post?u=a&id=b', 'serve/x', 'form/submit?formId=7', 'civicrm/remoteform', 'f/x', 'act/'];
    const more = ['api/v2/forms/x', 'submissions/v3/integration/submit/1/x', 'subscription/form', ''];
    const action = fc.oneof(
      fc
        .tuple(
          fc.webUrl({ validSchemes: ['https'] }),
          fc.constantFrom(...paths, ...more),
          fc.constantFrom('', '#x', '?y', '&z'),
          anyText,
        )
        .map(([host, path, end, text]) => `${new URL(host).origin}/${path}${end}${text}`),
      misspelt('mailto:a@b.org', 'mailto:a@b.org?subject=x', 'mailto:a@b.org#x', 'mailto:a@b.org?body=x'),
      anyAddress,
    );
    const list = fc.oneof(fc.constantFrom('', '7', UUID), anyText);
    fc.assert(
      fc.property(
        action,
        list,
        fc.constantFrom(...SERVICE_NAMES),
        values,
        fc.dictionary(anyText, anyText),
        (written, list, name, typed, fields) => {
          const service = SERVICES[name];
          const isMail = service.transport === 'mail';
          const address = isMail ? written : safeUrl(written)?.href;
          if (address === undefined) return;
          const target = service.locate ? service.locate({ action: address, list }) : { url: address };
          if (!target) return;
          const { url, page } = target;
          if (isMail) expect(url).to.match(/^mailto:[^@?]+@[^@?]+/i);
          else expect(new URL(url).origin).to.equal(new URL(address).origin);
          if (page !== undefined) expect(new URL(page).origin).to.equal(new URL(url).origin);
          const request = service.build(typed, { url, list, fields });
          if (!isMail) {
            expect(request.url).to.equal(url);
            const { body } = request;
            const sent =
              body instanceof URLSearchParams ? [...body.values()].join('\n') : JSON.stringify(JSON.parse(body!));
            expect(sent.length).to.be.greaterThan(0);
          } else if (!/[?&]body=/i.test(url)) {
            const { protocol, search } = new URL(request.url);
            expect(protocol).to.equal('mailto:');
            const [, body = ''] = /[?&]body=([^&]*)/.exec(search) ?? [];
            const text = [typed.consent.text, typed.name, typed.email].filter(Boolean).join('\r\n\r\n');
            expect(decodeURIComponent(body) === wellFormed(text)).to.be.true;
          }
        },
      ),
    );
  });

  it('appears unchanged in the sentences when it names the organisation', () => {
    fc.assert(
      fc.property(anyText, (controller) => {
        expect(textOfConsent(controller).includes(controller)).to.be.true;
        expect(textOfSuccess({ state: 'ok', controller }).includes(controller)).to.be.true;
      }),
    );
  });
});

describe('any input of a visitor', () => {
  it('is sent unchanged, or with its domain in ASCII', () => {
    const near = fc
      .tuple(anyText, fc.oneof(anyText, misspelt('exämple.org', 'пример.рф', 'ex%61mple.org')))
      .map((parts) => parts.join('@'));
    fc.assert(
      fc.property(fc.oneof(anyText, near), (typed) => {
        const sent = asciiEmail(typed);
        if (sent === typed) return;
        const [name, domain] = sent.split('@') as [string, string];
        expect(typed.startsWith(`${name}@`)).to.be.true;
        expect(domain).to.match(/^[\x21-\x7e]+$/);
        expect(asciiEmail(sent)).to.equal(sent);
      }),
    );
  });

  const input = document.createElement('input');
  Object.assign(input, { type: 'email', required: true, pattern: '.+@.+\\..+' });
  /** https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address, plus a dot in the domain. */
  const VALID =
    /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+$/;

  it('is a valid, missing or malformed address by the rules of HTML', () => {
    const email = fc.oneof(fc.emailAddress(), misspelt('ada@example.org', 'ada@localhost', 'a@b.c'), anyText);
    fc.assert(
      fc.property(email, (typed) => {
        input.value = typed;
        const { value, validity } = input;
        const problem = problemFromValidity(validity);
        if (value === '') expect(problem).to.equal('missing');
        // Browsers convert a non-ASCII domain to Punycode before they validate it.
        else if (/^[ -~]*$/.test(value))
          expect(problem, value.slice(0, 40)).to.equal(VALID.test(value) ? undefined : 'malformed');
      }),
    );
  });

  it('becomes a single line, which a second pass leaves unchanged', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = oneLine(text);
        expect(oneLine(line) === line && !/^\s|\s$|[\r\n\t]|\s\s/.test(line)).to.be.true;
        expect(line.replaceAll(' ', '') === text.replace(/\s/g, '')).to.be.true;
      }),
    );
  });
});

describe('any answer of a service', () => {
  it('gives a time to try again in the future, or none', () => {
    const now = fc.date({ noInvalidDate: true }).map((date) => date.getTime());
    const date = fc.date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(
        fc.oneof(
          anyNumberText,
          anyDate,
          date.map((day) => day.toUTCString()),
        ),
        now,
        (header, time) => {
          const seconds = parseRetryAfter(header, time);
          if (seconds === undefined) return;
          expect(Number.isFinite(seconds) && seconds >= 0).to.be.true;
          const said = textOfFailure({ state: 'rate', retryAfter: seconds }, 'en');
          expect(said)
            .to.match(/\S/)
            .and.not.match(/NaN|undefined|Infinity/);
          const wait = formatWait(seconds, 'ru');
          if (seconds <= 48 * 3600) expect(wait).to.match(/\d/);
        },
      ),
    );
    fc.assert(
      fc.property(date, now, (day, time) => {
        const whole = Math.floor(day.getTime() / 1000) * 1000;
        expect(parseRetryAfter(day.toUTCString(), time)).to.equal(Math.max(0, Math.ceil((whole - time) / 1000)));
      }),
    );
  });

  it('gives one of six states and a known field, and never success for an error', () => {
    const nearly = fc
      .record(
        {
          state: fc.oneof(fc.constantFrom(...STATES, 'exists'), anyJson),
          field: fc.oneof(fc.constantFrom('email', 'name', 'consent', 'mail', '__proto__'), anyJson),
          errors: fc.oneof(fc.array(fc.oneof(fc.record({ field: anyText, errorType: anyText }), anyJson)), anyJson),
          success: anyJson,
          is_error: fc.oneof(fc.constantFrom(0, 1, '0', true), anyJson),
          error_message: anyJson,
          validationErrors: anyJson,
          data: anyJson,
          next: anyJson,
          inlineMessage: anyJson,
        },
        { requiredKeys: [], noNullPrototype: true },
      )
      .map((value) => JSON.stringify(value));
    const body = fc.oneof(nearly, anyText, fc.json({ stringUnit: 'binary' }));
    const status = fc.oneof(
      fc.constantFrom(200, 201, 204, 302, 400, 409, 422, 429, 500),
      fc.integer({ min: 200, max: 599 }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...SERVICE_NAMES),
        status,
        body,
        fc.option(fc.nat()),
        (name, status, body, retryAfter) => {
          const service = SERVICES[name];
          if (service.transport !== 'read') return;
          const outcome = service.parse({ status, body, ...(retryAfter !== null && { retryAfter }) });
          expect(STATES).to.include(outcome.state);
          expect([undefined, 'email', 'name', 'consent']).to.include(outcome.field);
          if (outcome.field) expect(outcome.state).to.equal('invalid');
          const isAllowed = (status >= 200 && status < 300) || status === 409;
          if (outcome.state === 'ok' || outcome.state === 'confirm') expect(isAllowed, `${name} ${status}`).to.be.true;
          expect(textOfFailure({ ...outcome, state: 'down' }, 'en')).to.match(/\S/);
        },
      ),
    );
  });
});
