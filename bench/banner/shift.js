import { KENYA } from './kenya.js';

/** Time within which the three presses must happen, in milliseconds. */
const PRESS_TIMEOUT_MS = 5000;

/** Leaves the page when Shift is pressed three times, as all banners say. */
export function leaveByShift() {
  let presses = [];
  addEventListener('keydown', ({ key, repeat, timeStamp, target }) => {
    if (repeat) return;
    const isTyping = target.closest?.('input, textarea, select') !== null;
    if (key !== 'Shift' || isTyping) return void (presses = []);
    presses = [...presses.filter((time) => timeStamp - time < PRESS_TIMEOUT_MS), timeStamp];
    if (presses.length === 3) location.replace(KENYA.exit.href);
  });
}
