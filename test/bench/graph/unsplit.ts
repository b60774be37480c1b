/** The same data in one piece: what graphql-js answers over it is what every gateway must answer. */
import { buildSchema, execute, type GraphQLFieldResolver, parse } from 'graphql';
import type { Operation } from './operations.js';
import type { Stub, StubRow } from './stub.js';
import { composed } from './supergraph.js';

/** Rows of all stubs by type and id, each with the fields of every subgraph that has it. */
function joined(stubs: readonly Stub[]): ReadonlyMap<string, StubRow> {
  const rows = new Map<string, StubRow>();
  for (const { entities } of stubs)
    for (const [type, ofType] of Object.entries(entities))
      for (const [id, row] of ofType) rows.set(`${type} ${id}`, { ...rows.get(`${type} ${id}`), ...row });
  return rows;
}

/** The data that an operation must be answered with. */
export async function unsplitAnswer(
  stubs: readonly Stub[],
  { source, variables }: Operation,
  text = source,
): Promise<unknown> {
  const rows = joined(stubs);
  const whole = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(whole);
    const { __typename, id } = (value ?? {}) as StubRow;
    return rows.get(`${__typename} ${id}`) ?? value;
  };
  const roots = Object.assign({}, ...stubs.map(({ query }) => query)) as Stub['query'];
  const fieldResolver: GraphQLFieldResolver<unknown, unknown> = (row, args, context, info) => {
    const resolve = info.parentType.name === 'Query' ? roots[info.fieldName] : undefined;
    return whole(resolve ? resolve(row, args, context, info) : (row as StubRow)[info.fieldName]);
  };
  const schema = buildSchema(composed(new Map()).publicSdl);
  const { data, errors } = await execute({
    schema,
    document: parse(text),
    variableValues: variables,
    fieldResolver,
  });
  if (errors) throw new Error(`The stub data do not answer ${text}: ${errors.join('; ')}`);
  // plain objects, as they come out of JSON
  return JSON.parse(JSON.stringify(data));
}
