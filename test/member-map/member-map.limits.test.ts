import { expect, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/member-map/define.js';
import type { GivenMember } from '../../src/member-map/member-map.types.js';
import { createListResolver } from '../../src/member-map/member-list.js';
import { createGivenReader } from '../../src/member-map/settings.js';
import { takeConsole } from '../helpers/console-guard.js';
import { countries, focused, item, part, settled, show, type, words } from './member-map.driver.js';

const many = (count: number, country = 'KE'): GivenMember[] => {
  const list: GivenMember[] = [];
  for (let index = 0; index < count; index++) {
    const number = String(index).padStart(6, '0');
    list.push({ id: `id-${index}`, name: `Group ${number}`, country, city: `City ${index % 100}` });
  }
  return list;
};
const nodesIn = (map: Element) => map.shadowRoot!.querySelectorAll('*').length;
const namesIn = (map: Element) => [...part(map, 'details').querySelectorAll('li p:first-child')].map(words);
const more = (map: Element) =>
  [...part(map, 'details').querySelectorAll('button')].find((one) => words(one) === 'Show more');

describe('member-map: a country with very many organisations', () => {
  it('[long-lists] shows the first ones, says how many are left, and shows more at each press', async () => {
    const map = await show(html`<ecpat-member-map lang="en" .members=${many(100_000)}></ecpat-member-map>`);
    const before = nodesIn(map);
    const selected = oneEvent(map, 'ecpat-member-select');
    item(map, 'KE').click();
    const { detail } = (await selected) as CustomEvent<{ members: unknown[] }>;
    expect(detail.members, 'the event has them all').to.have.length(100_000);
    await settled(map);
    expect(nodesIn(map) - before).to.be.below(1_000);
    expect(namesIn(map)).to.have.length(100);
    expect(namesIn(map)[0]).to.equal('Group 000000');
    expect(words(part(map, 'details'))).to.include('Not shown here yet: 99,900 organisations.');
    more(map)!.focus();
    more(map)!.click();
    await settled(map);
    expect(namesIn(map)).to.have.length(200);
    expect(namesIn(map)[199]).to.equal('Group 000199');
    expect(words(part(map, 'details'))).to.include('Not shown here yet: 99,800 organisations.');
    expect(focused(map), 'the focus stays').to.equal(more(map));
    map.country = null;
    map.requestUpdate();
    await settled(map);
    part(map, 'details').querySelector('button')!.click();
    await settled(map);
    item(map, 'KE').click();
    await settled(map);
    expect(namesIn(map), 'another visit begins again').to.have.length(100);
  });

  it('[long-lists] shows all of 100 without a word, and the last of 101 after one press, with the focus in the details', async () => {
    const map = await show(html`<ecpat-member-map lang="en" country="KE" .members=${many(100)}></ecpat-member-map>`);
    expect([namesIn(map).length, more(map)]).to.deep.equal([100, undefined]);
    map.members = many(101);
    await settled(map);
    expect(words(part(map, 'details'))).to.include('Not shown here yet: 1 organisation.');
    more(map)!.focus();
    more(map)!.click();
    await settled(map);
    await settled(map);
    expect([namesIn(map).length, more(map)]).to.deep.equal([101, undefined]);
    expect(focused(map)).to.equal(part(map, 'details'));
  });

  for (const [lang, text] of [
    ['fr', 'Pas encore affichées ici : 900 organisations.'],
    ['ru', 'Здесь ещё не показано: 901 организация.'],
  ] as const) {
    it(`[long-lists] counts the rest in ${lang}`, async () => {
      const members = many(lang === 'ru' ? 1001 : 1000);
      const map = await show(html`<ecpat-member-map lang=${lang} country="KE" .members=${members}></ecpat-member-map>`);
      expect(words(part(map, 'details')).replace(/\s/g, ' ')).to.include(text);
    });
  }

  it('[map-search] shows an organisation that the search finds before the others', async () => {
    const map = await show(html`<ecpat-member-map lang="en" .members=${many(5_000)}></ecpat-member-map>`);
    await type(map, 'Group 004321');
    item(map, 'KE').click();
    await settled(map);
    expect(namesIn(map).slice(0, 2)).to.deep.equal(['Group 004321', 'Group 000000']);
    expect(nodesIn(map)).to.be.below(3_000);
  });

  it('[no-throw] has no node for each of many countries, codes and regions that it does not know', async () => {
    const members: GivenMember[] = many(20_000).map((member, index) => ({
      ...member,
      country: String.fromCharCode(65 + (index % 26), 65 + (Math.floor(index / 26) % 26)),
      region: `Region ${index}`,
    }));
    const map = await show(html`<ecpat-member-map lang="en" .members=${members}></ecpat-member-map>`);
    expect(countries(map).length).to.be.within(200, 260);
    expect(nodesIn(map)).to.be.below(3_000);
    expect(takeConsole()).to.have.length(1);
  });

  it('[long-lists] prints every organisation', async () => {
    const map = await show(html`<ecpat-member-map lang="en" .members=${many(1_000)}></ecpat-member-map>`);
    window.dispatchEvent(new Event('beforeprint'));
    await settled(map);
    expect(map.shadowRoot!.querySelector('.ecpat-full-list')!.textContent.match(/Group/g)).to.have.length(1_000);
  });
});

describe('member-map: a list that a page sets again and again', () => {
  const reader = () => createGivenReader(document.createElement('ecpat-member-map'));

  it('is read once while its content is the same, in the same or in new objects', () => {
    const read = reader();
    const list = many(1_000);
    const members = read(list)!;
    expect(members).to.have.length(1_000);
    for (const again of [list, [...list], list.map((member) => ({ ...member })), JSON.parse(JSON.stringify(list))]) {
      expect(read(again)).to.equal(members);
    }
  });

  it('[map-members] is read again when a record changes in place, comes, goes or moves', () => {
    const read = reader();
    const list = many(3);
    const namesOf = (given: unknown) => read(given)!.map(({ name }) => name);
    expect(namesOf(list)).to.deep.equal(['Group 000000', 'Group 000001', 'Group 000002']);
    list[1]!.name = 'Changed';
    expect(namesOf([...list])).to.deep.equal(['Group 000000', 'Changed', 'Group 000002']);
    expect(namesOf(list.slice(1))).to.deep.equal(['Changed', 'Group 000002']);
    expect(namesOf([...list].reverse())).to.deep.equal(['Group 000002', 'Changed', 'Group 000000']);
    const [nested] = [{ id: 'a', name: ['One'], country: 'KE' }];
    expect(namesOf([nested])).to.deep.equal(['One']);
    nested.name[0] = 'Two';
    expect(namesOf([nested])).to.deep.equal(['Two']);
  });

  it('keeps the work of the search while the list is the same', () => {
    const read = reader();
    const resolve = createListResolver();
    const otherLanguages: string[] = [];
    const find = (members: unknown) =>
      resolve({
        ...{ members: read(members), isLoading: false, authorRegion: null, visitorRegion: null },
        ...{ query: 'group', language: 'en', otherLanguages },
      });
    const list = many(100);
    expect(find([...list]).found).to.equal(find([...list]).found);
  });

  it('[render-again] leaves out a record that throws, and reads it once it does not', () => {
    const read = reader();
    let isBroken = true;
    const fragile = {
      id: 'b',
      country: 'KE',
      get name() {
        if (isBroken) throw new Error('not yet');
        return 'Fragile';
      },
    };
    const [good] = many(1);
    expect(read([good, fragile])!.map(({ name }) => name)).to.deep.equal(['Group 000000']);
    isBroken = false;
    expect(read([good, fragile])!.map(({ name }) => name)).to.deep.equal(['Group 000000', 'Fragile']);
    expect(takeConsole()).to.deep.equal(['warn: [ecpat-member-map] members is shown, except: members[1] is left out.']);
  });

  it('[render-again] tries a list again that throws as a whole, without a new list', () => {
    const read = reader();
    let isBroken = true;
    const list = new Proxy(many(2), {
      get(target, name, receiver) {
        if (isBroken) throw new Error('not yet');
        return Reflect.get(target, name, receiver) as unknown;
      },
    });
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    expect([read(list), read(proxy)]).to.deep.equal([undefined, undefined]);
    isBroken = false;
    expect(read(list)).to.have.length(2);
    expect(takeConsole()).to.have.length(2);
  });
});
