/** `npm start`: serves the demo page from `dist` on localhost, with an endpoint that its sign-up form posts to. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';
import { answerSignup, describeServices } from '../test/helpers/services/index.mjs';

/** The strict policy that the README recommends: the demo shows that everything works under it. */
const POLICY = policyFor("'self'");
/** The page that tries the sign-up form on the fake services of `npm run services`, each on a port of its own. */
const SERVICES_PAGE = '/services.html';
const SERVICES_POLICY = policyFor("'self' http://127.0.0.1:* http://localhost:*");

function policyFor(partners: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src ${partners}`,
    'img-src data:',
    `form-action ${partners}`,
    "require-trusted-types-for 'script'",
    "trusted-types lit-html 'allow-duplicates'",
  ].join('; ');
}

const port = Number(process.env['PORT'] ?? 8000);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`PORT=${process.env['PORT']} is not a port: it has to be a number up to 65535.`);
  process.exit(1);
}
const options = { dev: true, etag: true };
const dist = sirv('dist', options);
const demo = sirv('stories/demo', options);

const server = createServer((request, response) => {
  const [pathname = '/'] = (request.url ?? '/').split('?');
  response.setHeader('content-security-policy', pathname === SERVICES_PAGE ? SERVICES_POLICY : POLICY);
  const notFound = () => void response.writeHead(404).end();
  if (request.method === 'POST' && pathname === '/signup') {
    answerSignup(request, response, 'auto').catch(() => response.destroy());
  } else if (pathname === '/services.json') {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(describeServices()));
  } else if (pathname.startsWith('/dist/')) {
    request.url = request.url?.slice('/dist'.length);
    dist(request, response, notFound);
  } else {
    demo(request, response, notFound);
  }
});
server.on('error', (error: NodeJS.ErrnoException) => {
  const inUse = error.code === 'EADDRINUSE';
  console.error(inUse ? `Port ${port} is in use. Choose another: PORT=${port + 1} npm start` : error.message);
  process.exitCode = 1;
});
// Only this machine: a demo is nothing for the network around it.
server.listen(port, 'localhost', () => {
  const { port: chosen } = server.address() as AddressInfo;
  console.log(`The demo with all four widgets: http://localhost:${chosen}/`);
});
