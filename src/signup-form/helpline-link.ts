import { holdsFocus } from '../internal/focus.js';

/**
 * Moves the focus to a helpline banner if the page has one, so that the link need not open another site. Clicks that
 * open another tab keep their effect.
 */
export function focusBanner(form: HTMLElement, event: MouseEvent): void {
  const banner = findBanner(form);
  if (!banner || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  banner.focus();
  if (holdsFocus(banner)) return;
  banner.tabIndex = -1;
  banner.addEventListener('blur', () => banner.removeAttribute('tabindex'), { once: true });
  banner.focus();
}

/** A visible banner in the same tree or in the page. */
function findBanner(form: HTMLElement): HTMLElement | undefined {
  const roots = [form.getRootNode() as Document | ShadowRoot, form.ownerDocument];
  const banners = roots.flatMap((root) => [...root.querySelectorAll<HTMLElement>('ecpat-helpline-banner')]);
  return banners.find((banner) => banner.getClientRects().length > 0);
}
