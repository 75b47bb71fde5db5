import { flushSync, mount, type Component } from 'svelte';
import { choose, expose } from '../in-page/page.js';
import App from './app.svelte';

function start<Props extends object>(component: Component<Props>, target: HTMLElement, props: Props) {
  const shown = $state({ ...props });
  mount(component, { target, props: shown });
  flushSync();
  return (changed: Partial<Props>) => flushSync(() => Object.assign(shown, changed));
}

expose({
  widgets(place, state) {
    const update = start(App, place, { state });
    return (changed) => update({ state: changed });
  },
  async sample(place, props) {
    const { default: Members } = await import('../../../docs/samples/svelte/members.svelte');
    return start(Members, place, { ...props, choose });
  },
});
