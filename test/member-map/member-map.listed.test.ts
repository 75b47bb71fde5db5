import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/member-map/define.js';
import { bundledMembers } from '../../src/data/members.js';
import { itExcept, NO_PAPER, showAs } from '../helpers/engine.js';
import { drawn, item, part, show, showMembers, words } from './member-map.driver.js';

const DATES = ['2023', '2022-06-15', '2024 or later', '2024-02 or later', null];

/** Texts of the rows in the details of a country. */
const rowsOf = (map: Element) => [...part(map, 'details').querySelectorAll('li')].map(words);

describe('member-map: what is known about a membership', () => {
  it('[map-listed] is said below each organisation of the bundled list, by the date of its source', async () => {
    const { members } = bundledMembers();
    const said = (sourceDate: string | null) =>
      sourceDate === null
        ? 'Listed as a member, date unknown'
        : `Listed as a member in ${sourceDate.replace(/^(\d{4})[-\d]*/, '$1')}`;
    expect(members.map(({ sourceDate }) => sourceDate)).to.include.members(DATES);
    for (const country of new Set(DATES.map((date) => members.find((one) => one.sourceDate === date)!.country))) {
      const map = await show(html`<ecpat-member-map lang="en" country=${country}></ecpat-member-map>`);
      const own = members.filter((member) => member.country === country);
      const rows = rowsOf(map);
      expect(rows).to.have.length(own.length);
      for (const [index, { name, sourceDate }] of own.entries()) {
        const [first, ...more] = rows[index]!.split(said(sourceDate));
        expect([first!.trim(), more.length], rows[index]).to.deep.equal([name.replace(/\s+/g, ' '), 1]);
      }
    }
  });

  for (const [language, dated, open, undated] of [
    [
      'fr',
      'Citée comme membre en 2023',
      'Citée comme membre en 2023 ou plus tard',
      'Citée comme membre, date inconnue',
    ],
    [
      'es',
      'Citada como miembro en 2023',
      'Citada como miembro en 2023 o después',
      'Citada como miembro, fecha desconocida',
    ],
    [
      'ru',
      'В списке участников: 2023 год',
      'В списке участников: 2023 год или позже',
      'В списке участников: дата неизвестна',
    ],
  ] as const) {
    it(`[map-listed] is said in words of the page’s language: ${language}`, async () => {
      const found = async (country: string) =>
        rowsOf(await show(html`<ecpat-member-map lang=${language} country=${country}></ecpat-member-map>`)).join();
      const of = (date: string | null) => bundledMembers().members.find((one) => one.sourceDate === date)!.country;
      expect(await found(of('2023')))
        .to.include(dated)
        .and.not.to.include(open);
      expect(await found(of('2023 or later'))).to.include(open);
      expect(await found(of(null))).to.include(undated);
    });
  }

  it('[map-listed] is said in another list only where a row has a date', async () => {
    const map = await showMembers([
      { id: 'a', name: 'A', country: 'KE', city: 'Nairobi', sourceDate: '2025-03 or later' },
      { id: 'b', name: 'B', country: 'KE', city: 'Mombasa' },
    ]);
    item(map, 'KE').click();
    await map.updateComplete;
    expect(rowsOf(map)).to.deep.equal(['A Listed as a member in 2025 or later Nairobi', 'B Mombasa']);
  });

  itExcept(NO_PAPER, '[map-listed] is printed beside each organisation', async () => {
    try {
      const map = await show(html`<ecpat-member-map lang="en" region="mena"></ecpat-member-map>`);
      await showAs({ type: 'print' });
      await drawn(map);
      const printed = [...map.shadowRoot!.querySelectorAll('li')].filter((row) => row.getClientRects().length > 0);
      const lines = printed.flatMap((row) => row.innerText.split('\n').slice(1));
      const own = bundledMembers().members.filter(({ region }) => region === 'Middle East and North Africa');
      expect(lines).to.have.length(own.length);
      for (const line of lines) expect(line).to.match(/ – Listed as a member(, date unknown| in \d{4}( or later)?)$/);
    } finally {
      await showAs({});
    }
  });
});
