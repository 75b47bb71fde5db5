/**
 * Runs in every page before all else and notes when what visitors came for was painted. It has to cost next to nothing,
 * and the same on a page without a script: nothing is polled and no layout is asked for.
 *
 * `measure.ts` compiles this file into a plain script, so it exports types only.
 */

/** What to wait for. */
export interface Wanted {
  /** Finds what has to be painted, e.g. `a[href="tel:116"]`. */
  selector: string;
  /** How many places have to show it: shadow roots with at least one, or elements of the page itself. */
  count: number;
  /** Whether it has to stand in shadow roots; else in the page itself. */
  isShadow: boolean;
}

/** What was noted. All times are in milliseconds since the navigation began. */
export interface Noted {
  /** When the first of them was painted, wherever it stands: in a fallback, for instance. */
  first: number;
  /** When all of them were painted where they belong. */
  all: number;
  /** When the last module began to run; null where the page has none. */
  scriptStart: number | null;
  /** Sum of the layout shifts, without unit. */
  layoutShift: number;
  /** Elements, texts and comments of the page and of all shadow roots, without the probe's own. */
  nodes: number;
}

declare global {
  interface Window {
    /** https://wicg.github.io/scheduling-apis/, which TypeScript does not know. */
    scheduler: { postTask: (task: () => void, options: { priority: 'user-blocking' }) => Promise<void> };
    /** Put there by `measure.ts`. */
    benchWanted: Wanted;
    /** Resolves when everything was painted. */
    benchPainted: Promise<void>;
    benchNoted: () => Noted;
  }
}

/** The mark that the server puts in front of a module. */
export type ScriptMark = 'bench-script';

{
  const { selector, count, isShadow } = window.benchWanted;
  const roots: ShadowRoot[] = [];
  const waiting = new Set<Node>();
  let found = 0;
  let first = 0;
  let all = 0;
  let layoutShift = 0;
  let done = () => {};
  window.benchPainted = new Promise((resolve) => (done = resolve));

  // A frame paints right after its callbacks, and no task runs before it has. Of the tasks that wait this one is first.
  const afterPaint = (then: (now: number) => void) =>
    requestAnimationFrame(() => {
      void window.scheduler.postTask(() => then(performance.now()), { priority: 'user-blocking' });
    });

  const observer = new MutationObserver((records) => {
    const before = found;
    let isSeen = first > 0;
    for (const root of new Set(records.map(({ target }) => target.getRootNode()))) {
      if (root === document) {
        const inPage = document.querySelectorAll(selector).length;
        isSeen ||= inPage > 0;
        if (!isShadow) found = inPage;
      } else if (waiting.has(root) && (root as ShadowRoot).querySelector(selector)) {
        waiting.delete(root);
        isSeen = true;
        if (isShadow) found++;
      }
    }
    if (isSeen && first === 0) {
      first = Infinity;
      afterPaint((now) => (first = now));
    }
    if (before < count && found >= count) {
      afterPaint((now) => {
        all = now;
        observer.disconnect();
        done();
      });
    }
  });
  observer.observe(document, { childList: true, subtree: true });

  // Shadow roots may be closed, and stay so: the bench only keeps what it is given on the way.
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    roots.push(root);
    waiting.add(root);
    observer.observe(root, { childList: true, subtree: true });
    return root;
  };

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
      if (!entry.hadRecentInput) layoutShift += entry.value;
    }
  }).observe({ type: 'layout-shift', buffered: true });

  window.benchNoted = () => {
    const mark: ScriptMark = 'bench-script';
    const shown = [document, ...roots].flatMap((root) => [...root.querySelectorAll(selector)]);
    if (shown.filter((element) => element.getClientRects().length > 0).length < count) {
      throw new Error(`not ${count} of ${selector} can be seen`);
    }
    let nodes = 0;
    for (const root of [document, ...roots]) {
      const walker = document.createTreeWalker(root);
      while (walker.nextNode()) nodes++;
    }
    return {
      first,
      all,
      scriptStart: performance.getEntriesByName(mark).at(-1)?.startTime ?? null,
      layoutShift,
      nodes,
    };
  };
}
