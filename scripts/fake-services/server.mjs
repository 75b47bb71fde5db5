/**
 * The common part of the fake newsletter services: reads and checks a request, chooses the answer by its email address, and
 * simulates the faults of any server. The file of each service has its requests and answers.
 */
import { createServer } from 'node:http';

/**
 * @typedef {object} Answer
 * @property {number} [status] 200 unless given
 * @property {unknown} [json] the body, or
 * @property {string} [html] the body as a page
 * @property {Record<string, string>} [headers]
 * @property {boolean} [isStored] whether the address is on the list afterwards
 * @property {string} [about] a few words about the answer, for the list of addresses to type
 *
 * @typedef {object} Asked a request, read to its end
 * @property {string} method
 * @property {URL} url
 * @property {import('node:http').IncomingHttpHeaders} headers
 * @property {string} type media type of the body, without its parameters
 * @property {Record<string, unknown>} fields the JSON object, or the form's fields; a repeated field is an array
 *
 * @typedef {object} Contact the content of a request that fits the contract
 * @property {string} email
 * @property {string} [name]
 * @property {boolean} [isMailable] whether the list may write to the address, if it asks for permission
 * @property {boolean} [isHoneypotFilled] whether the honeypot is filled
 * @property {Answer} [reply] the answer to a request that signs nobody up; all else is then ignored
 *
 * @typedef {object} Cors
 * @property {boolean} isForAll whether the answer allows every origin with `*`; otherwise it names the origin
 * @property {string[]} headers allowed in a request
 * @property {(headers: import('node:http').IncomingHttpHeaders) => boolean} [isFor] whether the answer to a request has the CORS headers
 *
 * @typedef {object} Route one way to sign up
 * @property {string} path
 * @property {(asked: Asked) => boolean} [suits] distinguishes routes with the same path
 * @property {string[]} types media types of the body
 * @property {(text: string) => string} [unescape] changes the JSON as the service does before it reads it
 * @property {Cors} [cors] absent where no page of another origin may read the answer
 * @property {(asked: Asked) => Contact} read calls `refuse` for anything that the contract does not allow
 * @property {(why: string) => Answer} say a refusal in the service's own form; status 400 unless given
 * @property {string} usual the default answer
 * @property {Record<string, Answer | ((contact: Contact, asked: Asked) => Answer)>} answers by local part of the address
 *
 * @typedef {object} Place what an editor pastes
 * @property {string} action
 * @property {string} [list]
 * @property {string} [fields]
 *
 * @typedef {object} Service
 * @property {string} name
 * @property {(origin: string) => Place} place
 * @property {Route[]} routes the first is the one that the form uses
 * @property {Record<string, Answer>} [pages] answers to GET, by path
 *
 * @typedef {object} Received
 * @property {string} email
 * @property {string} [name]
 * @property {string} outcome `honeypot`: caught a program · `followed`: a request without content that followed a redirect
 * @property {boolean} isStored
 * @property {boolean} [isMailable]
 * @property {string} [origin]
 * @property {import('node:http').IncomingHttpHeaders} headers
 * @property {Record<string, any>} fields
 *
 * @typedef {{ method: string, path: string, why: string }} Refused
 *
 * @typedef {Place & { name: string, origin: string, received: Received[], refused: Refused[], close: () => Promise<void> }}
 *   FakeService `received`: accepted requests · `refused`: requests that break the contract, with the reason
 */

export const JSON_TYPE = 'application/json';
export const FORM_TYPE = 'application/x-www-form-urlencoded';
export const MULTIPART_TYPE = 'multipart/form-data';

/** Paths below this one act as if the service did not trust the origin. A path, because preflights contain no address. */
const UNTRUSTED = '/untrusted';
const ELSEWHERE = '/elsewhere';
const THANK_YOU = '/thank-you';
const RETRY_AFTER = 60;

/** Headers that browsers add, in addition to `sec-…`. Any other comes from a script. */
const PLAIN_HEADERS = new Set(
  (
    'accept accept-encoding accept-language cache-control connection content-language content-length content-type dnt ' +
    'host keep-alive origin pragma priority referer te transfer-encoding upgrade-insecure-requests user-agent'
  ).split(' '),
);

/** Network faults, possible with any answer. True if the service has stored the address. */
const WAYS = { slow: true, hang: true, silent: false, drop: false, untrusted: true };

const ABOUT = {
  ok: 'signed up',
  confirm: 'a message in the inbox asks to confirm',
  exists: 'already on the list',
  invalid: 'the address is refused',
  'invalid-name': 'the name is refused',
  rate: 'too many at once (429)',
  down: 'the service is out of order',
  'too-many': 'asked for too often, which the service says in words only',
  html: 'a page where data is expected',
  empty: 'an answer without content (204)',
  redirect: 'sent on to another address',
  slow: 'answers only after a while',
  hang: 'begins an answer and does not end it',
  silent: 'never answers',
  drop: 'cuts the connection off',
  untrusted: 'stores the address, and lets the page not read the answer',
};

class Refusal extends Error {
  constructor(status, why) {
    super(why);
    this.status = status;
  }
}

/** Refuses the request; by default with the service's own status. @returns {never} */
export function refuse(why, status) {
  throw new Refusal(status, why);
}

/** The text of a field that must be present exactly once; it may be empty. */
export function textOf(fields, name) {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return typeof value === 'string' ? value : refuse(`${name} is missing, or is not one text`);
}

/** Like `textOf`, for an optional field; forms send an empty text for none. */
export function optionalText(fields, name) {
  return (Object.hasOwn(fields, name) && textOf(fields, name)) || undefined;
}

/** First and last name as one text; undefined without either. */
export function fullName(...parts) {
  return parts.filter(Boolean).join(' ') || undefined;
}

/** An address for a redirect; undefined outside this machine, because the fakes contact no other. */
export function localAddress(value) {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
  return url && ['127.0.0.1', 'localhost'].includes(url.hostname) ? url : undefined;
}

/** An object; refuses arrays and other values. */
export function objectOf(value, name) {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? value
    : refuse(`${name} is not an object`);
}

/** A small page, so that people see where they arrived. */
export function page(title, text = '') {
  const escape = (words) => words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return {
    html: `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>${escape(title)}</title>
    <link rel="icon" href="data:,">
  </head>
  <body>
    <h1>${escape(title)}</h1>
    <p>${escape(text)}</p>
  </body>
</html>
`,
  };
}

/**
 * Every outcome of a service, with its description.
 *
 * @param {Service} service
 */
export function outcomesOf({ routes }) {
  const [route] = routes;
  const names = [...Object.keys(route.answers), ...Object.keys(commonAnswers(route)), ...Object.keys(WAYS)];
  return Object.fromEntries(
    names
      // Without CORS headers, no page can read any answer.
      .filter((name) => name !== 'honeypot' && (name !== 'untrusted' || route.cors))
      .map((name) => [name, route.answers[name]?.about ?? ABOUT[name]]),
  );
}

/** The answers that all services have, in the form of this service. */
function commonAnswers(route) {
  const isPage = 'html' in route.say('');
  return {
    rate: { ...route.say('Too many requests'), status: 429, headers: { 'retry-after': String(RETRY_AFTER) } },
    down: { ...route.say('Out of order'), status: 503 },
    ...(!isPage && { html: page('Welcome', 'This page is not what was asked for.') }),
    empty: { status: 204, isStored: true },
    // A native form continues to the next page; an endpoint for data has moved.
    redirect: isPage
      ? { status: 303, headers: { location: THANK_YOU }, isStored: true }
      : { status: 302, headers: { location: ELSEWHERE } },
  };
}

/**
 * Starts one service on this machine.
 *
 * @param {Service} service
 * @param {{ port: number, delay: number }} options `delay` of `slow@…` in milliseconds
 * @returns {Promise<FakeService>}
 */
export async function startService(service, { port, delay }) {
  /** @type {Received[]} */
  const received = [];
  /** @type {Refused[]} */
  const refused = [];
  const server = createServer((request, response) => {
    handle(service, request, response, { delay, received, refused }).catch(() => response.destroy());
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  const origin = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
  const close = () =>
    new Promise((resolve) => {
      server.close(() => resolve(undefined));
      server.closeAllConnections();
    });
  return { name: service.name, origin, ...service.place(origin), received, refused, close };
}

/** Handles any request: for the lists, preflights, pages, and posts. */
async function handle(service, request, response, { delay, received, refused }) {
  const asked = hear(request);
  const isTrusted = !asked.url.pathname.startsWith(`${UNTRUSTED}/`);
  if (!isTrusted) asked.url.pathname = asked.url.pathname.slice(UNTRUSTED.length);
  const { pathname } = asked.url;
  if (pathname === '/received') return showList(received, asked, response);
  if (pathname === '/refused') return showList(refused, asked, response);

  const ways = service.routes.filter(({ path }) => path === pathname);
  if (asked.method === 'OPTIONS') {
    const { cors } = ways.find((way) => way.cors) ?? {};
    if (cors) return void response.writeHead(204, isTrusted ? preflightHeaders(cors, asked) : {}).end();
  }
  const [main] = service.routes;
  const headers = isTrusted ? corsHeaders(main, asked) : {};
  const shown = service.pages?.[pathname] ?? (pathname === THANK_YOU ? page('Thank you') : undefined);
  // Pages are for people; other origins may read only data.
  if (asked.method === 'GET' && shown) return send(shown, response, 'json' in shown ? headers : {});
  if (pathname === ELSEWHERE) {
    received.push({ email: '', outcome: 'followed', isStored: false, ...traces(asked) });
    return send(/** @type {Answer} */ (main.answers[main.usual]), response, headers);
  }
  const route = ways.find(({ suits }) => suits?.(asked) ?? true);
  if (route) return answer(route, request, response, { delay, received, refused, isTrusted, asked });
  refused.push({ method: asked.method, path: pathname, why: 'there is nothing at this path' });
  return send({ ...main.say('Not found'), status: 404 }, response, headers);
}

/**
 * Answers one post.
 *
 * @param {Route} route
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {{ outcome?: string, delay?: number, received?: Received[], refused?: Refused[], isTrusted?: boolean, asked?: Asked }} [options]
 *   `outcome` instead of the one that the address chooses
 */
export async function answer(
  route,
  request,
  response,
  { outcome, delay = 3000, received = [], refused = [], isTrusted = true, asked = hear(request) } = {},
) {
  const headers = isTrusted ? corsHeaders(route, asked) : {};
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  let contact;
  try {
    if (asked.method !== 'POST') refuse(`${asked.method} is not for signing up`, 405);
    checkHeaders(route, asked);
    asked.fields = await parse(route, asked, Buffer.concat(pieces));
    contact = route.read(asked);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refused.push({ method: asked.method, path: asked.url.pathname + asked.url.search, why: error.message });
    const { status = 400, ...said } = route.say(error.message);
    return send({ ...said, status: error.status ?? status }, response, headers);
  }
  const { email, name, isMailable, isHoneypotFilled } = contact;
  if (contact.reply) return send(contact.reply, response, headers);
  const chosen = outcome ?? choose(route, contact);
  const answers = { ...commonAnswers(route), ...route.answers };
  const way = Object.hasOwn(WAYS, chosen) ? chosen : undefined;
  const given = answers[way ? route.usual : chosen] ?? answers[route.usual];
  const reply = typeof given === 'function' ? given(contact, asked) : given;
  const isStored = !isHoneypotFilled && (way ? WAYS[way] : reply.isStored === true);
  received.push({
    email,
    ...(name !== undefined && { name }),
    outcome: chosen,
    isStored,
    ...(isMailable !== undefined && { isMailable: isMailable && isStored }),
    ...traces(asked),
  });
  switch (way) {
    case 'silent':
      return;
    case 'drop':
      return void request.socket.destroy();
    case 'untrusted':
      return send(reply, response);
    case 'hang':
      response.writeHead(200, { 'content-type': typeOf(reply), ...headers });
      return void response.write(bodyOf(reply)?.[0] ?? ' ');
    case 'slow':
      // The process may end before an answer that nobody waits for.
      return void setTimeout(() => send(reply, response, headers), delay).unref();
    default:
      return send(reply, response, headers);
  }
}

/** The outcome that the address asks for. */
function choose(route, { email, isHoneypotFilled }) {
  if (isHoneypotFilled) return 'honeypot';
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) return 'invalid';
  const [local] = email.toLowerCase().split('@');
  const isKnown = [route.answers, commonAnswers(route), WAYS].some((known) => Object.hasOwn(known, local));
  return isKnown ? local : route.usual;
}

function hear({ method = '', url = '/', headers }) {
  const [type] = (headers['content-type'] ?? '').toLowerCase().split(';');
  return { method, url: new URL(url, 'http://127.0.0.1'), headers, type: type.trim(), fields: {} };
}

const traces = ({ headers, fields }) => ({
  ...(headers.origin !== undefined && { origin: headers.origin }),
  headers,
  fields,
});

/** Refuses headers that identify the visitor or the page, and any that a preflight would not allow. */
function checkHeaders({ cors }, { headers }) {
  const allowed = (cors?.headers ?? []).map((name) => name.toLowerCase());
  for (const name of Object.keys(headers)) {
    if (!PLAIN_HEADERS.has(name) && !name.startsWith('sec-') && !allowed.includes(name))
      refuse(`the header ${name} is not for this service`);
  }
  // A form of the page leads the visitor away, and browsers may say from where.
  if (headers.referer !== undefined && headers['sec-fetch-mode'] !== 'navigate') refuse('the referrer is sent along');
}

async function parse({ types, unescape = (text) => text }, { type, headers }, body) {
  if (!types.includes(type)) refuse(`the content type "${type}" is not one of ${types.join(', ')}`);
  if (type === JSON_TYPE) {
    let value;
    try {
      value = JSON.parse(unescape(body.toString()));
    } catch {
      refuse('the body is not JSON');
    }
    return objectOf(value, 'the body');
  }
  const form = await new Response(body, { headers: { 'content-type': headers['content-type'] } })
    .formData()
    .catch(() => refuse('the body is not a form'));
  return Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const values = form.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}

function originHeaders({ isForAll }, { headers: { origin } }) {
  if (isForAll) return { 'access-control-allow-origin': '*' };
  return origin === undefined ? {} : { 'access-control-allow-origin': origin, vary: 'Origin' };
}

function preflightHeaders(cors, asked) {
  return {
    ...originHeaders(cors, asked),
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': cors.headers.join(', '),
  };
}

function corsHeaders({ cors }, asked) {
  if (!cors || cors.isFor?.(asked.headers) === false) return {};
  return { ...originHeaders(cors, asked), 'access-control-expose-headers': 'Retry-After' };
}

const typeOf = ({ html }) => (html === undefined ? JSON_TYPE : 'text/html; charset=utf-8');
const bodyOf = ({ html, json }) => html ?? JSON.stringify(json);

function send(reply, response, headers = {}) {
  const { status = 200, html, json } = reply;
  const hasBody = html !== undefined || json !== undefined;
  response.writeHead(status, { ...(hasBody && { 'content-type': typeOf(reply) }), ...headers, ...reply.headers });
  response.end(hasBody ? bodyOf(reply) : undefined);
}

/** Lets a test in a page read and empty a list of received or refused requests. */
function showList(list, { method }, response) {
  const headers = { 'access-control-allow-origin': '*', 'access-control-allow-methods': 'GET, DELETE' };
  if (method === 'DELETE') list.length = 0;
  if (method === 'GET') return send({ json: list }, response, headers);
  response.writeHead(method === 'DELETE' || method === 'OPTIONS' ? 204 : 405, headers).end();
}
