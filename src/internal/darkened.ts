import { css, type CSSResult } from 'lit';

/**
 * For pages that a browser darkens (Chromium's forced dark). It takes the dark value of every `light-dark()`, and then
 * lightens dark text, which would be unreadable on a light accent. It changes neither light text nor a dark background.
 */
const darkenedStyles = css`
  .ecpat-button.ecpat-primary:not([aria-disabled]) {
    color: var(--_color-accent);
    background: var(--_color-on-accent);
  }
`;

/** Styles that a connected shadow root needs because its browser darkens light pages. */
export function stylesIfDarkened(root: ShadowRoot): CSSResult[] {
  const probe = root.ownerDocument.createElement('i');
  probe.style.cssText = 'color-scheme: light; color: Canvas';
  root.append(probe);
  // A light canvas is white, or light in a colour of the visitor; a darkened one is rgb(18, 18, 18).
  const isDark = /^rgb\(\d\d?,/.test(getComputedStyle(probe).color);
  probe.remove();
  return isDark ? [darkenedStyles] : [];
}
