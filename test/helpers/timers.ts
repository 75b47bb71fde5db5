import { useFakeTimers, type SinonFakeTimers } from 'sinon';

/**
 * Stops the timers until the test ticks them. `waitUntil` leaves a real timer behind, which ends up to a second later and
 * clears another: with the fake functions, if these have been installed meanwhile.
 */
export function stopTimers(...others: ('performance' | 'Date')[]): SinonFakeTimers {
  return useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', ...others], shouldClearNativeTimers: true });
}
