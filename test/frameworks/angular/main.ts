import { createComponent, type Type } from '@angular/core';
import { createApplication } from '@angular/platform-browser';
import { choose, expose } from '../in-page/page.js';
import { App } from './app.js';

async function mount<View, Props extends object>(component: Type<View>, hostElement: HTMLElement, props: Props) {
  const app = await createApplication();
  const view = createComponent(component, { environmentInjector: app.injector, hostElement });
  const update = (changed: object) => {
    for (const [name, value] of Object.entries(changed)) view.setInput(name, value);
    return app.whenStable();
  };
  const first = update(props);
  app.attachView(view.hostView);
  await first;
  return { instance: view.instance, update };
}

expose({
  async widgets(place, state) {
    const { update } = await mount(App, place, { state });
    return (changed) => update({ state: changed });
  },
  async sample(place, props) {
    const { Members } = await import('../../../docs/samples/angular/members.js');
    const { instance, update } = await mount(Members, place, props);
    instance.choose.subscribe(choose);
    return update;
  },
});
