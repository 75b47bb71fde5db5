import { send } from './send.js';
import { THANKS } from './texts.js';

/** Takes a form over from the browser. The errors of its fields are in the page and hidden. */
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

/** Puts the thanks in the place of a form. */
export function showThanks(form) {
  const thanks = Object.assign(document.createElement('p'), { className: 'thanks', role: 'status' });
  thanks.textContent = THANKS;
  form.replaceWith(thanks);
}
