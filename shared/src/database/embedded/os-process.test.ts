/** That process ids are told apart from the processes that had them before. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@jest/globals';
import { commandOf, hasEnded, isAlive, startedAt } from './os-process.js';
import { onLinux, until } from './test-fixture.js';

test('a live process has a start and a command, an ended one has neither', async () => {
  const child = spawn('sleep', ['600'], { stdio: 'ignore' });
  const pid = child.pid ?? 0;
  const first = startedAt(pid);
  expect({ alive: isAlive(pid), started: first, command: commandOf(pid) }).toEqual({
    alive: true,
    started: expect.stringMatching(/\d/),
    command: ['sleep', '600'],
  });
  expect(startedAt(pid)).toBe(first);
  expect(startedAt(process.pid)).not.toBe(first);
  expect(await hasEnded(pid, 50)).toBe(false);
  child.kill();
  await once(child, 'exit');
  expect({ alive: isAlive(pid), started: startedAt(pid), command: commandOf(pid) }).toEqual({
    alive: false,
    started: undefined,
    command: [],
  });
  expect(await hasEnded(pid, 50)).toBe(true);
});

test('what is no process id is never alive', () => {
  for (const pid of [0, -1, Number.NaN, 1.5]) expect(isAlive(pid)).toBe(false);
});

onLinux('a zombie has ended, although it still takes signals (Linux)', async () => {
  // it ends only when its parent is a program that waits for nobody
  const child = 'until grep -qx sleep /proc/$$/comm; do :; done';
  const parent = spawn('sh', ['-c', `(${child}) & echo $!; exec sleep 600`], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [text] = await once(parent.stdout, 'data');
  const zombie = Number(text);
  expect(await until(() => !isAlive(zombie))).toBe(true);
  expect(process.kill(zombie, 0)).toBe(true);
  parent.kill();
  await once(parent, 'exit');
});
