/** The door of dashboards and apps: an id and variables in, straight to the compiled operation. */
import type { Engine, PreparedOperation } from '../engine/engine.js';
import { Problem } from '../http/problem.js';
import { JSON_TYPE } from '../http/send.js';
import type { TrustedOperations } from '../operations/trusted-operations.js';
import { sharingOf } from '../request-context.js';
import type { Door, DoorRequest } from './door.js';

interface TrustedCall {
  documentId: string;
  variables: Record<string, unknown> | null;
}

export function trustedDoor(engine: Engine, operations: TrustedOperations<PreparedOperation>): Door {
  return async (request) => {
    const { documentId, variables } = callOf(request);
    const operation = operations.find(documentId);
    if (!operation) {
      const known = operations.all.map(({ id }) => id).join(', ');
      throw new Problem(
        404,
        'NOT_FOUND',
        `There is no trusted operation "${documentId}". There are: ${known}`,
      );
    }
    if (request.method !== 'POST' && operation.kind !== 'query')
      throw new Problem(405, 'METHOD_NOT_ALLOWED', 'Only queries may be sent with GET. Use POST', {
        allow: 'POST',
      });
    const { written, encoding, hasErrors, requestError } = await engine.execute({
      operation: operation.prepared,
      variables,
      context: request.context,
      signal: request.context.signal,
      sharing: sharingOf(request.context),
    });
    return { status: requestError ? 400 : 200, contentType: JSON_TYPE, body: written, encoding, hasErrors };
  };
}

/** Whether a request names a document instead of bringing one. */
export function namesDocument({ search, body }: Pick<DoorRequest, 'search' | 'body'>): boolean {
  if (typeof body === 'object' && body !== null) return 'documentId' in body;
  return new URLSearchParams(search).has('documentId');
}

function callOf({ method, search, body }: DoorRequest): TrustedCall {
  const given = (method === 'POST' ? body : Object.fromEntries(new URLSearchParams(search))) as Record<
    string,
    unknown
  >;
  const { documentId, query, extensions } = given;
  if (typeof documentId !== 'string')
    throw new Problem(
      400,
      'INVALID',
      'documentId must be a text: the name of a trusted operation or its sha256: hash',
    );
  if (query !== undefined || (extensions !== undefined && extensions !== null))
    throw new Problem(400, 'INVALID', 'Send either documentId or query, and no extensions with documentId');
  return { documentId, variables: variablesOf(given.variables) };
}

/** In a URL the variables are JSON text. */
export function variablesOf(given: unknown): TrustedCall['variables'] {
  let value = given;
  if (typeof value === 'string') {
    try {
      value = JSON.parse(value);
    } catch {
      value = 'not JSON';
    }
  }
  if (value === undefined || value === null) return null;
  if (typeof value !== 'object' || Array.isArray(value))
    throw new Problem(400, 'INVALID', 'variables must be a JSON object, such as {"from":"2024-01"}');
  return value as Record<string, unknown>;
}
