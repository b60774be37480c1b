/** A process of the benchmark as its parent sees it: started, asked, stopped. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { descendantsOf } from './descendants.js';
import type { Message, Usage } from './messages.js';

const REPORT = new URL('./report.js', import.meta.url);

export interface ChildOptions {
  /** a name for messages */
  title: string;
  file: URL;
  /** handed over as JSON on the command line */
  task: object;
  /** options of Node itself */
  flags?: readonly string[];
  /** folder for a CPU profile, written when the process ends */
  profile?: string | undefined;
}

/** The end of what a process wrote to its error output. */
interface LastWords {
  text: string;
}

export class Child<Ready> {
  private constructor(
    private readonly process: ChildProcess,
    private readonly title: string,
    private readonly words: LastWords,
    readonly ready: Ready,
  ) {}

  /** Resolves when the process says that it is ready. @throws with the end of its error output */
  static async start<Ready>({ title, file, task, profile, flags = [] }: ChildOptions): Promise<Child<Ready>> {
    const profiling = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
    const child = fork(fileURLToPath(file), [JSON.stringify(task)], {
      execArgv: [...flags, '--import', REPORT.href, ...profiling],
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const words: LastWords = { text: '' };
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      words.text = (words.text + text).slice(-4_000);
    });
    const ready = await new Promise<Ready>((resolve, reject) => {
      child.once('exit', (code) =>
        reject(new Error(`${title} ended with code ${code} before it was ready: ${words.text}`)),
      );
      child.on('message', (message: Message) => {
        if (message.ready !== undefined) resolve(message.ready as Ready);
      });
    });
    child.removeAllListeners('exit');
    return new Child<Ready>(child, title, words, ready);
  }

  /** What the process wrote to its error output last. */
  get errorOutput(): string {
    return this.words.text;
  }

  /** Of the process and of those that it started. */
  async usage(): Promise<Usage> {
    const own = await this.ask('usage', 'usage');
    const { cpu, rss } = descendantsOf(this.process.pid!);
    return { ...own, cpu: own.cpu + cpu, rss: own.rss + rss };
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => this.process.once('exit', () => resolve()));
    this.process.kill(signal);
    await ended;
  }

  /** Asks, and waits for the message that holds the answer. */
  ask<Key extends keyof Message>(question: object | string, key: Key): Promise<NonNullable<Message[Key]>> {
    return new Promise((resolve, reject) => {
      const done = () => {
        this.process.off('message', onMessage);
        this.process.off('exit', onExit);
      };
      const onMessage = (message: Message) => {
        const answer = message[key];
        if (answer === undefined) return;
        done();
        resolve(answer as NonNullable<Message[Key]>);
      };
      const onExit = () => {
        done();
        reject(new Error(`${this.title} ended: ${this.words.text}`));
      };
      this.process.on('message', onMessage);
      this.process.on('exit', onExit);
      this.process.send(question);
    });
  }
}
