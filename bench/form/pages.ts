/** Pages of the sign-up form's benchmark: one form made with several libraries. */
import { pack, readFolder, readOurs, readPackage, script } from '../packages.js';
import type { Served } from '../serve.js';
import { inline, load, loadModule, loadStyle, RESERVED_HEIGHTS, site } from '../site.js';
import { ERRORS, LABELS } from './texts.js';

/** The built file with the form alone, and the one with all elements. */
const ALONE = '/signup-form.js';
const BUNDLE = '/ecpat-widgets.js';

const SHOELACE = '/shoelace';
const WEB_AWESOME = '/webawesome';

/** The service that every form posts to. */
export const SIGNUP_SERVICE: [path: string, file: Served] = [
  '/signup',
  { type: 'application/json', text: '{"state":"ok"}' },
];
/** Files of a form with jQuery Validation. */
export const JQUERY_FILES: readonly [path: string, file: Served][] = [
  ['/jquery.js', script(await readPackage('jquery/dist/jquery.min.js'))],
  ['/jquery-validation.js', script(await readPackage('jquery-validation/dist/jquery.validate.min.js'))],
];
export const LOAD_JQUERY = JQUERY_FILES.map(([path]) => load(path)).join('');

/** Files that the pages load, by path. */
export const files: ReadonlyMap<string, Served> = new Map<string, Served>([
  SIGNUP_SERVICE,
  [ALONE, await readOurs(ALONE)],
  [BUNDLE, await readOurs(BUNDLE)],
  ...JQUERY_FILES,
  ['/react.js', script(await pack('form/react.jsx'))],
  ['/shoelace.js', script(await pack('form/shoelace.js'))],
  ...(await readFolder('@shoelace-style/shoelace/cdn', SHOELACE)),
  ...(await readFolder('@awesome.me/webawesome/dist-cdn', WEB_AWESOME)),
]);

type Field = keyof typeof ERRORS;

/** Style of forms with another library, or without one. */
export const FORM_STYLE = `<style>
.signup { max-inline-size: 32em }
form > div { margin-block: 16px }
input:not([type="checkbox"]) { display: block; inline-size: 100%; box-sizing: border-box; font: inherit; padding: 8px }
button { font: inherit; padding: 8px 16px }
p.error { margin: 0; color: #b00020 }
</style>`;

/** Our form. */
export const OWN_FORM =
  '<ecpat-signup-form action="/signup" controller="ECPAT Example" privacy-url="/privacy.html" name-field="required"></ecpat-signup-form>';

/** A page with the element. */
const elementPage = (path: string) => site(`<style>${RESERVED_HEIGHTS}</style>\n${loadModule(path)}`, OWN_FORM);

const section = (form: string) => `<section class="signup">
<h2>Stay connected</h2>
${form}
<p><a href="/privacy.html">How we handle your data</a></p>
</section>`;

/** A page with another library, or without one. */
const peerPage = (head: string, form: string, ownScript: string) =>
  site(`${FORM_STYLE}\n${head}`, `${form}\n${ownScript}`);

const errorOf = (field: Field) => `<p class="error" id="${field}-error" hidden>${ERRORS[field]}</p>`;

/**
 * A form of plain HTML.
 *
 * @param attributes - attributes of a field that refer to its error
 * @param error - element of a field's error
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

/** A form of the elements that Shoelace and its successor Web Awesome define with the same names. */
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

/** Forms of plain HTML, for jQuery Validation and for Shoelace. */
export const PLAIN_FORM = section(nativeForm((field) => `aria-describedby="${field}-error"`, errorOf));
export const JQUERY_FORM = section(
  nativeForm(
    (field) => `data-msg="${ERRORS[field]}"`,
    () => '',
  ),
);
export const SHOELACE_FORM = section(elementsForm('sl'));

const takeElementsOver = inline(await pack('form/elements.js'));

export const pages = {
  plain: peerPage('', PLAIN_FORM, inline(await pack('form/plain.js'))),
  alone: elementPage(ALONE),
  bundle: elementPage(BUNDLE),
  jQuery: peerPage(LOAD_JQUERY, JQUERY_FORM, inline(await pack('form/jquery.js'))),
  react: peerPage(loadModule('/react.js'), section('<div id="app"></div>'), ''),
  shoelace: peerPage(loadStyle(`${SHOELACE}/themes/light.css`) + loadModule('/shoelace.js'), SHOELACE_FORM, ''),
  shoelaceAutoloader: peerPage(
    loadStyle(`${SHOELACE}/themes/light.css`) + loadModule(`${SHOELACE}/shoelace-autoloader.js`),
    SHOELACE_FORM,
    takeElementsOver,
  ),
  webAwesome: peerPage(
    loadStyle(`${WEB_AWESOME}/styles/webawesome.css`) + loadModule(`${WEB_AWESOME}/webawesome.loader.js`),
    section(elementsForm('wa')),
    takeElementsOver,
  ),
};
