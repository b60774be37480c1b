/** Proves that offices find Vietnamese words in every exported list: no value of an enum is shown by its code. */
import { valueLabel } from '@diaban/shared/tabular/value-label';
import { expect, test } from '@jest/globals';
import {
  type GraphQLEnumType,
  getNamedType,
  isEnumType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { readSupergraph } from '../engine/api-schema.js';
import { readDocuments } from '../operations/trusted-operations.js';
import { loadSupergraph, SCHEMA_FOLDER } from '../supergraph.js';
import { EXPORT_PREFIX } from './export-plan.js';

/** The enums that the trusted exports select. */
async function exportedEnums(): Promise<GraphQLEnumType[]> {
  const { schema } = readSupergraph((await loadSupergraph()).sdl);
  const documents = await readDocuments(new URL('operations/', SCHEMA_FOLDER));
  const found = new Set<GraphQLEnumType>();
  for (const { source } of documents.filter(({ id }) => id.startsWith(EXPORT_PREFIX))) {
    const info = new TypeInfo(schema);
    const enter = () => {
      const type = getNamedType(info.getType());
      if (isEnumType(type)) found.add(type);
    };
    visit(parse(source), visitWithTypeInfo(info, { Field: { enter } }));
  }
  return [...found];
}

test('each value of an enum in an export has a label, and no two values of an enum have the same', async () => {
  const enums = await exportedEnums();
  expect(enums.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'CaseStage',
      'ActivityFormat',
      'OrganizationKind',
      'Provenance',
      'MeasureStatus',
    ]),
  );
  const unclear = enums.flatMap((type) => {
    const labels = type.getValues().map(({ description }) => valueLabel(description));
    return type
      .getValues()
      .filter((_value, at) => labels[at] === null || labels.indexOf(labels[at]!) !== at)
      .map(({ name }) => `${type.name}.${name} needs a label in the first parentheses of its description`);
  });
  expect(unclear).toEqual([]);
});
