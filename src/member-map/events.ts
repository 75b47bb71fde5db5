/** Code of the country whose item, shape or dot an event is about. */
export function countryOf(event: Event): string | null {
  return (event.target as Element).closest('[data-country]')?.getAttribute('data-country') ?? null;
}

/** Whether a pointer made a click. A key or an assistive tool makes one without pointer events and without a position. */
export function isPointerClick({ detail }: MouseEvent): boolean {
  return detail > 0;
}

/** Whether a key belongs to a shortcut of the browser or the page. */
export function isShortcut({ altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return altKey || ctrlKey || metaKey;
}
