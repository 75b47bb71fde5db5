/** WebDriver's character for each key, by the name that tests use. */
const KEYS = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};
const BUTTONS = { left: 0, middle: 1, right: 2 };

/**
 * Offers the parts of a Puppeteer page that the runner's commands use, built on WebDriver. The runner's own WebDriver
 * commands can neither hold a key down nor resize the window.
 *
 * @param {object} driver - a session of WebdriverIO
 */
export function webkitPage(driver) {
  const keys = (types, ...all) =>
    driver.performActions([
      {
        type: 'key',
        id: 'keyboard',
        actions: all.flatMap((key) => types.map((type) => ({ type, value: KEYS[key] ?? key }))),
      },
    ]);
  const pointer = (...actions) =>
    driver.performActions([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }]);
  const move = (x, y) => ({ type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) });

  return {
    keyboard: {
      press: (key) => keys(['keyDown', 'keyUp'], key),
      down: (key) => keys(['keyDown'], key),
      up: (key) => keys(['keyUp'], key),
      type: (text) => keys(['keyDown', 'keyUp'], ...text),
    },
    mouse: {
      move: (x, y) => pointer(move(x, y)),
      down: ({ button = 'left' } = {}) => pointer({ type: 'pointerDown', button: BUTTONS[button] }),
      up: ({ button = 'left' } = {}) => pointer({ type: 'pointerUp', button: BUTTONS[button] }),
      click: (x, y, { button = 'left' } = {}) =>
        pointer(
          move(x, y),
          { type: 'pointerDown', button: BUTTONS[button] },
          { type: 'pointerUp', button: BUTTONS[button] },
        ),
      reset: () => driver.releaseActions(),
    },
    async setViewport({ width, height }) {
      const [across, down] = await driver.execute('return [outerWidth - innerWidth, outerHeight - innerHeight]');
      await driver.setWindowRect(0, 0, width + across, height + down);
    },
  };
}
