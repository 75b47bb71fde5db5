/** Shared helpers of the tests of the fake newsletter services: post to them and read what they received. */
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
  /** The parsed text of a JSON reply. */
  json: unknown;
}

export type Fields = Record<string, string>;

export const PAGE = 'https://www.example.org';
export const FORM = 'application/x-www-form-urlencoded';
export const XHR = { 'x-requested-with': 'XMLHttpRequest' };
export const ACCEPT = { accept: 'application/json' };
export const CONSENT = { given: true, text: 'I agree.', lang: 'en', at: '2026-01-02T03:04:05.678Z' } as const;
/** In milliseconds: long enough to measure, short enough for a test. */
export const SLOW_REPLY_DELAY = 60;

/** Uses `node:http` instead of `fetch`, because tests must also send requests that no browser would send. */
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

/** The minimum request that a service accepts by its contract. */
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

/** Starts the fakes for all tests of a file, and clears their lists before each test. */
export function useFakes() {
  let fakes: Awaited<ReturnType<typeof startServices>>;
  const started: { close: () => Promise<void> }[] = [];
  const start = async () => {
    const all = await startServices({ delay: SLOW_REPLY_DELAY });
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
    /** Starts additional fakes. */
    start,
    requestOf,
    signUp: (name: FakeName, local: string) => post(requestOf(name, `${local}@example.org`)),
    /** The only request that a service received. */
    receivedBy: (name: FakeName) => {
      const { received, refused } = fakes.services[name];
      assert.deepEqual(refused, []);
      assert.equal(received.length, 1);
      return received[0]!;
    },
  };
}
