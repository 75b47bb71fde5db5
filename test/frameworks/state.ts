/** State of the apps, and the interface between a test and an app. */

export interface GivenMember {
  id: string;
  name: string;
  country: string;
}

/** State that an app shows; its framework renders every change of it. */
export interface State {
  /** The four widgets, a plain paragraph instead, or nothing. */
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
  /** In the map's slot; none if it is empty. */
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

/** Props of the guide's sample. */
export interface SampleProps {
  members: GivenMember[];
  hideSearch: boolean;
}

/** An event that a listener of the app's framework received. */
export interface Heard {
  type: string;
  /** Tag name of its target. */
  from: string;
  detail: unknown;
}

/** The app in a page, controlled by the test. */
export interface TestApp {
  /** Renders or updates the widgets. */
  show: (state: State) => Promise<void>;
  /** Renders or updates the guide's sample; htmx has none. */
  showSample?: (props: SampleProps) => Promise<void>;
  /** Loads the package, which defines the elements. */
  define: () => Promise<unknown>;
  /** Events that the widgets' listeners received, in order. */
  heard: Heard[];
  /** Countries that the sample reported. */
  chosen: string[];
}

declare global {
  interface Window {
    testApp: TestApp;
  }
}
