/** How a mutation of this subgraph ends: the changed object, read anew in the caller's scope. */
import { NotFound } from '@diaban/shared/errors';
import type DataLoader from 'dataloader';

/** @throws NotFound when an earlier request with the same key changed what is out of scope by now */
export async function changed<V>(byId: DataLoader<string, V | null>, id: string): Promise<V> {
  const found = await byId.load(id);
  if (found === null) throw new NotFound(`What this request changed, ${id}, is not in your scope`);
  return found;
}
