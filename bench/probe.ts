/**
 * Runs first in every page and records when the wanted content is painted. It must cost almost nothing, and the same on
 * every page, so it never polls and never forces a layout.
 *
 * `measure.ts` compiles this file into a plain script, so it exports types only.
 */

/** Minimum number of visible elements by selector, e.g. `{ 'a[href="tel:116"]': 1 }`. */
export type Shows = Readonly<Record<string, number>>;

/** Content to wait for. */
export interface Wanted {
  /** Content of each kind of place. */
  places: readonly Shows[];
  /** Number of places of each kind: shadow roots, or multiples of the content in the page itself. */
  count: number;
  /** Whether the content must be in shadow roots rather than in the page itself. */
  isShadow: boolean;
}

/** Content that appears after a click. */
export interface Details {
  /** Visible elements. */
  shows: Shows;
  /** Visible texts. */
  texts: readonly string[];
}

/** Centre and width of an element, in CSS pixels of the viewport. */
export interface Place {
  x: number;
  y: number;
  width: number;
}

/** Records of a page load. All times are in milliseconds since the navigation. */
export interface Noted {
  /** Time when any wanted content was painted, for instance in a fallback. */
  first: number;
  /** Time when all wanted content was painted in its place. */
  all: number;
  /** Time when the last module began to run; null if the page has none. */
  scriptStart: number | null;
  /** Sum of the layout shifts, without unit. */
  layoutShift: number;
  /** Number of elements, texts and comments of the page and of all shadow roots. */
  nodes: number;
}

declare global {
  interface Window {
    /** https://wicg.github.io/scheduling-apis/, for which TypeScript has no types. */
    scheduler: { postTask: (task: () => void, options: { priority: 'user-blocking' }) => Promise<void> };
    /** Set by `measure.ts`. */
    benchWanted: Wanted;
    /** Resolves when all wanted content is painted. */
    benchPainted: Promise<void>;
    benchNoted: () => Noted;
    /** Place of the first element that a selector finds. */
    benchPlace: (selector: string) => Place;
    /** Scrolls an element to the middle of the viewport, as far as possible, and returns its place. */
    benchScrollTo: (selector: string) => Place;
    /** Whether all details are visible now. */
    benchReads: (details: Details) => boolean;
    /** Resolves to the time from the next press of the mouse until the details are painted, in milliseconds. */
    benchPress: (details: Details) => Promise<number>;
    /** Starts to record frames; the returned function stops and returns the time between them, in milliseconds. */
    benchFrames: () => () => number[];
  }
}

/** Name of the performance mark that `MARK_SCRIPT` sets. */
export type ScriptMark = 'bench-script';

{
  const { places, count, isShadow } = window.benchWanted;
  const roots: ShadowRoot[] = [];
  const waiting = new Set<Node>();
  const found = places.map(() => 0);
  let isComplete = false;
  let first = 0;
  let all = 0;
  let layoutShift = 0;
  let done = () => {};
  window.benchPainted = new Promise((resolve) => (done = resolve));

  // A frame paints right after its callbacks, before any task runs. This task has priority over all waiting ones.
  const afterPaint = (then: (now: number) => void) =>
    requestAnimationFrame(() => {
      void window.scheduler.postTask(() => then(performance.now()), { priority: 'user-blocking' });
    });

  /** Number of times that a tree contains the content of one place. */
  const timesIn = (root: ParentNode, shows: Shows) =>
    Math.min(...Object.entries(shows).map(([selector, each]) => root.querySelectorAll(selector).length / each)) | 0;

  const observer = new MutationObserver((records) => {
    let isSeen = first > 0;
    for (const root of new Set(records.map(({ target }) => target.getRootNode()))) {
      if (root === document) {
        for (const [kind, shows] of places.entries()) {
          const inPage = timesIn(document, shows);
          isSeen ||= inPage > 0;
          if (!isShadow) found[kind] = inPage;
        }
      } else if (waiting.has(root)) {
        const kind = places.findIndex((shows) => timesIn(root as ShadowRoot, shows) > 0);
        if (kind < 0) continue;
        waiting.delete(root);
        isSeen = true;
        if (isShadow) found[kind]!++;
      }
    }
    if (isSeen && first === 0) {
      first = Infinity;
      afterPaint((now) => (first = now));
    }
    if (!isComplete && found.every((times) => times >= count)) {
      isComplete = true;
      afterPaint((now) => {
        all = now;
        observer.disconnect();
        done();
      });
    }
  });
  // Scripts that take over a form, or upgrade content that is already in the page, set one of these attributes.
  observer.observe(document, { childList: true, subtree: true, attributeFilter: ['novalidate', 'data-usable'] });

  // Keeps references to shadow roots, because closed ones are not reachable later.
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

  const find = (selector: string) => [document, ...roots].flatMap((root) => [...root.querySelectorAll(selector)]);
  const isVisible = (element: Element) => element.getClientRects().length > 0;
  const countVisible = (selector: string) => find(selector).filter(isVisible).length;
  const isShown = ({ shows }: Details) =>
    Object.entries(shows).every(([selector, least]) => countVisible(selector) >= least);

  window.benchNoted = () => {
    const mark: ScriptMark = 'bench-script';
    for (const [selector, each] of places.flatMap((shows) => Object.entries(shows))) {
      if (countVisible(selector) < each * count) {
        throw new Error(`not ${each * count} of ${selector} can be seen`);
      }
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

  window.benchPlace = (selector) => {
    const box = find(selector)[0]?.getBoundingClientRect();
    if (!box) throw new Error(`there is no ${selector}`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
  };

  window.benchScrollTo = (selector) => {
    // Scrolls the window only: scrollIntoView() would scroll parts of maps, too.
    scrollBy({ top: window.benchPlace(selector).y - innerHeight / 2, behavior: 'instant' });
    return window.benchPlace(selector);
  };

  window.benchReads = (details) => {
    const trees = [document.body, ...roots.flatMap((root) => [...root.children] as HTMLElement[])];
    const isRead = (text: string) => trees.some((tree) => tree.innerText?.includes(text));
    return isShown(details) && details.texts.every(isRead);
  };

  window.benchPress = (details) =>
    new Promise((resolve) => {
      const notePress = ({ timeStamp }: Event) => {
        const watcher = new MutationObserver(() => {
          if (!isShown(details)) return;
          watcher.disconnect();
          afterPaint((now) => resolve(now - timeStamp));
        });
        for (const root of [document, ...roots]) {
          watcher.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
        }
      };
      addEventListener('pointerdown', notePress, { once: true, capture: true });
    });

  window.benchFrames = () => {
    const frames: number[] = [];
    let isRunning = true;
    const note = (now: number) => {
      frames.push(now);
      if (isRunning) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
    return () => {
      isRunning = false;
      return frames.slice(1).map((frame, index) => frame - frames[index]!);
    };
  };
}
