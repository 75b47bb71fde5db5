import { expect } from '@open-wc/testing';
import { useFakeTimers } from 'sinon';
import type { EcpatElement } from '../../src/internal/element.js';
import { safeUrl } from '../../src/internal/urls.js';
import { takeConsole } from '../helpers/console-guard.js';
import fc, { ELEMENT_RUNS } from '../helpers/fuzz.js';
import { anyAddress, anyTag, anyText, anyValue } from '../helpers/hostile.js';
import { json } from '../helpers/faulty-addresses.js';

/** A child that a page puts into an element. */
export interface Child {
  tag: string;
  text: string;
  attributes: Record<string, string>;
}

export interface FuzzSubject {
  tagName: string;
  /** Valid and nearly valid values of each attribute; the suite adds any text. */
  attributes: Record<string, fc.Arbitrary<string>>;
  /** Values for the properties that have no attribute. */
  properties?: Record<string, fc.Arbitrary<unknown>>;
  /** Attributes with which the element renders; half of all elements start with them. */
  needs?: Record<string, string>;
  slots: string[];
  /** Children that the element reads, in addition to plain ones. */
  children?: fc.Arbitrary<Child>;
  /** A further expectation after every sequence of steps. */
  check?: (element: HTMLElement, root: ShadowRoot) => void;
}

type Action =
  | { does: 'attribute'; name: string; value: string | null }
  | { does: 'property'; name: string; value: unknown }
  | { does: 'language'; where: 'page' | 'around'; value: string | null }
  | { does: 'children'; value: Child[] }
  | { does: 'move'; where: 'page' | 'shadow' | 'nowhere' }
  | { does: 'wait' };

/** Every tag that the four elements render. Any other tag was injected by a text. */
const OWN_ELEMENTS =
  /^(section|div|slot|h[1-6]|p|a|ul|li|span|bdi|strong|b|br|em|i|ol|button|label|input|select|option|form|svg|g|path|circle|img)$/;
const ADDRESSES = /^(href|src|action|formaction|xlink:href)$/;

/** Addresses on the test server. Rejected addresses need no answer. */
export const sourceOf = (...documents: fc.Arbitrary<unknown>[]): fc.Arbitrary<string> =>
  fc.oneof(
    fc
      .oneof(...documents)
      .map(json)
      .filter(({ length }) => length < 8000),
    fc.constantFrom('/faulty/status/500', '/faulty/json?body={}', '/faulty/json?body=<html>', '', ' '),
  );

const nextTask = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/**
 * Changes an element in random order, as a page may: attributes, properties, languages, children, moves. Afterwards, the
 * element must be visible, equal a new element with the same final state, and show every text as text.
 */
export function describeFuzz(name: string, loadDefinition: () => Promise<unknown>, subject: FuzzSubject): void {
  const { tagName, attributes, properties = {}, needs = {}, slots } = subject;

  describe(`${name}: any sequence of changes by a page`, () => {
    const place = document.createElement('div');
    const around = document.createElement('div');
    const inShadow = around.attachShadow({ mode: 'open' });
    const originalFetch = window.fetch;
    let loading = 0;
    let alarms = 0;
    let clock: ReturnType<typeof useFakeTimers>;

    before(async () => {
      await loadDefinition();
      Object.assign(window, { alarm: () => alarms++ });
      // The signal of a request is aborted once its document is read or dropped: src/internal/load-json.ts.
      window.fetch = (input, init) => {
        loading++;
        init!.signal!.addEventListener('abort', () => loading--);
        return originalFetch(input, init);
      };
      // Lines open and close while the tests run.
      clock = useFakeTimers({ now: new Date('2026-11-25T10:00:00Z'), toFake: ['Date'] });
      place.append(around);
      document.body.append(place);
    });
    after(() => {
      clock.restore();
      window.fetch = originalFetch;
      document.documentElement.lang = 'en';
      place.remove();
    });

    const settled = async (...elements: EcpatElement[]) => {
      do {
        await nextTask();
        for (const element of elements) await element.updateComplete;
      } while (loading > 0);
      // Slots and loaded documents may have requested another update.
      await nextTask();
      for (const element of elements) await element.updateComplete;
    };

    const classOf = () => customElements.get(tagName) as unknown as typeof EcpatElement;
    const propertiesOf = () =>
      [...classOf().elementProperties].flatMap(([property, { state }]) => (state ? [] : [String(property)]));

    it('cover every attribute and every property', () => {
      expect(Object.keys(attributes).sort()).to.deep.equal([...classOf().observedAttributes].sort());
      const known = [...Object.keys(attributes).map(camelCase), ...Object.keys(properties)];
      expect(propertiesOf().sort()).to.deep.equal(known.sort());
    });

    // The first defect that these tests found: the element kept showing its fallback.
    it('keeps the element rendering when a framework sets a property to a value that is no text', async () => {
      const element = document.createElement(tagName) as EcpatElement;
      for (const [attribute, value] of Object.entries(needs)) element.setAttribute(attribute, value);
      place.append(element);
      await settled(element);
      for (const name of propertiesOf().filter((property) => property !== 'src')) {
        const before: unknown = Reflect.get(element, name);
        for (const junk of [42, {}, Symbol('junk'), Object.create(null)]) {
          Reflect.set(element, name, junk);
          await settled(element);
        }
        Reflect.set(element, name, before);
        await settled(element);
        expect(element.shadowRoot!.querySelectorAll('section').length, name).to.equal(1);
      }
      element.remove();
      expect(unexpected(takeConsole())).to.be.empty;
    });

    const refused = anyAddress.filter((address) => safeUrl(address) === undefined);
    const attribute = fc.constantFrom(...Object.keys(attributes)).chain((name) => {
      const junk = name === 'src' ? refused : anyText;
      const right = attributes[name]!;
      return fc.record({
        does: fc.constant('attribute' as const),
        name: fc.constant(name),
        value: fc.option(fc.oneof({ arbitrary: right, weight: 3 }, { arbitrary: junk, weight: 1 }), { freq: 6 }),
      });
    });
    const property = fc.constantFrom(...Object.keys(attributes), ...Object.keys(properties)).chain((name) => {
      const isAddress = name === 'src';
      const right = properties[name] ?? attributes[name]!;
      const junk = isAddress ? fc.oneof(refused, fc.constantFrom(null, undefined, 0, {}, Symbol('src'))) : anyValue;
      return fc.record({
        does: fc.constant('property' as const),
        name: fc.constant(camelCase(name)),
        value: fc.oneof(right, junk),
      });
    });
    const child: fc.Arbitrary<Child> = fc.oneof(
      ...(subject.children ? [subject.children] : []),
      fc.record({
        tag: fc.constantFrom('p', 'span', 'h4', 'a', 'slot'),
        text: anyText,
        attributes: fc.record(
          { slot: fc.oneof(fc.constantFrom(...slots), anyText), lang: anyTag, href: anyAddress },
          { requiredKeys: ['slot'], noNullPrototype: true },
        ),
      }),
    );
    const action: fc.Arbitrary<Action> = fc.oneof(
      { arbitrary: attribute, weight: 6 },
      { arbitrary: property, weight: 3 },
      {
        arbitrary: fc.constantFrom<Action[]>(
          { does: 'attribute', name: 'hidden', value: '' },
          { does: 'attribute', name: 'hidden', value: null },
          { does: 'attribute', name: 'dir', value: 'rtl' },
        ),
        weight: 1,
      },
      {
        arbitrary: fc.record({
          does: fc.constant('attribute' as const),
          name: fc.constant('lang'),
          value: fc.option(anyTag),
        }),
        weight: 1,
      },
      {
        arbitrary: fc.record({
          does: fc.constant('language' as const),
          where: fc.constantFrom('page' as const, 'around' as const),
          value: fc.option(anyTag),
        }),
        weight: 1,
      },
      {
        arbitrary: fc.record({ does: fc.constant('children' as const), value: fc.array(child, { maxLength: 3 }) }),
        weight: 2,
      },
      {
        arbitrary: fc.record({
          does: fc.constant('move' as const),
          where: fc.constantFrom('page' as const, 'shadow' as const, 'nowhere' as const),
        }),
        weight: 1,
      },
      { arbitrary: fc.constant<Action>({ does: 'wait' }), weight: 3 },
    );
    /** A valid value that is set, shown and removed. Random steps rarely contain this sequence. */
    const takenBack = fc.oneof(
      ...Object.entries({ attribute: attributes, property: properties }).flatMap(([does, of]) =>
        Object.entries(of).map(([name, right]) =>
          right.map((value) => [{ does, name, value }, { does: 'wait' }, { does, name, value: null }] as Action[]),
        ),
      ),
    );
    const story = fc
      .tuple(fc.array(action, { maxLength: 9, size: 'max' }), fc.option(takenBack, { freq: 2, nil: [] }))
      .map(([steps, last]) => [...steps, ...last]);

    async function act(element: EcpatElement, step: Action): Promise<void> {
      switch (step.does) {
        case 'attribute':
          if (step.value === null) element.removeAttribute(step.name);
          else element.setAttribute(step.name, step.value);
          break;
        case 'property':
          Reflect.set(element, step.name, step.value);
          break;
        case 'language': {
          const target = step.where === 'page' ? document.documentElement : around;
          if (step.value === null) target.removeAttribute('lang');
          else target.setAttribute('lang', step.value);
          break;
        }
        case 'children':
          element.replaceChildren(...childrenOf(step.value));
          break;
        case 'move':
          if (step.where === 'nowhere') element.remove();
          else (step.where === 'page' ? place : inShadow).append(element);
          break;
        case 'wait':
          await settled(element);
      }
    }

    /** A new element that receives the final state of another one at once. */
    function freshLike(element: EcpatElement): EcpatElement {
      const fresh = document.createElement(tagName) as EcpatElement;
      for (const { name, value } of element.attributes) fresh.setAttribute(name, value);
      for (const name of propertiesOf()) {
        const value: unknown = Reflect.get(element, name);
        if (!Object.is(Reflect.get(fresh, name), value)) Reflect.set(fresh, name, value);
      }
      fresh.append(...[...element.childNodes].map((node) => node.cloneNode(true)));
      element.after(fresh);
      return fresh;
    }

    it('gives the same visible result as a new element with the same final state', async function () {
      this.timeout(ELEMENT_RUNS * 2000);
      await fc.assert(
        fc.asyncProperty(story, fc.boolean(), async (steps, isReady) => {
          const element = document.createElement(tagName) as EcpatElement;
          if (isReady) for (const [name, value] of Object.entries(needs)) element.setAttribute(name, value);
          element.append(...childrenOf([]));
          place.append(element);
          try {
            for (const step of steps) await act(element, step);
            if (!element.isConnected) place.append(element);
            await settled(element);
            const fresh = freshLike(element);
            await settled(element, fresh);
            const [said, expected] = [describeRoot(element), describeRoot(fresh)];
            const at = said.findIndex((line, index) => line !== expected[index]);
            expect(at < 0 ? undefined : [said[at], expected[at]].map((line) => line?.slice(0, 200))).to.be.undefined;
            expect(said.length).to.equal(expected.length);
            expect(said.filter((line) => line.startsWith('strange'))).to.be.empty;
            const { height } = element.getBoundingClientRect();
            if (element.hasAttribute('hidden')) expect(height).to.equal(0);
            else expect(height, 'is blank').to.be.greaterThan(0);
            subject.check?.(element, element.shadowRoot!);
            fresh.remove();
          } finally {
            element.remove();
            place.replaceChildren(around);
            inShadow.replaceChildren();
            document.documentElement.lang = 'en';
            around.removeAttribute('lang');
          }
          await nextTask();
          expect(unexpected(takeConsole())).to.be.empty;
          expect(alarms).to.equal(0);
        }),
        { numRuns: ELEMENT_RUNS, timeout: 20_000 },
      );
    });
  });
}

/** Console output other than our own warnings. No warning may report a failed render. */
const unexpected = (said: readonly string[]) =>
  said
    .filter((line) => !/^warn: \[ecpat-/.test(line) || /could not be (shown|defined)/.test(line))
    .map((line) => line.slice(0, 200));

const camelCase = (attribute: string) => attribute.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Children as nodes, after a fallback, so that an element in its fallback state is not blank. */
function childrenOf(children: readonly Child[]): Node[] {
  const fallback = document.createElement('p');
  fallback.textContent = 'fallback';
  const others = children.map(({ tag, text, attributes }) => {
    const node = document.createElement(tag);
    node.textContent = text;
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  });
  return [fallback, ...others];
}

/** Describes each node in the root in one line, with its text and links. Skips the drawing, which depends on the size. */
function describeRoot(element: EcpatElement): string[] {
  const lines: string[] = [];
  const walker = document.createTreeWalker(element.shadowRoot!, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    if (!(node instanceof Element)) {
      const text = node.textContent!.replace(/\s+/g, ' ').trim();
      if (text) lines.push(text);
      continue;
    }
    if (!OWN_ELEMENTS.test(node.localName)) lines.push(`strange <${node.localName}>`);
    for (const { name, value } of node.attributes) {
      if (name.startsWith('on')) lines.push(`strange ${name}`);
      if (ADDRESSES.test(name) && !mayLeadTo(value)) lines.push(`strange ${name}=${value}`);
    }
    if (node instanceof SVGElement && !node.hasAttribute('role')) continue;
    const said = ['part', 'role', 'aria-label', 'lang', 'dir', 'href', 'hreflang', 'download', 'slot', 'hidden', 'src'];
    const given = said.flatMap((name) => (node.hasAttribute(name) ? [`${name}=${node.getAttribute(name)}`] : []));
    const { value, checked, required } = node as HTMLInputElement;
    lines.push([node.localName, ...given, value, checked, required].join(' '));
  }
  return lines;
}

function mayLeadTo(address: string): boolean {
  const { protocol, username, origin } = new URL(address, location.href);
  return (
    (/^(https|tel|sms|mailto):$/.test(protocol) || origin === location.origin || isOwnMachine(address)) && !username
  );
}

/** A page on this machine may link to its other ports, and the tests run on this machine. */
function isOwnMachine(address: string): boolean {
  return safeUrl(address)?.protocol === 'http:';
}
