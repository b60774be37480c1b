/** A subgraph whose fields answer and fail in every way, to test how a subgraph is served. */
import 'reflect-metadata';
import { Max, Min, ValidateNested } from 'class-validator';
import { GraphQLError } from 'graphql';
import { Arg, Ctx, Directive, Field, ID, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestDatabase } from '../database/scoped-database.js';
import { Conflict, NotFound } from '../errors.js';
import type { SubgraphContext } from '../graphql/context.js';
import { loadOne } from '../graphql/loaders.js';
import { DateScalar } from '../graphql/scalars.js';
import { defineSubgraph } from '../server/subgraph.js';
import type { ScratchSchema } from './scratch-schema.js';

@InputType()
class ProbeRange {
  @Field(() => Int)
  @Min(1, { message: 'low must be 1 or more' })
  @Max(9, { message: 'low must be 9 or less' })
  low: number;
}

@InputType()
class ProbeInput {
  @Field(() => ProbeRange)
  @ValidateNested()
  range: ProbeRange;
}

@Directive('@key(fields: "id")')
@ObjectType()
class ProbeThing {
  @Field(() => ID)
  id: string;
}

/** How often the second step of `wait` was reached, and the advisory lock that holds up the first while somebody has it. */
export const probeSteps = { count: 0, lock: 4_711 };

@Resolver()
class ProbeResolver {
  @Query(() => String)
  who(@Ctx() { viewer }: SubgraphContext): string {
    return `${viewer.role} of ${viewer.unit}`;
  }

  @Query(() => String, { nullable: true })
  day(@Arg('asOf', () => DateScalar) asOf: string): string {
    return asOf;
  }

  @Query(() => Int)
  low(@Arg('input', () => ProbeInput) { range }: ProbeInput): number {
    return range.low;
  }

  @Query(() => Int)
  async units(@Ctx() { db }: SubgraphContext): Promise<number> {
    const [row] = await db.read((manager) =>
      manager.query<{ units: number }[]>('select count(*)::int as units from app.placed_units'),
    );
    return row!.units;
  }

  /** Two steps, the first of which takes as long as the test wants. */
  @Query(() => Int)
  async wait(@Ctx() { db }: SubgraphContext): Promise<number> {
    await db.read((manager) =>
      manager.query('select pg_advisory_xact_lock_shared($1)::text', [probeSteps.lock]),
    );
    await db.read((manager) => manager.query('select 1'));
    probeSteps.count += 1;
    return 1;
  }

  @Query(() => String, { nullable: true })
  fail(@Arg('how', () => String) how: string, @Ctx() { db }: SubgraphContext): Promise<string> | string {
    if (how === 'NOT_FOUND') throw new NotFound('There is no such case');
    if (how === 'CONFLICT') throw new Conflict('It changed meanwhile');
    if (how === 'SQL') return db.read((manager) => manager.query('select secret_column from secret_table'));
    if (how === 'GRAPHQL') throw new GraphQLError('secret of a library');
    if (how === 'TEXT') throw 'secret text';
    throw new TypeError('secret detail');
  }
}

export interface ProbeLoaders {
  thingById: ReturnType<typeof loadOne<string, ProbeThing>>;
}

/** @param schema names it and holds its database */
export function probeSubgraph({ name, migrations }: ScratchSchema) {
  return defineSubgraph<ProbeLoaders>({
    name,
    migrations: migrations.folder,
    entities: [],
    resolvers: [ProbeResolver],
    orphanedTypes: [ProbeThing],
    references: {
      ProbeThing: ({ id }, { loaders }) => loaders.thingById.load(String(id)),
    },
    loaders: (db: RequestDatabase) => ({
      thingById: loadOne(
        (ids: readonly string[]) =>
          db.read((manager) =>
            manager.query<ProbeThing[]>(
              `select 'thing ' || unit_id as id from app.placed_units where 'thing ' || unit_id = any($1)`,
              [ids],
            ),
          ),
        ({ id }) => id,
      ),
    }),
  });
}
