import { expect, fixture, html } from '@open-wc/testing';
import { prospectOf } from '../../src/helpline-banner/exit/prospect.js';
import { readExitAddress } from '../../src/helpline-banner/settings.js';
import { takeConsole } from '../helpers/console-guard.js';
import { button, inside, show, words } from './helpline-banner.driver.js';

const AGAIN = 'The Back button may lead to this page again.';
const BEFORE = 'After that, the Back button goes to the page you saw before this one.';

describe('the exit’s address', () => {
  const read = (exitUrl: string) =>
    readExitAddress(Object.assign(document.createElement('x-banner'), { exitUrl } as never)).href;

  for (const [spelling, address] of [
    ['a `?` without anything', () => `${location.pathname}?`],
    ['fewer parameters', () => location.pathname],
    ['more parameters', () => `${location.search}&from=exit`],
    ['a `/` at the end', () => `${location.pathname}/${location.search}`],
    ['a fragment', () => '#top'],
    ['its origin in capitals', () => location.href.replace('http://localhost', 'HTTP://LOCALHOST')],
  ] as const) {
    it(`[exit-default] is never this page with ${spelling}`, () => {
      expect(read(address())).to.equal('https://www.wikipedia.org/');
      takeConsole();
    });
  }

  it('[exit-default] may be another page of the same site', () => {
    expect(read('/weather')).to.equal(`${location.origin}/weather`);
  });
});

describe('the banner’s words about Back', () => {
  before(() => import('../../src/helpline-banner/define.js'));

  const wordsOf = async () => {
    const banner = await show(html`<ecpat-helpline-banner country="KE"></ecpat-helpline-banner>`);
    button(banner, 'More help')!.click();
    await banner.updateComplete;
    return words(inside(banner).querySelector('section'));
  };

  it('[exit-history] say that Back leads elsewhere only where it does', async () => {
    // WebKit has no Navigation API.
    expect(await wordsOf()).to.include('navigation' in window ? BEFORE : AGAIN);
  });

  it('[exit-history] say that Back may lead here on a page with frames, whose history can have more entries', async () => {
    await fixture(html`<iframe title="frame" srcdoc="frame"></iframe>`);
    const said = await wordsOf();
    expect(said).to.include(AGAIN);
    expect(said).not.to.include(BEFORE);
  });

  it('[exit-history] say so in browsers without the Navigation API', () => {
    const view = { document, length: 0, navigation: undefined } as never as Window & typeof globalThis;
    Object.assign(view, { top: view });
    expect(prospectOf(view)).to.deep.equal({ leadsBack: false, isFramed: false });
  });

  it('[exit-frame] [exit-honest] say that a page around a frame of another site may stay open', async () => {
    const outer = await fixture<HTMLIFrameElement>(html`<iframe title="frame" sandbox="allow-scripts"></iframe>`);
    const other = outer.contentWindow!;
    const view = { document, length: 0, navigation: {}, top: other } as never as Window & typeof globalThis;
    expect(prospectOf(view)).to.deep.equal({ leadsBack: false, isFramed: true });
  });
});
