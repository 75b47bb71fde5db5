import { expect } from '@open-wc/testing';
import { mount } from '../src/mount.js';
import { takeConsole } from './helpers/console-guard.js';
import fc from './helpers/fuzz.js';
import { anyText, misspelt } from './helpers/hostile.js';

const KNOWN = ['country', 'view', 'no-search'];

class MapElement extends HTMLElement {
  static observedAttributes = KNOWN;
}

/** Resolves when mutation observers have handled all changes so far. */
const observed = () => Promise.resolve();

describe('the div syntax with any attributes and content', () => {
  before(() => {
    customElements.define('ecpat-member-map', MapElement);
    mount('member-map');
  });

  const name = fc.oneof(
    fc.constantFrom(...KNOWN.map((known) => `data-${known}`)),
    misspelt('data-country', 'data-onclick', 'data-style', 'data-src', 'data-class', 'country', 'onclick', 'data-'),
    fc.stringMatching(/^(data-)?[a-z_][\w.:-]{0,10}$/),
  );
  const steps = fc.array(
    fc.record({ name, value: fc.option(anyText), isAwaited: fc.boolean(), text: fc.option(anyText, { freq: 1 }) }),
    { maxLength: 8 },
  );
  const kind = fc.oneof({ arbitrary: fc.constant('member-map'), weight: 4 }, misspelt('member-map'), anyText);

  it('passes on exactly the observed attributes, and moves the fallback', async () => {
    const place = document.createElement('div');
    document.body.append(place);
    let upgraded = 0;
    await fc.assert(
      fc.asyncProperty(kind, steps, async (wanted, changes) => {
        const placeholder = document.createElement('div');
        placeholder.dataset['ecpat'] = wanted;
        const fallback = document.createElement('p');
        placeholder.append(fallback);
        place.append(placeholder);
        const texts: string[] = [];
        for (const { name, value, isAwaited, text } of changes) {
          // On the div itself, a handler would run as a script.
          if (/^on|^style$|^data-ecpat$/i.test(name.trim())) continue;
          try {
            if (value === null) placeholder.removeAttribute(name);
            else placeholder.setAttribute(name, value);
          } catch {
            // Not a valid name of an attribute.
            continue;
          }
          if (text) placeholder.append(text);
          if (text) texts.push(text);
          if (isAwaited) await observed();
        }
        await observed();
        const [element, ...more] = placeholder.querySelectorAll('ecpat-member-map');
        expect(more).to.be.empty;
        // Case, blanks and other signs do not matter.
        expect(element !== undefined).to.equal(
          /^(ecpat)?membermap$/.test(wanted.toLowerCase().replace(/[^\p{L}\d]/gu, '')),
        );
        if (element) {
          upgraded++;
          expect(element.getAttributeNames().filter((given) => !KNOWN.includes(given))).to.be.empty;
          for (const known of KNOWN) {
            expect(element.getAttribute(known) === placeholder.getAttribute(`data-${known}`), known).to.be.true;
          }
        }
        const holder = element ?? placeholder;
        expect(holder.firstElementChild === fallback).to.be.true;
        expect(holder.textContent === texts.join('')).to.be.true;
        place.replaceChildren();
        expect(takeConsole().filter((line) => !line.startsWith('warn: [data-ecpat] "'))).to.be.empty;
      }),
    );
    place.remove();
    expect(upgraded).to.be.greaterThan(10);
  });
});
