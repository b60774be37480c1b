/** `POST /dev/token`: hands a token to the person at this machine, after asking the graph whether it makes sense. */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { Invalid } from '@diaban/shared/errors';
import { PURPOSES, ROLES, UNIT_PATTERN } from '@diaban/shared/scope/viewer';
import { z } from 'zod';
import type { DevelopmentIssuer } from './development-issuer.js';
import type { Engine, PreparedOperation } from './engine/engine.js';
import { Problem } from './http/problem.js';
import type { RequestContext } from './request-context.js';

const wishSchema = z.strictObject({
  role: z.enum(ROLES, `role must be one of ${ROLES.join(', ')}`),
  unit: z
    .string('unit must be a text: a GSO code such as "40", "413" or "16732"')
    .regex(
      UNIT_PATTERN,
      'unit must be VN or a GSO code: 2 digits for a province, 3 for a district, 5 for a commune',
    ),
  purpose: z.enum(PURPOSES, `purpose must be one of ${PURPOSES.join(', ')}`).optional(),
});

/** Answers with the token. @throws Invalid naming the field and the fix */
export type IssueToken = (
  body: unknown,
  context: Omit<RequestContext, 'viewer'>,
) => Promise<{ token: string }>;

export function tokenIssue(issuer: DevelopmentIssuer, engine: Engine): IssueToken {
  const whoami = engine.prepare('query Whoami { viewerLocality { id level name } }');
  return async (body, context) => {
    const parsed = wishSchema.safeParse(body);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const message =
        issue!.code === 'unrecognized_keys'
          ? `${issue!.keys.join(', ')} is unknown here: send role, unit and, if you like, purpose`
          : issue!.message;
      throw new Invalid(message, issue!.path.join('.') || 'body');
    }
    const viewer = issuer.viewerFor(parsed.data);
    await assertFits(engine, whoami, { ...context, viewer });
    return { token: await issuer.issue(viewer) };
  };
}

/** The database knows which units there are and which role fits them: a token that it would refuse is not issued. */
async function assertFits(engine: Engine, whoami: PreparedOperation, context: RequestContext): Promise<void> {
  const { body } = await engine.execute({ operation: whoami, context, signal: context.signal });
  const { errors } = JSON.parse(body) as { errors?: { message: string; extensions?: { code?: string } }[] };
  const [error] = errors ?? [];
  if (!error) return;
  if (error.extensions?.code !== 'FORBIDDEN')
    throw new Error(`The unit could not be checked: ${error.message}`);
  if (/^role /i.test(error.message))
    throw new Invalid(
      `${error.message}. Choose the role of that level, or a unit of the role's level`,
      'role',
    );
  throw new Invalid(
    `${error.message}. Look the code up with searchLocalities, or try 40, 413 or 16732`,
    'unit',
  );
}

/**
 * Only pages of this very gateway, and programs that are no browser, may ask. The host must be an address or
 * `localhost`: a name of somebody else's domain that leads here would count as its own page.
 */
export function assertOwnPage({ headers }: IncomingMessage): void {
  const host = headers.host ?? '';
  const name = host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  const own = headers.origin === undefined || headers.origin === `http://${host}`;
  const site = headers['sec-fetch-site'];
  const sameSite = site === undefined || site === 'same-origin' || site === 'none';
  if (!own || !sameSite || (name !== 'localhost' && isIP(name) === 0))
    throw new Problem(
      403,
      'FORBIDDEN',
      'Tokens are handed out to the pages of this gateway on this machine only',
    );
}
