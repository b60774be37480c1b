/** Asks in a test for fields of units by reference, as the gateway does. */
import type { TestSubgraph } from '@diaban/shared/testing/test-subgraph';
import { viewer } from '@diaban/shared/testing/test-subgraph';
import { unitOf } from './unit-of.js';

/** Sees the whole country. */
export const NATION = viewer('analyst', 'VN');

/** @param names GSO codes or keys @throws when the answer has errors */
export async function askUnits(test: TestSubgraph, names: string[], fields: string, as = NATION) {
  const representations: object[] = [];
  for (const name of names) representations.push({ __typename: 'Locality', id: await unitOf(test, name) });
  const answer = await test.entities(representations, `... on Locality { ${fields} }`, as);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
  return { units: (answer.data?._entities ?? []) as any[], statements: answer.statements };
}

/** SQL for the rows of units `u` at and below the unit with the code `$1`, independent of the product's own. */
export const UNDER = `starts_with(u.skey, (select p.skey from app.unit_directory p where p.code = $1))`;
