/** Waits until all elements of a library in a place are defined and have rendered. */
export function whenRendered(place) {
  const elements = [...place.querySelectorAll('*')].filter(({ localName }) => localName.includes('-'));
  return Promise.all(
    elements.map(async (element) => {
      await customElements.whenDefined(element.localName);
      await element.updateComplete;
    }),
  );
}

/** Says that a place of the page can be used once its elements have rendered: what they show was in the page before. */
export async function markUsable(place) {
  await whenRendered(place);
  place.dataset.usable = '';
}
