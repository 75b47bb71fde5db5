import { readFileSync } from 'node:fs';
import type { StorybookConfig } from '@storybook/web-components-vite';
import { fitting, testsIn } from '../../scripts/check-promises.js';
import { GROUPS } from '../guides/promises.js';

/** The code of each test that a promise names: the module `virtual:promised-tests`. */
const promisedTests = {
  name: 'promised-tests',
  resolveId: (id: string) => (id === 'virtual:promised-tests' ? `\0${id}` : undefined),
  load(id: string) {
    if (id !== '\0virtual:promised-tests') return undefined;
    const references = GROUPS.flatMap(({ promises }) => promises.flatMap(({ tests }) => tests));
    const code = [...new Set(references.map(({ file }) => file))].flatMap((path) => {
      const tests = testsIn(readFileSync(path, 'utf8'));
      const own = references.filter(({ file }) => file === path);
      return own.map(({ title }) => [`${path} ${title}`, fitting(title, tests)[0]?.code]);
    });
    return `export default ${JSON.stringify(Object.fromEntries(code))}`;
  },
};

const config: StorybookConfig = {
  stories: ['../guides/*.mdx', '../*.stories.ts', '../builder/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: '@storybook/web-components-vite',
  // What stories and the builder ask for: the built files as a member would serve them, and documents for `src`.
  staticDirs: [
    { from: '../../dist', to: '/dist' },
    { from: '../documents', to: '/documents' },
  ],
  // The toolbar has widths and colours of our own, which pages of docs follow too.
  features: { viewport: false, backgrounds: false },
  viteFinal: (vite) => ({ ...vite, plugins: [...(vite.plugins ?? []), promisedTests] }),
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
};
export default config;
