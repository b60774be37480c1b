/** The process of the load generator: runs what it is asked for, one run after the other. */
import { type Message, tellReady } from '../processes/messages.js';
import type { LoadQuestion } from './load.js';
import { LoadRun } from './run.js';

let current: LoadRun | null = null;

process.on('message', async (question: LoadQuestion | 'usage') => {
  if (question === 'progress' && current) process.send?.({ progress: current.progress() } satisfies Message);
  if (typeof question === 'string') return;
  current = new LoadRun(question.run);
  process.send?.({ result: await current.run() } satisfies Message);
});

tellReady({});
