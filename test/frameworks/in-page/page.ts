/** Exposes the app of a framework to the test. */
import type { SampleProps, State, TestApp } from '../state.js';

/** Renders a component and returns a function that updates it. Both settle once the page has changed. */
type Mount<Props> = (place: HTMLElement, props: Props) => Update<Props> | Promise<Update<Props>>;
type Update<Props> = (props: Props) => unknown;

/** Records an event. The listeners of all frameworks call it. */
export function hear({ type, target, detail }: CustomEvent<unknown>): void {
  window.testApp.heard.push({ type, from: (target as Element).localName, detail });
}

export function choose(country: string): void {
  window.testApp.chosen.push(country);
}

export function expose(apps: { widgets: Mount<State>; sample?: Mount<SampleProps> }): void {
  window.testApp = {
    show: rendering(apps.widgets),
    ...(apps.sample && { showSample: rendering(apps.sample) }),
    define: () => import('@ecpat/widgets'),
    heard: [],
    chosen: [],
  } satisfies TestApp;
}

function rendering<Props>(mount: Mount<Props>): (props: Props) => Promise<void> {
  let update: Update<Props> | undefined;
  return async (props) => {
    if (update) await update(props);
    else update = await mount(document.getElementById('app')!, props);
  };
}
