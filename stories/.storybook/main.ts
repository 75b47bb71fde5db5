import type { StorybookConfig } from '@storybook/web-components-vite';

const config: StorybookConfig = {
  stories: ['../guides/*.mdx', '../*.stories.ts', '../builder/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: '@storybook/web-components-vite',
  // Stories and the builder request the built files, as a member would serve them, and documents for `src`.
  staticDirs: [
    { from: '../../dist', to: '/dist' },
    { from: '../documents', to: '/documents' },
  ],
  // The toolbar has widths and colours of our own, which pages of docs follow too.
  features: { viewport: false, backgrounds: false },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
};
export default config;
