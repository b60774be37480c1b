/** What a subgraph may ask the graph, and that the gateway knows its questions from requests. */
import type { Viewer } from '@diaban/shared/scope/viewer';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { EngineAnswer, type EngineRequest } from './engine/engine.js';
import { graphAnswers } from './graph-answers.js';
import type { Serving } from './serving.js';

const viewer: Viewer = { subject: 'a', role: 'ward', unit: '16732', purpose: 'REPORTING' };

let executed: EngineRequest[];
beforeEach(() => {
  executed = [];
});

const serving = {
  engine: {
    async execute(request: EngineRequest) {
      executed.push(request);
      return new EngineAnswer('{"data":{"n":1}}', 'utf8', false, false);
    },
  },
  operations: {
    find: (id: unknown) =>
      ({ figures: { kind: 'query', prepared: {} }, write: { kind: 'mutation', prepared: {} } })[String(id)],
  },
} as unknown as Serving;
const answer = graphAnswers(() => serving);

describe('a question of a subgraph', () => {
  test('is answered as its viewer, under its request id, and takes no connection that waits for it', async () => {
    const { signal } = new AbortController();
    const question = { documentId: 'figures', variables: { x: 1 } };
    expect(await answer(question, { viewer, requestId: 'r-1', signal })).toEqual({ data: { n: 1 } });
    const context = { viewer, requestId: 'r-1', signal, isQuestion: true, deadline: expect.any(Number) };
    expect(executed).toEqual([{ operation: {}, variables: { x: 1 }, signal, context }]);
  });

  test.each(['write', 'unknown'])('is a trusted query, not %s', async (documentId) => {
    const asked = answer({ documentId, variables: {} }, { viewer, requestId: 'r-1' });
    await expect(asked).rejects.toThrow(`There is no trusted query "${documentId}"`);
    expect(executed).toEqual([]);
  });
});
