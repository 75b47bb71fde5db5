import type { ComponentType } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { choose, expose } from '../in-page/page.js';
import { App } from './app.js';

function mount<Props extends object>(Component: ComponentType<Props>, place: HTMLElement, props: Props) {
  const root = createRoot(place);
  const update = (changed: Props) => flushSync(() => root.render(<Component {...changed} />));
  update(props);
  return update;
}

expose({
  widgets(place, state) {
    const update = mount(App, place, { state });
    return (changed) => update({ state: changed });
  },
  async sample(place, props) {
    const { Members } = await import('../../../docs/samples/react/members.js');
    const update = mount(Members, place, { ...props, onChoose: choose });
    return (changed) => update({ ...changed, onChoose: choose });
  },
});
