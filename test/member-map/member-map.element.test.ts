import { expect, fixture, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { bundledMembers } from '../../src/data/members.js';
import { WORLD_VIEW_BOX, worldShapes } from '../../src/member-map/geometry/geometry.js';
import { mapStyles } from '../../src/member-map/map.styles.js';
import type { GivenMember } from '../../src/member-map/member-map.types.js';
import { expectAccessible } from '../helpers/axe.js';
import { takeConsole } from '../helpers/console-guard.js';
import { generatedContent } from '../helpers/generated-content.js';
import { itExcept, NO_FORCED_COLOURS, NO_PAPER, showAs } from '../helpers/engine.js';
import { describeContract } from '../suites/contract.js';
import { describeSource } from '../suites/source.js';
import {
  FOUR_MEMBERS,
  active,
  byRole,
  clickOn,
  countries,
  documentOf,
  drawn,
  focused,
  isShown,
  item,
  json,
  middleOf,
  option,
  part,
  parts,
  press,
  scaleOf,
  selectedOptions,
  settled,
  show,
  showMembers,
  type,
  words,
} from './member-map.driver.js';

describeContract('member-map', {
  loadClass: async () => (await import('../../src/member-map/member-map.element.js')).MemberMapElement,
  loadDefinition: () => import('../../src/member-map/define.js'),
  markup: (content) => html`<ecpat-member-map country="TH">${content}</ecpat-member-map>`,
});

describeSource('member-map', {
  tagName: 'ecpat-member-map',
  attributes: { country: 'KE' },
  list: 'members',
  record: (id, name) => ({ id, name, country: 'KE' }),
  links: (website) => ({ website }),
});

describe('member-map: the bundled list', () => {
  it('[map-counts] [map-network] states its own totals, those of the network with their year, and the source of the list', async () => {
    const map = await show(html`<ecpat-member-map lang="en"></ecpat-member-map>`);
    const { members, network } = bundledMembers();
    const inCountries = new Set(members.map(({ country }) => country)).size;
    const text = words(part(map, 'base'));
    expect(text).to.include(`${members.length} organisations in ${inCountries} countries in this list.`);
    expect(text).to.include(
      `In all, the network says it has ${network.organisations} organisations in ${network.countries} countries (${network.year}).`,
    );
    expect(words(part(map, 'note'))).to.match(/compiled from public sources, .*20\d\d\./);
    expect(parts(map, 'item')).to.have.length(inCountries);
  });

  it('[map-listbox] shows each country once in the list and once on the map, with the number of organisations in its name', async () => {
    const map = await show(html`<ecpat-member-map lang="en"></ecpat-member-map>`);
    const onMap = byRole(map, 'option').map(({ dataset }) => dataset['country']);
    expect([...onMap].sort()).to.deep.equal([...countries(map)].sort());
    expect(option(map, 'NP').ariaLabel).to.equal('Nepal, 4 organisations');
    expect(words(item(map, 'NP'))).to.equal('Nepal');
    expect(generatedContent(item(map, 'NP'), '::after')).to.equal('4');
    expect(item(map, 'NP').ariaLabel).to.equal('Nepal, 4 organisations');
    expect(option(map, 'TH').ariaLabel).to.equal('Thailand, 1 organisation');
  });

  it('[map-world] [map-no-labels] [map-borders] draws every territory without labels, and contested borders dashed', async () => {
    const map = await show(html`<ecpat-member-map></ecpat-member-map>`);
    const land = [...map.shadowRoot!.querySelectorAll('path')].map((path) => path.getAttribute('d')).join();
    for (const [code, { path, centre }] of worldShapes()) {
      expect(land.includes(path || `M${centre}h`), code).to.be.true;
    }
    const dashed = [...map.shadowRoot!.querySelectorAll('path')].filter(
      (path) => getComputedStyle(path).strokeDasharray !== 'none',
    );
    expect(dashed).to.have.length(1);
    expect(map.shadowRoot!.querySelectorAll('svg text, svg title'), 'no labels').to.have.length(0);
    expect(words(part(map, 'note'))).to.include('do not imply any opinion');
  });

  it('names countries and counts in Russian', async () => {
    const map = await show(html`<ecpat-member-map lang="ru" .members=${FOUR_MEMBERS}></ecpat-member-map>`);
    expect(option(map, 'KE').ariaLabel).to.match(/^Кения, 2 /);
    expect(words(item(map, 'BR'))).to.match(/^Бразилия/);
  });

  it('starts without a chosen country and asks the visitor to choose one', async () => {
    const map = await show(html`<ecpat-member-map lang="en"></ecpat-member-map>`);
    expect(parts(map, 'selected')).to.be.empty;
    expect(words(part(map, 'details'))).to.equal('Choose a country to see its organisations.');
  });
});

describe('member-map: attributes and properties', () => {
  it('[map-country] [map-event] country: selects the country, follows changes, and neither scrolls the page nor fires an event', async () => {
    const map = await show(html`<ecpat-member-map lang="en" country=" zw "></ecpat-member-map>`);
    expect(words(part(map, 'details'))).to.match(/^Zimbabwe/);
    const list = part(map, 'list').getBoundingClientRect();
    const row = item(map, 'ZW').getBoundingClientRect();
    expect(row.top).to.be.at.least(list.top);
    expect(row.bottom).to.be.at.most(list.bottom);
    expect(scrollY).to.equal(0);
    let events = 0;
    map.addEventListener('ecpat-member-select', () => events++);
    map.country = 'AL';
    await map.updateComplete;
    expect(selectedOptions(map)).to.deep.equal(['AL']);
    expect(item(map, 'AL').ariaPressed).to.equal('true');
    map.removeAttribute('country');
    map.country = null;
    await map.updateComplete;
    expect(parts(map, 'selected')).to.be.empty;
    expect(events, 'only a choice of the visitor fires an event').to.equal(0);
  });

  it('[map-details] country: says when a country has no members', async () => {
    const map = await show(html`<ecpat-member-map lang="en" country="SO"></ecpat-member-map>`);
    expect(words(part(map, 'details'))).to.equal(
      'Somalia This list has no organisation in this country. Nearby: Ethiopia Kenya Uganda South Sudan',
    );
    expect(selectedOptions(map)).to.be.empty;
  });

  it('[country-words] country: is read as people write it', async () => {
    for (const country of ['KEN', 'Kenya', '“ke”', 'Kenya (KE)', '\u200bKE']) {
      const map = await show(html`<ecpat-member-map lang="en" country=${country}></ecpat-member-map>`);
      expect(words(part(map, 'details')), country).to.match(/^Kenya/);
    }
  });

  for (const invalid of ['XX', 'Atlantis', 'Kenya and Tanzania', 'K', '12']) {
    it(`[invalid-attribute] country: ignores "${invalid}" with one warning`, async () => {
      const map = await show(html`<ecpat-member-map lang="en" country=${invalid}></ecpat-member-map>`);
      expect(words(part(map, 'details'))).to.match(/^Choose/);
      expect(takeConsole()).to.deep.equal([
        `warn: [ecpat-member-map] country="${invalid}" is not understood; no country is chosen. A code like KE always works.`,
      ]);
    });
  }

  it('[map-region] region: restricts list, map and counts, and hides the region filter', async () => {
    const map = await show(html`<ecpat-member-map lang="en" region="MENA"></ecpat-member-map>`);
    const members = bundledMembers().members.filter(({ region }) => region === 'Middle East and North Africa');
    const codes = [...new Set(members.map(({ country }) => country))].sort();
    expect([...countries(map)].sort()).to.deep.equal(codes);
    expect(byRole(map, 'option')).to.have.length(codes.length);
    expect(map.shadowRoot!.querySelector('select')).to.be.null;
    expect(words(part(map, 'base'))).to.include(
      `${members.length} organisations in ${codes.length} countries in this list.`,
    );
  });

  it('[map-region] region: is read in any case, with quotes, and by its name in the data', async () => {
    const codes = async (region: string) => {
      return countries(await show(html`<ecpat-member-map lang="en" region=${region}></ecpat-member-map>`));
    };
    const asia = await codes('asia-pacific');
    for (const region of ['Asia Pacific', '“asia_pacific”', 'Asia and the Pacific', 'ASIA-PACIFIC.']) {
      expect(await codes(region), region).to.deep.equal(asia);
    }
    expect(await codes('Middle East and North Africa')).to.deep.equal(await codes('mena'));
  });

  it('[invalid-attribute] region: shows all regions with one warning when the value is invalid', async () => {
    const map = await show(html`<ecpat-member-map lang="en" region="asia"></ecpat-member-map>`);
    expect(countries(map)).to.include('KE');
    expect(takeConsole()).to.have.length(1);
  });

  it('[map-view] view: shows the list alone or the map alone', async () => {
    const list = await show(html`<ecpat-member-map lang="en" view="list" country="KE"></ecpat-member-map>`);
    expect(parts(list, 'map')).to.be.empty;
    expect(words(part(list, 'details'))).to.match(/^Kenya/);
    expect(words(part(list, 'note')), 'no note on boundaries without a map').not.to.include('Boundaries');
    const map = await show(html`<ecpat-member-map lang="en" view="map" country="KE"></ecpat-member-map>`);
    expect(parts(map, 'list')).to.be.empty;
    expect(parts(map, 'search')).to.be.empty;
    expect(words(part(map, 'details'))).to.match(/^Kenya/);
  });

  it('[map-no-search] no-search: hides the search field', async () => {
    const map = await show(html`<ecpat-member-map no-search></ecpat-member-map>`);
    expect(parts(map, 'search')).to.be.empty;
    expect(parts(map, 'item')).not.to.be.empty;
  });

  it('[map-members] [map-network] members: replaces the list and removes the notes on the source of the bundled one', async () => {
    const map = await showMembers();
    expect(countries(map)).to.deep.equal(['KE', 'BR', 'LU']);
    const text = words(part(map, 'base'));
    expect(text).to.include('4 organisations in 3 countries in this list.');
    expect(text).not.to.include('network');
    expect(text).not.to.include('public sources');
  });

  it('src: hides the network totals and the source of the bundled list while another list loads', async () => {
    const map = await show(html`<ecpat-member-map lang="en" src="/faulty/hang"></ecpat-member-map>`);
    const said = () => words(part(map, 'base'));
    expect(said()).to.match(/\d+ organisations in \d+ countries in this list\./);
    expect(said()).not.to.match(/network|public sources/);
    map.src = null;
    await map.updateComplete;
    expect(said()).to.match(/network.*public sources/);
  });

  it('[map-members] members: skips invalid records and names them in one warning', async () => {
    const bad = [{ id: 'bad', name: {}, country: 'KE' }, 'junk', { id: 'nowhere', name: 'Nowhere', country: '?!' }];
    const map = await show(
      html`<ecpat-member-map lang="en" .members=${[...FOUR_MEMBERS, ...bad] as GivenMember[]}></ecpat-member-map>`,
    );
    expect(countries(map)).to.deep.equal(['KE', 'BR', 'LU']);
    const [warning, ...more] = takeConsole();
    expect(warning).to.match(
      /\[ecpat-member-map\] members is shown, except: bad\.name .*bad is left out; .*nowhere\.country/,
    );
    expect(more).to.be.empty;
  });

  it('[map-members] members: takes rows of a spreadsheet and whole documents', async () => {
    const row = {
      ID: 1,
      Name: 'Children&#8217;s Rights',
      'COUNTRY ': 'ke',
      City: '',
      Region: 'africa',
      Website: 'n/a',
    };
    for (const members of [[row], { members: [row] }, { data: [row] }]) {
      const map = await show(
        html`<ecpat-member-map lang="en" .members=${members as unknown as GivenMember[]}></ecpat-member-map>`,
      );
      expect(countries(map)).to.deep.equal(['KE']);
      map.country = 'KE';
      await map.updateComplete;
      expect(words(part(map, 'details'))).to.include('Children’s Rights');
    }
  });

  it('members: ignores a value that is not an array, with one warning', async () => {
    const map = await show(
      html`<ecpat-member-map lang="en" .members=${'junk' as unknown as GivenMember[]}></ecpat-member-map>`,
    );
    expect(parts(map, 'item').length).to.be.greaterThan(50);
    expect(takeConsole()).to.deep.equal([
      'warn: [ecpat-member-map] members is not used: it is not an array of organisations.',
    ]);
  });

  it('members: says that the list is empty, and shows neither a search field nor a focusable map', async () => {
    const map = await showMembers([]);
    expect(words(part(map, 'base'))).to.include('This list has no organisations yet.');
    expect(parts(map, 'search')).to.be.empty;
    expect(part(map, 'map').getAttribute('role')).to.equal('img');
    expect(part(map, 'map').tabIndex).to.equal(-1);
    await expectAccessible(map, 'light');
  });

  it('[map-counts] members: uses the singular for one organisation in one country', async () => {
    const map = await showMembers([FOUR_MEMBERS[3]!]);
    expect(words(part(map, 'base'))).to.include('1 organisation in 1 country in this list.');
    expect(map.shadowRoot!.querySelector('select'), 'no filter for a single region').to.be.null;
  });

  it('members: lists an unknown country last under “Other”, and opens it', async () => {
    const map = await showMembers([...FOUR_MEMBERS, { id: 'x', name: 'Somewhere', country: 'QQ' }]);
    expect(takeConsole().join()).to.include('x.country "QQ" should be like KE');
    expect([...part(map, 'list').querySelectorAll('h3')].map(({ ariaLabel }) => ariaLabel)).to.deep.equal([
      'Sub-Saharan Africa, 2 organisations',
      'Americas, 1 organisation',
      'Europe, 1 organisation',
      'Other, 1 organisation',
    ]);
    expect(countries(map)).to.deep.equal(['KE', 'BR', 'LU', 'ZZ']);
    item(map, 'ZZ').click();
    await map.updateComplete;
    expect(words(part(map, 'details'))).to.equal('Country not known Somewhere');
  });

  it('members: shows markup in a name as text, and makes no link of a script address', async () => {
    const map = await showMembers([
      { id: 'x', name: '<img src=x onerror=alert(1)>', country: 'KE', website: 'javascript:alert(1)' },
    ]);
    map.country = 'KE';
    await map.updateComplete;
    expect(words(part(map, 'details'))).to.include('<img');
    expect(part(map, 'base').querySelector('img, a')).to.be.null;
    takeConsole();
  });

  it('[never-addresses] members: shows only the name, city and website of a record', async () => {
    const more = {
      address: '12 Example Street',
      shelter: 'House of the Sun',
      director: 'Ada Example',
      phone: '+254 700',
      email: 'ada@example.org',
      note: 'behind the market',
    };
    const map = await showMembers([{ ...FOUR_MEMBERS[0]!, ...more }]);
    item(map, 'KE').click();
    await map.updateComplete;
    expect(words(part(map, 'details'))).to.equal('Kenya One Nairobi one.example');
    const all = part(map, 'base').textContent!;
    expect(Object.values(more).filter((text) => all.includes(text))).to.deep.equal([]);
  });

  it('[src-replaces] src: replaces the list', async () => {
    const map = await show(html`<ecpat-member-map lang="en" src=${json(documentOf(FOUR_MEMBERS))}></ecpat-member-map>`);
    await waitUntil(() => countries(map).length === 3);
    expect(words(part(map, 'base'))).not.to.include('public sources');
  });

  it('[src-fails] src: keeps the bundled list after a failure, says so, warns once and fires an event', async () => {
    const map = document.createElement('ecpat-member-map');
    map.setAttribute('src', '/faulty/status/500');
    const failure = oneEvent(map, 'ecpat-error');
    document.body.append(map);
    expect((await failure).detail).to.deep.equal({ code: 'rejected', source: '/faulty/status/500' });
    await map.updateComplete;
    expect(parts(map, 'item').length).to.be.greaterThan(50);
    expect(words(part(map, 'note'))).to.include('A newer list could not be loaded.');
    expect(takeConsole()).to.have.length(1);
    map.remove();
  });
});

describe('member-map: slots', () => {
  it('[map-note] shows the author’s note below everything', async () => {
    const map = await show(html`<ecpat-member-map><p slot="note">Ask us</p></ecpat-member-map>`);
    const note = map.querySelector('p')!.getBoundingClientRect();
    expect(note.top).to.be.greaterThan(part(map, 'map').getBoundingClientRect().bottom);
  });
});

describe('member-map: choosing', () => {
  it('[map-event] [map-same-state] [map-details] in the list: shows the organisations, marks the country in list and map, and fires an event', async () => {
    const map = await showMembers();
    setTimeout(() => item(map, 'KE').click());
    const event = (await oneEvent(map, 'ecpat-member-select')) as HTMLElementEventMap['ecpat-member-select'];
    const { detail } = event;
    expect([event.bubbles, event.composed]).to.deep.equal([true, true]);
    expect(detail.country).to.equal('KE');
    expect(detail.members.map(({ id }) => id)).to.deep.equal(['one', 'two']);
    await map.updateComplete;
    expect(words(part(map, 'details'))).to.equal('Kenya One Nairobi one.example Two');
    expect(part(map, 'details').role).to.equal('group');
    const link = part(map, 'details').querySelector('a')!;
    expect([link.href, link.rel]).to.deep.equal(['https://one.example/', 'noopener noreferrer']);
    expect(item(map, 'KE').ariaPressed).to.equal('true');
    expect(parts(map, 'selected').map((chosen) => chosen.getAttribute('part'))).to.deep.equal([
      'item selected',
      'country selected',
    ]);
    item(map, 'KE').click();
    await map.updateComplete;
    expect(parts(map, 'selected'), 'a second click closes it').to.be.empty;
  });

  it('[map-same-state] on the map: shows the organisations and scrolls the list to the country, but not the page', async () => {
    const map = await show(html`<ecpat-member-map lang="en"></ecpat-member-map>`);
    const before = scrollY;
    await clickOn(map, middleOf(map, 'ZM'));
    expect(selectedOptions(map)).to.deep.equal(['ZM']);
    const list = part(map, 'list').getBoundingClientRect();
    expect(item(map, 'ZM').getBoundingClientRect().bottom).to.be.at.most(list.bottom);
    expect(scrollY).to.equal(before);
    expect(part(map, 'details').querySelector('h3')!.textContent).to.equal('Zambia');
  });

  it('[map-dots] on the map: selects a small country near the click, and nothing in the open sea', async () => {
    const map = await show(html`<ecpat-member-map lang="en"></ecpat-member-map>`);
    const [x, y] = middleOf(map, 'MU');
    await clickOn(map, [x + 10, y]);
    expect(selectedOptions(map)).to.deep.equal(['MU']);
    await clickOn(map, [x + 40, y + 60]);
    expect(selectedOptions(map), 'the sea changes nothing').to.deep.equal(['MU']);
  });

  it('on the map: clears the search when it hides the chosen country in the list', async () => {
    const map = await showMembers();
    await type(map, 'luxembourg');
    await clickOn(map, middleOf(map, 'BR'));
    expect(countries(map)).to.deep.equal(['KE', 'BR', 'LU']);
    expect((part(map, 'search') as HTMLInputElement).value).to.equal('');
  });

  it('announces the chosen country in a status message', async () => {
    const map = await showMembers();
    const status = byRole(map, 'status').at(-1)!;
    expect(words(status)).to.equal('');
    await clickOn(map, middleOf(map, 'BR'));
    expect(words(status)).to.equal('Brazil, 1 organisation');
  });
});

describe('member-map: search and region', () => {
  it('[map-search] lists and counts the matches, and lists everything again when the field is cleared', async () => {
    const map = await showMembers();
    const [status] = byRole(map, 'status');
    expect(words(status!)).to.equal('');
    await type(map, 'sao paulo');
    expect(countries(map)).to.deep.equal(['BR']);
    expect(words(item(map, 'BR'))).to.include('Três');
    expect(words(status!)).to.equal('Found: 1 organisation in 1 country.');
    await type(map, '');
    expect(countries(map)).to.have.length(3);
    expect(words(status!)).to.equal('');
  });

  it('[map-search] lists everything, without a result, for a text without letters and digits', async () => {
    const map = await showMembers();
    const rows = () => parts(map, 'item').map(words);
    const before = rows();
    await type(map, ' - ');
    expect(rows()).to.deep.equal(before);
    expect(words(byRole(map, 'status')[0]!)).to.equal('');
  });

  it('offers to clear a search without matches, and then moves the focus to the search field', async () => {
    const map = await showMembers();
    await type(map, 'zzz');
    expect(parts(map, 'list')).to.be.empty;
    expect(words(byRole(map, 'status')[0]!)).to.match(/^Nothing found\./);
    const button = map.shadowRoot!.querySelector<HTMLElement>('button')!;
    button.focus();
    button.click();
    await map.updateComplete;
    expect(countries(map)).to.have.length(3);
    expect(focused(map)).to.equal(part(map, 'search'));
  });

  it('[map-region-filter] restricts list and map to the chosen region until the visitor resets it', async () => {
    const map = await showMembers();
    const select = map.shadowRoot!.querySelector('select')!;
    expect([...select.options].map(({ text }) => text)).to.deep.equal([
      'All regions',
      'Sub-Saharan Africa',
      'Americas',
      'Europe',
    ]);
    const choose = async (value: string) => {
      select.value = value;
      select.dispatchEvent(new Event('change'));
      await map.updateComplete;
    };
    await choose('americas');
    expect(countries(map)).to.deep.equal(['BR']);
    expect(byRole(map, 'option')).to.have.length(1);
    expect(words(byRole(map, 'status')[0]!)).to.equal('Found: 1 organisation in 1 country.');
    await type(map, 'kenya');
    map.shadowRoot!.querySelector<HTMLElement>('button')!.click();
    await map.updateComplete;
    expect(select.value).to.equal('');
    expect(countries(map)).to.have.length(3);
  });

  it('resets the region when a new list does not contain it', async () => {
    const map = await showMembers();
    const select = map.shadowRoot!.querySelector('select')!;
    select.value = 'americas';
    select.dispatchEvent(new Event('change'));
    map.members = FOUR_MEMBERS.slice(0, 2);
    await map.updateComplete;
    expect(countries(map)).to.deep.equal(['KE']);
  });

  it('does not redraw the map while the visitor types', async () => {
    const map = await show(html`<ecpat-member-map lang="en" country="KE"></ecpat-member-map>`);
    const records: MutationRecord[] = [];
    const observer = new MutationObserver((more) => records.push(...more));
    observer.observe(map.shadowRoot!.querySelector('svg')!, { subtree: true, childList: true, attributes: true });
    await type(map, 'a');
    await type(map, 'ab');
    records.push(...observer.takeRecords());
    expect(records).to.be.empty;
  });
});

describe('member-map: a search for a country without organisations', () => {
  const near = (map: Element) => [...map.shadowRoot!.querySelectorAll<HTMLElement>('button[data-country]:not([part])')];

  it('[map-near] says so, offers countries near it, and opens the one that the visitor presses', async () => {
    const map = await show(html`<ecpat-member-map lang="en"></ecpat-member-map>`);
    await type(map, 'iran');
    const [status] = byRole(map, 'status');
    expect(words(status!)).to.equal('Iran. This list has no organisation in this country.');
    expect(near(map).map(words)).to.deep.equal(['Uzbekistan', 'Armenia', 'Pakistan', 'Jordan']);
    const chosen = oneEvent(map, 'ecpat-member-select');
    near(map)[1]!.click();
    expect(((await chosen) as HTMLElementEventMap['ecpat-member-select']).detail.country).to.equal('AM');
    await settled(map);
    expect(words(part(map, 'details'))).to.match(/^Armenia/);
    expect(focused(map)).to.equal(part(map, 'details'));
    expect((part(map, 'search') as HTMLInputElement).value).to.equal('');
    expect(item(map, 'AM').ariaPressed).to.equal('true');
    expect(near(map)).to.be.empty;
  });

  it('[map-near] leaves the visitor’s region for a country near it', async () => {
    const map = await showMembers();
    const select = map.shadowRoot!.querySelector('select')!;
    select.value = 'africa';
    select.dispatchEvent(new Event('change'));
    await type(map, 'Belgium');
    expect(near(map).map(words)).to.deep.equal(['Luxembourg']);
    near(map)[0]!.click();
    await settled(map);
    expect(select.value).to.equal('');
    expect(selectedOptions(map)).to.deep.equal(['LU']);
  });

  it('[map-near] says what else it finds', async () => {
    const map = await showMembers([...FOUR_MEMBERS, { id: 'do', name: 'Five', country: 'DO' }]);
    await type(map, 'Dominica');
    expect(words(byRole(map, 'status')[0]!)).to.equal(
      'Dominica. This list has no organisation in this country. Found: 1 organisation in 1 country.',
    );
    expect(countries(map)).to.deep.equal(['DO']);
  });

  it('[map-near] country: offers countries near it in the details, and moves the focus to the one pressed', async () => {
    const map = await show(html`<ecpat-member-map lang="en" country="SO"></ecpat-member-map>`);
    expect(near(map).map(words)).to.deep.equal(['Ethiopia', 'Kenya', 'Uganda', 'South Sudan']);
    near(map)[1]!.focus();
    await press(map, 'Enter');
    await settled(map);
    expect(words(part(map, 'details'))).to.match(/^Kenya/);
    expect(focused(map)).to.equal(part(map, 'details'));
    await press(map, 'Escape');
    expect(focused(map)).to.equal(item(map, 'KE'));
  });
});

describe('member-map: an organisation without a website', () => {
  it('[map-source] links the page of the network that names it, but no other source', async () => {
    const source = 'https://ecpat.org/country/kenya';
    const map = await showMembers([
      { id: 'a', name: 'A', country: 'KE', source },
      { id: 'b', name: 'B', country: 'KE', source: 'https://elsewhere.example/' },
      { id: 'c', name: 'C', country: 'KE', website: 'https://c.example/', source },
    ]);
    item(map, 'KE').click();
    await map.updateComplete;
    const links = [...part(map, 'details').querySelectorAll('a')];
    expect(links.map((link) => [words(link), link.href, link.rel])).to.deep.equal([
      ['c.example', 'https://c.example/', 'noopener noreferrer'],
      ['At ecpat.org', source, 'noopener noreferrer'],
    ]);
  });

  it('[map-source] is linked in the bundled list', async () => {
    const map = await show(html`<ecpat-member-map lang="fr" country="CL"></ecpat-member-map>`);
    const link = part(map, 'details').querySelector('a')!;
    expect([words(link), link.href]).to.deep.equal(['Sur ecpat.org', 'https://ecpat.org/country/chile']);
  });
});

/** Replaces or wraps every text, as page translators do. */
function translate(root: Node, way: 'replace' | 'wrap' | 'nest'): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    if (!text.data.trim() || text.parentElement?.closest('style, font')) continue;
    const font = document.createElement('font');
    text.replaceWith(font);
    if (way === 'wrap') font.append(text);
    else if (way === 'replace') font.append(`*${text.data.trim()}*`);
    else {
      const inner = document.createElement('font');
      inner.append(`*${text.data.trim()}*`);
      font.append(inner);
    }
  }
}

describe('member-map: on a page that a translator changes', () => {
  const said = (element: Element) => words(element).replaceAll('*', '');

  for (const way of ['replace', 'wrap', 'nest'] as const) {
    for (const isRepeated of [false, true]) {
      it(`[translators] shows the texts of the present choice when it ${way}s texts ${isRepeated ? 'after each change' : 'once'}`, async () => {
        const map = await showMembers([...FOUR_MEMBERS, { id: 'five', name: 'Five', country: 'TZ' }]);
        map.country = 'KE';
        await settled(map);
        const root = map.shadowRoot!;
        translate(root, way);
        const observer = new MutationObserver(() => translate(root, way));
        if (isRepeated) observer.observe(root, { subtree: true, childList: true, characterData: true });
        const details = () => said(part(map, 'details'));
        const [results, status] = byRole(map, 'status') as [HTMLElement, HTMLElement];
        const summary = () => said(root.querySelector('#ecpat-summary')!);
        expect(details()).to.equal('Kenya One Nairobi one.example Two');
        item(map, 'BR').click();
        await settled(map);
        expect([details(), said(status)]).to.deep.equal(['Brazil Três São Paulo', 'Brazil, 1 organisation']);
        await type(map, 'luxembourg');
        expect(parts(map, 'item').map(said).join()).to.match(/^Luxembourg ?Four$/);
        expect(said(results)).to.equal('Found: 1 organisation in 1 country.');
        expect([...root.querySelectorAll('h3')].map(said)).not.to.include('Americas');
        await type(map, 'iran');
        expect(said(results)).to.equal('Iran. This list has no organisation in this country.');
        await type(map, 'zzz');
        expect(said(results)).to.match(/^Nothing found\./);
        await type(map, 'os');
        expect(said(results)).to.match(/^Nothing found\./);
        await type(map, '');
        expect(parts(map, 'item').map(said)).to.deep.equal(['Kenya', 'Tanzania', 'Brazil', 'Luxembourg']);
        item(map, 'LU').focus();
        await press(map, 'Enter');
        expect(details()).to.equal('Luxembourg Four');
        expect(focused(map)).to.equal(part(map, 'details'));
        map.members = FOUR_MEMBERS.slice(2);
        await settled(map);
        expect(summary()).to.equal('2 organisations in 2 countries in this list.');
        map.lang = 'fr';
        await settled(map);
        expect([summary(), said(part(map, 'heading'))]).to.deep.equal([
          'Cette liste compte 2 organisations dans 2 pays.',
          said(part(await show(html`<ecpat-member-map lang="fr"></ecpat-member-map>`), 'heading')),
        ]);
        observer.disconnect();
      });
    }
  }
});

describe('member-map: the keyboard', () => {
  it('[map-listbox] reaches region, list, zoom buttons, map and details with Tab, with one stop each for list and map', async () => {
    const map = await showMembers();
    map.country = 'KE';
    await map.updateComplete;
    part(map, 'search').focus();
    const stops: (string | null)[] = [];
    for (let stop = 0; stop < 8; stop++) {
      await press(map, 'Tab');
      stops.push(focused(map)!.getAttribute('part') ?? focused(map)!.ariaLabel ?? focused(map)!.localName);
    }
    const zoom = ['Zoom in', 'Zoom out', 'Show the whole world'];
    expect(stops).to.deep.equal(['select', 'item selected', ...zoom, 'map', 'Close', 'a']);
  });

  it('moves through the list with the arrow keys, opens a country with Enter and returns with Escape', async () => {
    const map = await showMembers();
    item(map, 'KE').focus();
    await press(map, 'ArrowDown');
    expect(focused(map)).to.equal(item(map, 'BR'));
    await press(map, 'End', 'ArrowDown');
    expect(focused(map)).to.equal(item(map, 'LU'));
    await press(map, 'Home', 'ArrowUp');
    expect(focused(map)).to.equal(item(map, 'KE'));
    await press(map, 'Enter');
    await settled(map);
    expect(item(map, 'KE').ariaPressed).to.equal('true');
    expect(focused(map), 'the focus moves to the organisations').to.equal(part(map, 'details'));
    await press(map, 'Escape');
    expect(parts(map, 'selected')).to.be.empty;
    expect(focused(map)).to.equal(item(map, 'KE'));
  });

  it('closes the details with their button, and with Escape from the list', async () => {
    const map = await showMembers();
    item(map, 'LU').focus();
    await press(map, 'Enter');
    await press(map, 'Tab', 'Enter');
    expect(parts(map, 'selected')).to.be.empty;
    expect(focused(map)).to.equal(item(map, 'LU'));
    map.country = 'KE';
    await press(map, 'Escape');
    expect(parts(map, 'selected')).to.be.empty;
    expect(focused(map)).to.equal(item(map, 'LU'));
  });

  it('[map-arrows] moves over the map to the nearest country in a direction, and stays at the last one', async () => {
    const map = await showMembers();
    part(map, 'map').focus();
    await map.updateComplete;
    expect(active(map)).to.equal('ecpat-option-BR');
    await press(map, 'ArrowRight');
    expect(active(map)).to.equal('ecpat-option-KE');
    await press(map, 'ArrowRight');
    expect(active(map)).to.equal('ecpat-option-KE');
    await press(map, 'ArrowUp');
    expect(active(map)).to.equal('ecpat-option-LU');
    expect(words(part(map, 'details')), 'shows the active country').to.equal('Luxembourg Four');
    expect(map.shadowRoot!.getElementById(active(map)!)!.role).to.equal('option');
  });

  for (const [name, key] of Object.entries({ Enter: 'Enter', Space: ' ' })) {
    it(`[map-enter] opens a country on the map with ${name} and focuses its details; Escape closes them and returns to the map`, async () => {
      const map = await showMembers();
      part(map, 'map').focus();
      setTimeout(() => void press(map, 'ArrowRight', key));
      const { detail } = (await oneEvent(map, 'ecpat-member-select')) as HTMLElementEventMap['ecpat-member-select'];
      expect(detail.country).to.equal('KE');
      await map.updateComplete;
      expect(selectedOptions(map)).to.deep.equal(['KE']);
      await settled(map);
      expect(focused(map)).to.equal(part(map, 'details'));
      await press(map, 'Escape');
      expect(selectedOptions(map)).to.be.empty;
      expect(focused(map)).to.equal(part(map, 'map'));
      expect(part(map, 'details').role, 'the active country does not open again').to.be.null;
    });
  }

  it('leaves Escape to the page when nothing is open, and keys with a modifier always', async () => {
    const map = await showMembers();
    const heard: string[] = [];
    const listener = ({ key, defaultPrevented }: KeyboardEvent) => defaultPrevented || heard.push(key);
    addEventListener('keydown', listener);
    item(map, 'KE').focus();
    await press(map, 'Escape', 'Tab');
    part(map, 'map').focus();
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ up: 'Control' });
    removeEventListener('keydown', listener);
    expect(heard).to.include.members(['Escape', 'Tab', 'ArrowRight']);
  });

  it('enters the map at the chosen country', async () => {
    const map = await show(html`<ecpat-member-map lang="en" country="TH"></ecpat-member-map>`);
    part(map, 'map').focus();
    await map.updateComplete;
    expect(active(map)).to.equal('ecpat-option-TH');
  });
});

describe('member-map: size and place', () => {
  it('[map-dots] shows small countries as dots, and more of them on a smaller map', async () => {
    const map = await show(html`<ecpat-member-map lang="en" country="LU"></ecpat-member-map>`);
    const wide = parts(map, 'marker');
    expect(wide.map(({ dataset }) => dataset['country'])).to.include.members(['LU', 'MU', 'CV', 'WS']);
    expect(wide.map(({ dataset }) => dataset['country'])).not.to.include('BR');
    const diameter = (dot: HTMLElement) => 2 * Number(dot.getAttribute('r')) * scaleOf(map);
    for (const dot of wide) if (isShown(dot)) expect(Math.round(diameter(dot))).to.be.within(7, 12);
    expect(
      wide.filter((dot) => dot.matches('[part~="selected"]')).map(({ dataset }) => dataset['country']),
    ).to.deep.equal(['LU']);
    map.parentElement!.style.inlineSize = '300px';
    await drawn(map);
    expect(parts(map, 'marker').length).to.be.greaterThan(wide.length);
    for (const dot of parts(map, 'marker')) if (isShown(dot)) expect(Math.round(diameter(dot))).to.be.within(5, 10);
  });

  it('places the list beside the map when there is room, otherwise above it', async () => {
    const map = await show(html`<ecpat-member-map></ecpat-member-map>`);
    const top = (name: string) => part(map, name).getBoundingClientRect().top;
    expect(top('map')).to.be.lessThan(top('list'));
    expect(part(map, 'list').getBoundingClientRect().width).to.be.within(240, 340);
    map.parentElement!.style.inlineSize = '400px';
    await drawn(map);
    const order = ['heading', 'search', 'list', 'map', 'details', 'note'].map(top);
    expect(order).to.deep.equal([...order].sort((one, two) => one - two));
  });

  for (const view of ['both', 'list'] as const) {
    it(`draws view="${view}" correctly after it was hidden at first`, async () => {
      const map = await show(html`<ecpat-member-map lang="en" country="ZW" view=${view} hidden></ecpat-member-map>`);
      expect(parts(map, 'marker')).to.be.empty;
      map.hidden = false;
      await drawn(map);
      if (view === 'both') expect(parts(map, 'marker')).not.to.be.empty;
      const list = part(map, 'list').getBoundingClientRect();
      expect(item(map, 'ZW').getBoundingClientRect().bottom).to.be.at.most(list.bottom + 1);
    });
  }

  it('still measures itself after it moves to another place in the page', async () => {
    const map = await show(html`<ecpat-member-map></ecpat-member-map>`);
    const { length } = parts(map, 'marker');
    const place = await fixture<HTMLElement>(html`<div .style=${'inline-size: 300px'}></div>`);
    place.append(map);
    await drawn(map);
    expect(parts(map, 'marker').length).to.be.greaterThan(length);
  });

  it('[map-not-mirrored] is not mirrored on a right-to-left page', async () => {
    const map = await show(html`<ecpat-member-map dir="rtl" lang="en"></ecpat-member-map>`);
    expect(middleOf(map, 'US')[0]).to.be.lessThan(middleOf(map, 'JP')[0]);
    expect(part(map, 'list').getBoundingClientRect().left).to.be.greaterThan(
      part(map, 'map').getBoundingClientRect().left,
    );
    await clickOn(map, middleOf(map, 'BR'));
    expect(selectedOptions(map)).to.deep.equal(['BR']);
  });

  it('has the proportions of the world, on screen and on paper', () => {
    const ratios = [...mapStyles.cssText.matchAll(/aspect-ratio: (\d+) \/ (\d+)/g)];
    expect(ratios.map(([, width, height]) => [Number(width), Number(height)])).to.deep.equal([
      WORLD_VIEW_BOX.slice(2),
      WORLD_VIEW_BOX.slice(2),
    ]);
  });

  it('[map-height] has the height that the page sets', async () => {
    const map = await show(html`<ecpat-member-map view="map"></ecpat-member-map>`);
    map.style.setProperty('--ecpat-member-map-height', '300px');
    expect(part(map, 'map').getBoundingClientRect().height).to.equal(300);
  });

  itExcept(
    NO_FORCED_COLOURS,
    'marks the chosen country by an outline as well as by colour in forced colours',
    async () => {
      await showAs({ 'forced-colors': 'active' });
      try {
        const map = await show(html`<ecpat-member-map lang="en" country="BR"></ecpat-member-map>`);
        const fill = (code: string) => getComputedStyle(option(map, code)).fill;
        expect(fill('BR')).not.to.equal(fill('US'));
        const path = worldShapes().get('BR')!.path;
        const outlines = [...map.shadowRoot!.querySelectorAll('path')].filter(
          (shape) => shape.getAttribute('d') === path,
        );
        expect(outlines.map((shape) => getComputedStyle(shape).strokeWidth)).to.deep.equal(['1px', '4.5px', '1.5px']);
      } finally {
        await showAs({});
      }
    },
  );
});

describe('member-map: on paper', () => {
  afterEach(() => showAs({}));

  itExcept(
    NO_PAPER,
    '[map-print] prints the map and every organisation, without controls and scrolling areas',
    async () => {
      const map = await show(html`<ecpat-member-map lang="en" .members=${FOUR_MEMBERS}></ecpat-member-map>`);
      await showAs({ type: 'print' });
      await drawn(map);
      const isPrinted = (element: Element) => element.getClientRects().length > 0;
      const printed = [...map.shadowRoot!.querySelectorAll('li')].filter(isPrinted).map(words);
      expect(printed).to.deep.equal([
        'Brazil Três – São Paulo',
        'Kenya One – Nairobi – https://one.example/ Two',
        'Luxembourg Four',
      ]);
      expect(isPrinted(part(map, 'map'))).to.be.true;
      for (const name of ['search', 'list', 'details', 'zoom']) expect(isPrinted(part(map, name)), name).to.be.false;
      const fill = (code: string) => getComputedStyle(option(map, code)).fill;
      expect(fill('BR'), 'grey, unlike the colour of the land').to.equal('rgb(68, 68, 68)');
    },
  );
});

describe('member-map: a large list', () => {
  it('draws a thousand organisations and finds one of them', async () => {
    const codes = [...worldShapes().keys()];
    const many = Array.from({ length: 1000 }, (_, index) => ({
      id: `m${index}`,
      name: `Organisation ${index}`,
      country: codes[index % codes.length]!,
    }));
    const map = await showMembers(many);
    expect(parts(map, 'item')).to.have.length(codes.length);
    expect(words(part(map, 'base'))).to.include('1,000 organisations in');
    await type(map, 'organisation 777');
    expect(parts(map, 'item')).to.have.length(1);
  });
});
