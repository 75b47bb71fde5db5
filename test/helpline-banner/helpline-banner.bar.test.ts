import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { itExcept, NO_PAPER, showAs } from '../helpers/engine.js';
import { showIn } from '../helpers/show-state.js';
import { translations as pseudo } from '../../stories/pseudo-locales/generated/helpline-banner.js';
import { button, inside, isShown, link, part, show, words } from './helpline-banner.driver.js';

before(async () => {
  const { HelplineBannerElement } = await import('../../src/helpline-banner/define.js');
  Object.assign(HelplineBannerElement.translations, pseudo);
});

describe('helpline-banner: the bar', () => {
  it('[banner-bar] shows name, number and exit when closed, and everything when open', async () => {
    const banner = await show(html`<ecpat-helpline-banner country="US"></ecpat-helpline-banner>`);
    const more = button(banner, 'More help')!;
    const content = inside(banner).getElementById(more.getAttribute('aria-controls')!)!;
    expect(part(inside(banner), 'number').filter(isShown).map(link)).to.deep.equal(['tel:18004483000']);
    expect(isShown(part(inside(banner), 'exit')[0]!)).to.be.true;
    expect([more.ariaExpanded, isShown(content)]).to.deep.equal(['false', false]);
    more.click();
    await banner.updateComplete;
    expect([more.ariaExpanded, isShown(content)]).to.deep.equal(['true', true]);
    expect(words(content)).to.include('National Runaway Safeline');
    more.click();
    await banner.updateComplete;
    expect(isShown(content)).to.be.false;
  });

  it('keeps a gap between the dot of an open line and its text in both directions', async () => {
    for (const [language, side] of [
      ['en', 'marginRight'],
      ['ar', 'marginRight'],
      ['ar-XB', 'marginLeft'],
    ] as const) {
      const markup = html`<ecpat-helpline-banner country="KE"></ecpat-helpline-banner>`;
      const banner = await showIn('ecpat-helpline-banner', markup, language);
      const dot = getComputedStyle(inside(banner).querySelector('.ecpat-open')!, '::before');
      expect(parseFloat(dot[side]), language).to.be.above(4);
    }
  });

  it('is operable by keyboard: country, number, exit, “More help”, then the opened content', async () => {
    const banner = await show(html`<ecpat-helpline-banner country="TH"></ecpat-helpline-banner>`);
    const reached: (string | undefined)[] = [];
    for (let step = 0; step < 4; step++) {
      await sendKeys({ press: 'Tab' });
      reached.push(words(inside(banner).activeElement));
    }
    expect(reached).to.deep.equal(['Change country', '1387', 'Emergency: Leave this page', 'More help']);
    await sendKeys({ press: 'Enter' });
    await banner.updateComplete;
    await sendKeys({ press: 'Tab' });
    expect(words(inside(banner).activeElement)).to.equal('191');
  });

  for (const country of ['US', 'MR', 'TD']) {
    for (const language of ['ru', 'en-XA', 'ar-XB']) {
      it(`fits into 280 to 1600 px for ${country} in ${language}, closed and open`, async () => {
        const direction = language === 'ar-XB' ? 'rtl' : 'ltr';
        const outer = await fixture<HTMLElement>(html`
          <div lang=${language} dir=${direction}>
            <ecpat-helpline-banner country=${country}></ecpat-helpline-banner>
          </div>
        `);
        const banner = outer.querySelector('ecpat-helpline-banner')!;
        await banner.updateComplete;
        for (const width of [280, 320, 480, 768, 1280, 1600, 1280, 768, 480, 320, 280]) {
          outer.style.inlineSize = `${width}px`;
          const edge = banner.getBoundingClientRect();
          expect(edge.width).to.equal(width);
          for (const inner of inside(banner).querySelectorAll('h2, h3, p, a, button, li, span, svg')) {
            if (inner.closest('.ecpat-visually-hidden') || !isShown(inner)) continue;
            const { left, right } = inner.getBoundingClientRect();
            expect(left, `${width}: ${inner.outerHTML.slice(0, 80)}`).to.be.at.least(edge.left - 1);
            expect(right, `${width}: ${inner.outerHTML.slice(0, 80)}`).to.be.at.most(edge.right + 1);
          }
          if (width === 1600) inside(banner).querySelector<HTMLElement>('[aria-expanded]')!.click();
          await banner.updateComplete;
        }
      });
    }
  }

  it('[banner-number] makes every link and button at least 44 px high', async () => {
    const banner = await show(html`<ecpat-helpline-banner country="US"></ecpat-helpline-banner>`);
    button(banner, 'More help')!.click();
    await banner.updateComplete;
    for (const target of inside(banner).querySelectorAll<HTMLElement>('a, button')) {
      expect(target.getBoundingClientRect().height, words(target)).to.be.at.least(44);
    }
  });

  itExcept(NO_PAPER, '[banner-print] prints everything except the exit, even when closed', async () => {
    const banner = await show(html`<ecpat-helpline-banner country="US"></ecpat-helpline-banner>`);
    const closed = inside(banner).querySelector('#ecpat-more')!;
    expect(isShown(closed)).to.be.false;
    const hasChanged = new Promise((resolve) =>
      matchMedia('print').addEventListener('change', resolve, { once: true }),
    );
    await showAs({ type: 'print' });
    try {
      await hasChanged;
      await banner.updateComplete;
      expect(part(closed, 'emergency').filter(isShown).length).to.equal(1);
      expect(part(closed, 'line').filter(isShown).length).to.be.greaterThan(1);
      expect(isShown(part(inside(banner), 'exit')[0]!)).to.be.false;
      expect([...inside(banner).querySelectorAll('button, select')].filter(isShown)).to.deep.equal([]);
    } finally {
      await showAs({});
    }
  });

  it('renders its whole content on `beforeprint`', async () => {
    const banner = await show(html`<ecpat-helpline-banner country="US"></ecpat-helpline-banner>`);
    const closed = inside(banner).querySelector('#ecpat-more')!;
    expect(part(closed, 'emergency').length).to.equal(0);
    dispatchEvent(new Event('beforeprint'));
    await banner.updateComplete;
    expect(part(closed, 'emergency').length).to.equal(1);
    expect(isShown(closed)).to.be.false;
  });
});
