/** Prints a token of the running development issuer: npm run --silent token -- --role province --unit 40. */
import { parseArgs } from 'node:util';
import { request } from 'undici';
import { readGatewayConfig } from './config.js';

const USAGE = 'Usage: npm run --silent token -- --role province --unit 40 [--purpose REPORTING]';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { role: { type: 'string' }, unit: { type: 'string' }, purpose: { type: 'string' } },
  });
  const { role, unit, purpose } = values;
  if (role === undefined || unit === undefined) throw new Error(USAGE);
  const { host, port } = readGatewayConfig();
  const place = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`;
  const { statusCode, body } = await request(`${place}/dev/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ role, unit, purpose }),
  }).catch(() => {
    throw new Error(`No gateway answers at ${place}. Start it with npm start, or say where it is: PORT=…`);
  });
  const answer = (await body.json().catch(() => ({}))) as {
    token?: string;
    errors?: { message: string; extensions?: { field?: string } }[];
  };
  if (statusCode !== 200 || answer.token === undefined)
    throw new Error(answer.errors?.map(said).join('\n') ?? `What answers at ${place} is not Diaban`);
  process.stdout.write(`${answer.token}\n`);
}

function said({ message, extensions }: { message: string; extensions?: { field?: string } }): string {
  return extensions?.field === undefined ? message : `--${extensions.field}: ${message}`;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
