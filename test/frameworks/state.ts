/** What the apps of all frameworks show, and how a test speaks to them. */

export interface GivenMember {
  id: string;
  name: string;
  country: string;
}

/** What an app shows; its framework brings every change of it into the page. */
export interface State {
  /** The four widgets, a plain paragraph in their place, or nothing. */
  shown: 'widgets' | 'plain' | 'none';
  lang: string;
  /** Of the banner. */
  country: string | null;
  noExit: boolean;
  /** Of the map. */
  members: GivenMember[];
  chosen: string | null;
  view: 'both' | 'list' | 'map';
  noSearch: boolean;
  /** Of the map, in its slot; none where it is empty. */
  heading: string;
  /** Of the form. */
  fields: Record<string, string>;
  /** Of the card. */
  src: string | null;
  documentId: string | null;
  noCover: boolean;
  /** In the card's slot. */
  links: { href: string; lang: string }[];
}

/** What the sample of the guide takes. */
export interface SampleProps {
  members: GivenMember[];
  hideSearch: boolean;
}

/** An event as a listener of the app's framework heard it. */
export interface Heard {
  type: string;
  /** The tag that it came from. */
  from: string;
  detail: unknown;
}

/** The app in a page. The test decides when what happens. */
export interface TestApp {
  /** Renders the widgets, or renders them anew. */
  show: (state: State) => Promise<void>;
  /** Renders the sample of the guide, or renders it anew; htmx renders nothing. */
  showSample?: (props: SampleProps) => Promise<void>;
  /** Loads the package, which defines the elements. */
  define: () => Promise<unknown>;
  /** What the listeners of the widgets heard, in order. */
  heard: Heard[];
  /** The countries that the sample told of. */
  chosen: string[];
}

declare global {
  interface Window {
    testApp: TestApp;
  }
}
