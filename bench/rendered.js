/** Waits until all custom elements in a place are defined and rendered. */
export function whenRendered(place) {
  const elements = [...place.querySelectorAll('*')].filter(({ localName }) => localName.includes('-'));
  return Promise.all(
    elements.map(async (element) => {
      await customElements.whenDefined(element.localName);
      await element.updateComplete;
    }),
  );
}

/** Marks a place as usable once its elements have rendered, because its content is in the page from the start. */
export async function markUsable(place) {
  await whenRendered(place);
  place.dataset.usable = '';
}
