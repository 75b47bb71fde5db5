import type { Meta, StoryObj } from '@storybook/web-components-vite';
const meta: Meta = {
  title: 'Elements/Framework card',
  component: 'ecpat-framework-card',
  render: () => '<ecpat-framework-card></ecpat-framework-card>',
};
export default meta;
export const Bundled: StoryObj = {};
