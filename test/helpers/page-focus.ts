/**
 * Gives each test a page with the focus, as a visitor's is: in Firefox, Tab leads out of the page into the browser, and
 * scripts cannot get the focus back from there. Loaded by the runner's page before everything else.
 */
import { executeServerCommand } from '@web/test-runner-commands';
import { engine } from './engine.js';
import { whenMochaHas } from './mocha.js';

whenMochaHas('beforeEach', (beforeEach) => {
  if (engine !== 'firefox') return;
  beforeEach(async function (this: Mocha.Context) {
    this.timeout(20_000);
    // A tab that has just come to the front passes the focus on in its own time.
    while (!document.hasFocus()) await executeServerCommand('focus');
  });
});
