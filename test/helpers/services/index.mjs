/** Fakes of the newsletter services that the sign-up form knows, each a server of its own on this machine. */
import { actionNetwork } from './action-network.mjs';
import { actionkit } from './actionkit.mjs';
import { brevo } from './brevo.mjs';
import { civicrm } from './civicrm.mjs';
import { form } from './form.mjs';
import { formspree } from './formspree.mjs';
import { hubspot } from './hubspot.mjs';
import { answerSignup, json } from './json.mjs';
import { listmonk } from './listmonk.mjs';
import { mailchimp } from './mailchimp.mjs';
import { mautic } from './mautic.mjs';
import { outcomesOf, startService } from './server.mjs';

export { answerSignup };

/** Where `npm run services` starts, and the demo looks. */
export const FIRST_PORT = 8101;

const SERVICES = [
  json,
  form,
  mailchimp,
  listmonk,
  brevo,
  mautic,
  civicrm,
  actionNetwork,
  hubspot,
  formspree,
  actionkit,
];

/**
 * @typedef {'json' | 'form' | 'mailchimp' | 'listmonk' | 'brevo' | 'mautic' | 'civicrm' | 'action-network' | 'hubspot' |
 *   'formspree' | 'actionkit'} FakeName
 */

/** What an editor pastes for each service, and what can be typed: `{ ok: 'signed up', … }` for `ok@example.org`. */
export function describeServices(firstPort = FIRST_PORT) {
  return SERVICES.map((service, index) => {
    const origin = `http://127.0.0.1:${firstPort + index}`;
    return { name: service.name, origin, ...service.place(origin), outcomes: outcomesOf(service) };
  });
}

/**
 * Starts them all. Nothing is written down but in `received`, and there only while they run.
 *
 * @param {{ firstPort?: number, delay?: number }} [options] `firstPort`: 0 for any free ones, else each service has the
 *   next · `delay` of `slow@…` in milliseconds
 * @returns {Promise<{ services: Record<FakeName, import('./server.mjs').FakeService>, close: () => Promise<void> }>}
 */
export async function startServices({ firstPort = 0, delay = 3000 } = {}) {
  const settled = await Promise.allSettled(
    SERVICES.map((service, index) => startService(service, { port: firstPort && firstPort + index, delay })),
  );
  const started = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const close = async () => void (await Promise.all(started.map((service) => service.close())));
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed) {
    await close();
    throw failed.reason;
  }
  return { services: Object.fromEntries(started.map((service) => [service.name, service])), close };
}
