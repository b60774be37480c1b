/** Runs the gateway as people do, as a process of its own, and talks to it over HTTP. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Role } from '@diaban/shared/scope/viewer';

const GATEWAY = new URL('../../../gateway/dist/', import.meta.url);

/** How a process ended, and all that it printed. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A process of the gateway package, such as `main.js`. */
export class RunningProcess {
  private stdout = '';
  private stderr = '';
  readonly ended: Promise<Ended>;

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (text: Buffer) => {
      this.stdout += text;
    });
    child.stderr?.on('data', (text: Buffer) => {
      this.stderr += text;
    });
    this.ended = new Promise((resolve) => {
      child.on('close', (code) => resolve({ code, stdout: this.stdout, stderr: this.stderr }));
    });
  }

  /** @param env added to what little a process needs; nothing of the test run's own settings */
  static start(script: string, args: readonly string[], env: Record<string, string>): RunningProcess {
    const file = fileURLToPath(new URL(script, GATEWAY));
    const { PATH = '', HOME = '' } = process.env;
    return new RunningProcess(spawn(process.execPath, [file, ...args], { env: { PATH, HOME, ...env } }));
  }

  /** The part of the output that the pattern captures. @throws with all output when the process ends before */
  async printed(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(this.stdout)?.[1];
      if (found !== undefined) return found;
      const ended = await Promise.race([
        this.ended,
        new Promise<null>((later) => setTimeout(later, 20, null)),
      ]);
      if (ended) throw new Error(`It ended with ${ended.code}: ${ended.stdout}${ended.stderr}`);
    }
  }

  /** All that it has written to standard error so far. */
  get errorOutput(): string {
    return this.stderr;
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }
}

/** A running gateway with a data directory of its own. */
export class RunningGateway {
  private constructor(
    readonly process: RunningProcess,
    readonly url: string,
    readonly dataDir: string,
  ) {}

  /** @param env such as DATABASE_URL; the port is a free one unless given */
  static async start(env: Record<string, string>): Promise<RunningGateway> {
    const dataDir = await mkdtemp(join(tmpdir(), 'diaban-e2e-'));
    const running = RunningProcess.start('main.js', [], { PORT: '0', DIABAN_DATA_DIR: dataDir, ...env });
    try {
      return new RunningGateway(running, await running.printed(/GraphQL\s+(\S+)\/graphql/), dataDir);
    } catch (error) {
      await rm(dataDir, { recursive: true, force: true });
      throw error;
    }
  }

  get port(): string {
    return new URL(this.url).port;
  }

  async token(role: Role, unit: string): Promise<string> {
    const response = await this.post('/dev/token', { role, unit });
    const { token } = (await response.json()) as { token?: string };
    if (token === undefined) throw new Error(`No token for ${role} ${unit}: status ${response.status}`);
    return token;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, { headers });
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  /** A GraphQL answer, whichever door the body goes through. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
  async ask(token: string, body: object): Promise<{ status: number; data?: any; errors?: GraphqlError[] }> {
    const response = await this.post('/graphql', body, { authorization: `Bearer ${token}` });
    return { status: response.status, ...((await response.json()) as object) };
  }

  /** Asks it to stop, and waits. */
  async stop(): Promise<Ended> {
    this.process.signal('SIGTERM');
    const ended = await this.process.ended;
    await rm(this.dataDir, { recursive: true, force: true });
    return ended;
  }
}

export interface GraphqlError {
  message: string;
  path?: (string | number)[];
  extensions?: { code?: string; field?: string };
}
