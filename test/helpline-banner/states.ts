/** Every state that the banner can be in, for the checks that must hold in each of them. */
import { html, type TemplateResult } from 'lit';
import type { HelplineBannerElement } from '../../src/helpline-banner/helpline-banner.element.js';
import { inside, json, kenya } from './helpline-banner.driver.js';

export interface State {
  name: string;
  markup: TemplateResult;
  /** The browser's time zone; without one, one that suggests no country. */
  timeZone?: string;
  /** What the visitor does then, by the part or the attribute of what is pressed. */
  press?: string;
  /** What is there once a document of the author's has come. */
  ready?: string;
}

const MORE = '[aria-expanded]';
const CHANGE = '.link-button';
const own = json({
  ...kenya(
    {
      name: 'خط مساعدة',
      nameLang: 'ar',
      tel: '116',
      sms: '20121',
      whatsapp: '+254700000000',
      chat: 'https://chat.example/',
      website: 'https://line.example/',
      hours: 'Mo-Fr 09:00-17:00; PH off',
      free: false,
      languages: ['sw', 'ar'],
      announcement: { en: 'The line is closed on Friday.' },
      extra: {
        smsKeyword: 'HELP',
        altPhones: ['0800 123 456'],
        abroadPhone: '+254 700 000 000',
        lines: [{ phone: '0800 999', languages: ['uk'], hours: 'Tu 16:00-20:00' }],
        ages: '5-25',
        area: 'Coast',
        areaType: 'region',
      },
    },
    { name: 'For parents', tel: '117', extra: { forAdults: true } },
  ),
  asOf: '2020-01-01',
});

export const STATES: State[] = [
  { name: 'a closed bar', markup: html`<ecpat-helpline-banner country="KE"></ecpat-helpline-banner>` },
  { name: 'an open bar', markup: html`<ecpat-helpline-banner country="US"></ecpat-helpline-banner>`, press: MORE },
  { name: 'a card', markup: html`<ecpat-helpline-banner country="BE" layout="card"></ecpat-helpline-banner>` },
  { name: 'a bar without a country', markup: html`<ecpat-helpline-banner></ecpat-helpline-banner>` },
  { name: 'a card without a country', markup: html`<ecpat-helpline-banner layout="card"></ecpat-helpline-banner>` },
  {
    name: 'a guess',
    markup: html`<ecpat-helpline-banner></ecpat-helpline-banner>`,
    timeZone: 'Asia/Bangkok',
  },
  {
    name: 'a choice of country',
    markup: html`<ecpat-helpline-banner country="TH"></ecpat-helpline-banner>`,
    press: CHANGE,
  },
  {
    name: 'a fixed country without an exit',
    markup: html`<ecpat-helpline-banner country="TH" no-country-picker no-exit></ecpat-helpline-banner>`,
    press: MORE,
  },
  { name: 'a bar without a line', markup: html`<ecpat-helpline-banner country="TD"></ecpat-helpline-banner>` },
  {
    name: 'a card without a line, with a local member',
    markup: html`<ecpat-helpline-banner country="NE" layout="card"></ecpat-helpline-banner>`,
  },
  {
    name: 'a card without anything known',
    markup: html`<ecpat-helpline-banner country="AQ" layout="card"></ecpat-helpline-banner>`,
  },
  {
    name: 'lines in other scripts, of regions',
    markup: html`<ecpat-helpline-banner country="AE" layout="card"></ecpat-helpline-banner>`,
  },
  { name: 'a line to write to', markup: html`<ecpat-helpline-banner country="MT"></ecpat-helpline-banner>` },
  {
    name: 'an old list in which a line has everything',
    markup: html`<ecpat-helpline-banner country="KE" layout="card" src=${own}></ecpat-helpline-banner>`,
    ready: '.announcement',
  },
  {
    name: 'the author’s heading and note',
    markup: html`
      <ecpat-helpline-banner country="KE">
        <h3 slot="heading">Our heading</h3>
        <p slot="note">Our note</p>
      </ecpat-helpline-banner>
    `,
    press: MORE,
  },
];

/** Brings a banner that was just shown into its state. */
export async function reach({ press, ready }: State, banner: HelplineBannerElement): Promise<void> {
  await banner.updateComplete;
  while (ready && !inside(banner).querySelector(ready)) await new Promise((resolve) => requestAnimationFrame(resolve));
  if (press) inside(banner).querySelector<HTMLElement>(press)!.click();
  await banner.updateComplete;
}
