import { expect, fixture, html as page } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { EcpatElement } from '../../src/internal/element.js';
import type { ErrorDetail } from '../../src/internal/errors.js';
import { SourceController } from '../../src/internal/source.controller.js';
import { takeConsole } from '../helpers/console-guard.js';
import { text } from '../helpers/dom.js';
import { json } from '../helpers/faulty-addresses.js';

interface Words {
  words: string[];
}

/** Reads `{ "words": […] }`. Leaves out values that are not strings, and names them by index. */
function readWords(document: unknown, problems: string[]): Words | undefined {
  const words = (document as { words?: unknown[] } | null)?.words;
  if (!Array.isArray(words)) return undefined;
  const isWord = (word: unknown): word is string => typeof word === 'string';
  problems.push(...words.flatMap((word, index) => (isWord(word) ? [] : `${index} is left out`)));
  return words.some(isWord) ? { words: words.filter(isWord) } : undefined;
}

class SourceElement extends EcpatElement {
  readonly source = new SourceController(this, readWords);
  @property() src: string | null = null;

  override render(): TemplateResult {
    return html`${this.source.document?.words.join(' ') ?? 'bundled'}${this.source.failed ? ' (failed)' : ''}`;
  }
}
customElements.define('source-element', SourceElement);

const words = (...list: unknown[]) => json({ words: list });
const create = (src: string) => fixture<SourceElement>(page`<source-element src=${src}></source-element>`);

/** Resolves when the element shows a text. */
async function shows(element: SourceElement, expected: string): Promise<void> {
  while (text(element) !== expected) await new Promise((resolve) => requestAnimationFrame(resolve));
}

function errorsOf(element: Element): ErrorDetail[] {
  const errors: ErrorDetail[] = [];
  element.addEventListener('ecpat-error', (event) => errors.push((event as CustomEvent<ErrorDetail>).detail));
  return errors;
}

describe('a src document', () => {
  it('replaces the bundled data, which is shown until then', async () => {
    const element = await create(words('one', 'two'));
    expect(text(element)).to.equal('bundled');
    await shows(element, 'one two');
  });

  it('is loaded again when the attribute changes, and replaced by the bundled data without one', async () => {
    const element = await create(words('one'));
    await shows(element, 'one');
    element.src = words('two');
    await shows(element, 'two');
    element.removeAttribute('src');
    await shows(element, 'bundled');
    element.src = '';
    await element.updateComplete;
    expect(text(element)).to.equal('bundled');
  });

  it('[src-records] keeps its valid records and warns about the others once', async () => {
    const element = await create(words('good', 7, null));
    await shows(element, 'good');
    expect(takeConsole()[0]).to.match(
      /^warn: \[source-element\] src=".*" is shown, except: 1 is left out; 2 is left out\.$/,
    );
  });

  it('[src-records] leaves the bundled data when none of its records can be used, and names each', async () => {
    const element = await create(words(7, null));
    await shows(element, 'bundled (failed)');
    expect(takeConsole()[0]).to.match(/is not used: 0 is left out; 1 is left out\. The bundled data stays\.$/);
  });

  for (const [hazard, src, code] of [
    ['an error of the server', '/faulty/status/500', 'rejected'],
    ['a dropped connection', '/faulty/drop', 'network'],
    ['an unexpected shape', '/faulty/json?body=[1]', 'bad-data'],
    ['a script address', 'javascript:alert(1)', 'rejected'],
  ] as const) {
    it(`leaves the bundled data after ${hazard}, with one warning and one event`, async () => {
      const element = document.createElement('source-element') as SourceElement;
      const errors = errorsOf(element);
      element.src = src;
      document.body.append(element);
      await shows(element, 'bundled (failed)');
      expect(errors).to.deep.equal([{ code, source: src }]);
      expect(takeConsole()).to.have.length(1);
      element.remove();
    });
  }

  it('is ignored when a newer one was requested meanwhile', async () => {
    const element = await create('/faulty/hang');
    const errors = errorsOf(element);
    element.src = words('new');
    await shows(element, 'new');
    expect(errors).to.be.empty;
  });

  it('[src-limits] is cancelled when the element is removed, and requested again when it returns', async () => {
    const element = await create('/faulty/hang');
    const errors = errorsOf(element);
    element.remove();
    element.src = words('back');
    document.body.append(element);
    await shows(element, 'back');
    element.remove();
    document.body.append(element);
    expect(text(element), 'the last good answer stays meanwhile').to.equal('back');
    expect(errors).to.be.empty;
    element.remove();
  });

  it('is replaced by the bundled data when it cannot be loaded again after a move', async () => {
    let answers = 0;
    const original = window.fetch;
    window.fetch = (...request) => (answers++ === 0 ? original(...request) : original('/faulty/status/503'));
    try {
      const element = await create(words('once'));
      await shows(element, 'once');
      const place = await fixture(page`<div></div>`);
      place.append(element);
      await shows(element, 'bundled (failed)');
      expect(takeConsole()).to.have.length(1);
    } finally {
      window.fetch = original;
    }
  });

  it('is not requested before the element is connected', async () => {
    const asked: string[] = [];
    const original = window.fetch;
    window.fetch = (...request) => {
      asked.push(String(request[0]));
      return original(...request);
    };
    try {
      const element = await create(words('first'));
      await shows(element, 'first');
      element.remove();
      element.src = words('second');
      await element.updateComplete;
      expect(asked).to.have.length(1);
      document.body.append(element);
      await shows(element, 'second');
      expect(asked).to.have.length(2);
      element.remove();
      element.removeAttribute('src');
      document.body.append(element);
      await shows(element, 'bundled');
      element.remove();
    } finally {
      window.fetch = original;
    }
  });
});
