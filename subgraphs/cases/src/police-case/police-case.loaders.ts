/** Cases by identity, by list and by unit, and their seizures, each batched over the request. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { checkDays, datedKeyset } from '@diaban/shared/graphql/dated-list';
import { LoaderWithArgs, loadMany, loadOne } from '@diaban/shared/graphql/loaders';
import { type Page, toPage } from '@diaban/shared/graphql/page';
import { pageLoader } from '@diaban/shared/graphql/page-loader';
import type { UnitLoader } from '@diaban/shared/graphql/unit-reference';
import { knownUnits, subtreeOf } from '../references/units.js';
import type { PoliceCasesArgs } from './police-case.inputs.js';
import type { PoliceCase } from './police-case.js';
import { type CaseCriteria, PoliceCaseRepository } from './police-case.repository.js';
import { seizureOf } from './police-case.rules.js';

export function policeCaseLoaders(db: RequestDatabase, units: UnitLoader) {
  const repository = new PoliceCaseRepository(db);
  const criteria = async ({ filter }: PoliceCasesArgs): Promise<CaseCriteria> => {
    checkDays(filter?.occurredFrom ?? null, filter?.occurredTo ?? null, 'occurredFrom');
    const { localityId, ...rest } = filter ?? {};
    return { ...rest, within: await subtreeOf(localityId, units) };
  };
  return {
    caseById: loadOne(
      (ids: readonly string[]) => repository.byIds(ids),
      ({ id }) => id,
    ),
    seizuresByCase: loadMany(
      async (ids: readonly string[]) => (await repository.seizures(ids)).map(seizureOf),
      ({ caseId }) => caseId,
    ),
    policeCases: async (args: PoliceCasesArgs): Promise<Page<PoliceCase>> => {
      const keyset = datedKeyset(args, 'policeCases');
      return toPage(await repository.list(await criteria(args), keyset), keyset, position);
    },
    casesByLocality: new LoaderWithArgs<number, PoliceCasesArgs, Page<PoliceCase>>((args) => {
      const keyset = datedKeyset(args, 'policeCases');
      return pageLoader(
        async (unitIds) => repository.below(await knownUnits(unitIds, units), await criteria(args), keyset),
        keyset,
        position,
      );
    }),
  };
}

function position({ occurredOn, id }: PoliceCase) {
  return [occurredOn, id];
}
