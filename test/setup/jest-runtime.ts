/** Has test files run on modules that their worker has loaded already, instead of loading all packages for each. */
import { createRequire } from 'node:module';
import jestRuntime from 'jest-runtime';
import { runTestModule } from './test-modules.js';

const require = createRequire(import.meta.url);
// its types describe what require would give
const Runtime = jestRuntime as unknown as typeof jestRuntime.default;

export default class SharedRuntime extends Runtime {
  override unstable_importModule(testFile: string): Promise<void> {
    return runTestModule(testFile, this.requireModuleOrMock(testFile, '@jest/globals'));
  }

  /** jest-circus, evaluated for each test file: what it knows of a file hangs on the global object. */
  override requireInternalModule<T>(path: string): T {
    for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
      if (symbol.description === 'JEST_STATE_SYMBOL' || symbol.description === 'EVENT_HANDLERS')
        Reflect.deleteProperty(globalThis, symbol);
    }
    delete require.cache[path];
    return require(path);
  }
}
