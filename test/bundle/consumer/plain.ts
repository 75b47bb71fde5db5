/** Plain TypeScript that uses the package's types; the test compiles it against `dist`. */
import { HelplineBannerElement, MemberMapElement, version } from '@ecpat/widgets';
import '@ecpat/widgets/signup-form';
import { FrameworkCardElement } from '@ecpat/widgets/framework-card/class';

/** Stands for what a page does with a value of exactly this type. */
declare function use<Value>(value: Value): void;

const banner: HelplineBannerElement = document.createElement('ecpat-helpline-banner');
banner.country = 'KE';
banner.country = null;
banner.layout = 'card';
// @ts-expect-error: not one of the values
banner.layout = 'wide';
banner.exitUrl = 'https://www.example.org/';
banner.noExit = true;
// @ts-expect-error: there or not, and no text
banner.noExit = 'yes';
banner.noCountryPicker = false;
banner.exit();
// @ts-expect-error: where it leads is an attribute
banner.exit('https://www.example.org/');
// @ts-expect-error: what a visitor chose is nothing for the page
banner.chosen;
banner.addEventListener('ecpat-error', ({ detail }) => {
  use<'network' | 'timeout' | 'bad-data' | 'rejected'>(detail.code);
  use<string>(detail.source);
  // @ts-expect-error: no such code
  if (detail.code === 'offline') use(detail);
});

const map: MemberMapElement = document.createElement('ecpat-member-map');
map.view = 'list';
// @ts-expect-error: not one of the values
map.view = 'globe';
map.region = 'asia-pacific';
map.region = null;
// @ts-expect-error: not one of the regions
map.region = 'oceania';
map.noSearch = true;
map.members = [{ id: 'one', name: 'One', country: 'KE' }];
map.members = null;
// @ts-expect-error: an organisation has an id, a name and a country
map.members = [{ id: 'one', name: 'One' }];
map.addEventListener('ecpat-member-select', ({ detail }) => {
  use<string>(detail.country);
  use<string[]>(detail.members.map(({ name }) => name));
  // @ts-expect-error: one country, several organisations
  use(detail.member);
});

const form = document.querySelector('ecpat-signup-form')!;
form.service = 'listmonk';
// @ts-expect-error: not one of the services
form.service = 'pigeon';
form.nameField = 'optional';
form.privacyUrl = '/privacy';
form.fields = { tag: 'web' };
// @ts-expect-error: a field is a text
form.fields = { tag: 1 };
form.addEventListener('ecpat-signup-submit', (event) => {
  event.preventDefault();
  const { email, name, consent } = event.detail.values;
  use<string>(email);
  use<string | undefined>(name);
  use<true>(consent.given);
  // @ts-expect-error: nobody is asked for it
  use(event.detail.values.phone);
});
form.addEventListener('ecpat-signup-result', ({ detail }) => {
  if (detail.state === 'invalid') use<string>(version);
  // @ts-expect-error: no such state
  if (detail.state === 'sold') use(detail);
  // @ts-expect-error: it carries nothing personal
  use(detail.email);
});

const card = document.querySelector('ecpat-framework-card');
use<FrameworkCardElement | null>(card);
if (card) {
  card.documentId = 'report';
  card.src = '/reports.json';
  card.noCover = true;
  // @ts-expect-error: the id of a document is a text
  card.documentId = 2025;
}
use<'ecpat-framework-card'>(FrameworkCardElement.tagName);
// @ts-expect-error: no element of ours
use<MemberMapElement>(document.createElement('ecpat-globe'));
