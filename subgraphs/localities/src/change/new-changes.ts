/** The changes that a subscriber is told of: read in his scope whenever the database gives notice that there are some. */
import type { Notices } from '@diaban/shared/database/change-notices';
import type { Change } from './change.js';
import type { WantedChanges } from './change.repository.js';
import type { NewChangesRepository, ReadingPosition } from './new-changes.repository.js';

export type WantedNewChanges = Omit<WantedChanges, 'until' | 'since'>;

/** No transaction is open for longer; what is dated earlier was loaded, and is no news. */
const LONGEST_MS = 24 * 60 * 60 * 1_000;

/** No generator: one that waits would end only after its next event. */
export class NewChanges implements AsyncIterableIterator<Change> {
  private found: Change[] = [];
  private readonly wanted: Omit<WantedChanges, 'until'>;

  private constructor(
    private readonly notices: Notices,
    private readonly repository: NewChangesRepository,
    private position: ReadingPosition,
    wanted: WantedNewChanges,
  ) {
    this.wanted = { ...wanted, since: new Date(Date.now() - LONGEST_MS) };
  }

  /** @param notices that are under way already, so that none can be missed */
  static async after(
    notices: Notices,
    repository: NewChangesRepository,
    wanted: WantedNewChanges,
  ): Promise<NewChanges> {
    try {
      return new NewChanges(notices, repository, await repository.end(), wanted);
    } catch (error) {
      notices.close();
      throw error;
    }
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<Change, undefined>> {
    for (;;) {
      const change = this.found.shift();
      if (change !== undefined) return { done: false, value: change };
      const goesOn = this.position.to !== null || (await this.notices.next());
      if (!goesOn) return { done: true, value: undefined };
      const { changes, position } = await this.repository.read(this.position, this.wanted);
      this.found = changes;
      this.position = position;
    }
  }

  async return(): Promise<IteratorResult<Change, undefined>> {
    this.notices.close();
    this.found = [];
    return { done: true, value: undefined };
  }
}
