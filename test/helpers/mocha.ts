/** Hooks for all test files. The runner's page loads the modules that set them before the files and before Mocha. */

type Hook = 'beforeEach' | 'afterEach';

/** Calls back when Mocha defines its functions on the window, before any test file can use them. */
export function whenMochaHas(name: Hook, hookIn: (hook: Mocha.HookFunction) => void): void {
  Object.defineProperty(globalThis, name, {
    configurable: true,
    set(value: Mocha.HookFunction) {
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
      hookIn(value);
    },
  });
}
