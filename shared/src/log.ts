/** One JSON line an event, on standard error, so that standard output stays free for what the user asked to see. */
import { destination, type Logger, pino } from 'pino';

export type Log = Logger;

/** @param level pino level, `silent` to write nothing */
export function createLog(name: string, level: string): Log {
  return pino(
    { name, level, base: { name }, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'event' },
    destination({ dest: 2, sync: true }),
  );
}

export const silentLog: Log = createLog('silent', 'silent');
