/** Test files run in Node's own global object: packages and code that a worker has loaded serve all its test files. */
import type { JestEnvironment, JestEnvironmentConfig } from '@jest/environment';
import { ModernFakeTimers } from '@jest/fake-timers';
import { ModuleMocker } from 'jest-mock';

export default class NativeEnvironment implements JestEnvironment {
  /** Jest writes to what it believes to be the global object of one test file, which must not reach the next. */
  readonly global: JestEnvironment['global'] = Object.create(globalThis, {
    process: { value: Object.create(process) },
  });
  readonly fakeTimers = null;
  readonly fakeTimersModern: ModernFakeTimers;
  readonly moduleMocker: ModuleMocker = new ModuleMocker(globalThis);

  constructor({ projectConfig }: JestEnvironmentConfig) {
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
  }

  getVmContext(): null {
    return null;
  }

  async setup(): Promise<void> {}

  async teardown(): Promise<void> {
    this.fakeTimersModern.dispose();
  }
}
