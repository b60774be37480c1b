// Runs one operation through the engine in every way and compares each answer with the unsplit schema's.
import { parse, validate } from 'graphql';
import { Judge, type Judgement, type Wrong } from './fuzz-judge.js';
import type { DrawnOperation } from './fuzz-operation.js';
import type { Schemas } from './fuzz-schemas.js';
import type { Trouble } from './fuzz-trouble.js';

/** An operation, and what is to happen while it runs. */
export interface Case {
  readonly operation: DrawnOperation;
  readonly pace: number;
  readonly trouble: Trouble | null;
  /** Whether the trouble comes already while the operation is interpreted. */
  readonly troubleFirst: boolean;
}

/** How the check of one operation ended. */
export type Outcome =
  | { readonly kind: 'invalid' }
  | { readonly kind: 'unplanned'; readonly reason: string }
  | ({ readonly kind: 'compared'; readonly calls: number } & Judgement)
  | Wrong;

/** Interpreted, then compiled with the same bytes, then compiled with calls in another order. */
export async function check(schemas: Schemas, one: Case): Promise<Outcome> {
  const { operation, pace, trouble } = one;
  const document = parse(operation.source);
  if (one.troubleFirst) schemas.subgraphs.start(trouble, pace);
  else schemas.subgraphs.start(null, pace);
  const first = await run(schemas, operation);
  const [body = ''] = first;
  // Some drawn operations are not valid; the engine must then say so, and graphql-js agree.
  if (body.startsWith('{"errors"')) {
    if (validate(schemas.whole.schema, document).length > 0) return { kind: 'invalid' };
    const reason = /The operation cannot be planned: ([^"]*)/.exec(body)?.[1];
    if (reason !== undefined) return { kind: 'unplanned', reason: reason.replace(/\\$/, '') };
  }
  const judge = new Judge(schemas, document, operation);
  const { calls } = schemas.subgraphs;
  await judge.compare(first);
  schemas.subgraphs.start(schemas.subgraphs.trouble, pace);
  const second = await run(schemas, operation);
  if (second.join('\n') !== first.join('\n')) judge.fail('interpreted and compiled differ', first, second);
  if (trouble !== null || pace % 4 === 0) {
    schemas.subgraphs.start(one.troubleFirst ? null : trouble, pace + 1);
    await judge.compare(await run(schemas, operation));
  }
  return judge.wrong ?? { kind: 'compared', calls, ...judge.judgement };
}

/** The texts of the answer: one for each event of a subscription, otherwise one. */
async function run(schemas: Schemas, { source, variables }: DrawnOperation): Promise<string[]> {
  schemas.data.mutations = 0;
  const request = { source, variables, context: null };
  try {
    if (!source.startsWith('subscription')) return [(await schemas.engine.execute(request)).body];
    const bodies: string[] = [];
    for await (const { body } of schemas.engine.subscribe(request)) bodies.push(body);
    return bodies;
  } catch (error) {
    return [JSON.stringify({ thrown: (error as Error).stack })];
  }
}
