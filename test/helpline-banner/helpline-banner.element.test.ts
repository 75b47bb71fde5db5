import { expect, fixture, oneEvent, waitUntil } from '@open-wc/testing';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { stub, useFakeTimers } from 'sinon';
import { LINKS } from '../../src/data/links.js';
import { countryCodes } from '../../src/helpline-banner/countries.model.js';
import { LANGUAGE_TAGS } from '../../src/locales/languages.js';
import { takeConsole } from '../helpers/console-guard.js';
import { itExcept } from '../helpers/engine.js';
import { describeContract } from '../suites/contract.js';
import { describeSource } from '../suites/source.js';
import {
  announced,
  button,
  inZone,
  inside,
  isShown,
  kenya,
  kenyanBar,
  link,
  links,
  open,
  part,
  pick,
  picker,
  section,
  show,
  showInZone,
  showWith,
  words,
} from './helpline-banner.driver.js';

describeContract('helpline-banner', {
  loadClass: async () => (await import('../../src/helpline-banner/helpline-banner.element.js')).HelplineBannerElement,
  loadDefinition: () => import('../../src/helpline-banner/define.js'),
  markup: (content) => html`<ecpat-helpline-banner country="US" layout="card">${content}</ecpat-helpline-banner>`,
});

describeSource('helpline-banner', {
  tagName: 'ecpat-helpline-banner',
  attributes: { country: 'KE', layout: 'card' },
  list: 'helplines',
  record: (id, name) => ({ id, name, country: 'KE', audience: 'children', phone: '116', tel: '116' }),
  links: (address) => ({ website: address, chat: address }),
});

describe('helpline-banner: without any attribute', () => {
  it('[banner-no-guess] is a bar that asks for the country when the time zone suggests none', async () => {
    const banner = await showInZone('UTC', html`<ecpat-helpline-banner></ecpat-helpline-banner>`);
    expect(words(inside(banner).querySelector('h2'))).to.equal('Get help');
    expect(picker(banner)!.labels![0]!.textContent!.trim()).to.equal('Where are you?');
    expect(picker(banner)!.value).to.equal('');
    expect(picker(banner)!.options.length).to.equal(251);
    expect(part(inside(banner), 'line')).to.deep.equal([]);
  });

  it('[banner-no-guess] is a bar that asks for the country when the browser tells no time zone', async () => {
    for (const timeZone of [undefined, null, '', 'Etc/Unknown', 'Atlantic/Reykjavik']) {
      const banner = await showInZone(timeZone as string, html`<ecpat-helpline-banner></ecpat-helpline-banner>`);
      expect(picker(banner)!.options.length, String(timeZone)).to.equal(251);
    }
  });

  it('[no-blank-box] links to the directory when rendering throws and the tag is empty, until it can be rendered', async () => {
    const banner = document.createElement('ecpat-helpline-banner');
    banner.lang = 'fr';
    banner.country = 'KE';
    Object.defineProperty(banner, 'language', {
      configurable: true,
      get() {
        throw new TypeError('no language');
      },
    });
    const place = await fixture(html`<div>${banner}</div>`);
    await banner.updateComplete;
    expect(links(inside(banner))).to.deep.equal([
      ['Trouver une ligne d’écoute : Child Helpline International', 'https://childhelplineinternational.org/'],
    ]);
    expect(place.getBoundingClientRect().height).to.be.above(0);
    expect(takeConsole()).to.have.length(1);
    Reflect.deleteProperty(banner, 'language');
    banner.country = 'TD';
    await banner.updateComplete;
    expect(words(inside(banner).querySelector('h2'))).to.include('Tchad');
    expect(inside(banner).children.length).to.equal(1);
  });

  it('[no-blank-box] links to the directory when the translations throw', async () => {
    const { HelplineBannerElement: Class } = await import('../../src/helpline-banner/helpline-banner.element.js');
    const { translations } = Class;
    const fail = (): never => {
      throw new TypeError('no word');
    };
    const broken = new Proxy({}, { get: fail, has: fail });
    Object.assign(Class, { translations: { ...translations, fr: broken } });
    try {
      const banner = await fixture<HTMLElement & { updateComplete: Promise<boolean> }>(
        html`<ecpat-helpline-banner country="KE" lang="fr"></ecpat-helpline-banner>`,
      );
      await banner.updateComplete;
      expect(links(inside(banner))).to.deep.equal([
        ['childhelplineinternational.org', 'https://childhelplineinternational.org/'],
      ]);
      expect(takeConsole()).to.have.length(1);
    } finally {
      Object.assign(Class, { translations });
    }
  });

  it('[banner-guess] asks whether the guessed country is right, with its number and a way to change it', async () => {
    const banner = await showInZone('Asia/Bangkok', html`<ecpat-helpline-banner></ecpat-helpline-banner>`);
    const [country] = part(inside(banner), 'country');
    expect(words(country)).to.equal('Are you in Thailand? Change country');
    expect(link(part(inside(banner), 'number')[0])).to.equal('tel:1387');
  });

  it('[banner-no-dead-end] links to the directory before a country is chosen', async () => {
    const banner = await showInZone('UTC', html`<ecpat-helpline-banner></ecpat-helpline-banner>`);
    const [first] = part(inside(banner), 'channel').filter(isShown);
    expect(link(first)).to.equal('https://childhelplineinternational.org/');
  });

  it('[exit-default] has an exit to Wikipedia', async () => {
    const banner = await show(html`<ecpat-helpline-banner></ecpat-helpline-banner>`);
    expect(link(part(inside(banner), 'exit')[0])).to.equal('https://www.wikipedia.org/');
  });
});

describe('helpline-banner: its sections', () => {
  it('[banner-order] [banner-never-send] [always-report] go from the danger to the child’s own trouble, to what others see and to the exit', async () => {
    const banner = await show(html`<ecpat-helpline-banner country="BE" layout="card"></ecpat-helpline-banner>`);
    expect([...inside(banner).querySelectorAll('h2, h3, strong')].map(words)).to.deep.equal([
      'Get help in Belgium',
      'In danger now?',
      'It is not your fault.',
      'What happens when I call?',
      'Talk to someone',
      'Pictures of me are online, or someone threatens me',
      'Is a child missing? Did you run away?',
      'Saw a child in danger?',
      'Saw a sexual picture or video of a child?',
      'About leaving this page',
    ]);
    expect(words(section(banner, 'Saw a sexual picture or video of a child?'))).to.include(
      'Do not copy, save or send it. Report it.',
    );
  });

  it('[banner-emergency] say whether a number is for every emergency or for the police', async () => {
    const banner = await show(html`<ecpat-helpline-banner country="BE" layout="card"></ecpat-helpline-banner>`);
    const emergency = () => part(inside(banner), 'emergency')[0]!;
    expect(words(emergency())).to.equal('Call the emergency number: 112');
    expect(link(emergency().querySelector('a')!)).to.equal('tel:112');
    banner.country = 'TD';
    await banner.updateComplete;
    expect(words(emergency())).to.equal('Call the police: 2020');
    banner.country = 'GB';
    await banner.updateComplete;
    expect(words(emergency())).to.equal('Call the emergency number: 999 112');
  });

  it('[banner-emergency] say when the emergency number is unknown', async () => {
    for (const country of ['GM', '']) {
      const banner = await show(html`<ecpat-helpline-banner country=${country} layout="card"></ecpat-helpline-banner>`);
      expect(part(inside(banner), 'emergency')).to.deep.equal([]);
      expect(words(inside(banner).querySelector('.ecpat-emergency'))).to.include(
        'In danger? Call the police or go to an adult you trust.',
      );
    }
  });

  it('[banner-online] [always-apart] list helplines under “talk” and hotlines under “online”, never mixed', async () => {
    const banner = await show(html`<ecpat-helpline-banner country="KE" layout="card"></ecpat-helpline-banner>`);
    const names = (heading: string) => [...section(banner, heading)!.querySelectorAll('.ecpat-name')].map(words);
    expect(names('Talk to someone')).to.deep.equal(['Childline Kenya']);
    expect(names('Saw a sexual picture or video of a child?')).to.deep.equal([
      'DCI Anti-Human Trafficking and Child Protection Unit',
    ]);
  });

  it('[banner-saw] [banner-online] say where to report in a country without a hotline', async () => {
    const banner = await show(html`<ecpat-helpline-banner country="TD" layout="card"></ecpat-helpline-banner>`);
    expect(links(section(banner, 'Saw a sexual picture or video of a child?')!)).to.deep.equal([
      ['Find where to report: INHOPE', 'https://www.inhope.org/what-we-do/how-to-report'],
    ]);
    expect(links(section(banner, 'Saw a child in danger?')!)).to.deep.equal([
      ['2020', 'tel:2020'],
      ['Seen while travelling? Report to Don’t Look Away', 'https://dontlookaway.report/'],
    ]);
  });

  it('[banner-no-line] show the directory next to the emergency number when no line is known', async () => {
    for (const layout of ['bar', 'card']) {
      const banner = await show(html`<ecpat-helpline-banner country="TD" layout=${layout}></ecpat-helpline-banner>`);
      const shown = [...inside(banner).querySelectorAll('a')].filter(isShown).map(link);
      expect(shown, layout).to.include.members(['tel:2020', 'https://childhelplineinternational.org/']);
    }
  });

  for (const language of LANGUAGE_TAGS) {
    it(`[banner-no-dead-end] offer help in each of the 250 countries in ${language}`, async () => {
      const outer = await fixture(
        html`<div lang=${language}><ecpat-helpline-banner country="KE"></ecpat-helpline-banner></div>`,
      );
      const banner = await open(outer.querySelector('ecpat-helpline-banner')!);
      const strip = inside(banner).querySelector('.ecpat-strip')!;
      for (const country of countryCodes()) {
        banner.country = country;
        await banner.updateComplete;
        const ways = [...part(strip, 'number'), ...part(strip, 'channel')].filter(isShown);
        expect(ways.length, country).to.be.greaterThan(0);
        for (const way of ways) expect(link(way), country).to.match(/^(tel:\+?\d+|sms:(%23)?\d+|https:\/\/.+)$/);
        const talk = inside(banner).querySelector('.ecpat-columns .ecpat-section')!;
        const hasLine = part(talk, 'line').length > 0;
        expect(hasLine || links(talk).some(([, href]) => href === LINKS['child-helpline-international']), country).to.be
          .true;
      }
      expect(takeConsole()).to.deep.equal([]);
      // Rendering every country takes long on a busy machine.
    }).timeout(60_000);
  }
});

describe('helpline-banner: a line', () => {
  it('[banner-tel] [banner-number] links its number exactly as in the data, described by its name', async () => {
    const banner = await show(html`<ecpat-helpline-banner country="DO" layout="card"></ecpat-helpline-banner>`);
    const [number] = part(section(banner, 'Talk to someone')!, 'number');
    expect([words(number), link(number)]).to.deep.equal(['809-200-1202', 'tel:+18092001202']);
    expect(number!.hasAttribute('aria-label')).to.be.false;
    expect(number!.dir).to.equal('ltr');
    const name = inside(banner).getElementById(number!.getAttribute('aria-describedby')!);
    expect(words(name)).to.include('Línea Vida');
  });

  it('[banner-line] shows region, hours, cost and languages by their own names', async () => {
    const banner = await show(html`<ecpat-helpline-banner country="AE" layout="card"></ecpat-helpline-banner>`);
    const lines = part(section(banner, 'Talk to someone')!, 'line');
    const facts = (line: Element | undefined) => [...line!.querySelectorAll('.ecpat-phrases > span')].map(words);
    expect(facts(lines[1])).to.deep.equal(['Dubai', 'Open now, day and night', 'Free', 'العربية, English']);
    const languages = [...lines[1]!.querySelectorAll<HTMLElement>('.ecpat-phrases > :last-child bdi')].map(
      ({ lang }) => lang,
    );
    expect(languages).to.deep.equal(['ar', 'en']);
    expect(facts(lines[2])).to.deep.equal([
      'Sharjah',
      'Opening hours not known. You can try.',
      'We do not know if it is free',
      'العربية',
    ]);
  });

  it('[record-name-lang] names a service in its own script, language and direction', async () => {
    const banner = await show(html`<ecpat-helpline-banner country="AE" layout="card"></ecpat-helpline-banner>`);
    const [arabic, latin] = [...section(banner, 'Talk to someone')!.querySelectorAll<HTMLElement>('.ecpat-name span')];
    expect([arabic!.lang, arabic!.dir]).to.deep.equal(['ar', 'rtl']);
    expect([latin!.hasAttribute('lang'), latin!.dir]).to.deep.equal([false, 'auto']);
  });

  it('[banner-writing] [always-choice] offers text messages with their keyword as an alternative to a call', async () => {
    const banner = await show(html`<ecpat-helpline-banner country="US" layout="card"></ecpat-helpline-banner>`);
    const talk = section(banner, 'Talk to someone')!;
    expect(words(talk)).to.include('You can call or write. Calls and texts can show on the phone and on the bill.');
    expect(words(talk)).to.include('If you cannot talk, send a message: SMS: send VOICE to 20121');
    expect(links(talk)).to.deep.include.members([
      ['SMS: send VOICE to 20121', 'sms:20121'],
      ['SMS: 1-800-422-4453', 'sms:18004224453'],
    ]);
  });

  it('[banner-writing] shows its other channels when it has no number, also in the bar', async () => {
    const document = kenya({
      name: 'Chat only',
      chat: 'https://chat.example/',
      sms: '#1388',
      whatsapp: '+254700000000',
    });
    const banner = await showWith(document, kenyanBar);
    const [first] = part(inside(banner), 'channel').filter(isShown);
    expect([words(first), link(first)]).to.deep.equal(['SMS: #1388', 'sms:%231388']);
    await open(banner);
    expect(links(section(banner, 'Talk to someone')!)).to.deep.equal([
      ['SMS: #1388', 'sms:%231388'],
      ['WhatsApp: +254700000000', 'https://wa.me/254700000000'],
      ['Chat: chat.example', 'https://chat.example/'],
    ]);
  });

  it('[banner-abroad] shows numbers for other languages and from abroad', async () => {
    const banner = await show(html`<ecpat-helpline-banner country="HU" layout="card"></ecpat-helpline-banner>`);
    expect(links(section(banner, 'Talk to someone')!)).to.deep.include(['+36 80 984 590', 'tel:+3680984590']);
    banner.country = 'EE';
    await banner.updateComplete;
    expect(words(section(banner, 'Talk to someone')!)).to.include('From abroad: +372 600 4434');
  });

  it('shows its other numbers', async () => {
    const banner = await show(html`<ecpat-helpline-banner country="ES" layout="card"></ecpat-helpline-banner>`);
    const talk = section(banner, 'Talk to someone')!;
    expect(words(talk)).to.include('Or call: 116 111');
    expect(links(talk).slice(0, 2)).to.deep.equal([
      ['900 20 20 10', 'tel:900202010'],
      ['116 111', 'tel:116111'],
    ]);
  });

  it('[banner-line] shows unknown facts as unknown', async () => {
    const banner = await showWith(
      kenya(
        { name: 'a', tel: '1', free: true, hours: '24/7' },
        { name: 'b', tel: '2', free: false },
        { name: 'c', tel: '3', hours: 'by appointment' },
        { name: 'd', chat: 'https://chat.example/', extra: { channel: 'text-only' } },
        { name: 'e', audience: 'online-abuse-report', website: 'https://e.example/', extra: { channel: 'web-only' } },
      ),
    );
    const isOwn = (line: Element) => /^[a-e]$/.test(words(line.querySelector('.ecpat-name'))!);
    const facts = part(inside(banner), 'line')
      .filter(isOwn)
      .map((line) => [
        words(line.querySelector('.ecpat-name')),
        ...[...line.querySelectorAll('.ecpat-phrases > span')].map(words),
      ]);
    expect(facts.sort()).to.deep.equal([
      ['a', 'Open now, day and night', 'Free'],
      ['b', 'Opening hours not known. You can try.', 'Not free'],
      ['c', 'by appointment', 'We do not know if it is free'],
      ['d', 'Opening hours not known. You can try.', 'Text or chat only'],
      ['e', 'Online only'],
    ]);
    expect(takeConsole()).to.have.length(1);
  });

  it('[banner-checked] [always-source] says who checked it and when, else the date of its source', async () => {
    const nextYear = `${new Date().getFullYear() + 1}-12-01`;
    const document = kenya(
      { name: 'a', tel: '1', sourceDate: '2026-04', checked: { on: '2026-03-05', by: 'KAACR', how: 'called' } },
      { name: 'b', tel: '2', sourceDate: '2026-01', checked: { on: nextYear, by: 'Nobody' } },
      { name: 'c', tel: '3', sourceDate: '2019' },
      { name: 'd', tel: '4' },
    );
    const banner = await showWith(document);
    const said = part(section(banner, 'Talk to someone')!, 'line').map((line) =>
      words(line.querySelector('p.ecpat-muted')),
    );
    expect(said.sort()).to.deep.equal([
      'Checked by KAACR, March 2026',
      'Source without a date',
      'Source: 2019',
      'Source: January 2026',
    ]);
  });

  it('[banner-checked] says nothing of sources and checks in the strip', async () => {
    const banner = await showWith(kenya({ tel: '116', checked: { on: '2026-03-05', by: 'KAACR' } }), kenyanBar);
    const strip = inside(banner).querySelector('.ecpat-strip')!;
    expect(words(strip))
      .to.include('A line')
      .and.not.match(/KAACR|Checked|Source|2026/);
  });

  it('[banner-for-whom] says for whom it is when that is not children alone', async () => {
    const banner = await showWith(
      kenya(
        { name: 'a', tel: '1' },
        { name: 'b', tel: '2', audience: 'everyone' },
        { name: 'c', tel: '3', audience: 'parents' },
        { name: 'd', tel: '4', extra: { ages: '18+' } },
      ),
    );
    const said = (heading: string) =>
      part(section(banner, heading)!, 'line').map((line) => [
        words(line.querySelector('.ecpat-name')),
        words(line.querySelector('.ecpat-phrases > span')),
      ]);
    expect(said('Talk to someone')).to.deep.equal([
      ['a', 'Opening hours not known. You can try.'],
      ['d', 'From age 18'],
      ['b', 'For everybody'],
    ]);
    expect(said('Worried about a child?')).to.deep.equal([['c', 'For parents and carers']]);
  });

  it('[banner-conditions] says who may use it, in the page’s language where the data has it', async () => {
    const conditions = { en: 'You live <b>here</b>.', fr: 'Tu vis ici.' };
    const banner = await showWith(kenya({ tel: '116', conditions }));
    const condition = () => part(inside(banner), 'line')[0]!.querySelector<HTMLElement>('p[lang]')!;
    expect([condition().textContent, condition().lang]).to.deep.equal(['You live <b>here</b>.', 'en']);
    banner.lang = 'fr';
    await waitUntil(() => condition().lang === 'fr');
    expect([condition().textContent, condition().lang]).to.deep.equal(['Tu vis ici.', 'fr']);
  });

  it('[record-channel-hours] shows the hours of a chat beside it, and as its own where it cannot be called', async () => {
    const clock = useFakeTimers({ now: new Date('2026-11-24T12:00Z'), toFake: ['Date'] });
    try {
      const row = { chat: 'https://chat.example/', channelHours: { chat: 'Mo-Su 20:00-22:00' } };
      const both = await showWith(kenya({ ...row, tel: '1', hours: '24/7' }));
      const line = part(section(both, 'Talk to someone')!, 'line')[0]!;
      expect(words(line.querySelector('.ecpat-phrases'))).to.include('Open now, day and night');
      const own = [...line.querySelectorAll('.ecpat-channels .ecpat-phrases > span')].map(words);
      expect(own.slice(0, 2)).to.deep.equal(['Chat', 'Closed now, opens at 8:00 PM']);
      const chat = await showWith(kenya({ ...row, hours: '24/7' }), kenyanBar);
      const strip = inside(chat).querySelector('.ecpat-strip')!;
      expect(words(strip)).to.include('Closed now, opens at 8:00 PM').and.not.include('Open now');
    } finally {
      clock.restore();
    }
  });

  it('[banner-bill] says that a call leaves traces wherever one can call, and nothing of a choice without one', async () => {
    const talk = async (line: object) => words(section(await showWith(kenya(line)), 'Talk to someone'))!;
    const bill = 'Calls and texts can show on the phone and on the bill.';
    expect(await talk({ tel: '1' }))
      .to.include(bill)
      .and.not.include('You can call or write.');
    expect(await talk({ tel: '1', sms: '2' })).to.include(`You can call or write. ${bill}`);
    expect(await talk({ sms: '2' }))
      .to.include(bill)
      .and.not.include('You can call or write.');
    expect(await talk({ chat: 'https://chat.example/' })).not.to.include('bill');
  });

  it('[banner-call] says what happens at a call only where a line can be called', async () => {
    const called = await showWith(kenya({ tel: '1' }));
    expect(words(section(called, 'What happens when I call?'))).to.include('You can hang up at any time.');
    const written = await showWith(kenya({ chat: 'https://chat.example/' }));
    expect(section(written, 'What happens when I call?')).to.be.undefined;
  });

  it('[banner-images] offers services for pictures of the visitor in every country, those of the country first', async () => {
    const heading = 'Pictures of me are online, or someone threatens me';
    const names = (banner: Element) => [...section(banner, heading)!.querySelectorAll('.ecpat-name')].map(words);
    const everywhere = ['Take It Down (NCMEC)', 'StopNCII.org'];
    const british = await show(html`<ecpat-helpline-banner country="GB" layout="card"></ecpat-helpline-banner>`);
    expect(names(british).sort()).to.deep.equal(
      ['CEOP Safety Centre (National Crime Agency)', 'Report Remove (Childline and IWF)', ...everywhere].sort(),
    );
    expect(names(british).slice(2)).to.deep.equal(everywhere);
    expect(words(section(british, heading)))
      .to.include('Do not pay.')
      .and.include('You need a Childline account.');
    const unknown = await showInZone('UTC', html`<ecpat-helpline-banner layout="card"></ecpat-helpline-banner>`);
    expect(names(unknown)).to.deep.equal(everywhere);
  });

  it('[banner-doubt] looks the same when its data is old or less certain', async () => {
    const lineOf = async (fields: object) => {
      const banner = await showWith(kenya({ tel: '116', ...fields }));
      const line = part(section(banner, 'Talk to someone')!, 'line')[0]!;
      const checked = line.querySelector('p.ecpat-muted')!;
      const looks = [line, ...line.querySelectorAll('*')].map((inner) => {
        const { color, backgroundColor, borderColor, fontWeight } = getComputedStyle(inner);
        return [inner.localName, inner.className, color, backgroundColor, borderColor, fontWeight].join(' ');
      });
      return {
        looks,
        text: words(line)!.replace(words(checked)!, ''),
        icons: line.querySelectorAll('svg, img').length,
      };
    };
    const sure = await lineOf({ sourceDate: new Date().toISOString().slice(0, 7), confidence: 'high' });
    for (const doubtful of [
      { sourceDate: '2015', confidence: 'medium' },
      { sourceDate: null, confidence: 'medium' },
    ]) {
      expect(await lineOf(doubtful)).to.deep.equal(sure);
    }
    expect(sure.icons).to.equal(0);
  });

  it('[banner-number] has a number that is larger than the text around it', async () => {
    for (const layout of ['bar', 'card']) {
      const banner = await show(html`<ecpat-helpline-banner country="KE" layout=${layout}></ecpat-helpline-banner>`);
      const number = part(inside(banner), 'number').find((one) => isShown(one) && words(one) === '116')!;
      const size = (element: Element) => parseFloat(getComputedStyle(element).fontSize);
      expect(size(number), layout).to.be.at.least(1.5 * size(part(inside(banner), 'base')[0]!));
    }
  });

  it('[banner-tel] shows a number that is in doubt as text, in the strip too', async () => {
    const document = kenya({ name: 'Own line', phone: '1-800-FREE', tel: '' });
    for (const layout of ['card', 'bar']) {
      const banner = await showWith(document, (src) => {
        return html`<ecpat-helpline-banner country="KE" layout=${layout} src=${src}></ecpat-helpline-banner>`;
      });
      const number = part(inside(banner), 'number').find((one) => isShown(one) && words(one) === '1-800-FREE')!;
      expect(number.localName, layout).to.equal('p');
      expect(words(part(inside(banner), 'line')[0])).to.include('Own line');
      takeConsole();
    }
  });

  it('[record-announcement] shows an announcement above it, as text instead of markup', async () => {
    const announcement = { fr: 'Panne', en: 'No calls <b>today</b>' };
    const banner = await showWith(kenya({ tel: '116', announcement }));
    const [line] = part(inside(banner), 'line');
    expect(words(line!.firstElementChild)).to.equal('No calls <b>today</b>');
    expect(line!.querySelector('b')).to.be.null;
    expect((line!.firstElementChild as HTMLElement).lang).to.equal('en');
  });
});

describe('helpline-banner: the hours of a line', () => {
  const hours = (banner: Element) =>
    [...part(inside(banner), 'line')[0]!.querySelectorAll('.ecpat-phrases > span')].map((fact) =>
      words(fact)!.replace(/\s/g, ' '),
    );
  const document = kenya({ tel: '116', free: true, hours: 'Mo-Fr 09:00-17:00; Sa 10:00-12:00' });

  for (const [moment, now, status] of [
    ['while it is open', '2026-11-24T10:00Z', 'Open now'],
    ['before it opens', '2026-11-24T05:59Z', 'Closed now, opens at 9:00 AM'],
    ['after it closed', '2026-11-24T14:00Z', 'Closed now, opens Wednesday, 9:00 AM'],
    ['at the weekend', '2026-11-28T09:00Z', 'Closed now, opens Monday, 9:00 AM'],
  ] as const) {
    it(`[banner-open-now] follow the clock of the line ${moment}`, async () => {
      const clock = useFakeTimers({ now: new Date(now), toFake: ['Date'] });
      try {
        const banner = await showWith(document);
        expect(hours(banner).slice(0, 2)).to.deep.equal([status, 'Mon–Fri 9:00 AM–5:00 PM; Sat 10:00 AM–12:00 PM']);
      } finally {
        clock.restore();
      }
    });
  }

  it('name the time zone only when the visitor’s clock differs', async () => {
    const banner = await showWith(document);
    const isHere = new Date().getTimezoneOffset() === -180;
    expect(hours(banner).includes('Time zone: East Africa Time')).to.equal(!isHere);
    const away = new Date().getTimezoneOffset() === 0 ? 'Asia/Tokyo' : 'Africa/Abidjan';
    expect(hours(await showWith(kenya({ tel: '1', hours: 'Mo-Su 01:00-02:00', timeZone: away }))).join()).to.include(
      'Time zone: ',
    );
  });

  it('[banner-open-now] refresh every minute until the banner is removed', async () => {
    const clock = useFakeTimers({
      now: new Date('2026-11-24T13:59:30Z'),
      toFake: ['Date', 'setInterval', 'clearInterval'],
    });
    try {
      const banner = await showWith(document);
      expect(hours(banner)[0]).to.equal('Open now');
      clock.tick(60_000);
      await banner.updateComplete;
      expect(hours(banner)[0]).to.equal('Closed now, opens Wednesday, 9:00 AM');
      // The exit ends all timers; then the visitor comes back on the next day.
      clock.reset();
      clock.setSystemTime(new Date('2026-11-25T09:00Z'));
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      await banner.updateComplete;
      expect(hours(banner)[0]).to.equal('Open now');
      expect(clock.countTimers()).to.equal(1);
      banner.remove();
      expect(clock.countTimers()).to.equal(0);
    } finally {
      clock.restore();
    }
  });

  it('put an open line first', async () => {
    const banner = await showWith(
      kenya(
        { name: 'closed', tel: '1', hours: 'Mo-Su off', confidence: 'high' },
        { name: 'open', tel: '2', hours: '24/7' },
      ),
      kenyanBar,
    );
    expect(link(part(inside(banner), 'number').find(isShown))).to.equal('tel:2');
  });

  it('[record-hours] are shown as their author wrote them when only people can read them', async () => {
    const written = 'Mo-Fr 08:00-20:00; Dec 25 off <b>& "more"</b>';
    const banner = await showWith(kenya({ tel: '1', hours: written }));
    expect(hours(banner)[0]).to.equal(written);
    expect(hours(banner).join()).not.to.match(/hours not known|Open|Closed/i);
    const shown = [...part(inside(banner), 'line')[0]!.querySelectorAll<HTMLElement>('span')].find((span) => {
      return span.childElementCount === 0 && words(span) === written;
    })!;
    expect(shown.dir).to.equal('auto');
    expect(shown.lang).to.equal('');
    expect(takeConsole()[0]).to.include('ke-0.hours "Mo-Fr 08:00-20:00; Dec 25 off');
    expect(hours(await showWith(kenya({ tel: '1', hours: '' })))[0]).to.equal('Opening hours not known. You can try.');
    expect(hours(await showWith(kenya({ tel: '1', hours: 'Mon–Sun, 9am – 5pm' }))).join()).to.include('Every day');
  });

  it('[record-hours] never contradict the status when several rules name a day', async () => {
    // A Tuesday, 9:00 in Kenya.
    const clock = useFakeTimers({ now: new Date('2026-11-24T06:00Z'), toFake: ['Date'] });
    try {
      for (const written of [
        '08:00-12:00; 14:00-18:00',
        'Mo-Fr 08:00-12:00; 14:00-18:00',
        'Mo-Fr 08:00-12:00; Mo-Fr 14:00-18:00',
        'Mo-Fr 08:00-12:00; Mo-Th 14:00-18:00',
        'Mo-Fr 08:00-20:00; 10:00-12:00',
        'Mo-Fr 08:00-20:00, Tu 10:00-12:00',
      ]) {
        const banner = await showWith(kenya({ tel: '1', hours: written }));
        expect(hours(banner)[0]).to.equal(written);
        expect(hours(banner).join()).not.to.match(/open|closed/i);
        expect(takeConsole()[0]).to.include(`ke-0.hours "${written}" should be like Mo-Fr 08:00-12:00,14:00-18:00`);
      }
      for (const [written, status, shown] of [
        [
          'Mo-Fr 08:00-20:00; Tu 10:00-12:00',
          'Closed now, opens at 10:00 AM',
          'Mon, Wed–Fri 8:00 AM–8:00 PM; Tue 10:00 AM–12:00 PM',
        ],
        [
          'Mo-Fr 14:00-18:00, Tu 08:00-12:00',
          'Open now',
          'Mon, Wed–Fri 2:00 PM–6:00 PM; Tue 8:00 AM–12:00 PM, 2:00 PM–6:00 PM',
        ],
        [
          'Mo-Fr 08:00-20:00; Tu off',
          'Closed now, opens Wednesday, 8:00 AM',
          'Mon, Wed–Fri 8:00 AM–8:00 PM; Tue closed',
        ],
      ] as const) {
        const banner = await showWith(kenya({ tel: '1', hours: written }));
        expect(hours(banner).slice(0, 2)).to.deep.equal([status, shown]);
      }
    } finally {
      clock.restore();
    }
  });

  it('[record-time-zone] show no status in a country with several zones unless the record names one', async () => {
    const row = { country: 'US', tel: '1', hours: 'Mo-Su 00:00-23:59' };
    const american = (src: string) =>
      html`<ecpat-helpline-banner country="US" layout="card" src=${src}></ecpat-helpline-banner>`;
    // Avoid the one minute of the day when the line is closed.
    const clock = useFakeTimers({ now: new Date('2026-11-24T12:00Z'), toFake: ['Date'] });
    try {
      const without = await showWith({ ...kenya(row), replaces: ['US'] }, american);
      expect(hours(without)[0]).to.match(/^Every day/);
      const own = await showWith({ ...kenya({ ...row, timeZone: 'America/Denver' }), replaces: ['US'] }, american);
      expect(hours(own)[0]).to.equal('Open now');
    } finally {
      clock.restore();
    }
  });
});

describe('helpline-banner: the country', () => {
  it('[banner-country-attribute] comes from the attribute before the guess, in upper or lower case', async () => {
    const banner = await showInZone('Asia/Bangkok', html`<ecpat-helpline-banner country="ke"></ecpat-helpline-banner>`);
    expect(words(inside(banner).querySelector('h2'))).to.equal('Get help in Kenya');
    expect(words(part(inside(banner), 'country')[0])).to.equal('Change country');
  });

  it('[country-words] comes from the attribute as people write it', async () => {
    const written = ['UK', 'EL', 'GRC', 'Brazil', '“KE”', '\u200bke', 'Côte d’Ivoire', 'the Netherlands', 'Kenya (KE)'];
    const headings = ['the United Kingdom', 'Greece', 'Greece', 'Brazil', 'Kenya', 'Kenya', 'Côte d’Ivoire'];
    for (const [index, country] of written.entries()) {
      const markup = html`<ecpat-helpline-banner country=${country}></ecpat-helpline-banner>`;
      const banner = await showInZone('Africa/Nairobi', markup);
      const place = [...headings, 'the Netherlands', 'Kenya'][index]!;
      expect(words(inside(banner).querySelector('h2')), country).to.equal(`Get help in ${place}`);
      expect(words(part(inside(banner), 'country')[0]), country).to.equal('Change country');
    }
  });

  it('[language-match] is named in the language of a locale, with a clean tag inside', async () => {
    const lang = '“fr_FR.UTF-8”';
    const banner = await show(html`<ecpat-helpline-banner country="DEU" lang=${lang}></ecpat-helpline-banner>`);
    expect(words(inside(banner).querySelector('h2'))).to.include('Allemagne');
    expect([...inside(banner).querySelectorAll('[lang]')].map((element) => element.getAttribute('lang')))
      .to.include('fr')
      .and.not.include(lang);
  });

  it('[banner-guess] is guessed when the attribute is empty', async () => {
    for (const country of ['', ' ', '\u200b', '“”', '""']) {
      const markup = html`<ecpat-helpline-banner country=${country}></ecpat-helpline-banner>`;
      const banner = await showInZone('Asia/Bangkok', markup);
      expect(words(part(inside(banner), 'country')[0]), country).to.equal('Are you in Thailand? Change country');
    }
  });

  it('[banner-choice] stays the visitor’s choice when the language changes or the banner moves', async () => {
    const banner = await showInZone('Asia/Bangkok', html`<ecpat-helpline-banner></ecpat-helpline-banner>`);
    button(banner, 'Change country')!.click();
    await banner.updateComplete;
    await pick(banner, 'KE');
    banner.lang = 'en-GB';
    const place = await fixture(html`<div></div>`);
    place.append(banner);
    await banner.updateComplete;
    expect(words(inside(banner).querySelector('h2'))).to.equal('Get help in Kenya');
    expect(picker(banner)!.value).to.equal('KE');
    expect(words(inside(banner).querySelector('section'))).not.to.include('Are you in');
  });

  it('is selected in the focused list after a click on “Change country”', async () => {
    const banner = await show(html`<ecpat-helpline-banner country="TH"></ecpat-helpline-banner>`);
    button(banner, 'Change country')!.click();
    await banner.updateComplete;
    await new Promise((resolve) => setTimeout(resolve));
    expect(inside(banner).activeElement).to.equal(picker(banner));
    expect(picker(banner)!.selectedOptions[0]!.label).to.equal('Thailand');
  });

  it('changes by keyboard without closing the list or moving the focus', async () => {
    const banner = await showInZone('UTC', html`<ecpat-helpline-banner></ecpat-helpline-banner>`);
    const select = picker(banner)!;
    const places = select.options.length;
    select.focus();
    await sendKeys({ type: 'Keny' });
    await banner.updateComplete;
    expect(select.value).to.equal('KE');
    // If options moved, WebKit would fire no event for a country that takes the position of another.
    expect(select.options.length).to.equal(places);
    expect(inside(banner).activeElement).to.equal(select);
    // WebKit fires the event a moment later.
    await waitUntil(() => announced(banner).at(-1) === 'Get help in Kenya');
    expect(link(part(inside(banner), 'number')[0])).to.equal('tel:116');
  });

  const SPACE_OPENS = { webkit: 'a space opens the list, even between letters' };
  for (const [language, typed, country] of [
    ['en', 'United K', 'GB'],
    ['fr', 'Égy', 'EG'],
    ['es', 'Esp', 'ES'],
    ['ru', 'Кен', 'KE'],
  ] as const) {
    itExcept(typed.includes(' ') ? SPACE_OPENS : {}, `is found by type-ahead in ${language}: ${typed}`, async () => {
      const outer = await inZone('UTC', () =>
        fixture(html`<div lang=${language}><ecpat-helpline-banner></ecpat-helpline-banner></div>`),
      );
      const banner = outer.querySelector('ecpat-helpline-banner')!;
      await banner.updateComplete;
      picker(banner)!.focus();
      await executeServerCommand('type', typed);
      await banner.updateComplete;
      expect(picker(banner)!.value).to.equal(country);
    });
  }

  it('changes when the page sets `country` again', async () => {
    const banner = await show(html`<ecpat-helpline-banner country="TH"></ecpat-helpline-banner>`);
    button(banner, 'Change country')!.click();
    await banner.updateComplete;
    await pick(banner, 'KE');
    banner.country = 'FR';
    await banner.updateComplete;
    expect(words(inside(banner).querySelector('h2'))).to.equal('Get help in France');
    expect(picker(banner)!.value).to.equal('FR');
  });

  it('[banner-no-picker] cannot be changed with `no-country-picker`', async () => {
    const banner = await show(html`<ecpat-helpline-banner country="TH" no-country-picker></ecpat-helpline-banner>`);
    expect(part(inside(banner), 'country')).to.deep.equal([]);
    expect(picker(banner)).to.be.null;
  });
});

describe('helpline-banner: the exit link', () => {
  it('[exit-name] [exit-honest] has a name with “Emergency” and a description of its limits', async () => {
    const banner = await show(html`<ecpat-helpline-banner country="TH"></ecpat-helpline-banner>`);
    const [exit] = part(inside(banner), 'exit');
    expect(words(exit)).to.equal('Emergency: Leave this page');
    const explanation = inside(banner).getElementById(exit!.getAttribute('aria-describedby')!);
    expect(words(explanation)).to.equal('Or press Shift three times. This page may stay in your browsing history.');
    expect(isShown(explanation!)).to.be.true;
  });

  it('[exit-default] leads to `exit-url`', async () => {
    const banner = await show(
      html`<ecpat-helpline-banner exit-url="https://example.org/weather"></ecpat-helpline-banner>`,
    );
    expect(link(part(inside(banner), 'exit')[0])).to.equal('https://example.org/weather');
  });

  it('[exit-none] is absent with `no-exit`', async () => {
    const banner = await show(html`<ecpat-helpline-banner country="TH" no-exit></ecpat-helpline-banner>`);
    expect(part(inside(banner), 'exit')).to.deep.equal([]);
    expect(words(inside(banner).querySelector('section'))).not.to.include('history');
  });
});

describe('helpline-banner: slots', () => {
  it('[banner-note] show the author’s note once the bar is open', async () => {
    const banner = await show(
      html`<ecpat-helpline-banner country="TH"><p slot="note">Our own line</p></ecpat-helpline-banner>`,
    );
    const note = banner.querySelector('p')!;
    expect(isShown(note)).to.be.false;
    button(banner, 'More help')!.click();
    await banner.updateComplete;
    expect(isShown(note)).to.be.true;
  });

  it('show the author’s heading in the closed bar', async () => {
    const banner = await show(
      html`<ecpat-helpline-banner country="TH"><h4 slot="heading">Our heading</h4></ecpat-helpline-banner>`,
    );
    expect(isShown(banner.querySelector('h4')!)).to.be.true;
    expect(isShown(inside(banner).querySelector('h2')!)).to.be.false;
  });
});

describe('helpline-banner: the author’s document', () => {
  it('[src-replaces] replaces the lines of its countries only', async () => {
    const banner = await showWith(kenya({ name: 'Our own line', tel: '0800123' }));
    expect(links(section(banner, 'Talk to someone')!)).to.deep.equal([['0800123', 'tel:0800123']]);
    banner.country = 'TH';
    await banner.updateComplete;
    expect(words(section(banner, 'Talk to someone')!)).to.include('1387');
  });

  it('[record-withdrawn] can withdraw or replace a line and change the emergency numbers', async () => {
    const banner = await showWith({
      ...kenya(
        { id: 'old', name: 'old', tel: '1', replacedBy: 'new' },
        { id: 'new', name: 'new', tel: '2' },
        { name: 'gone', tel: '3', withdrawn: true },
      ),
      emergency: { KE: { general: ['112'], police: [] } },
    });
    expect(links(section(banner, 'Talk to someone')!)).to.deep.equal([['2', 'tel:2']]);
    expect(words(part(inside(banner), 'emergency')[0])).to.equal('Call the emergency number: 112');
  });

  it('leads to the directory when it withdraws a country’s only line', async () => {
    const banner = await showWith(kenya({ name: 'gone', tel: '3', withdrawn: true }));
    expect(links(section(banner, 'Talk to someone')!).map(([, href]) => href)).to.deep.equal([
      LINKS['child-helpline-international'],
    ]);
  });

  it('shows the date of its last review', async () => {
    const banner = await showWith({ ...kenya({ tel: '116' }), asOf: '2026-10-09' });
    expect(words(inside(banner).querySelector('section'))).to.include('Taken from public pages, October 2026');
  });

  it('[src-fails] leaves the bundled numbers with a notice and reports why when it fails', async () => {
    const failed = oneEvent(document, 'ecpat-error');
    const banner = await show(html`
      <ecpat-helpline-banner country="KE" layout="card" src="/faulty/status/500"></ecpat-helpline-banner>
    `);
    expect(((await failed) as CustomEvent).detail).to.deep.equal({ code: 'rejected', source: '/faulty/status/500' });
    await banner.updateComplete;
    expect(links(section(banner, 'Talk to someone')!)).to.deep.include(['116', 'tel:116']);
    expect(words(inside(banner).querySelector('section'))).to.include(
      'We could not load the newest numbers. These may be older.',
    );
    expect(takeConsole()[0]).to.include('src="/faulty/status/500" is not used');
  });

  it('[banner-old] puts the directory and the emergency number first when it is old', async () => {
    const old = { ...kenya({ name: 'Old line', tel: '116' }), asOf: '2020-01-01' };
    const banner = await showWith(old, kenyanBar);
    const shown = [...inside(banner).querySelectorAll('a')].filter(isShown).map(link);
    expect(shown).to.deep.equal(['tel:999', 'https://childhelplineinternational.org/', 'https://www.wikipedia.org/']);
    await open(banner);
    expect(words(inside(banner).querySelector('section'))).to.include('This list is old. Numbers may have changed.');
    const all = links(inside(banner).querySelector('#ecpat-more')!).map(([, href]) => href);
    expect(all.indexOf('https://childhelplineinternational.org/')).to.be.lessThan(all.indexOf('tel:116'));
  });
});

describe('helpline-banner: the bundled list', () => {
  const visitIn = async (now: string, markup = html`<ecpat-helpline-banner country="KE"></ecpat-helpline-banner>`) => {
    const clock = useFakeTimers({ now: new Date(now), toFake: ['Date'] });
    try {
      return await show(markup);
    } finally {
      clock.restore();
    }
  };
  const card = html`<ecpat-helpline-banner country="KE" layout="card"></ecpat-helpline-banner>`;
  const text = (banner: Element) => words(inside(banner).querySelector('section'));

  it('shows the date of its last review', async () => {
    expect(text(await visitIn('2026-12-01', card))).to.include('Taken from public pages, November 2026');
  });

  it('[banner-old] puts directory and emergency number before the line after 18 months', async () => {
    expect(text(await visitIn('2028-05-23', card))).not.to.include('This list is old');
    const banner = await visitIn('2028-05-24', card);
    expect(text(banner)).to.include('This list is old. Numbers may have changed.');
    expect(links(section(banner, 'Talk to someone')!)).to.deep.include(['116', 'tel:116']);
    const strip = await visitIn('2028-05-24');
    const shown = [...inside(strip).querySelectorAll('a')].filter(isShown).map(link);
    expect(shown.slice(0, 2)).to.deep.equal(['tel:999', LINKS['child-helpline-international']]);
  });
});

describe('helpline-banner: privacy', () => {
  it('[banner-private] hides from the page what the visitor opens, chooses or presses', async () => {
    const banner = await showInZone('Asia/Bangkok', html`<ecpat-helpline-banner></ecpat-helpline-banner>`);
    const heard: string[] = [];
    const attributes = new MutationObserver((records) => heard.push(...records.map(({ type }) => type)));
    attributes.observe(document, { attributes: true, childList: true, characterData: true, subtree: true });
    const dispatch = stub(banner, 'dispatchEvent').callsFake((event) => heard.push(event.type) > 0);
    const properties = () => JSON.stringify(Object.entries(banner).filter(([, value]) => typeof value !== 'object'));
    const before = [properties(), document.title, location.href, history.length];
    const stay = (event: Event) => event.preventDefault();
    addEventListener('click', stay);
    try {
      button(banner, 'More help')!.click();
      button(banner, 'Change country')!.click();
      await banner.updateComplete;
      await pick(banner, 'KE');
      part(inside(banner), 'number')[0]!.click();
      await new Promise((resolve) => setTimeout(resolve));
      expect(heard).to.deep.equal([]);
      expect([properties(), document.title, location.href, history.length]).to.deep.equal(before);
    } finally {
      removeEventListener('click', stay);
      dispatch.restore();
      attributes.disconnect();
    }
  });

  it('[always-noopener] gives linked sites no referrer and no access to the page', async () => {
    for (const country of ['US', 'BE', 'TD', 'MT', 'CA']) {
      const banner = await open(await show(html`<ecpat-helpline-banner country=${country}></ecpat-helpline-banner>`));
      const outgoing = [...inside(banner).querySelectorAll<HTMLAnchorElement>('a[href^="http"]')];
      expect(outgoing.length, country).to.be.greaterThan(1);
      for (const { rel, referrerPolicy, target } of outgoing) {
        expect([rel, referrerPolicy, target]).to.deep.equal(['noopener noreferrer', 'no-referrer', '']);
      }
    }
  });

  it('[banner-guess] makes no requests for the guess', async () => {
    const before = performance.getEntriesByType('resource').length;
    const banner = await showInZone('Asia/Bangkok', html`<ecpat-helpline-banner></ecpat-helpline-banner>`);
    button(banner, 'More help')!.click();
    await banner.updateComplete;
    expect(performance.getEntriesByType('resource').length).to.equal(before);
  });
});

describe('helpline-banner: rendering', () => {
  it('reads the clock once, so that all its facts agree', async () => {
    const banner = await open(await show(html`<ecpat-helpline-banner country="US"></ecpat-helpline-banner>`));
    const { Date: RealDate } = globalThis;
    let reads = 0;
    globalThis.Date = new Proxy(RealDate, {
      construct(date, values: [], target) {
        if (values.length === 0) reads++;
        return Reflect.construct(date, values, target) as Date;
      },
      get(date, name) {
        if (name === 'now') reads++;
        return Reflect.get(date, name) as unknown;
      },
    });
    try {
      banner.requestUpdate();
      await banner.updateComplete;
    } finally {
      globalThis.Date = RealDate;
    }
    expect(reads).to.equal(1);
  });
});
