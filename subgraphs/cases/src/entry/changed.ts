/** How a mutation of this subgraph begins and ends: under its name, and with the changed object, read anew. */
import { NotFound } from '@diaban/shared/errors';
import type DataLoader from 'dataloader';

/** What is run, and from which input. */
export function change<I extends { idempotencyKey: string }>(operation: string, input: I) {
  return { subgraph: 'cases', operation, input };
}

/** @throws NotFound when an earlier request with the same key changed what is out of scope by now */
export async function changed<V>(byId: DataLoader<string, V | null>, id: string): Promise<V> {
  const found = await byId.clear(id).load(id);
  if (found === null) throw new NotFound(`What this request changed, ${id}, is not in your scope`);
  return found;
}
