/** The pages that the help-line banner's benchmark compares: one site, and in it the banner in several ways. */
import { RESERVED_HEIGHTS, site } from './site.js';

/** What the closed banner for Kenya shows, as plain HTML: the least that a page can do for its visitors. */
const PLAIN_BANNER = `
<section class="help">
  <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6.6 3.5h2.6l1.6 4.2-2.1 1.6a12.5 12.5 0 0 0 6 6l1.6-2.1 4.2 1.6v2.6a2.1 2.1 0 0 1-2.3 2.1A17.3 17.3 0 0 1 4.5 5.8a2.1 2.1 0 0 1 2.1-2.3Z"/></svg>
  <div class="lead">
    <h2>Get help in Kenya</h2> <a class="quiet" href="/countries">Change country</a>
    <p><strong>Childline Kenya</strong></p>
    <p class="quiet">Open now, day and night · Free · English, <span lang="sw">Kiswahili</span></p>
    <p class="quiet">Last checked May 2022</p>
  </div>
  <a class="number" href="tel:116">116</a>
  <div class="way-out">
    <a class="button" href="https://www.wikipedia.org/" rel="noopener noreferrer">Leave this page</a>
    <p class="quiet">Or press Shift three times. This page may stay in your browsing history.</p>
  </div>
  <a class="button" href="/help">More help <svg viewBox="0 0 24 24" aria-hidden="true"><path d="m6 9 6 6 6-6"/></svg></a>
</section>`;

const PLAIN_STYLE = `
.help { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 8px 16px; min-block-size: max(8em, 34em - 45vw);
  box-sizing: border-box; padding: 12px 16px; font: medium/1.5 system-ui, sans-serif; color: #17222d; background: #fff;
  border: 1px solid #c5d0d9; border-radius: 10px }
.help h2, .help p { display: inline; margin: 0; font-size: 0.875em }
.help p { display: block; font-size: 1em }
.help .lead { flex: 1000 1 12em }
.help a { color: #0b5a83 }
.help .quiet { font-size: 0.875em; color: #4b5b69 }
.help .number { font-size: 1.75em; font-weight: 650; line-height: 44px }
.help .way-out { flex: 1 1 14.5em; display: grid; gap: 4px; text-align: center }
.help .way-out p { font-size: 0.8125em; line-height: 1.3 }
.help .button { display: flex; align-items: center; justify-content: center; gap: 8px; min-block-size: 44px;
  box-sizing: border-box; padding: 0 16px; font-weight: 650; color: inherit; text-decoration: none;
  border: 1px solid #6b7c8a; border-radius: 8px }
.help svg { inline-size: 20px; block-size: 20px; fill: none; stroke: currentColor; stroke-width: 1.8 }
.help > svg { margin-block-start: 12px; color: #0b5a83 }`;

/** The fallback content that the README recommends. */
const FALLBACK = `
  <p>
    Child helpline in Kenya: <a href="tel:116">116</a>.
    <a href="https://www.wikipedia.org/" rel="noopener noreferrer">Leave this page</a>
  </p>
`;

/** A page whose banners are plain HTML. */
export function plainPage(count: number): string {
  return site(`<style>${PLAIN_STYLE}</style>`, PLAIN_BANNER.repeat(count));
}

/**
 * A page with the element.
 *
 * @param script - path of the built file
 */
export function elementPage(script: string, count: number, { hasFallback = false } = {}): string {
  const element = `<ecpat-helpline-banner country="KE">${hasFallback ? FALLBACK : ''}</ecpat-helpline-banner>\n`;
  const head = `<style>${RESERVED_HEIGHTS}</style>\n<script type="module" src="${script}" referrerpolicy="no-referrer"></script>`;
  return site(head, element.repeat(count));
}
