/** An operation of a client that listens: found or checked as at the other doors, answered by one text or many. */
import {
  type DocumentNode,
  GraphQLError,
  getOperationAST,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql';
import { variablesOf } from '../doors/trusted.js';
import type { Engine, EngineRequest } from '../engine/engine.js';
import { Problem } from '../http/problem.js';
import { limitFaults } from '../limits/limits.js';
import { MAX_TOKENS, tokenFault } from '../limits/tokens.js';
import { DEADLINE_MS, type RequestContext } from '../request-context.js';
import type { Serving } from '../serving.js';

/** What was sent, by whichever method. */
export interface Given {
  method: string;
  documentId?: unknown;
  query?: unknown;
  operationName?: unknown;
  variables?: unknown;
  extensions?: unknown;
}

export type ServingStreams = Pick<Serving, 'engine' | 'operations' | 'supergraph'>;

type Found = Pick<EngineRequest, 'source' | 'document' | 'operation' | 'operationName'> & { kind: string };

/**
 * The JSON texts of the answers. They go on with the supergraph that they began with, also when a new one is served.
 * @throws Problem when the operation is refused before it starts
 */
export function answersOf(
  serving: ServingStreams,
  given: Given,
  context: RequestContext,
): AsyncIterable<string> {
  const variables = variablesOf(given.variables);
  const { kind, ...operation } = operationOf(serving, given, variables ?? {});
  if (kind === OperationTypeNode.MUTATION && given.method === 'GET')
    throw new Problem(405, 'METHOD_NOT_ALLOWED', 'Changes are sent with POST', { allow: 'POST' });
  const request = { ...operation, variables };
  return kind === OperationTypeNode.SUBSCRIPTION
    ? events(serving.engine, request, context)
    : onlyAnswer(serving.engine, request, context);
}

type Asked = Omit<EngineRequest, 'context' | 'signal'>;

async function* events(engine: Engine, asked: Asked, context: RequestContext): AsyncGenerator<string, void> {
  const answers = engine.subscribe({ ...asked, context, signal: context.signal });
  for await (const { body } of answers) yield body;
}

/** Queries and changes have as long as at the other doors. */
async function* onlyAnswer(
  engine: Engine,
  asked: Asked,
  context: RequestContext,
): AsyncGenerator<string, void> {
  const timeout = AbortSignal.timeout(DEADLINE_MS);
  const signal = AbortSignal.any([context.signal, timeout]);
  const deadline = performance.now() + DEADLINE_MS;
  try {
    const { body } = await engine.execute({ ...asked, context: { ...context, signal, deadline }, signal });
    yield body;
  } catch (error) {
    if (!timeout.aborted) throw error;
    throw new Problem(
      504,
      'DEADLINE_EXCEEDED',
      'This took too long. Ask for less at once, or for smaller pages',
    );
  }
}

function operationOf(serving: ServingStreams, given: Given, variables: Record<string, unknown>): Found {
  const { documentId, query, operationName } = given;
  if (typeof documentId === 'string') {
    const trusted = serving.operations.find(documentId);
    if (trusted === undefined)
      throw new Problem(404, 'NOT_FOUND', `There is no trusted operation "${documentId}"`);
    return { operation: trusted.prepared, kind: trusted.kind };
  }
  if (typeof query !== 'string')
    throw new Problem(400, 'INVALID', 'Send either documentId or query, as a text');
  const name = typeof operationName === 'string' ? operationName : null;
  const { document, kind } = checked(serving, query, name, variables);
  return { source: query, document, operationName: name, kind };
}

/** As the exploration door checks what comes through @apollo/server, which knows no streams. */
function checked(
  { engine: { schema }, supergraph }: ServingStreams,
  source: string,
  name: string | null,
  variables: Record<string, unknown>,
): { document: DocumentNode; kind: string } {
  const document = parsed(source);
  const [invalid] = validate(schema, document);
  if (invalid) throw new Problem(400, 'GRAPHQL_VALIDATION_FAILED', invalid.message);
  const operation = getOperationAST(document, name);
  if (!operation)
    throw new Problem(
      400,
      'OPERATION_RESOLUTION_FAILURE',
      'Name one operation of the document in operationName',
    );
  const [fault] = limitFaults({ schema, document, operation, variables }, supergraph.ownersOf);
  if (fault) throw new Problem(400, fault.code, fault.message);
  return { document, kind: operation.operation };
}

function parsed(source: string): DocumentNode {
  try {
    return parse(source, { maxTokens: MAX_TOKENS, noLocation: true });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const tokens = tokenFault(error.message);
    if (tokens !== null) throw new Problem(400, 'TOO_MANY_TOKENS', tokens);
    throw new Problem(400, 'GRAPHQL_PARSE_FAILED', error.message);
  }
}
