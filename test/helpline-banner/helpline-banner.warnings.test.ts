import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { takeConsole } from '../helpers/console-guard.js';
import { button, inside, link, part, pick, picker, showInZone, words } from './helpline-banner.driver.js';

// Needs its own page: each warning appears once per page, and the shared suite tests invalid values too.
before(() => import('../../src/helpline-banner/define.js'));

describe('helpline-banner: warnings to the author', () => {
  for (const [mistake, markup, warning] of [
    [
      'a layout that does not exist',
      html`<ecpat-helpline-banner layout="tower"></ecpat-helpline-banner>`,
      'layout="tower"',
    ],
    [
      'an exit to a script',
      html`<ecpat-helpline-banner exit-url="javascript:alert(1)"></ecpat-helpline-banner>`,
      'exit-url="javascript:alert(1)"',
    ],
    [
      'an exit without https',
      html`<ecpat-helpline-banner exit-url="http://example.org/"></ecpat-helpline-banner>`,
      'exit-url="http://example.org/"',
    ],
    [
      'an exit to the page itself',
      html`<ecpat-helpline-banner exit-url="#top"></ecpat-helpline-banner>`,
      'exit-url="#top"',
    ],
    [
      '`no-country-picker` without a country',
      html`<ecpat-helpline-banner no-country-picker></ecpat-helpline-banner>`,
      'no-country-picker only counts together with country',
    ],
  ] as const) {
    it(`[invalid-attribute] [banner-no-picker] [exit-default] warns once about ${mistake} and ignores it`, async () => {
      const banner = await showInZone('Asia/Bangkok', markup);
      await showInZone('Asia/Bangkok', markup);
      const said = takeConsole();
      expect(said.length).to.equal(1);
      expect(said[0]).to.include(`warn: [ecpat-helpline-banner] ${warning}`);
      expect(link(part(inside(banner), 'exit')[0])).to.equal('https://www.wikipedia.org/');
      expect(words(inside(banner).querySelector('h2'))).to.equal('Get help in Thailand');
      expect(button(banner, 'More help')).not.to.be.undefined;
      expect(button(banner, 'Change country')).not.to.be.undefined;
    });
  }

  for (const country of ['ZZ', 'Atlantis', 'KE, TZ', 'Congo', 'en_GB', '{{ country }}', '*']) {
    it(`[banner-country-list] asks for the country, with one warning, when country="${country}" is not understood`, async () => {
      const markup = html`<ecpat-helpline-banner country=${country} no-country-picker></ecpat-helpline-banner>`;
      const banner = await showInZone('Asia/Bangkok', markup);
      await showInZone('Asia/Bangkok', markup);
      expect(takeConsole()).to.deep.equal([
        `warn: [ecpat-helpline-banner] country="${country}" is not understood; visitors choose from a list. A code like KE always works.`,
      ]);
      expect(picker(banner)!.value).to.equal('');
      expect(words(inside(banner).querySelector('section'))).not.to.include('Thailand?');
      await pick(banner, 'KE');
      expect(link(part(inside(banner), 'number')[0])).to.equal('tel:116');
    });
  }
});
