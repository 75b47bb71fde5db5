import { send } from './send.js';
import { THANKS } from './texts.js';

/** Validates and sends a form instead of the browser. The errors of its fields are in the page, hidden. */
export function takeOver(form) {
  const fields = [...form.querySelectorAll('[required]')];
  form.noValidate = true;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    for (const { id, validity } of fields) document.getElementById(`${id}-error`).hidden = validity.valid;
    const wrong = fields.find(({ validity }) => !validity.valid);
    if (wrong) return wrong.focus();
    await send(Object.fromEntries(new FormData(form)));
    showThanks(form);
  });
}

/** Replaces a form with the thanks. */
export function showThanks(form) {
  const thanks = Object.assign(document.createElement('p'), { className: 'thanks', role: 'status' });
  thanks.textContent = THANKS;
  form.replaceWith(thanks);
}
