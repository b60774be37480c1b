// Maps the errors of an entity fetch to the client's paths: one for each place where the entity sits.
import { type Answer, pathOf, reported } from './call.js';
import type { Found } from './entity-fetch.js';
import type { EntityTarget } from './entity-target.js';
import type { ClientError } from './errors.js';
import type { Fault, LocatedFault } from './faults.js';
import type { JsonObject, Path } from './json.js';
import { renamePath } from './rewrites.js';
import type { Run } from './run.js';

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

/** Records what the subgraph reported about entities. */
export function recordEntityErrors(fetch: Fetch, run: Run, found: readonly Found[], answer: Answer): void {
  const aliases = new Set(fetch.targets.map((target) => target.alias));
  const byEntity = new Map<string, Map<number, { error: ClientError; rest: Path }[]>>();
  for (const error of answer.errors) {
    const shown = reported(error, fetch.call.service);
    const [alias, index, ...rest] = pathOf(error) ?? [];
    if (typeof alias !== 'string' || !aliases.has(alias)) recordFailure(fetch, run, found, shown);
    else if (typeof index !== 'number') recordFailure(fetch, run, found, shown, alias);
    else {
      const entities = byEntity.get(alias) ?? new Map<number, { error: ClientError; rest: Path }[]>();
      byEntity.set(alias, entities);
      const errors = entities.get(index) ?? [];
      entities.set(index, errors);
      errors.push({ error: shown, rest });
    }
  }
  for (const [at, target] of fetch.targets.entries()) {
    const entities = byEntity.get(target.alias);
    if (entities === undefined) continue;
    const places = placesByIndex(target, found[at]!, run);
    const results = answer.data?.[target.alias];
    for (const [index, errors] of entities) {
      const lost = !Array.isArray(results) || results[index] === null || results[index] === undefined;
      for (const place of places[index] ?? []) locate(target, run, place, errors, lost);
    }
  }
}

function locate(
  target: EntityTarget,
  run: Run,
  place: Path,
  errors: readonly { error: ClientError; rest: Path }[],
  lost: boolean,
): void {
  const causes: LocatedFault[] = [];
  for (const { error, rest } of errors) {
    if (rest.length === 0) {
      const fault: Fault = { ...error, told: false };
      run.faults.lack(place, target.shape, fault);
    } else {
      causes.push(run.faults.locate([...place, ...renamePath(rest, target.outputRewrites)], error));
    }
  }
  const cause = causes[0];
  if (lost && cause !== undefined) {
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
