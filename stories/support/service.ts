/**
 * A newsletter service for the states of the sign-up form. Requests to `SERVICE` never leave the page; the first part of
 * their path decides the answer.
 */
import { SERVICE } from '../signup-form.states.js';

/** TypeScript 5.9 does not declare it yet. */
interface NavigateEvent extends Event {
  destination: { url: string };
  formData: FormData | null;
}
const { navigation } = window as { navigation?: EventTarget };
/** Whether a story can keep the browser on its page. */
export const CAN_STAY = navigation !== undefined;

const network = window.fetch;
/** The number of shown stories with a form. */
let shown = 0;
/** Functions that end the requests without an answer. */
const waiting = new Set<() => void>();

const answer = (status: number, body: object, headers?: HeadersInit) =>
  Promise.resolve(new Response(JSON.stringify(body), { status, ...(headers && { headers }) }));

const ANSWERS: Readonly<Record<string, (signal: AbortSignal) => Promise<Response>>> = {
  ok: () => answer(200, { state: 'ok' }),
  confirm: () => answer(200, { state: 'confirm' }),
  invalid: () => answer(422, { state: 'invalid', field: 'email' }),
  rate: () => answer(429, {}, { 'retry-after': '120' }),
  down: () => answer(503, {}),
  gone: () => Promise.reject(new TypeError('Failed to fetch')),
  silent: (signal) =>
    new Promise((resolve, reject) => {
      waiting.add(() => resolve(answer(200, { state: 'ok' })));
      signal.addEventListener('abort', () => reject(signal.reason));
    }),
};

const serve: typeof fetch = (address, init) => {
  const { origin, pathname } = new URL(String(address), document.baseURI);
  const respond = origin === SERVICE && ANSWERS[pathname.split('/')[1]!];
  return respond ? respond(init!.signal!) : network(address, init);
};

/** Runs before a story with a form; the function it returns runs after the story. */
export function playService(): () => void {
  shown++;
  window.fetch = serve;
  navigation?.addEventListener('navigate', cancelNavigation);
  return () => {
    if (--shown > 0) return;
    window.fetch = network;
    navigation?.removeEventListener('navigate', cancelNavigation);
    waiting.forEach((end) => end());
    waiting.clear();
  };
}

/** Keeps the story on its page when the form posts to another page or opens a mail program. */
function cancelNavigation(event: Event): void {
  const { formData, destination } = event as NavigateEvent;
  if (formData || destination.url.startsWith('mailto:')) event.preventDefault();
}
