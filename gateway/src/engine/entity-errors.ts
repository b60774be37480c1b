// Maps the errors of an entity fetch to the client's paths: one for each place where the entity sits.
import { type Answer, failed, pathOf, reported } from './call.js';
import type { Found } from './entity-fetch.js';
import type { EntityTarget } from './entity-target.js';
import type { ClientError } from './errors.js';
import type { Fault, LocatedFault } from './faults.js';
import type { JsonObject, Path } from './json.js';
import { renamePath } from './rewrites.js';
import type { Run } from './run.js';
import { nullDepth, shapeAt } from './shape.js';

interface Fetch {
  readonly call: { readonly service: string };
  readonly targets: readonly EntityTarget[];
}

/** Records that the whole fetch brought nothing. */
export function recordFailure(
  fetch: Fetch,
  run: Run,
  found: readonly Found[],
  failure: ClientError,
  alias?: string,
): void {
  const fault: Fault = { ...failure, told: false };
  for (const [at, target] of fetch.targets.entries()) {
    if (alias !== undefined && alias !== target.alias) continue;
    for (const places of placesByIndex(target, found[at]!, run)) {
      for (const place of places) {
        run.faults.lack(place, target.shape, fault);
      }
    }
  }
}

/** Stands for a list of entities that was taken out. */
const refused = Symbol('refused');

/** Takes out lists that are not what was asked for, which is one entity for each representation. */
export function refuseOthers(
  fetch: Fetch,
  run: Run,
  found: readonly Found[],
  { data, errors }: Answer,
  asked: (variable: string) => number,
): void {
  if (data === null) return;
  for (const { alias, variable } of fetch.targets) {
    const results: unknown = data[alias];
    if (Array.isArray(results) && results.length === asked(variable)) continue;
    const isReported = errors.length > 0 && (results === null || results === undefined);
    if (isReported || results === refused) continue;
    data[alias] = refused;
    const { failure } = failed(fetch.call.service, 'a response without the entities', run);
    recordFailure(fetch, run, found, failure!, alias);
  }
}

/** Records what the subgraph reported about entities. */
export function recordEntityErrors(fetch: Fetch, run: Run, found: readonly Found[], answer: Answer): void {
  const aliases = new Set(fetch.targets.map((target) => target.alias));
  const byEntity = new Map<string, Map<number, { error: ClientError; rest: Path }[]>>();
  // A list that is not there needs a reason, be it an error of another list in the same call.
  const unexplained = new Set([...aliases].filter((alias) => !Array.isArray(answer.data?.[alias])));
  for (const error of answer.errors) {
    const shown = reported(error, fetch.call.service);
    const [alias, index, ...rest] = pathOf(error) ?? [];
    if (typeof alias !== 'string' || !aliases.has(alias)) {
      recordFailure(fetch, run, found, shown);
      unexplained.clear();
    } else if (typeof index !== 'number') {
      recordFailure(fetch, run, found, shown, alias);
      unexplained.delete(alias);
    } else {
      const entities = byEntity.get(alias) ?? new Map<number, { error: ClientError; rest: Path }[]>();
      byEntity.set(alias, entities);
      const errors = entities.get(index) ?? [];
      entities.set(index, errors);
      errors.push({ error: shown, rest });
    }
  }
  for (const alias of unexplained) {
    recordFailure(fetch, run, found, reported(answer.errors[0]!, fetch.call.service), alias);
  }
  for (const [at, target] of fetch.targets.entries()) {
    const entities = byEntity.get(target.alias);
    if (entities === undefined) continue;
    const places = placesByIndex(target, found[at]!, run);
    const results = answer.data?.[target.alias];
    for (const [index, errors] of entities) {
      const result: unknown = Array.isArray(results) ? (results[index] ?? null) : null;
      for (const place of places[index] ?? []) locate(target, run, place, errors, result);
    }
  }
}

function locate(
  target: EntityTarget,
  run: Run,
  place: Path,
  errors: readonly { error: ClientError; rest: Path }[],
  result: unknown,
): void {
  const causes: LocatedFault[] = [];
  for (const { error, rest } of errors) {
    if (rest.length === 0) {
      const fault: Fault = { ...error, told: false };
      run.faults.lack(place, target.shape, fault);
    } else {
      const below = renamePath(rest, target.outputRewrites);
      const cause = run.faults.locate([...place, ...below], error);
      causes.push(cause);
      const lost = below.slice(0, nullDepth(result, rest));
      if (lost.length > 0 && lost.length < below.length) {
        run.faults.giveUp([...place, ...lost], shapeAt(target.shape, lost), cause);
      }
    }
  }
  const cause = causes[0];
  if (result === null && cause !== undefined) {
    run.faults.lack(place, target.shape, cause, causes);
  }
}

/** For each representation of a target, the places of the entities that it stands for. */
function placesByIndex(target: EntityTarget, found: Found, run: Run): Path[][] {
  const indexOf = new Map<JsonObject, number>();
  for (const [at, entity] of found.entities.entries()) indexOf.set(entity, found.indexes[at]!);
  const places: Path[][] = [];
  target.places(run, (entity, place) => {
    const index = indexOf.get(entity);
    if (index === undefined) return;
    places[index] ??= [];
    places[index].push(place);
  });
  return Array.from(places, (one) => one ?? []);
}
