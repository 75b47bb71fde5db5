import { createApp, h, nextTick, reactive, type Component } from 'vue';
import { choose, expose } from '../in-page/page.js';
import App from './app.vue';

function mount<Props extends object>(component: Component, place: HTMLElement, props: Props) {
  const shown = reactive({ ...props });
  createApp(() => h(component, shown)).mount(place);
  return (changed: Partial<Props>) => {
    Object.assign(shown, changed);
    return nextTick();
  };
}

expose({
  widgets(place, state) {
    const update = mount(App, place, { state });
    return (changed) => update({ state: changed });
  },
  async sample(place, props) {
    const { default: Members } = await import('../../../docs/samples/vue/members.vue');
    return mount(Members, place, { ...props, onChoose: choose });
  },
});
