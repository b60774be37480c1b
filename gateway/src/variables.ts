/** The environment variables of gateway and subgraph processes: what each may hold, and what is wrong otherwise. */
import { createPublicKey } from 'node:crypto';
import { z } from 'zod';

const url = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' });
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const shared = {
  PORT: z.coerce
    .number('must be a port number')
    .int('must be a port number')
    .min(0, 'must be a port number')
    .max(65_535, 'must be at most 65535')
    .optional(),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must look like postgres://user:password@host:5432/database' })
    .optional(),
  DIABAN_DATA: z.enum(['seeds', 'sample'], 'must be seeds or sample').default('sample'),
  DIABAN_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  LOG_LEVEL: z.enum(LEVELS, `must be one of ${LEVELS.join(', ')}`).optional(),
  NODE_ENV: z.string().optional(),
};

export const subgraphVariables = z.object({
  ...shared,
  GATEWAY_URL: url.optional(),
  SOCKET: z
    .string()
    .startsWith('/', 'must be a path from the root, such as /run/diaban/cases.sock')
    .optional(),
});

export const gatewayVariables = z.object({
  ...shared,
  DIABAN_DATA_DIR: z.string().optional(),
  AUTH_JWKS_URL: url.optional(),
  AUTH_PUBLIC_KEY: z
    .string()
    // one-line files of settings write line ends as \n
    .transform((text) => text.replaceAll('\\n', '\n'))
    .refine(isPublicKey, 'must be a public key in PEM form (-----BEGIN PUBLIC KEY-----)')
    .optional(),
  AUTH_ISSUER: z.string().optional(),
  AUTH_AUDIENCE: z.string().optional(),
  SUBGRAPH_URLS: z.string().transform(parseUrls).optional(),
  FORWARD_HEADERS: z.string().transform(parseHeaders).optional(),
  DIABAN_SCHEMA_DIR: z.string().optional(),
});

export type GatewayVariables = z.output<typeof gatewayVariables>;
export type SubgraphVariables = z.output<typeof subgraphVariables>;

function isPublicKey(pem: string): boolean {
  try {
    return !pem.includes('PRIVATE') && createPublicKey(pem).type === 'public';
  } catch {
    return false;
  }
}

/** `cases=http://…,localities=http://…` as addresses by name. */
function parseUrls(text: string, context: z.RefinementCtx): ReadonlyMap<string, string> {
  const urls = new Map<string, string>();
  for (const part of text.split(',')) {
    const [, name, address] = /^\s*([a-z]+)=(\S+)\s*$/.exec(part) ?? [];
    if (name !== undefined && (url.safeParse(address).success || /^unix:\/./.test(address!)))
      urls.set(name, address!);
    else
      context.addIssue(
        `"${part.trim()}" is neither name=http://host:port/graphql nor name=unix:/path/to.sock`,
      );
  }
  return urls;
}

/** What belongs to one connection or one body, and what the gateway says itself. */
const OWN_HEADERS =
  /^(host|connection|keep-alive|te|trailer|transfer-encoding|upgrade|expect|accept|accept-encoding|x-request-id|(content|proxy|diaban)-.*)$/;

/** `traceparent,accept-language` as lower-case names. */
function parseHeaders(text: string, context: z.RefinementCtx): readonly string[] {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  for (const name of names) {
    if (!/^[\w-]+$/.test(name)) context.addIssue(`"${name}" is not the name of a header`);
    else if (OWN_HEADERS.test(name)) context.addIssue(`${name} cannot be forwarded`);
  }
  return names;
}
