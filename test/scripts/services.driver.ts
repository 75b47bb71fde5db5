/** What the tests of the fake newsletter services share: how to post to them, and to see what they have taken. */
import assert from 'node:assert/strict';
import { request as ask } from 'node:http';
import { after, before, beforeEach } from 'node:test';
import { startServices, type FakeName } from '../../scripts/fake-services/index.js';
import type { FakeService } from '../../scripts/fake-services/server.mjs';
import { CASES } from '../signup-form/services/cases/index.js';

export interface Post {
  url: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  /** The JSON of the text, where it is some. */
  json: unknown;
}

export type Fields = Record<string, string>;

export const PAGE = 'https://www.example.org';
export const FORM = 'application/x-www-form-urlencoded';
export const XHR = { 'x-requested-with': 'XMLHttpRequest' };
export const ACCEPT = { accept: 'application/json' };
export const CONSENT = { given: true, text: 'I agree.', lang: 'en', at: '2026-01-02T03:04:05.678Z' } as const;
/** Long enough to tell from at once, short enough not to wait for. */
export const DELAY = 60;

/** By hand and not by `fetch`: a test must be able to send what no browser would. */
export function open({ url, method = 'POST', headers = {}, body }: Post) {
  const sent = ask(url, { method, headers: { origin: PAGE, ...headers }, agent: false });
  sent.end(body);
  return sent;
}

export function post(sent: Post): Promise<Reply> {
  return new Promise((resolve, reject) => {
    open(sent)
      .on('error', reject)
      .on('response', (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
        response.on('error', reject).on('end', () => {
          const isJson = /json$/.test(response.headers['content-type'] ?? '');
          const json: unknown = isJson ? JSON.parse(text) : undefined;
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json });
        });
      });
  });
}

export const asForm = (url: string, fields: Fields, headers = {}): Post => ({
  url,
  headers: { 'content-type': FORM, ...headers },
  body: new URLSearchParams(fields).toString(),
});
export const asJson = (url: string, value: unknown, headers = {}): Post => ({
  url,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
});

/** The least that a service takes, as its contract says. */
export function requestTo(fake: FakeService, email: string): Post {
  const { contract } = CASES[fake.name as FakeName];
  const { url, type, headers, content } = contract!(fake, { email, name: 'Ada', lang: 'en', consent: CONSENT });
  return type === 'form' ? asForm(url, content as Fields, headers) : asJson(url, content, headers);
}

export function assertPage({ headers, text }: Reply, title: string): void {
  assert.match(headers['content-type'] as string, /^text\/html/);
  assert.match(text, /<html lang="en">/);
  assert.ok(text.includes(`<title>${title}</title>`), text);
  assert.ok(text.includes(`<h1>${title}</h1>`), text);
}

/** Starts the fakes for all tests of a file, and empties their lists before each test. */
export function useFakes() {
  let fakes: Awaited<ReturnType<typeof startServices>>;
  const started: { close: () => Promise<void> }[] = [];
  const start = async () => {
    const all = await startServices({ delay: DELAY });
    started.push(all);
    return all;
  };
  before(async () => {
    fakes = await start();
  });
  after(() => Promise.all(started.map((one) => one.close())));
  beforeEach(() => {
    for (const { received, refused } of Object.values(fakes.services)) received.length = refused.length = 0;
  });

  const requestOf = (name: FakeName, email: string) => requestTo(fakes.services[name], email);
  return {
    fakes: {
      get services() {
        return fakes.services;
      },
    },
    /** Starts others beside them. */
    start,
    requestOf,
    signUp: (name: FakeName, local: string) => post(requestOf(name, `${local}@example.org`)),
    /** The one thing that a service has taken. */
    taken: (name: FakeName) => {
      const { received, refused } = fakes.services[name];
      assert.deepEqual(refused, []);
      assert.equal(received.length, 1);
      return received[0]!;
    },
  };
}
