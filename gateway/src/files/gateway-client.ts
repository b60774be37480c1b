/** Talks to a running gateway for command lines: where it is, tokens of its development issuer, and its answers. */
import { request } from 'undici';
import { readGatewayConfig } from '../config.js';

interface Fault {
  message: string;
  extensions?: { field?: string };
}

export class GatewayClient {
  private constructor(
    private readonly place: string,
    private readonly token: string,
  ) {}

  /** @param wish a token, or for whom the development issuer should make one */
  static async open(
    wish: { token: string } | { role: string; unit: string; purpose?: string },
  ): Promise<GatewayClient> {
    const { host, port } = readGatewayConfig();
    const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
    const place = `http://${name}:${port}`;
    if ('token' in wish) return new GatewayClient(place, wish.token);
    const headers = { 'content-type': 'application/json' };
    const { token } = await answerOf<{ token: string }>(place, '/dev/token', headers, JSON.stringify(wish));
    return new GatewayClient(place, token);
  }

  /** @throws Error with what the gateway says */
  post<T>(path: string, headers: Readonly<Record<string, string>>, body: string | Buffer): Promise<T> {
    return answerOf(this.place, path, { ...headers, authorization: `Bearer ${this.token}` }, body);
  }

  async ask<T>(documentId: string, variables: object): Promise<T> {
    const headers = { 'content-type': 'application/json' };
    const { data } = await this.post<{ data: T }>(
      '/graphql',
      headers,
      JSON.stringify({ documentId, variables }),
    );
    return data;
  }
}

async function answerOf<T>(
  place: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string | Buffer,
): Promise<T> {
  const response = await request(`${place}${path}`, { method: 'POST', headers, body }).catch(() => {
    throw new Error(`No gateway answers at ${place}. Start it with npm start, or say where it is: PORT=…`);
  });
  const answer = (await response.body.json().catch(() => null)) as (T & { errors?: Fault[] }) | null;
  if (answer === null) throw new Error(`What answers at ${place} is not Diaban`);
  if (answer.errors !== undefined) throw new Error(answer.errors.map(said).join('\n'));
  return answer;
}

function said({ message, extensions }: Fault): string {
  return extensions?.field === undefined ? message : `${extensions.field}: ${message}`;
}
