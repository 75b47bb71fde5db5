/**
 * Gives each test a page that has the focus, as a visitor's page does. In Firefox, Tab can move the focus from the page to
 * the browser, and scripts cannot move it back. The runner's page loads this before everything else.
 */
import { executeServerCommand } from '@web/test-runner-commands';
import { engine } from './engine.js';
import { whenMochaHas } from './mocha.js';

whenMochaHas('beforeEach', (beforeEach) => {
  if (engine !== 'firefox') return;
  beforeEach(async function (this: Mocha.Context) {
    this.timeout(20_000);
    // A tab that was just activated receives the focus a moment later.
    while (!document.hasFocus()) await executeServerCommand('focus');
  });
});
