/**
 * Koa middleware below `/faulty/`, with every fault that an address in `src` or `action` can have:
 * `status/<code>` · `json?body=<text>` · `bytes?base64=<bytes>&type=<content type>` · `hang` (headers, then nothing) · `silent` (nothing at all) · `drop` (closes the connection at once) · `cut` (in the middle of an answer) · `big?megabytes=<n>` ·
 * `redirect?to=<address>` · `many?body=<text>&count=<n>` (a list in which a record that contains `#` is repeated, with its number).
 * POST `signup/<state>` answers the sign-up form, see `scripts/fake-services/json.mjs`.
 */
import { Buffer } from 'node:buffer';
import { Readable } from 'node:stream';
import { answerSignup } from '../../scripts/fake-services/json.mjs';

const MEGABYTE = 'x'.repeat(1024 * 1024);

export async function faultyServer(context, next) {
  const [, folder, kind, detail] = context.path.split('/');
  if (folder !== 'faulty') return next();
  switch (kind) {
    case 'status':
      context.status = Number(detail);
      context.body = '{}';
      break;
    case 'json':
      context.type = 'json';
      context.body = context.query.body;
      break;
    case 'bytes':
      context.type = context.query.type;
      context.body = Buffer.from(context.query.base64, 'base64');
      // Koa would add a charset to the type.
      context.res.setHeader('content-type', context.query.type);
      break;
    case 'hang':
      context.respond = false;
      context.res.writeHead(200, { 'content-type': 'application/json' });
      context.res.write('{');
      break;
    case 'silent':
      context.status = 200;
      context.respond = false;
      break;
    case 'drop':
      context.respond = false;
      context.req.socket.destroy();
      break;
    case 'cut':
      context.respond = false;
      context.res.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      context.res.write('{', () => context.req.socket.destroy());
      break;
    case 'big':
      context.type = 'json';
      context.body = Readable.from(
        (function* () {
          for (let index = 0; index < Number(context.query.megabytes); index++) yield MEGABYTE;
        })(),
      );
      break;
    case 'many':
      context.type = 'json';
      context.body = context.query.body.replace(/\{[^{}]*#[^{}]*\}/g, (record) =>
        Array.from({ length: Number(context.query.count) }, (_, index) => record.replaceAll('#', index)).join(),
      );
      break;
    case 'redirect':
      context.redirect(context.query.to);
      break;
    case 'signup':
      await answerSignup(context.req, context.res, detail);
      context.respond = false;
      break;
  }
}
