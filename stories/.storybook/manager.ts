import { addons } from 'storybook/manager-api';
import { create } from 'storybook/theming/create';

addons.setConfig({
  theme: create({ base: 'light', brandTitle: 'ECPAT widgets' }),
  // Roots would move pages without one to the top. The guide “Start here” must be first and open.
  sidebar: { showRoots: false },
});
