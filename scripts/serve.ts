/**
 * `npm start`: serves the demo page and the embed builder from the built files, on localhost, with an endpoint for the
 * demo's sign-up form.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';
import { describeServices } from './fake-services/index.js';
import { answerSignup } from './fake-services/json.mjs';

/** The strict policy that docs/embedding.md recommends: the demo shows that everything works under it. */
const STRICT: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'connect-src': "'self'",
  'img-src': 'data:',
  'form-action': "'self'",
  'require-trusted-types-for': "'script'",
  'trusted-types': "lit-html 'allow-duplicates'",
};
/** The fake services of `npm run services`, each on a port of its own: services.html posts to them. */
const SERVICES = "'self' http://127.0.0.1:* http://localhost:*";

/** @param changes - directives that differ; `null` leaves one out */
const policyWith = (changes: Readonly<Record<string, string | null>> = {}) => ({
  'content-security-policy': Object.entries({ ...STRICT, ...changes })
    .flatMap(([name, value]) => (value === null ? [] : `${name} ${value}`))
    .join('; '),
});
const folder = (path: string) => sirv(path, { dev: true, etag: true });

interface Place {
  /** Beginning of the addresses. */
  path: string;
  /** Its part that does not belong to the file's name. */
  base: string;
  headers: Readonly<Record<string, string>>;
  /** The first folder with the file answers. */
  folders: ReturnType<typeof folder>[];
}

/** As every host should send them, see stories/hosting: the preview of the builder is a frame without an origin. */
const FILE_HEADERS = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };

const PLACES: Place[] = [
  { path: '/dist/', base: '/dist', headers: FILE_HEADERS, folders: [folder('dist')] },
  // The same address as on the site.
  { path: '/data/', base: '', headers: FILE_HEADERS, folders: [folder('dist')] },
  {
    path: '/builder/',
    base: '/builder',
    // The preview is a page that the builder writes into a frame, which inherits the policy: it has a style sheet of
    // its own, and loads what its author named in `src` or as a cover.
    headers: policyWith({
      'require-trusted-types-for': null,
      'style-src': "'self' 'unsafe-inline'",
      'connect-src': "'self' https:",
      'img-src': "'self' https: data:",
      'frame-src': "'self'",
    }),
    folders: [folder('stories/builder'), folder('site/builder')],
  },
  {
    path: '/services.html',
    base: '',
    headers: policyWith({ 'connect-src': SERVICES, 'form-action': SERVICES }),
    folders: [folder('stories/demo')],
  },
  { path: '/', base: '', headers: policyWith(), folders: [folder('stories/demo')] },
];

const port = Number(process.env['PORT'] ?? 8000);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`PORT=${process.env['PORT']} is not a port: it has to be a number up to 65535.`);
  process.exit(1);
}

const server = createServer((request, response) => {
  const address = request.url ?? '/';
  const [pathname = '/'] = address.split('?');
  if (request.method === 'POST' && pathname === '/signup') {
    answerSignup(request, response, 'auto').catch(() => response.destroy());
  } else if (pathname === '/services.json') {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(describeServices()));
  } else if (pathname === '/builder') {
    response.writeHead(301, { location: '/builder/' }).end();
  } else {
    const place = PLACES.find(({ path }) => pathname.startsWith(path))!;
    for (const [name, value] of Object.entries(place.headers)) response.setHeader(name, value);
    request.url = address.slice(place.base.length);
    const answer = ([first, ...others]: Place['folders']): void =>
      first ? first(request, response, () => answer(others)) : void response.writeHead(404).end();
    answer(place.folders);
  }
});
server.on('error', (error: NodeJS.ErrnoException) => {
  const inUse = error.code === 'EADDRINUSE';
  console.error(inUse ? `Port ${port} is in use. Choose another: PORT=${port + 1} npm start` : error.message);
  process.exitCode = 1;
});
// Only for this machine: the demo is not meant for its network.
server.listen(port, 'localhost', () => {
  const { port: chosen } = server.address() as AddressInfo;
  console.log(`The demo with all four widgets: http://localhost:${chosen}/`);
  console.log(`The embed builder:              http://localhost:${chosen}/builder/`);
});
