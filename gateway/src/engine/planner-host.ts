// Runs the planner in a process of its own: a panic in its native code ends the process it runs in, and some operations
// make it panic or think for minutes. One process serves all engines and is started when first needed.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Overrides } from './planner.js';
import type { PlannerMessage, PlannerReply } from './planner-child.js';

/** Plans without risk to this process. */
export interface IsolatedPlanner {
  /** The plan as JSON text. */
  plan(source: string, operationName: string | null): Promise<string>;
}

type Load = PlannerMessage & { kind: 'load' };

interface Waiting {
  readonly message: PlannerMessage & { kind: 'plan' };
  readonly resolve: (plan: string) => void;
  readonly reject: (error: Error) => void;
}

/** How long one operation may keep the planner, in milliseconds. */
const longestPlanning = 5_000;
/** How long the process may take to start, on a machine that is busy. */
const longestStart = 30_000;

/** The process and what waits for it; answers come in the order of the questions. */
class PlannerHost {
  crashes = 0;
  readonly #supergraphs = new Map<number, Load>();
  #child: ChildProcess | null = null;
  #waiting: Waiting[] = [];
  #isReady = false;
  #timer: NodeJS.Timeout | undefined;
  /** The operation that the timer is for. */
  #timed: number | undefined;
  #next = 1;

  add(sdl: string, overrides: Overrides): number {
    const supergraph = this.#next++;
    const { percentage, labels } = overrides;
    const message: Load = { kind: 'load', supergraph, sdl, percentage, labels: [...(labels ?? [])] };
    this.#supergraphs.set(supergraph, message);
    this.#child?.send(message);
    return supergraph;
  }

  remove(supergraph: number): void {
    this.#supergraphs.delete(supergraph);
    this.#child?.send({ kind: 'forget', supergraph } satisfies PlannerMessage);
  }

  plan(supergraph: number, source: string, operationName: string | null): Promise<string> {
    const message = { kind: 'plan', id: this.#next++, supergraph, source, operationName } as const;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ message, resolve, reject });
      this.#send(message);
      this.#watch();
    });
  }

  #send(message: PlannerMessage): void {
    if (this.#child === null) {
      this.#child = this.#start();
      for (const load of this.#supergraphs.values()) this.#child.send(load);
    }
    this.#child.send(message);
  }

  #start(): ChildProcess {
    const child = fork(fileURLToPath(new URL('./planner-child.js', import.meta.url)), [], {
      execArgv: [],
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#isReady = false;
    child.on('message', (reply: PlannerReply) => this.#settle(reply));
    child.once('exit', (code) => this.#ended(child, code === 0));
    // A send can fail while the process is dying: its exit settles what waits, unless it never started.
    child.on('error', () => child.pid === undefined && this.#ended(child, false));
    return child;
  }

  /** The first message says only that the process has started. */
  #settle(reply: PlannerReply): void {
    this.#isReady = true;
    const at = this.#waiting.findIndex((one) => one.message.id === reply.id);
    const [waiting] = at < 0 ? [] : this.#waiting.splice(at, 1);
    if (waiting !== undefined && 'error' in reply) waiting.reject(new Error(reply.error));
    else if (waiting !== undefined && 'plan' in reply) waiting.resolve(reply.plan);
    this.#timed = undefined;
    this.#watch();
  }

  /** A process that died did so of the first in the queue; the others, or all after a quiet end, are asked again. */
  #ended(child: ChildProcess, quietly: boolean): void {
    if (child !== this.#child) return;
    this.#child = null;
    this.#timed = undefined;
    const culprit = quietly ? undefined : this.#waiting.shift();
    for (const { message } of this.#waiting) this.#send(message);
    this.#watch();
    if (culprit === undefined) return;
    this.crashes += 1;
    culprit.reject(new Error('the planner cannot plan it'));
  }

  /** Limits the time of the first in the queue, and lets this process end when nothing waits. */
  #watch(): void {
    const child = this.#child;
    const [first] = this.#waiting;
    if (first !== undefined && first.message.id === this.#timed) return;
    clearTimeout(this.#timer);
    this.#timed = first?.message.id;
    if (child === null) return;
    if (first === undefined) {
      child.unref();
      child.channel?.unref();
      return;
    }
    child.ref();
    child.channel?.ref();
    const limit = this.#isReady ? longestPlanning : longestStart;
    this.#timer = setTimeout(() => child.kill('SIGKILL'), limit);
  }
}

const host = new PlannerHost();
const forget = new FinalizationRegistry((supergraph: number) => host.remove(supergraph));

/** A planner for a supergraph in the planner process; forgotten there when it is no longer used here. */
export function isolatedPlanner(supergraphSdl: string, overrides: Overrides = {}): IsolatedPlanner {
  const supergraph = host.add(supergraphSdl, overrides);
  const planner: IsolatedPlanner = {
    plan: (source, operationName) => host.plan(supergraph, source, operationName),
  };
  forget.register(planner, supergraph);
  return planner;
}

/** How often the planner process died. */
export function plannerCrashes(): number {
  return host.crashes;
}
