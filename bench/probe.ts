/**
 * Runs in every page before all else and notes when what visitors came for was painted. It has to cost next to nothing,
 * and the same on a page without a script: nothing is polled and no layout is asked for.
 *
 * `measure.ts` compiles this file into a plain script, so it exports types only.
 */

/** What can be seen: at least so many of each selector, e.g. `{ 'a[href="tel:116"]': 1 }`. */
export type Shows = Readonly<Record<string, number>>;

/** What to wait for. */
export interface Wanted {
  /** What each kind of place has to show. */
  places: readonly Shows[];
  /** How many places of each kind have to show it: shadow roots, or as many times as much in the page itself. */
  count: number;
  /** Whether it has to stand in shadow roots; else in the page itself. */
  isShadow: boolean;
}

/** What visitors read after a click. */
export interface Details {
  /** What can be seen then. */
  shows: Shows;
  /** What can be read then. */
  texts: readonly string[];
}

/** Where something is. */
export interface Place {
  x: number;
  y: number;
  width: number;
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
    /** Middle and width of the first element that a selector finds, in CSS pixels of the window. */
    benchPlace: (selector: string) => Place;
    /** The same, after it was scrolled to the middle of the window, as far as that is possible. */
    benchReach: (selector: string) => Place;
    /** Whether all details can be seen and read now. */
    benchReads: (details: Details) => boolean;
    /** Resolves to the time in milliseconds from the next press of the mouse until what the details show was painted. */
    benchPress: (details: Details) => Promise<number>;
    /** Begins to note frames; ends it and tells the time in milliseconds from each to the next. */
    benchFrames: () => () => number[];
  }
}

/** The mark that the server puts in front of a module. */
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

  // A frame paints right after its callbacks, and no task runs before it has. Of the tasks that wait this one is first.
  const afterPaint = (then: (now: number) => void) =>
    requestAnimationFrame(() => {
      void window.scheduler.postTask(() => then(performance.now()), { priority: 'user-blocking' });
    });

  /** How many times a tree holds all that one place has to show. */
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
  // A script that takes a form over from the browser, or shows what was already in the page, says so by an attribute.
  observer.observe(document, { childList: true, subtree: true, attributeFilter: ['novalidate', 'data-usable'] });

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

  window.benchReach = (selector) => {
    // Only the window is moved: maps have parts that could be, and are not meant to be.
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
