/** Markup that the server of an htmx page sends. It can set attributes only, no properties. */
import type { State } from '../state.js';

/** An attribute with its value; without one for `true`; nothing for `false` and `null`. */
function attribute(name: string, value: string | boolean | null): string {
  if (value === null || value === false) return '';
  if (value === true) return ` ${name}`;
  return ` ${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
}

const LISTENERS = ['member-select', 'signup-submit', 'signup-result', 'error']
  .map((name) => ` hx-on:ecpat-${name}="hear(event)"`)
  .join('');

export function markup(state: State): string {
  if (state.shown === 'none') return '';
  if (state.shown === 'plain') return '<p>plain</p>';
  const shared = attribute('lang', state.lang) + LISTENERS;
  const members = `/documents/members.json?${JSON.stringify(state.members)}`;
  const links = state.links.map(
    ({ href, lang }) => `<li><a${attribute('href', href)}${attribute('hreflang', lang)}>${lang}</a></li>`,
  );
  return `
    <ecpat-helpline-banner${attribute('country', state.country)}${attribute('no-exit', state.noExit)}${shared}>
      <p>fallback</p>
    </ecpat-helpline-banner>
    <ecpat-member-map${attribute('src', members)}${attribute('country', state.chosen)}${attribute('view', state.view)}${attribute('no-search', state.noSearch)}${shared}>
      <p>fallback</p>
      ${state.heading && `<h3 slot="heading">${state.heading}</h3>`}
    </ecpat-member-map>
    <ecpat-signup-form${attribute('fields', new URLSearchParams(state.fields).toString())} action="/signup" controller="ECPAT Example" privacy-url="/privacy"${shared}>
      <p><a href="/news">fallback</a></p>
    </ecpat-signup-form>
    <ecpat-framework-card${attribute('src', state.src)}${attribute('document-id', state.documentId)}${attribute('no-cover', state.noCover)}${shared}>
      <b slot="cover">Cover</b>
      <ul>${links.join('')}</ul>
    </ecpat-framework-card>`;
}
