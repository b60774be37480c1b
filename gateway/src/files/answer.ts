/** Runs trusted operations for files: an answer with errors is a refusal, since half an answer makes a wrong file. */
import type { Engine, PreparedOperation } from '../engine/engine.js';
import { isObject, type JsonObject } from '../engine/json.js';
import { Problem } from '../http/problem.js';
import type { RequestContext } from '../request-context.js';

const STATUS: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID: 400,
  CONFLICT: 409,
};

/** All of the engine that files need. */
export type Executes = Pick<Engine, 'execute'>;

/** The parts of a GraphQL error that callers are shown. */
interface Fault {
  message: string;
  extensions?: { code?: string };
}

/** @returns the data @throws Problem when anything of them is missing */
export async function dataOf(
  engine: Executes,
  operation: PreparedOperation,
  variables: Record<string, unknown>,
  context: RequestContext,
): Promise<JsonObject> {
  const { signal } = context;
  const answer = await engine.execute({ operation, variables, context, signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
    throw new Problem(504, 'DEADLINE_EXCEEDED', 'This took too long. Ask for less at once');
  });
  const { data, errors } = JSON.parse(answer.body) as { data?: unknown; errors?: Fault[] };
  const [fault] = errors ?? [];
  if (fault === undefined && isObject(data)) return data;
  const code = fault?.extensions?.code ?? 'BAD_GATEWAY';
  throw new Problem(
    answer.requestError ? 400 : (STATUS[code] ?? 502),
    code,
    fault?.message ?? 'The graph gave no answer',
  );
}
