import { KENYA } from './kenya.js';

/** Time in milliseconds within which the key has to be pressed again. */
const PATIENCE = 5000;

/** Leaves the page once Shift was pressed three times, as all banners say. */
export function leaveByShift() {
  let presses = [];
  addEventListener('keydown', ({ key, repeat, timeStamp, target }) => {
    if (repeat) return;
    const isTyping = target.closest?.('input, textarea, select') !== null;
    if (key !== 'Shift' || isTyping) return void (presses = []);
    presses = [...presses.filter((time) => timeStamp - time < PATIENCE), timeStamp];
    if (presses.length === 3) location.replace(KENYA.exit.href);
  });
}
