import type { ServiceName } from '../../../../src/signup-form/services/services.js';
import { actionNetwork } from './action-network.js';
import { actionkit } from './actionkit.js';
import { brevo } from './brevo.js';
import { civicrm } from './civicrm.js';
import { form } from './form.js';
import { formspree } from './formspree.js';
import { hubspot } from './hubspot.js';
import { json } from './json.js';
import { listmonk } from './listmonk.js';
import { mailchimp } from './mailchimp.js';
import { mailto } from './mailto.js';
import { mautic } from './mautic.js';
import type { ServiceCases } from './types.js';

/** The cases of every service. */
export const CASES: Readonly<Record<ServiceName, ServiceCases>> = {
  json,
  form,
  mailchimp,
  listmonk,
  brevo,
  mautic,
  civicrm,
  'action-network': actionNetwork,
  hubspot,
  formspree,
  actionkit,
  mailto,
};
