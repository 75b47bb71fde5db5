import { render, type ComponentType } from 'preact';
// Uses React's components; the build compiles them with Preact's JSX.
import { App } from '../react/app.js';
import { choose, expose } from '../in-page/page.js';

function mount<Props extends object>(Component: ComponentType<Props>, place: HTMLElement, props: Props) {
  const update = (changed: Props) => render(<Component {...changed} />, place);
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
