import type { FilledFields } from '../signup-form.model.js';
import { readErrors, readSuccess } from './answers.js';
import { postJson } from './requests.js';
import type { ReadableService } from './service.js';

/** Posts to a form of HubSpot, without its optional data about the page and the visitor. */
export const hubspot: ReadableService = {
  transport: 'read',
  takes: ['list', 'fields'],
  needs: 'action="https://api.hsforms.com/submissions/v3/integration/submit/PORTAL/FORM" and in list a number, if any',
  advice: 'in HubSpot, the form has to have every field that is sent, and no CAPTCHA.',
  locate({ action, list }) {
    const isForm = /\/submissions\/v3\/integration\/submit\/\d+\/[^/?#]+$/.test(action);
    return isForm && /^\d*$/.test(list) ? { url: action } : undefined;
  },
  build({ email, name, consent: { text } }, { url, list, fields }) {
    const given: FilledFields = { ...fields, email, ...(name && { firstname: name }) };
    const communications = [{ value: true, subscriptionTypeId: Number(list), text }];
    return postJson(url, {
      // HubSpot separates the values of a property by semicolons.
      fields: Object.entries(given).map(([name, value]) => ({
        objectTypeId: '0-1',
        name,
        value: [value].flat().join(';'),
      })),
      legalConsentOptions: { consent: { consentToProcess: true, text, ...(list && { communications }) } },
    });
  },
  // The answer does not say whether HubSpot asks for a confirmation.
  parse: (answer) => readErrors(answer, 'errorType') ?? readSuccess(answer, 'confirm', 'inlineMessage', 'redirectUri'),
};
