// Runs the planner in a process of its own: a panic in its native code ends the process it runs in, and some operations
// make it panic or think for minutes. One process serves all engines and is started when first needed.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Overrides, PlanNode } from './planner.js';
import type { PlannerMessage, PlannerReply } from './planner-child.js';

/** Plans without risk to this process. */
export interface IsolatedPlanner {
  plan(source: string, operationName: string | null): Promise<PlanNode | null>;
}

type Load = PlannerMessage & { kind: 'load' };

interface Waiting {
  readonly message: PlannerMessage & { kind: 'plan' };
  readonly resolve: (plan: PlanNode | null) => void;
  readonly reject: (error: Error) => void;
}

/** How long one operation may keep the planner, in milliseconds. */
const longestPlanning = 5_000;

/** The process and what waits for it; answers come in the order of the questions. */
class PlannerHost {
  crashes = 0;
  readonly #supergraphs = new Map<number, Load>();
  #child: ChildProcess | null = null;
  #waiting: Waiting[] = [];
  #timer: NodeJS.Timeout | undefined;
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

  plan(supergraph: number, source: string, operationName: string | null): Promise<PlanNode | null> {
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
    child.on('message', (reply: PlannerReply) => this.#settle(reply));
    child.once('exit', () => this.#died(child));
    // A send can fail while the process is dying; its exit settles what waits.
    child.on('error', () => undefined);
    return child;
  }

  #settle(reply: PlannerReply): void {
    const at = this.#waiting.findIndex((one) => one.message.id === reply.id);
    const [waiting] = at < 0 ? [] : this.#waiting.splice(at, 1);
    if (waiting === undefined) return;
    if ('error' in reply) waiting.reject(new Error(reply.error));
    else waiting.resolve(reply.plan);
    this.#watch();
  }

  /** The first in the queue is what the planner died of; the others are asked again. */
  #died(child: ChildProcess): void {
    if (child !== this.#child) return;
    this.#child = null;
    this.crashes += 1;
    const [culprit, ...others] = this.#waiting;
    this.#waiting = others;
    for (const { message } of others) this.#send(message);
    this.#watch();
    culprit?.reject(new Error('the planner cannot plan it'));
  }

  /** Limits the time of the first in the queue, and lets this process end when nothing waits. */
  #watch(): void {
    clearTimeout(this.#timer);
    const child = this.#child;
    if (child === null) return;
    if (this.#waiting.length === 0) {
      child.unref();
      child.channel?.unref();
      return;
    }
    child.ref();
    child.channel?.ref();
    this.#timer = setTimeout(() => child.kill('SIGKILL'), longestPlanning);
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
