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
import type { SignupService } from './service.js';

/**
 * Every service, by its value of the attribute `service`. All lists of services derive from this one.
 * `docs/contributing/adding.md` lists the other files that a further service needs.
 */
export const SERVICES = {
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
} as const satisfies Record<string, SignupService>;

/** A kind of newsletter service that the form supports. */
export type ServiceName = keyof typeof SERVICES;

/** Allowed values of `service`. */
export const SERVICE_NAMES = Object.keys(SERVICES) as ServiceName[];
