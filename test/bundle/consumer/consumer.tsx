/** What a developer writes with the package's types; the test compiles it against `dist`. */
import { MemberMapElement, version } from '@ecpat/widgets';
import type {} from '@ecpat/widgets/jsx';
import { SignupFormElement } from '@ecpat/widgets/signup-form/class';

const map: MemberMapElement = document.createElement('ecpat-member-map');
map.view = 'list';
// @ts-expect-error: not one of the values
map.view = 'globe';
map.addEventListener('ecpat-member-select', ({ detail }) => console.log(detail.country, detail.members.length));
document.querySelector('ecpat-signup-form')?.addEventListener('ecpat-signup-result', ({ detail }) => {
  if (detail.state === 'invalid') console.log(version);
  // @ts-expect-error: no such state
  if (detail.state === 'sold') console.log(version);
});
console.log(SignupFormElement.tagName);

export const page = (
  <>
    <ecpat-helpline-banner country="KE" layout="card" />
    {/* @ts-expect-error: not one of the values */}
    <ecpat-helpline-banner layout="wide" />
    <ecpat-signup-form service="mailchimp" list="fr=1 *=2" fields="gdpr[123]=Y" />
    <ecpat-signup-form service="form" fields={{ 'form-name': 'newsletter' }} />
    {/* @ts-expect-error: not one of the services */}
    <ecpat-signup-form service="pigeon" />
    {/* @ts-expect-error: a field is a text */}
    <ecpat-signup-form fields={{ tag: 1 }} />
    <ecpat-framework-card document-id="x" />
  </>
);
