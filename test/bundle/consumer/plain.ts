/** Uses the package's types as a plain TypeScript project does; `release/install.test.ts` compiles it against `dist`. */
import { HelplineBannerElement, MemberMapElement, version } from '@ecpat/widgets';
import '@ecpat/widgets/signup-form';
import '@ecpat/widgets/ecpat-widgets.js';
// @ts-expect-error: the bundle exports nothing
import { version as none } from '@ecpat/widgets/ecpat-widgets.js';
import { FrameworkCardElement } from '@ecpat/widgets/framework-card/class';

/** Represents any code that expects a value of this type. */
declare function use<Value>(value: Value): void;

const banner: HelplineBannerElement = document.createElement('ecpat-helpline-banner');
banner.country = 'KE';
banner.country = null;
banner.layout = 'card';
// @ts-expect-error: not an allowed value
banner.layout = 'wide';
banner.exitUrl = 'https://www.example.org/';
banner.noExit = true;
// @ts-expect-error: a boolean, not a string
banner.noExit = 'yes';
banner.noCountryPicker = false;
banner.exit();
// @ts-expect-error: the address is an attribute, not an argument
banner.exit('https://www.example.org/');
// @ts-expect-error: the visitor's choice is private
banner.chosen;
banner.addEventListener('ecpat-error', ({ detail }) => {
  use<'network' | 'timeout' | 'bad-data' | 'rejected'>(detail.code);
  use<string>(detail.source);
  // @ts-expect-error: unknown code
  if (detail.code === 'offline') use(detail);
});

const map: MemberMapElement = document.createElement('ecpat-member-map');
map.view = 'list';
// @ts-expect-error: not an allowed value
map.view = 'globe';
map.region = 'asia-pacific';
map.region = null;
// @ts-expect-error: unknown region
map.region = 'oceania';
map.noSearch = true;
map.members = [{ id: 'one', name: 'One', country: 'KE' }];
map.members = null;
// @ts-expect-error: an organisation needs an id, a name and a country
map.members = [{ id: 'one', name: 'One' }];
map.addEventListener('ecpat-member-select', ({ detail }) => {
  use<string>(detail.country);
  use<string[]>(detail.members.map(({ name }) => name));
  // @ts-expect-error: the event has a list of organisations, not one
  use(detail.member);
});

const form = document.querySelector('ecpat-signup-form')!;
form.service = 'listmonk';
// @ts-expect-error: unknown service
form.service = 'pigeon';
form.nameField = 'optional';
form.privacyUrl = '/privacy';
form.fields = { tag: 'web' };
// @ts-expect-error: a field value is a string
form.fields = { tag: 1 };
form.addEventListener('ecpat-signup-submit', (event) => {
  event.preventDefault();
  const { email, name, consent } = event.detail.values;
  use<string>(email);
  use<string | undefined>(name);
  use<true>(consent.given);
  // @ts-expect-error: the form has no phone field
  use(event.detail.values.phone);
});
form.addEventListener('ecpat-signup-result', ({ detail }) => {
  if (detail.state === 'invalid') use<string>(version);
  // @ts-expect-error: unknown state
  if (detail.state === 'sold') use(detail);
  // @ts-expect-error: the event contains no personal data
  use(detail.email);
});

const card = document.querySelector('ecpat-framework-card');
use<FrameworkCardElement | null>(card);
if (card) {
  card.documentId = 'report';
  card.src = '/reports.json';
  card.noCover = true;
  // @ts-expect-error: a document id is a string
  card.documentId = 2025;
}
use<unknown>(none);
use<'ecpat-framework-card'>(FrameworkCardElement.tagName);
// @ts-expect-error: unknown element
use<MemberMapElement>(document.createElement('ecpat-globe'));
