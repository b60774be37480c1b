/** Finds in a test the identity that the directory gave a unit. */
import type { TestSubgraph } from '@diaban/shared/testing/test-subgraph';

/** @param name GSO code, or key such as `seed:khu-pho-soi` @returns the id as the graph shows it, such as `u123` */
export async function unitOf(test: TestSubgraph, name: string): Promise<string> {
  const { rows } = await test.admin.query<{ id: number }>(
    'select unit_id as id from app.unit_directory where code = $1 or key = $1',
    [name],
  );
  return `u${rows[0]!.id}`;
}
