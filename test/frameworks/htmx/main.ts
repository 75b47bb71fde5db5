import htmx from 'htmx.org';
import { expose, hear } from '../in-page/page.js';
import type { State } from '../state.js';

// The listeners in the server's markup call it.
Object.assign(window, { hear });

expose({
  async widgets(place, state) {
    place.insertAdjacentHTML(
      'beforebegin',
      `<form hx-get="/htmx/widgets" hx-target="#app" hx-swap="${place.dataset.swap}"><input type="hidden" name="state"></form>`,
    );
    const form = place.previousElementSibling as HTMLFormElement;
    htmx.process(form);
    const ask = async (changed: State) => {
      form.querySelector('input')!.value = JSON.stringify(changed);
      const swapped = new Promise((resolve) => addEventListener('htmx:after:swap', resolve, { once: true }));
      form.requestSubmit();
      await swapped;
    };
    await ask(state);
    return ask;
  },
});
