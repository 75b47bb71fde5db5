/** Prints the one line that `npm test` adds up: `N passed, N failed`. A file that could not run counts as failed. */
export function countingReporter() {
  return {
    onTestRunFinished({ sessions }) {
      const counts = { passed: 0, failed: 0 };
      const count = (suite) => {
        for (const test of suite.tests) counts[test.passed && !test.skipped ? 'passed' : 'failed']++;
        suite.suites.forEach(count);
      };
      for (const session of sessions) {
        if (session.testResults) count(session.testResults);
        if (!session.testResults || session.errors.length > 0) counts.failed++;
      }
      console.log(`browser tests: ${counts.passed} passed, ${counts.failed} failed`);
    },
  };
}

/**
 * Adds the command `media-features`, e.g. `{ 'forced-colors': 'active' }`; `{}` ends the emulation. The runner's own
 * `emulateMedia` does nothing for forced colours under Puppeteer.
 */
export function mediaFeaturesPlugin() {
  // One session a page: only the one that began an emulation can end it.
  const clients = new WeakMap();
  return {
    name: 'media-features',
    async executeCommand({ command, payload, session }) {
      if (command !== 'media-features') return undefined;
      const page = session.browser.getPage(session.id);
      if (!clients.has(page)) clients.set(page, await page.createCDPSession());
      const client = clients.get(page);
      const features = Object.entries(payload).map(([name, value]) => ({ name, value }));
      await client.send('Emulation.setEmulatedMedia', { features });
      return true;
    },
  };
}

/** Adds the command `type`: presses keys of any script, where the runner's own `sendKeys` pastes what is not on a US keyboard. */
export function typePlugin() {
  return {
    name: 'type',
    async executeCommand({ command, payload, session }) {
      if (command !== 'type') return undefined;
      const page = session.browser.getPage(session.id);
      const client = await page.createCDPSession();
      for (const text of payload) {
        if (/[ -~]/.test(text)) await page.keyboard.press(text);
        else
          for (const type of ['keyDown', 'keyUp'])
            await client.send('Input.dispatchKeyEvent', { type, text, key: text });
      }
      await client.detach();
      return true;
    },
  };
}

/**
 * Adds the command `touch`, e.g. `[[[10, 20]], [[10, 40]], []]`: where the fingers are, one moment after the other; the
 * fingers of the first moment come down, and none lifts them.
 */
export function touchPlugin() {
  return {
    name: 'touch',
    async executeCommand({ command, payload, session }) {
      if (command !== 'touch') return undefined;
      const client = await session.browser.getPage(session.id).createCDPSession();
      let before = 0;
      for (const fingers of payload) {
        const type = fingers.length === 0 ? 'touchEnd' : fingers.length > before ? 'touchStart' : 'touchMove';
        const touchPoints = fingers.map(([x, y], id) => ({ x, y, id }));
        await client.send('Input.dispatchTouchEvent', { type, touchPoints });
        before = fingers.length;
      }
      await client.detach();
      return true;
    },
  };
}
