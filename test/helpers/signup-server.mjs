/**
 * A newsletter endpoint of the kind `json` with every outcome it can have. The tests post to it, and so does the demo.
 * It keeps nothing.
 */

/** @type {Record<string, [status: number, body: unknown]>} */
const ANSWERS = {
  ok: [200, { state: 'ok' }],
  confirm: [200, { state: 'confirm' }],
  invalid: [422, { state: 'invalid', field: 'email' }],
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
  let values = {};
  try {
    values = JSON.parse(text);
  } catch {
    outcome = 'invalid';
  }
  const name = String(values.email).split('@')[0];
  const chosen = outcome === 'auto' ? (name in ANSWERS ? name : 'confirm') : outcome;
  const [status, body] = ANSWERS[chosen] ?? ANSWERS.down;
  response.writeHead(status, { 'content-type': 'application/json', ...(status === 429 && { 'retry-after': '60' }) });
  response.end(JSON.stringify(body));
}
