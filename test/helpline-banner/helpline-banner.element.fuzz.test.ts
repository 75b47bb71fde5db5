import '../helpers/open-shadow-roots.js';
import { expect } from '@open-wc/testing';
import { countryCodeOf, countryCodes, countryInSentence } from '../../src/helpline-banner/countries.model.js';
import type { HelplineBannerElement } from '../../src/helpline-banner/helpline-banner.element.js';
import { asWord } from '../../src/internal/attributes.js';
import { safeUrl } from '../../src/internal/urls.js';

import { anyAddress, anyJson, anyText, changed, misspelt } from '../helpers/hostile.js';
import { HELPLINE } from '../helpers/records.js';
import { describeFuzz, sourceOf } from '../suites/fuzz.js';

const DOCUMENT = {
  schemaVersion: 1,
  asOf: '2026-11-24',
  helplines: [HELPLINE, { ...HELPLINE, id: 'y', country: 'TD', audience: 'online-abuse-report' }],
  emergency: { KE: { general: ['112'], police: ['999'] } },
};

describeFuzz('helpline-banner', () => import('../../src/helpline-banner/define.js'), {
  tagName: 'ecpat-helpline-banner',
  attributes: {
    country: misspelt(...countryCodes()),
    layout: misspelt('bar', 'card'),
    src: sourceOf(changed([DOCUMENT]), anyJson),
    'exit-url': anyAddress,
    'no-exit': anyText,
    'no-country-picker': anyText,
  },
  slots: ['heading', 'note', ''],
  check(element, root) {
    const { country, layout, noExit, exitUrl } = element as HelplineBannerElement;
    const code = typeof country === 'string' ? countryCodeOf(country) : undefined;
    const heading = root.querySelector('h2')!.textContent!;
    const language = root.querySelector<HTMLElement>('section')!.lang;
    if (code !== undefined) expect(heading).to.include(countryInSentence(code, language));
    // Every banner has a way to get help, and an open one also says what to do in danger.
    const isClosed = root.querySelector('.ecpat-closed') !== null;
    const ways = root.querySelectorAll('.ecpat-number, .ecpat-channel').length;
    expect(ways).to.be.at.least(isClosed ? 1 : 2);
    if (!isClosed) expect(root.querySelector('.ecpat-emergency p')!.textContent!.trim()).not.to.equal('');
    const exit = root.querySelector<HTMLAnchorElement>('.ecpat-way-out > a');
    expect(exit === null).to.equal(Boolean(noExit));
    const wanted = typeof exitUrl === 'string' ? safeUrl(exitUrl.trim()) : undefined;
    if (exit && wanted && wanted.origin !== location.origin) expect(exit.href === wanted.href).to.be.true;
    if (exit && !wanted && typeof exitUrl === 'string') expect(exit.href).to.equal('https://www.wikipedia.org/');
    if (typeof layout === 'string') {
      expect(root.querySelector('section.ecpat-card') !== null).to.equal(asWord(layout).toLowerCase() === 'card');
    }
  },
});
