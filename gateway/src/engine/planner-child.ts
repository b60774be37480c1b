// The program of the planner process: plans what it is asked to, and may die of it without harm to the gateway.
import { createPlanner, type Overrides, type Planner } from './planner.js';

/** What the gateway sends: a supergraph to load, one to forget, or an operation to plan. */
export type PlannerMessage =
  | { kind: 'load'; supergraph: number; sdl: string; labels: string[]; percentage: number | undefined }
  | { kind: 'forget'; supergraph: number }
  | { kind: 'plan'; id: number; supergraph: number; source: string; operationName: string | null };

/** What comes back for each operation: its plan as JSON text. */
export type PlannerReply = { id: number; plan: string } | { id: number; error: string };

const planners = new Map<number, Planner>();

/** Without work for this long, in milliseconds, the process ends and gives its memory back. */
const longestIdle = 20_000;
const idle = setTimeout(() => process.exit(0), longestIdle);

process.on('message', (message: PlannerMessage) => {
  idle.refresh();
  if (message.kind === 'load') {
    const overrides: Overrides = { labels: message.labels, percentage: message.percentage };
    planners.set(message.supergraph, createPlanner(message.sdl, overrides));
  } else if (message.kind === 'forget') planners.delete(message.supergraph);
  else process.send?.(answer(message));
});

process.send?.({ id: 0, plan: '' } satisfies PlannerReply);

// Without the gateway there is nothing to do.
process.on('disconnect', () => process.exit(0));

function answer(message: PlannerMessage & { kind: 'plan' }): PlannerReply {
  const { id } = message;
  try {
    const planner = planners.get(message.supergraph);
    const plan = planner?.plan(message.source, message.operationName) ?? null;
    return { id, plan: JSON.stringify(plan) };
  } catch (error) {
    return { id, error: (error as Error).message };
  }
}
