/** The environment given to every child, so that no PGDATA, PGPORT or secret of ours leaks into PostgreSQL. */
import { platform } from 'node:os';

const searchPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/run/current-system/sw/bin';

/** Undefined on Windows, where programs need the system's own variables. */
export const childEnvironment: NodeJS.ProcessEnv | undefined =
  platform() === 'win32' ? undefined : { PATH: searchPath, LC_ALL: 'C', TZ: 'UTC' };
