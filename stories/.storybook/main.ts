import type { StorybookConfig } from '@storybook/web-components-vite';

const config: StorybookConfig = {
  stories: ['../guides/*.mdx', '../*.stories.ts', '../builder/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: '@storybook/web-components-vite',
  // Stories and the builder request the built files, served like on a member's site, and documents for `src`.
  staticDirs: [
    { from: '../../dist', to: '/dist' },
    { from: '../documents', to: '/documents' },
  ],
  // Our own toolbar sets widths and colours, on docs pages too.
  features: { viewport: false, backgrounds: false },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
};
export default config;
