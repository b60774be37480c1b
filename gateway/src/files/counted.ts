/** Counts what came of the requests of the doors for files. */
import { DiabanError } from '@diaban/shared/errors';
import { BodyTooLarge } from '@diaban/shared/server/http-listener';
import { Problem } from '../http/problem.js';
import type { FileDoor, Metrics, Outcome } from '../metrics.js';

export async function counted(
  metrics: Pick<Metrics, 'file'>,
  door: FileDoor,
  answer: () => Promise<Outcome>,
): Promise<void> {
  let outcome: Outcome = 'failed';
  try {
    outcome = await answer();
  } catch (error) {
    outcome = outcomeOf(error);
    throw error;
  } finally {
    metrics.file(door, outcome);
  }
}

function outcomeOf(error: unknown): Outcome {
  if (error instanceof DiabanError || error instanceof BodyTooLarge) return 'refused';
  if (!(error instanceof Problem)) return 'failed';
  if (error.status < 500) return 'refused';
  return error.code === 'DEADLINE_EXCEEDED' ? 'aborted' : 'failed';
}
