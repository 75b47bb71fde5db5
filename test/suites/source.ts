import { expect, fixture, html } from '@open-wc/testing';
import type { EcpatElement } from '../../src/internal/element.js';
import type { ErrorDetail } from '../../src/internal/errors.js';
import { takeConsole } from '../helpers/console-guard.js';
import { bodyAt, json } from '../helpers/faulty-addresses.js';

export interface SourceSubject {
  tagName: string;
  /** Attributes that the element needs, in addition to `src`, to show the records below. */
  attributes?: Record<string, string>;
  /** The document's list, e.g. `members`. */
  list: string;
  /** A valid record with the given text as its `name` or title. */
  record: (id: string, name: string) => Record<string, unknown>;
  /** Fields with an address. The suite fills them with addresses that must not become links. */
  links: (address: string) => Record<string, unknown>;
}

const ATTACK = '<img src=x onerror="alarm()"><script>alarm()</script>';

/** Tests every element with `src` against valid and invalid documents. */
export function describeSource(name: string, { tagName, attributes = {}, list, record, links }: SourceSubject): void {
  async function show(src: string) {
    const errors: ErrorDetail[] = [];
    const hear = (event: Event) => errors.push((event as CustomEvent<ErrorDetail>).detail);
    document.addEventListener('ecpat-error', hear);
    const element = document.createElement(tagName) as EcpatElement;
    for (const [attribute, value] of Object.entries({ lang: 'en', ...attributes, src }))
      element.setAttribute(attribute, value);
    await fixture(html`<div>${element}</div>`);
    const settled = async (done: () => boolean) => {
      while (!done()) await new Promise((resolve) => requestAnimationFrame(resolve));
      document.removeEventListener('ecpat-error', hear);
      return { element, errors, text: element.renderRoot.textContent! };
    };
    return {
      fails: () => settled(() => errors.length > 0),
      says: (words: string) => settled(() => element.renderRoot.textContent!.includes(words)),
    };
  }

  const documentOf = (...records: unknown[]) => ({ schemaVersion: 1, asOf: '2026-11-23', [list]: records });

  describe(`${name}: a src document`, () => {
    for (const [hazard, src, code] of [
      ['is missing', '/faulty/status/404?suite', 'rejected'],
      ['gets a server error', '/faulty/status/500?suite', 'rejected'],
      ['is cut off', '/faulty/drop?suite', 'network'],
      ['is not JSON', '/faulty/json?body=<html>', 'bad-data'],
      ['has another structure', json([1, 2]), 'bad-data'],
      ['has no valid record', json(documentOf({ id: 1 })), 'bad-data'],
      ['is 50 MB large', '/faulty/big?megabytes=50', 'bad-data'],
      ['has a script as its address', 'javascript:alarm()', 'rejected'],
    ] as const) {
      it(`[no-throw] [src-fails] that ${hazard} leaves the bundled data, with one warning and one event`, async () => {
        const { element, errors } = await (await show(src)).fails();
        expect(errors).to.deep.equal([{ code, source: src }]);
        const warnings = takeConsole();
        expect(warnings).to.have.length(1);
        expect(warnings[0]).to.include(`warn: [${tagName}] src="`).and.to.include('The bundled data stays.');
        expect(element.renderRoot.querySelector('section')!.getClientRects().length).to.equal(1);
      });
    }

    it('[src-records] with valid and invalid records shows the valid ones and names the others', async () => {
      const src = json(documentOf(record('good', 'Good One'), { id: 'bad-one' }, null));
      const { errors } = await (await show(src)).says('Good One');
      expect(errors).to.be.empty;
      expect(takeConsole().join()).to.include('bad-one');
    });

    it('[src-newer] with a newer schema shows the fields that the element understands', async () => {
      const newer = { ...documentOf({ ...record('new', 'New One'), colour: 'blue' }), schemaVersion: 99, more: [] };
      const { errors } = await (await show(json(newer))).says('New One');
      expect(errors).to.be.empty;
      const warnings = takeConsole();
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.include('schemaVersion "99" is newer than 1');
    });

    it('[src-records] of a spreadsheet shows every row, with odd and empty values left out', async () => {
      const odd = { ...links('n/a'), 'Source Date': '', languages: 'en; fr_FR', 'more facts': true };
      const src = json([{ ...record('row', 'Children&#8217;s &amp; One'), ...odd }]);
      const { errors } = await (await show(src)).says('Children’s & One');
      expect(errors).to.be.empty;
      expect(takeConsole()).to.be.empty;
    });

    it('[src-fails] that is no JSON is named with line and column', async () => {
      const text = JSON.stringify(documentOf(record('own', 'Own One')), null, 1).replace(/}\s*\]/, '},\n]');
      await (await show(bodyAt(text))).fails();
      expect(takeConsole().join()).to.match(
        /the document is not JSON: line \d+, column \d+: remove the comma before this\./,
      );
    });

    it('is dropped when `src` is removed while the element is disconnected', async () => {
      const { element } = await (await show(json(documentOf(record('own', 'Own One'))))).says('Own One');
      const place = element.parentElement!;
      element.remove();
      element.removeAttribute('src');
      await element.updateComplete;
      place.append(element);
      await element.updateComplete;
      expect(element.renderRoot.textContent).not.to.include('Own One');
      expect(element.renderRoot.querySelector('section')).not.to.be.null;
    });

    it('[src-links] with markup and scripts appears as plain text', async () => {
      let alarms = 0;
      Object.assign(window, { alarm: () => alarms++ });
      for (const address of ['javascript:alarm()', 'JaVaScRiPt:alarm()', 'data:text/html,<script>alarm()</script>']) {
        const src = json(documentOf({ ...record('attack', `Attack ${ATTACK}`), ...links(address) }));
        const { element, text } = await (await show(src)).says('Attack');
        expect(text).to.include(ATTACK);
        expect(element.renderRoot.querySelector('img, script')).to.be.null;
        for (const link of element.renderRoot.querySelectorAll('a'))
          expect(link.protocol).to.match(/^(https|tel|sms):$/);
        takeConsole();
      }
      expect(alarms).to.equal(0);
    });
  });
}
