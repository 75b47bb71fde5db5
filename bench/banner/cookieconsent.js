import { run } from 'vanilla-cookieconsent';
import { leaveByShift } from './shift.js';

// As a site's build would write them: the texts stand in the page.
const { strip, modal } = JSON.parse(document.querySelector('#help').textContent);

leaveByShift();
run({
  categories: { necessary: { readOnly: true } },
  // Robots may read it, and so may this benchmark's browser.
  hideFromBots: false,
  guiOptions: { consentModal: { layout: 'bar', position: 'bottom' } },
  language: { default: 'en', translations: { en: { consentModal: strip, preferencesModal: modal } } },
  onModalShow: () => (document.documentElement.dataset.usable = ''),
});
