/** A small shell that outlives us just long enough to stop PostgreSQL when we die, however we die. */
import { spawn } from 'node:child_process';
import { platform } from 'node:os';
import { childEnvironment } from './child-environment.js';

export interface Guard {
  /** What was guarded has ended: the guard goes without doing anything. */
  dismiss(): void;
}

/** The shell waits on a pipe that only we hold, so that even SIGKILL to us closes it. */
const waitForUs = `trap '' INT TERM HUP; read -r word; [ "$word" = done ] && exit 0;`;

const stopServer = `${waitForUs} kill -INT "$1" 2>/dev/null; i=0
while kill -0 "$1" 2>/dev/null; do i=$((i+1)); [ $i -eq 80 ] && kill -QUIT "$1"; [ $i -gt 200 ] && exit; sleep 0.1; done`;

const killGroup = `${waitForUs} kill -KILL -- "-$1" 2>/dev/null`;

export const guardServer = (pid: number): Guard => guard(stopServer, pid);
export const guardGroup = (pid: number): Guard => guard(killGroup, pid);

function guard(script: string, pid: number): Guard {
  if (platform() === 'win32') return { dismiss: () => {} };
  const shell = spawn('/bin/sh', ['-c', script, 'diaban-guard', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // its own session: the Ctrl-C that ends us must not end it first
    detached: true,
    cwd: '/',
    env: childEnvironment,
  });
  shell.on('error', () => {});
  shell.stdin.on('error', () => {});
  shell.unref();
  return { dismiss: () => shell.stdin.end('done\n') };
}
