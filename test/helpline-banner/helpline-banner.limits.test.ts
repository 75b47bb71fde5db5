import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../helpers/open-shadow-roots.js';
import '../../src/helpline-banner/define.js';
import { many } from '../helpers/faulty-addresses.js';
import {
  button,
  inside,
  isShown,
  kenya,
  kenyanBar,
  kenyanCard,
  open,
  part,
  section,
  showSource,
  words,
} from './helpline-banner.driver.js';

const line = (audience: string) => ({
  id: `${audience}-#`,
  audience,
  name: 'Line #',
  tel: '1000#',
  hours: 'Mo-Fr 08:00-17:00',
  languages: ['en', 'sw'],
});
const lines = (count: number, ...audiences: string[]) => many(kenya(...audiences.map(line)), count);
const nodesIn = (banner: Element) => inside(banner).querySelectorAll('*').length;
const talk = (banner: Element) => section(banner, 'Talk to someone')!;
const online = (banner: Element) => section(banner, 'Saw a sexual picture or video of a child?')!;
const shownIn = (list: Element) => part(list, 'line').length;
const more = (list: Element) => [...list.querySelectorAll('button')].find((one) => words(one) === 'Show more');

/** Counts how often the browser reads a clock or formats a date while a function runs. */
async function formatsDuring(run: () => Promise<unknown>): Promise<number> {
  const { formatToParts } = Intl.DateTimeFormat.prototype;
  let count = 0;
  Intl.DateTimeFormat.prototype.formatToParts = function (...values) {
    count++;
    return formatToParts.apply(this, values);
  };
  try {
    await run();
  } finally {
    Intl.DateTimeFormat.prototype.formatToParts = formatToParts;
  }
  return count;
}

describe('helpline-banner: a country with very many lines', () => {
  it('[long-lists] shows the first ones, says how many are left, and shows more of that list at each press', async () => {
    const banner = await showSource(lines(10_000, 'children', 'online-abuse-report'), kenyanCard);
    expect(nodesIn(banner)).to.be.below(3_000);
    expect([shownIn(talk(banner)), shownIn(online(banner))]).to.deep.equal([50, 50]);
    expect(words(talk(banner))).to.include('Lines not shown yet: 9,950');
    expect(words(online(banner))).to.include('Lines not shown yet: 9,950');
    const button = more(talk(banner))!;
    button.focus();
    button.click();
    await banner.updateComplete;
    expect([shownIn(talk(banner)), shownIn(online(banner))]).to.deep.equal([100, 50]);
    expect(words(talk(banner))).to.include('Lines not shown yet: 9,900');
    expect(inside(banner).activeElement, 'the focus stays').to.equal(button);
    const names = part(talk(banner), 'line').map((one) => words(one.querySelector('.ecpat-name')));
    expect(new Set(names).size, 'each line once').to.equal(100);
  });

  it('[long-lists] shows the last lines after the last press, with the focus on the list and not on a number', async () => {
    const banner = await showSource(lines(51, 'children'), kenyanCard);
    expect(words(talk(banner))).to.include('Lines not shown yet: 1');
    more(talk(banner))!.focus();
    more(talk(banner))!.click();
    await banner.updateComplete;
    expect([shownIn(talk(banner)), more(talk(banner))]).to.deep.equal([51, undefined]);
    expect(words(talk(banner))).not.to.include('not shown');
    expect(inside(banner).activeElement).to.equal(talk(banner).querySelector('ul'));
  });

  it('[long-lists] shows all of 50 without a word', async () => {
    const banner = await showSource(lines(50, 'children'), kenyanCard);
    expect(shownIn(talk(banner))).to.equal(50);
    expect(button(banner, 'Show more')).to.equal(undefined);
  });

  for (const [lang, text] of [
    ['fr', 'Lignes pas encore affichées : 10'],
    ['es', 'Líneas que aún no se muestran: 10'],
    ['ru', 'Ещё не показано линий: 10'],
  ] as const) {
    it(`[long-lists] counts the rest in ${lang}`, async () => {
      const card = (src: string) =>
        html`<ecpat-helpline-banner country="KE" layout="card" lang=${lang} src=${src}></ecpat-helpline-banner>`;
      const banner = await showSource(lines(60, 'children'), card);
      expect(words(inside(banner).querySelector('ul + p')!).replace(/\s/g, ' ')).to.include(text);
    });
  }

  it('[long-lists] reads the clock once for all lines of a zone at each update', async () => {
    const banner = await showSource(lines(10_000, 'children'), kenyanBar);
    await open(banner);
    const formats = await formatsDuring(async () => {
      banner.requestUpdate();
      await banner.updateComplete;
    });
    // One for the clock, and one for the hours of each line that is shown.
    expect(formats).to.be.below(100);
  });

  it('[long-lists] neither closes the strip nor opens the list of countries by the button for more', async () => {
    const banner = await showSource(lines(60, 'children'), kenyanBar);
    await open(banner);
    more(talk(banner))!.click();
    await banner.updateComplete;
    expect([isShown(talk(banner)), shownIn(talk(banner))]).to.deep.equal([true, 60]);
    expect(inside(banner).querySelector('select')).to.equal(null);
  });
});
