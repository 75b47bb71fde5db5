/**
 * For pages that a browser darkens (Chromium's forced dark). It takes the dark value of every `light-dark()`, and then
 * lightens dark text, which would be unreadable on a light accent. It changes neither light text nor a dark background.
 */
const DARKENED_STYLES = `
  .ecpat-button.ecpat-primary:not([aria-disabled]) {
    color: var(--_color-accent);
    background-color: var(--_color-on-accent);
  }
`;

const darkened = new WeakMap<Document, boolean>();

/** Styles that our shadow roots in a document need because its browser darkens light pages. */
export function stylesIfDarkened(page: Document): string[] {
  let isDark = darkened.get(page);
  if (isDark === undefined) darkened.set(page, (isDark = isDarkened(page)));
  return isDark ? [DARKENED_STYLES] : [];
}

/**
 * Looks once at a node in the head, which has no layout: nothing of our roots shows to a page that patches
 * `getComputedStyle`.
 */
function isDarkened(page: Document): boolean {
  const probe = page.createElement('i');
  probe.style.cssText = 'color-scheme: light; color: Canvas';
  (page.head ?? page.documentElement).append(probe);
  // A light canvas is white, or light in a colour of the visitor; a darkened one is rgb(18, 18, 18).
  const isDark = /^rgb\(\d\d?,/.test(getComputedStyle(probe).color);
  probe.remove();
  return isDark;
}
