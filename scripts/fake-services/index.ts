/** Fakes of the newsletter services that the sign-up form can post to, each a server of its own on this machine. */
import { SERVICE_NAMES, SERVICES, type ServiceName } from '../../src/signup-form/services/services.js';
import { actionNetwork } from './action-network.mjs';
import { actionkit } from './actionkit.mjs';
import { brevo } from './brevo.mjs';
import { civicrm } from './civicrm.mjs';
import { form } from './form.mjs';
import { formspree } from './formspree.mjs';
import { hubspot } from './hubspot.mjs';
import { json } from './json.mjs';
import { listmonk } from './listmonk.mjs';
import { mailchimp } from './mailchimp.mjs';
import { mautic } from './mautic.mjs';
import { outcomesOf, startService, type FakeService, type Service } from './server.mjs';

/** Where `npm run services` starts, and the demo looks. */
export const FIRST_PORT = 8101;

/** A service that the form posts to: there is none behind `mailto`. */
export type FakeName = Exclude<ServiceName, 'mailto'>;

const FAKES: Readonly<Record<FakeName, Service>> = {
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
};

/** All fakes, in the order of the services. */
export const FAKE_NAMES = SERVICE_NAMES.filter((name): name is FakeName => SERVICES[name].transport !== 'mail');

/** The settings that an editor pastes for each service, and its outcomes: `{ ok: 'signed up', … }` for `ok@example.org`. */
export function describeServices(firstPort = FIRST_PORT) {
  return FAKE_NAMES.map((name, index) => {
    const origin = `http://127.0.0.1:${firstPort + index}`;
    return { name, origin, ...FAKES[name].place(origin), outcomes: outcomesOf(FAKES[name]) };
  });
}

/**
 * Starts all fakes. They keep what they receive in memory only, in `received`.
 *
 * @param options.firstPort - 0 for any free ports, else each service takes the next one
 * @param options.delay - of `slow@…`, in milliseconds
 */
export async function startServices({ firstPort = 0, delay = 3000 } = {}): Promise<{
  services: Record<FakeName, FakeService>;
  close: () => Promise<void>;
}> {
  const settled = await Promise.allSettled(
    FAKE_NAMES.map((name, index) => startService(FAKES[name], { port: firstPort && firstPort + index, delay })),
  );
  const started = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const close = async () => void (await Promise.all(started.map((service) => service.close())));
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed) {
    await close();
    throw failed.reason;
  }
  const services = Object.fromEntries(started.map((service) => [service.name, service]));
  return { services: services as Record<FakeName, FakeService>, close };
}
