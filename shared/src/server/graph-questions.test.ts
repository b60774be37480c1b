/** What a subgraph gets when it asks the whole graph, and what it is told when it cannot. */
import { describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { Abandoned } from '../database/abandon.js';
import { Unavailable } from '../errors.js';
import { type AnswerGraph, askGraphAs, GraphLink } from './graph-questions.js';
import type { Caller } from './subgraph.js';

const viewer: Caller['viewer'] = { subject: 'app', role: 'ward', unit: '16732', purpose: 'REPORTING' };
const lines: string[] = [];
const log = pino({ level: 'warn' }, { write: (line) => lines.push(line) });

function ask(answer: AnswerGraph, caller: Caller = { viewer, requestId: 'r-1' }) {
  return askGraphAs(caller, { asks: ['report-figures'], answer, log });
}

describe('a subgraph that asks the graph', () => {
  test('is answered with the data, as its own viewer and under its request id', async () => {
    const heard: unknown[] = [];
    const caller = { viewer, requestId: 'r-1' };
    const answer: AnswerGraph = async (...all) => {
      heard.push(all);
      return { data: { locality: null } };
    };
    expect(await ask(answer, caller)('report-figures', { id: 'u1' })).toEqual({ locality: null });
    expect(heard).toEqual([[{ documentId: 'report-figures', variables: { id: 'u1' } }, caller]]);
  });

  test('may ask nothing but what it declares', async () => {
    await expect(ask(async () => ({ data: {} }))('changes-since', {})).rejects.toThrow(
      'The subgraph does not name changes-since in asks',
    );
  });

  test('is told each reason once when parts fail, and gets no half of an answer', async () => {
    const failed = { message: 'The subgraph "cases" could not answer.' };
    const partly = ask(async () => ({ data: { locality: {} }, errors: [failed, failed] }));
    await expect(partly('report-figures', {})).rejects.toThrow(
      new Unavailable(
        'This needs what other parts of the graph know, and that could not be had: The subgraph "cases" could not answer. Nothing was changed. Try again later',
      ),
    );
  });

  test('hears nothing of addresses when nobody answers; the log does', async () => {
    const nobody = ask(() => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7:4000')));
    await expect(nobody('report-figures', {})).rejects.toThrow(/The gateway could not be asked\. Nothing/);
    expect(lines.join()).toContain('10.0.0.7');
    expect(lines.join()).toContain('"requestId":"r-1"');
  });

  test('that nobody waits for any more ends as abandoned, which is no fault', async () => {
    const gone = AbortSignal.abort(new Error('the client left'));
    const caller = { viewer, requestId: 'r-1', signal: gone };
    const left = ask(() => Promise.reject(new Error('aborted')), caller);
    await expect(left('report-figures', {})).rejects.toThrow(Abandoned);
  });
});

test('a link has no answer until a gateway is connected, and then its', async () => {
  const link = new GraphLink();
  const question = { documentId: 'report-figures', variables: {} };
  await expect(link.answer(question, { viewer, requestId: 'r' })).rejects.toThrow('No gateway is connected');
  link.connect(async ({ documentId }) => ({ data: documentId }));
  expect(await link.answer(question, { viewer, requestId: 'r' })).toEqual({ data: 'report-figures' });
});
