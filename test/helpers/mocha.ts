/** Hooks for all test files, set by modules that the runner's page loads before the files and before Mocha. */

type Hook = 'beforeEach' | 'afterEach';

/** Mocha puts its functions on the window when it starts: calls back then, before any test file can use them. */
export function whenMochaHas(name: Hook, hookIn: (hook: Mocha.HookFunction) => void): void {
  Object.defineProperty(globalThis, name, {
    configurable: true,
    set(value: Mocha.HookFunction) {
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
      hookIn(value);
    },
  });
}
