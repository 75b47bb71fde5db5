/** The parts of the Navigation API that the exit needs. TypeScript 5.9 does not declare it yet. */
export interface Navigation extends EventTarget {
  onnavigate: unknown;
  currentEntry: HistoryEntry | null;
  entries: () => HistoryEntry[];
  traverseTo: (key: string) => { finished: Promise<unknown> };
}

export interface HistoryEntry {
  key: string;
  /** Its place among the entries of the page's origin. */
  index: number;
  /** Whether the document is that of the current entry: a jump on the page, or `pushState`. */
  sameDocument: boolean;
}

export interface NavigateEvent extends Event {
  navigationType: 'push' | 'replace' | 'reload' | 'traverse';
  destination: { url: string; sameDocument: boolean };
}

export type PageView = Window & typeof globalThis & { navigation?: Navigation; NavigateEvent?: { prototype: object } };
