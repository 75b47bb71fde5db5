/* global $ */
import { send } from './send.js';
import { showThanks } from './take-over.js';

$('form').validate({
  errorElement: 'p',
  errorPlacement: (error, field) => field.parent().append(error),
  // Must not return a value: the browser would send the form, too.
  submitHandler: (form) => {
    send(Object.fromEntries(new FormData(form))).then(() => showThanks(form));
  },
});
