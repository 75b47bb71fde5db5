import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { define } from '../../src/internal/define.js';
import { EmbedBuilderElement } from './builder.element.js';

define(EmbedBuilderElement.tagName, EmbedBuilderElement);

const meta: Meta = {
  title: 'Embed builder',
  parameters: { layout: 'fullscreen' },
  tags: ['!autodocs'],
  render: () => '<ecpat-embed-builder widgets="dist/"></ecpat-embed-builder>',
};
export default meta;

/** Choose a widget, fill in a form, copy the lines. */
export const EmbedBuilder: StoryObj = {};
