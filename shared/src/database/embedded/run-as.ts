/** The ways to run PostgreSQL as some user: it refuses root, and not every user can reach our files. */
import { type ChildProcess, execFileSync, type StdioOptions, spawn } from 'node:child_process';
import { childEnvironment } from './child-environment.js';

/** A way of running PostgreSQL. The files belong to uid and gid; without them to ourselves. */
export interface RunAs {
  mode: string;
  uid?: number;
  gid?: number;
  /** Put before every command. It ends in exec, so that the process id stays that of the command. */
  prefix: string[];
  /** Change the user when starting the child; otherwise the prefix does, or nobody. */
  drop: boolean;
}

interface Account {
  name: string;
  uid: number;
  gid: number;
}

const asOurselves: RunAs = { mode: 'self', prefix: [], drop: false };

/** In a user namespace our files stay ours, even root's, but PostgreSQL sees itself as "nobody". */
const inNamespace: RunAs = {
  mode: 'userns',
  prefix: ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--'],
  drop: false,
};

/**
 * All ways worth trying, best first. `owner` has the files already: changing that is for the case that
 * nothing else works.
 */
export function waysToRun(owner?: { uid: number; gid: number }): RunAs[] {
  if (process.getuid?.() !== 0) return [asOurselves, inNamespace];
  const accounts = ['postgres', '_postgres', 'nobody'].flatMap(accountOf);
  if (owner && owner.uid !== 0 && !accounts.some(({ uid }) => uid === owner.uid))
    accounts.unshift({ name: `${owner.uid}`, ...owner });
  const ways = [...accounts.map(asAccount), inNamespace, ...accounts.map(asAccountThatReachesAll)];
  if (!owner) return ways;
  const keeps = ({ uid = 0 }: RunAs): boolean => uid === owner.uid;
  return [...ways.filter(keeps), ...ways.filter((way) => !keeps(way))];
}

export function commandAs(
  way: RunAs,
  command: string[],
): { program: string; args: string[]; options: object } {
  const [program = '', ...args] = [...way.prefix, ...command];
  const user = way.drop ? { uid: way.uid, gid: way.gid } : {};
  // the present directory may be closed to that user
  return { program, args, options: { ...user, cwd: '/', env: childEnvironment } };
}

/** Starts the command in its own process group: Ctrl-C is meant for us, and we end PostgreSQL last. */
export function spawnAs(way: RunAs, command: string[], stdio: StdioOptions): ChildProcess {
  const { program, args, options } = commandAs(way, command);
  return spawn(program, args, { ...options, stdio, detached: true, windowsHide: true });
}

function asAccount({ name, uid, gid }: Account): RunAs {
  return { mode: `setuid:${name}`, uid, gid, prefix: [], drop: true };
}

/** For data below a directory closed to everybody but root, where user namespaces are forbidden (as in Docker). */
function asAccountThatReachesAll({ name, uid, gid }: Account): RunAs {
  const capabilities = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  const user = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  return {
    mode: `setpriv:${name}`,
    uid,
    gid,
    prefix: ['setpriv', ...user, ...capabilities, '--'],
    drop: false,
  };
}

function accountOf(name: string): Account[] {
  const ask = (flag: string): number =>
    Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'], env: childEnvironment }));
  try {
    return [{ name, uid: ask('-u'), gid: ask('-g') }];
  } catch {
    return [];
  }
}
