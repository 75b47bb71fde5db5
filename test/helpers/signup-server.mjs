/**
 * A newsletter endpoint of the kind `json` with every outcome it can have. The tests post to it, and so does the demo.
 * It keeps nothing, and takes nothing but what the form promises to send.
 */

/** @type {Record<string, [status: number, body: unknown]>} */
const ANSWERS = {
  ok: [200, { state: 'ok' }],
  confirm: [200, { state: 'confirm' }],
  exists: [409, { state: 'exists' }],
  unreadable: [200, 'Thank you!'],
  invalid: [422, { state: 'invalid', field: 'email' }],
  'invalid-name': [422, { state: 'invalid', field: 'name' }],
  rate: [429, {}],
  down: [503, {}],
};

/**
 * Answers one POST.
 *
 * @param {import('node:http').IncomingMessage} request with a JSON body `{ email, … }`
 * @param {import('node:http').ServerResponse} response
 * @param {string} outcome a key of the answers above; `auto` looks at the address: `invalid@…`, `down@…`, else `confirm`
 */
export async function answerSignup(request, response, outcome) {
  let text = '';
  for await (const piece of request) text += piece;
  const email = promisedEmail(request, text);
  const chosen = outcome === 'auto' ? String(email).split('@')[0] : outcome;
  const known = Object.hasOwn(ANSWERS, chosen) ? ANSWERS[chosen] : outcome === 'auto' ? ANSWERS.confirm : ANSWERS.down;
  const [status, body] = email === undefined ? [400, {}] : known;
  response.writeHead(status, { 'content-type': 'application/json', ...(status === 429 && { 'retry-after': '60' }) });
  response.end(JSON.stringify(body));
}

/** The address of a request that is exactly what the form promises; undefined for any other. */
function promisedEmail({ method, headers }, text) {
  if (method !== 'POST' || headers['content-type'] !== 'application/json') return undefined;
  if (headers.cookie !== undefined || headers.referer !== undefined || headers.authorization !== undefined)
    return undefined;
  try {
    const { email, name = 'none', lang, consent, hp, ...more } = JSON.parse(text);
    const texts = [email, name, lang, consent.text, consent.lang, consent.at];
    const isPromised =
      texts.every((value) => typeof value === 'string' && value !== '') &&
      /^[^@]+@[^@]+$/.test(email) &&
      consent.given === true &&
      new Date(consent.at).toISOString() === consent.at &&
      hp === '' &&
      Object.keys(more).length === 0;
    return isPromised ? email : undefined;
  } catch {
    return undefined;
  }
}
