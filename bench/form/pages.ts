/** The pages that the sign-up form's benchmark compares: one form, made with several libraries. */
import { pack, readFolder, readOurs, readPackage, script } from '../packages.js';
import type { Served } from '../serve.js';
import { inline, load, loadModule, loadStyle, RESERVED_HEIGHTS, site } from '../site.js';
import { ERRORS, LABELS } from './texts.js';

/** The built file that holds the form alone, and the one that holds all elements. */
const ALONE = '/signup-form.js';
const BUNDLE = '/ecpat-widgets.js';

const SHOELACE = '/shoelace';
const WEB_AWESOME = '/webawesome';

/** What the pages fetch, by path. */
export const files: ReadonlyMap<string, Served> = new Map<string, Served>([
  ['/signup', { type: 'application/json', text: '{"state":"ok"}' }],
  [ALONE, await readOurs(ALONE)],
  [BUNDLE, await readOurs(BUNDLE)],
  ['/jquery.js', script(await readPackage('jquery/dist/jquery.min.js'))],
  ['/jquery-validation.js', script(await readPackage('jquery-validation/dist/jquery.validate.min.js'))],
  ['/react.js', script(await pack('form/react.jsx'))],
  ['/shoelace.js', script(await pack('form/shoelace.js'))],
  ...(await readFolder('@shoelace-style/shoelace/cdn', SHOELACE)),
  ...(await readFolder('@awesome.me/webawesome/dist-cdn', WEB_AWESOME)),
]);

type Field = keyof typeof ERRORS;

const PEER_STYLE = `<style>
section { max-inline-size: 32em }
form > div { margin-block: 16px }
input:not([type="checkbox"]) { display: block; inline-size: 100%; box-sizing: border-box; font: inherit; padding: 8px }
button { font: inherit; padding: 8px 16px }
p.error { margin: 0; color: #b00020 }
</style>`;

/** A page with the element. */
function elementPage(path: string): string {
  const element =
    '<ecpat-signup-form action="/signup" controller="ECPAT Example" privacy-url="/privacy.html" name-field="required"></ecpat-signup-form>';
  return site(`<style>${RESERVED_HEIGHTS}</style>\n${loadModule(path)}`, element);
}

/** A page with another library, or none. */
function peerPage(head: string, form: string, ownScript: string): string {
  const section = `<section>
<h2>Stay connected</h2>
${form}
<p><a href="/privacy.html">How we handle your data</a></p>
</section>`;
  return site(`${PEER_STYLE}\n${head}`, `${section}\n${ownScript}`);
}

const errorOf = (field: Field) => `<p class="error" id="${field}-error" hidden>${ERRORS[field]}</p>`;

/**
 * A form of HTML alone.
 *
 * @param attributes - of a field, about its error
 * @param error - the element for it
 */
function nativeForm(attributes: (field: Field) => string, error: (field: Field) => string): string {
  const input = (field: Field, type: string) =>
    `<input id="${field}" name="${field}" type="${type}" autocomplete="${field}" required ${attributes(field)}>`;
  const text = (field: 'email' | 'name', type: string) =>
    `<div><label for="${field}">${LABELS[field]}</label>${input(field, type)}${error(field)}</div>`;
  return `<form>
${text('email', 'email')}
${text('name', 'text')}
<div>${input('consent', 'checkbox')}<label for="consent">${LABELS.consent}</label>${error('consent')}</div>
<button type="submit">${LABELS.button}</button>
</form>`;
}

/** A form of the elements that Shoelace and its successor Web Awesome define under the same names. */
function elementsForm(prefix: 'sl' | 'wa'): string {
  const text = (field: 'email' | 'name', type: string) =>
    `<div><${prefix}-input id="${field}" name="${field}" type="${type}" autocomplete="${field}" label="${LABELS[field]}" required></${prefix}-input>${errorOf(field)}</div>`;
  return `<form>
${text('email', 'email')}
${text('name', 'text')}
<div><${prefix}-checkbox id="consent" name="consent" required>${LABELS.consent}</${prefix}-checkbox>${errorOf('consent')}</div>
<${prefix}-button type="submit">${LABELS.button}</${prefix}-button>
</form>`;
}

const takeElementsOver = inline(await pack('form/elements.js'));

/** The pages. */
export const pages = {
  plain: peerPage(
    '',
    nativeForm((field) => `aria-describedby="${field}-error"`, errorOf),
    inline(await pack('form/plain.js')),
  ),
  alone: elementPage(ALONE),
  bundle: elementPage(BUNDLE),
  jQuery: peerPage(
    load('/jquery.js') + load('/jquery-validation.js'),
    nativeForm(
      (field) => `data-msg="${ERRORS[field]}"`,
      () => '',
    ),
    inline(await pack('form/jquery.js')),
  ),
  react: peerPage(loadModule('/react.js'), '<div id="app"></div>', ''),
  shoelace: peerPage(loadStyle(`${SHOELACE}/themes/light.css`) + loadModule('/shoelace.js'), elementsForm('sl'), ''),
  shoelaceAutoloader: peerPage(
    loadStyle(`${SHOELACE}/themes/light.css`) + loadModule(`${SHOELACE}/shoelace-autoloader.js`),
    elementsForm('sl'),
    takeElementsOver,
  ),
  webAwesome: peerPage(
    loadStyle(`${WEB_AWESOME}/styles/webawesome.css`) + loadModule(`${WEB_AWESOME}/webawesome.loader.js`),
    elementsForm('wa'),
    takeElementsOver,
  ),
};
