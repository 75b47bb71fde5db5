/**
 * A browser as a visitor has it, to read the text of each frame. Puppeteer attaches a debugger to every frame as it
 * starts, which delays it: a frame that stays empty for visitors can look right in a test. Here, nothing is attached to
 * a frame before it is read. Sandboxed frames have a process of their own, as in every full Chrome, but not in the
 * headless shell.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { Protocol } from 'puppeteer-core';
import { CHROME_ARGUMENTS, findChrome } from '../../scripts/find-chrome.mjs';

/** The text that a frame shows, without hidden text. */
export interface Shown {
  address: string;
  text: string;
}

export interface Visitor {
  /** Opens an address in a new tab with an empty profile, and resolves without waiting for its frames. */
  open: (address: string) => Promise<Tab>;
  close: () => Promise<void>;
}

export interface Tab {
  /** Evaluates an expression in the page itself. */
  evaluate: <Value>(expression: string) => Promise<Value>;
  reload: () => Promise<void>;
  goTo: (address: string) => Promise<void>;
  goBack: () => Promise<void>;
  /** The text of each frame, frames inside frames included, once all show something that `isDone` accepts. */
  frames: (isDone?: (text: string) => boolean) => Promise<Shown[]>;
}

/** How long a frame may take, in milliseconds. */
const PATIENCE_MS = 40_000;
/** How long the browser may take to answer a command, in milliseconds. */
const ANSWER_MS = 5000;

interface Answer {
  /** Absent from events. */
  id?: number;
  result?: unknown;
  error?: { message: string };
}
type Send = <Result>(method: string, params?: object, sessionId?: string) => Promise<Result>;

export async function startVisitor(): Promise<Visitor> {
  const { path, isShell } = await findChrome({ prefersFull: true });
  const profile = await mkdtemp(join(tmpdir(), 'visitor-'));
  const browser = spawn(
    path,
    [
      ...CHROME_ARGUMENTS,
      '--headless',
      ...(isShell ? ['--site-per-process'] : []),
      '--window-size=1280,900',
      '--remote-debugging-pipe',
      `--user-data-dir=${profile}`,
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const send = connect(browser.stdio[3] as Writable, browser.stdio[4] as Readable);
  return {
    open: (address) => open(send, address),
    async close() {
      const closed = once(browser, 'exit');
      await send('Browser.close');
      await closed;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Speaks the DevTools protocol over two pipes: JSON, each message followed by a zero byte. */
function connect(toBrowser: Writable, fromBrowser: Readable): Send {
  const waiting = new Map<number, (answer: Answer) => void>();
  let rest = '';
  let id = 0;
  fromBrowser.setEncoding('utf8').on('data', (data: string) => {
    const messages = (rest + data).split('\0');
    rest = messages.pop()!;
    for (const message of messages) {
      const answer = JSON.parse(message) as Answer;
      if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
    }
  });
  return (method, params = {}, sessionId) =>
    new Promise((resolve, reject) => {
      // A frame that goes away while it is asked never answers.
      const timer = setTimeout(() => reject(new Error(`${method}: no answer`)), ANSWER_MS);
      waiting.set(++id, ({ result, error }) => {
        clearTimeout(timer);
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result as never);
      });
      toBrowser.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
}

async function open(send: Send, address: string): Promise<Tab> {
  const { browserContextId } = await send<{ browserContextId: string }>('Target.createBrowserContext');
  const { targetId } = await send<{ targetId: string }>('Target.createTarget', { url: address, browserContextId });
  const attach = async (target: string) =>
    (await send<{ sessionId: string }>('Target.attachToTarget', { targetId: target, flatten: true })).sessionId;
  const page = await attach(targetId);

  /** The frames in the page's own process, and those that have another. */
  const read = async (): Promise<Shown[]> => {
    const { targetInfos } = await send<Protocol.Target.GetTargetsResponse>('Target.getTargets');
    const others = targetInfos.filter((info) => info.type === 'iframe' && info.browserContextId === browserContextId);
    const [own, ...apart] = await Promise.all(
      [page, ...(await Promise.all(others.map((other) => attach(other.targetId))))].map((session) =>
        textsOf(send, session),
      ),
    );
    return [...own!.slice(1), ...apart.flat()];
  };
  const evaluate = async <Value>(expression: string) => {
    const given = { expression, returnByValue: true, awaitPromise: true };
    const answer = await send<Protocol.Runtime.EvaluateResponse>('Runtime.evaluate', given, page);
    assert.equal(answer.exceptionDetails?.exception?.description, undefined);
    return answer.result.value as Value;
  };
  /** Leaves the document with a command, and waits for the next one. */
  const leave = async (method: string, params: object) => {
    await evaluate('document.isLeft = true');
    await send(method, params, page);
    await until(async () =>
      assert.ok(await evaluate(`!document.isLeft && document.readyState === 'complete'`), method),
    );
  };
  return {
    evaluate,
    reload: () => leave('Page.reload', {}),
    goTo: (url) => leave('Page.navigate', { url }),
    async goBack() {
      const history = await send<Protocol.Page.GetNavigationHistoryResponse>('Page.getNavigationHistory', {}, page);
      const { id: entryId } = history.entries[history.currentIndex - 1]!;
      await send('Page.navigateToHistoryEntry', { entryId }, page);
    },
    frames: (isDone = () => true) =>
      until(async () => {
        const shown = await read();
        const isShown = shown.length > 0 && shown.every(({ text }) => text && isDone(text));
        assert.ok(isShown, `a frame does not show what it should: ${JSON.stringify(shown)}`);
        return shown;
      }),
  };
}

/** Tries again until nothing throws: pages and frames may change while they are read. */
async function until<Result>(run: () => Promise<Result>): Promise<Result> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The text that each document of a process shows, closed shadow roots included. */
async function textsOf(send: Send, session: string): Promise<Shown[]> {
  const { documents, strings } = await send<Protocol.DOMSnapshot.CaptureSnapshotResponse>(
    'DOMSnapshot.captureSnapshot',
    { computedStyles: ['visibility'] },
    session,
  );
  return documents.map(({ documentURL, layout }) => ({
    address: strings[documentURL]!,
    text: layout.text
      .map((text, index) => {
        const [, , width = 0, height = 0] = layout.bounds[index]!;
        const isVisible = strings[layout.styles[index]![0]!] === 'visible' && width > 1 && height > 1;
        return isVisible ? (strings[text] ?? '').trim() : '';
      })
      .filter(Boolean)
      .join(' '),
  }));
}
