import '../../src/index.js';
import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import manifest from '../../dist/custom-elements.json' with { type: 'json' };

setCustomElementsManifest(manifest);
const preview: Preview = { tags: ['autodocs'] };
export default preview;
