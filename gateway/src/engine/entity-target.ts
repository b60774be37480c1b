// One target of an entity fetch: the path to its entities, how each is represented, what is asked for.
import type { JsonObject, Path } from './json.js';
import { interpretPath, type PathWalker, walkPlaces } from './path.js';
import type { PathSegment, Requirement } from './planner.js';
import type { PossibleTypes } from './possible-types.js';
import { compileRequirements, type SoleKey, soleKeyOf } from './representation-code.js';
import { incomplete, interpretRequirements, type RepresentationWriter } from './representations.js';
import type { ReadRewrite } from './rewrites.js';
import type { Run } from './run.js';
import { renameShape, type Shape, shapeOf } from './shape.js';
import { type Key, withSpareKeys } from './spare-keys.js';

/** A target as the plan describes it. */
export interface TargetDescription {
  readonly path: readonly PathSegment[];
  /** The response key of this target's `_entities` field. */
  readonly alias: string;
  /** The variable that carries its representations; targets that share it share representations. */
  readonly variable: string;
  readonly requirements: readonly Requirement[];
  readonly inputRewrites: readonly ReadRewrite[];
  readonly outputRewrites: readonly ReadRewrite[];
  /** The keys by which the subgraph knows the entities. */
  readonly keys: readonly Key[];
}

/** A target that can run, by interpretation first and by generated code when hot. */
export class EntityTarget {
  readonly alias: string;
  readonly variable: string;
  readonly outputRewrites: readonly ReadRewrite[];
  walk: PathWalker;
  represent: RepresentationWriter;
  readonly soleKey: SoleKey | null;
  readonly #description: TargetDescription;
  readonly #types: PossibleTypes;
  readonly #operation: string;
  #shape: Shape | undefined;

  constructor(description: TargetDescription, types: PossibleTypes, operation: string) {
    const { alias, variable, outputRewrites, path, requirements, inputRewrites } = description;
    this.#description = description;
    this.#types = types;
    this.#operation = operation;
    this.alias = alias;
    this.variable = variable;
    this.outputRewrites = outputRewrites;
    this.walk = interpretPath(path, types);
    this.represent = this.#withSpareKeys(interpretRequirements(requirements, inputRewrites, types));
    this.soleKey = soleKeyOf(requirements);
  }

  /** What the fetch brings for each entity of this target. */
  get shape(): Shape {
    this.#shape ??= renameShape(shapeOf(this.#operation).get(this.alias) ?? new Map(), this.outputRewrites);
    return this.#shape;
  }

  /** Calls `visit` with every entity and its place in the answer. */
  places(run: Run, visit: (entity: JsonObject, place: Path) => void): void {
    walkPlaces(run.data, this.#description.path, this.#types, visit);
  }

  /** Entities that cannot be asked for, because of an earlier fault, lack their fields for its reason. */
  inheritFaults(run: Run): void {
    this.places(run, (entity, place) => {
      if (this.represent(entity) === incomplete) run.faults.inherit(place, this.shape);
    });
  }

  #withSpareKeys(write: RepresentationWriter): RepresentationWriter {
    const { keys, requirements, inputRewrites } = this.#description;
    const writerOf = (fewer: readonly Requirement[]) =>
      interpretRequirements(fewer, inputRewrites, this.#types);
    return withSpareKeys(write, keys, requirements, writerOf);
  }

  compile(): void {
    const { requirements, inputRewrites } = this.#description;
    const compiled = compileRequirements(requirements, inputRewrites, this.#types);
    if (compiled !== null) this.represent = this.#withSpareKeys(compiled);
  }
}
