import { takeOver } from './take-over.js';

const form = document.querySelector('form');
// Before an element is defined and rendered, it knows nothing of validity.
await Promise.all(
  [...form.querySelectorAll('[required], [type="submit"]')].map(async (element) => {
    await customElements.whenDefined(element.localName);
    await element.updateComplete;
  }),
);
takeOver(form);
