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

export const subgraphVariables = z.object(shared);

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
    if (name !== undefined && url.safeParse(address).success) urls.set(name, address!);
    else context.addIssue(`"${part.trim()}" is not name=http://host:port/graphql`);
  }
  return urls;
}
