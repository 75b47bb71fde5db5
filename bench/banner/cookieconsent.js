import { run } from 'vanilla-cookieconsent';
import { leaveByShift } from './shift.js';

// The texts are in the page, as a site's build would write them.
const { strip, modal } = JSON.parse(document.querySelector('#help').textContent);

leaveByShift();
run({
  categories: { necessary: { readOnly: true } },
  // The library takes this benchmark's browser for a bot.
  hideFromBots: false,
  guiOptions: { consentModal: { layout: 'bar', position: 'bottom' } },
  language: { default: 'en', translations: { en: { consentModal: strip, preferencesModal: modal } } },
  onModalShow: () => (document.documentElement.dataset.usable = ''),
});
