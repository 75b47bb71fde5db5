/**
 * The headers that the files of `stories/hosting` set: parsed for every host, and tested with a real nginx if Debian's
 * is installed.
 */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { makeSite } from '../../../scripts/site.js';

type Headers = Record<string, string>;

const FOREVER = 'public, max-age=31536000, immutable';
const REVALIDATE = 'public, max-age=0, must-revalidate';
const COMMON_HEADERS = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
};
const SCRIPT = /^(text|application)\/javascript/;
const JSON_TYPE = /^application\/json/;
const PAGE = /^text\/html/;
const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };

/** Files of the site, with their caching and content type. */
const EXPECTED: [path: string, cache: string, type: RegExp][] = [
  [`/widgets/${version}/ecpat-widgets.js`, FOREVER, SCRIPT],
  [`/widgets/${version}/data/helplines.json`, FOREVER, JSON_TYPE],
  ['/widgets/1.2.3-beta.4/member-map.js', FOREVER, SCRIPT],
  ['/widgets/helplines.json', REVALIDATE, JSON_TYPE],
  ['/data/v1/index.json', REVALIDATE, JSON_TYPE],
  ['/data/v1/KE.json', REVALIDATE, JSON_TYPE],
  ['/index.html', REVALIDATE, PAGE],
  ['/demo.js', REVALIDATE, SCRIPT],
  ['/builder/index.html', REVALIDATE, PAGE],
  ['/storybook/index.json', REVALIDATE, JSON_TYPE],
];
const expectedHeaders = (cache: string): Headers => ({ 'cache-control': cache, ...COMMON_HEADERS });

const read = (name: string) => readFile(`stories/hosting/${name}`, 'utf8');

/** The headers that a configuration file sets for a path. Each reader parses only the syntax that its file uses. */
const READERS: Record<string, (text: string, path: string) => Headers> = {
  'nginx.conf'(text, path) {
    const locations = [...text.matchAll(/^location (?:~ "([^"]*)"|\/) \{(.*?)^\}/gms)];
    const [, , block = ''] = locations.find(([, pattern]) => new RegExp(pattern ?? '').test(path))!;
    return namesToLowerCase(block.matchAll(/add_header (\S+) "(.*)";/g));
  },
  '.htaccess'(text, path) {
    const withoutOtherPaths = text.replace(/<If "%\{REQUEST_URI\} =~ m#([^#]*)#">(.*?)<\/If>/gs, (_, pattern, block) =>
      new RegExp(pattern as string).test(path) ? (block as string) : '',
    );
    return namesToLowerCase(withoutOtherPaths.matchAll(/Header set (\S+) "(.*)"/g));
  },
  _headers(text, path) {
    const headers: Headers = {};
    for (const [, pattern = '', lines = ''] of text.matchAll(/^(\/.*)\n((?: {2}.*\n)+)/gm)) {
      const matches = new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+').replace('*', '.*')}$`).test(path);
      for (const [name, value] of Object.entries(namesToLowerCase(lines.matchAll(/^ {2}(\S+): (.*)$/gm)))) {
        if (matches) headers[name] = headers[name] ? `${headers[name]}, ${value}` : value;
      }
    }
    // Both hosts send this by default.
    return { 'cache-control': REVALIDATE, ...headers };
  },
};

function namesToLowerCase(matches: Iterable<RegExpMatchArray>): Headers {
  return Object.fromEntries([...matches].map(([, name, value]) => [name!.toLowerCase(), value!]));
}

describe('the configuration for hosts', () => {
  for (const [name, headersOf] of Object.entries(READERS)) {
    test(`${name} sets the expected headers for each file of the site, at the root and below a path`, async () => {
      const text = await read(name);
      for (const [path, cache] of EXPECTED) {
        assert.deepEqual(headersOf(text, path), expectedHeaders(cache), path);
        // Paths in _headers start at the root; its comment says how to change them.
        if (name !== '_headers') assert.deepEqual(headersOf(text, `/some/where${path}`), expectedHeaders(cache), path);
      }
    });
  }

  test('.htaccess sets types, compresses, and lets browsers revalidate compressed files by date', async () => {
    const text = await read('.htaccess');
    for (const line of ['AddType text/javascript .js', 'AddType application/json .json', 'FileETag None']) {
      assert.ok(text.includes(`\n${line}\n`), line);
    }
    for (const filter of ['BROTLI_COMPRESS', 'DEFLATE']) {
      assert.match(text, new RegExp(`AddOutputFilterByType ${filter} .*text/javascript.*application/json`));
    }
  });
});

describe('nginx with our configuration file', () => {
  const NGINX = '/usr/sbin/nginx';
  const TYPES = '/etc/nginx/mime.types';
  const isInstalled = existsSync(NGINX) && existsSync(TYPES);
  let folder: string;
  let nginx: ChildProcess;

  before(async () => {
    if (!isInstalled) return;
    folder = await mkdtemp(join(tmpdir(), 'hosting-'));
    const root = join(folder, 'root');
    await mkdir(join(folder, 'built/builder'), { recursive: true });
    await mkdir(join(folder, 'built/storybook'));
    await writeFile(join(folder, 'built/storybook/index.json'), JSON.stringify({ v: 5, entries: {} }));
    for (const target of [root, join(root, 'some/where')]) {
      await makeSite(target, { dist: 'dist', built: join(folder, 'built') });
      await mkdir(join(target, 'widgets/1.2.3-beta.4'));
      await writeFile(join(target, 'widgets/1.2.3-beta.4/member-map.js'), 'export default "an older version";\n');
      await writeFile(join(target, 'widgets/helplines.json'), await readFile('dist/data/helplines.json'));
    }
    const config = `daemon off; master_process off; pid nginx.pid; error_log stderr notice;
      events {}
      http {
        include ${TYPES}; access_log off;
        ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path temp;`).join(' ')}
        server { listen unix:${folder}/socket; root ${root};\n${await read('nginx.conf')}\n}
      }`;
    await writeFile(join(folder, 'nginx.conf'), config);
    nginx = await start(['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr']);
  });
  after(async () => {
    if (!isInstalled) return;
    nginx.kill();
    await rm(folder, { recursive: true });
  });

  /** Resolves once nginx listens. */
  function start(args: string[]): Promise<ChildProcess> {
    return new Promise((resolve, reject) => {
      const child = spawn(NGINX, args, { stdio: ['ignore', 'ignore', 'pipe'] });
      let output = '';
      child.stderr.on('data', (data: Buffer) => {
        output += data.toString();
        if (output.includes('event method')) resolve(child);
      });
      child.on('exit', () => reject(new Error(output)));
    });
  }

  interface Answer {
    status: number | undefined;
    headers: IncomingHttpHeaders;
    body: Buffer;
  }
  const ask = (path: string, headers: Headers = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      request({ socketPath: join(folder, 'socket'), path, headers }, async (response) => {
        const body = Buffer.concat(await response.toArray());
        resolve({ status: response.statusCode, headers: response.headers, body });
      })
        .on('error', reject)
        .end();
    });
  const sentHeaders = ({ headers }: Answer) =>
    Object.fromEntries(Object.keys(expectedHeaders('')).map((name) => [name, headers[name]]));

  const places = isInstalled ? ['', '/some/where'] : [];
  if (!isInstalled) {
    test('is read but not run when nginx is not installed', (t) =>
      t.diagnostic(`not tried: ${NGINX} is not installed, only the text of its file was read`));
  }
  for (const place of places) {
    for (const [path, cache, type] of EXPECTED) {
      test(`sends ${place}${path} compressed with the expected headers, and only once while unchanged`, async () => {
        const plain = await ask(place + path);
        assert.equal(plain.status, 200);
        assert.deepEqual(sentHeaders(plain), expectedHeaders(cache));
        assert.match(plain.headers['content-type']!, type);

        const small = await ask(place + path, { 'accept-encoding': 'gzip' });
        assert.deepEqual(sentHeaders(small), expectedHeaders(cache));
        assert.equal(small.headers['content-encoding'], 'gzip');
        assert.equal(small.headers.vary, 'Accept-Encoding');
        assert.deepEqual(gunzipSync(small.body), plain.body);

        for (const { headers: given } of [plain, small]) {
          const again = await ask(place + path, { 'accept-encoding': 'gzip', 'if-none-match': given.etag! });
          assert.equal(again.status, 304);
          assert.deepEqual(sentHeaders(again), expectedHeaders(cache));
          assert.equal(again.body.length, 0);
        }
      });
    }

    test(`does not let browsers cache a missing file below ${place}/`, async () => {
      const missing = await ask(`${place}/widgets/${version}/nothing.js`);
      assert.equal(missing.status, 404);
      assert.equal(missing.headers['cache-control'], undefined);
    });
  }
});
