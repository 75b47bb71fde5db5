import { addons } from 'storybook/manager-api';
import { create } from 'storybook/theming/create';

addons.setConfig({
  theme: create({ base: 'light', brandTitle: 'ECPAT widgets' }),
  // With roots, what has none comes first; the guide to start with shall be first, and opened.
  sidebar: { showRoots: false },
});
