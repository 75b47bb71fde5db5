import { addons } from 'storybook/manager-api';
import { create } from 'storybook/theming/create';

addons.setConfig({
  theme: create({ base: 'light', brandTitle: 'ECPAT widgets' }),
  // Roots would move entries without a root to the top; the first guide must come first, and open.
  sidebar: { showRoots: false },
});
