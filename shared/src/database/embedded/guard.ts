/** A small shell that outlives us just long enough to stop PostgreSQL when we die, however we die. */
import { spawn } from 'node:child_process';
import { platform } from 'node:os';
import { childEnvironment } from './child-environment.js';

export interface Guard {
  watch(pid: number): void;
  /** What was guarded has ended: the guard goes without doing anything. */
  dismiss(): void;
}

/** The shell waits on a pipe that only we hold, so that even SIGKILL to us closes it. */
const waitForUs = `trap '' INT TERM HUP; read -r pid || exit; read -r word; [ "$word" = done ] && exit;`;

const stopServer = `${waitForUs} kill -INT "$pid" 2>/dev/null; i=0
while kill -0 "$pid" 2>/dev/null; do i=$((i+1)); [ $i -eq 80 ] && kill -QUIT "$pid"; [ $i -gt 200 ] && exit; sleep 0.1; done`;

const killGroup = `${waitForUs} kill -s KILL -- "-$pid" 2>/dev/null`;

/** Made before what it is to watch: being killed between the two would leave that without a guard. */
export function makeGuard(what: 'server' | 'group'): Guard {
  if (platform() === 'win32') return { watch: () => {}, dismiss: () => {} };
  const script = what === 'server' ? stopServer : killGroup;
  const shell = spawn('/bin/sh', ['-c', script, `diaban-guard-of-${what}`, String(process.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // its own session: the Ctrl-C that ends us must not end it first
    detached: true,
    cwd: '/',
    env: childEnvironment,
  });
  shell.on('error', () => {});
  shell.stdin.on('error', () => {});
  shell.unref();
  return { watch: (pid) => shell.stdin.write(`${pid}\n`), dismiss: () => shell.stdin.end('done\n') };
}
