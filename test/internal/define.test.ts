import { expect } from '@open-wc/testing';
import { define } from '../../src/internal/define.js';
import { VERSION } from '../../src/internal/version.js';
import { takeConsole } from '../helpers/console-guard.js';

const classOf = (version?: string) =>
  Object.assign(class extends HTMLElement {}, version === undefined ? {} : { version });

describe('define', () => {
  it('registers once and is silent for a second copy of the same version', () => {
    const first = classOf(VERSION);
    expect(define('define-twice', first)).to.be.true;
    expect(define('define-twice', classOf(VERSION))).to.be.true;
    expect(customElements.get('define-twice')).to.equal(first);
  });

  it('[two-copies] keeps the first of two versions and warns once', () => {
    customElements.define('define-other', classOf('9.9.9'));
    define('define-other', classOf(VERSION));
    define('define-other', classOf(VERSION));
    expect(takeConsole()).to.deep.equal([
      `warn: [define-other] is already defined by version 9.9.9; version ${VERSION} is not used. Load one copy only.`,
    ]);
  });

  it('warns about other code when a foreign class has the tag', () => {
    customElements.define('define-foreign', classOf());
    define('define-foreign', classOf(VERSION));
    expect(takeConsole()[0]).to.include('already defined by other code');
  });

  it('warns and does not throw when the class has another tag already', () => {
    const element = classOf(VERSION);
    define('define-class', element);
    expect(define('define-class-again', element)).to.be.false;
    expect(takeConsole()[0]).to.include('[define-class-again] could not be defined');
  });

  it('[fallback-old] [minimum-browsers] defines nothing in a browser without constructable style sheets', () => {
    const original = CSSStyleSheet.prototype.replaceSync;
    delete (CSSStyleSheet.prototype as Partial<CSSStyleSheet>).replaceSync;
    try {
      expect(define('define-old-browser', classOf(VERSION))).to.be.false;
      expect(customElements.get('define-old-browser')).to.be.undefined;
    } finally {
      CSSStyleSheet.prototype.replaceSync = original;
    }
  });
});

describe('the version', () => {
  it('equals the version in package.json', async () => {
    const { version } = (await (await fetch('/package.json')).json()) as { version: string };
    expect(VERSION).to.equal(version);
  });
});
