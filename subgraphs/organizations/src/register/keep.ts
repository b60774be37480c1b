/** How every mutation of this subgraph runs: in one transaction, refusals told by field, and the changed object read anew. */
import { type DiabanError, NotFound } from '@diaban/shared/errors';
import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { type MutationTransaction, mutate } from '@diaban/shared/mutation/mutate';
import type DataLoader from 'dataloader';
import { type OrganizationLoaders, organizationLoaders } from '../loaders.js';
import { refusal } from './refusal.rules.js';

export type OrganizationsContext = SubgraphContext<OrganizationLoaders>;

/** The name of the register in the source of what is entered through the graph. */
export const REGISTER = 'Register of organizations and pledges';

/**
 * @param byId loader of the changed object @param work returns its id
 * @throws NotFound when an earlier request with the same key changed what is out of scope by now
 */
export async function keep<I extends { idempotencyKey: string }, V>(
  context: OrganizationsContext,
  { operation, input }: { operation: string; input: I },
  byId: (loaders: OrganizationLoaders) => DataLoader<string, V | null>,
  work: (transaction: MutationTransaction) => Promise<string>,
): Promise<V> {
  const id = await mutate(context, { subgraph: 'organizations', operation, input }, (transaction) =>
    work(transaction).catch(rethrow),
  );
  // what the request asks from now on must not be answered with what was read before the change
  context.loaders = organizationLoaders(context.db);
  const found = await byId(context.loaders).load(id);
  if (found === null) throw new NotFound(`What this request changed, ${id}, is not in your scope`);
  return found;
}

function rethrow(error: { driverError?: { constraint?: string } }): never {
  const known: DiabanError | null = refusal(error.driverError?.constraint);
  throw known ?? error;
}
