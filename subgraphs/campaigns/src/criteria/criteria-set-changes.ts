/** Registers criteria sets, in one transaction with the row that tells of it. */
import { randomUUID } from 'node:crypto';
import { today } from '@diaban/shared/graphql/today';
import { mutate } from '@diaban/shared/mutation/mutate';
import type { CampaignsContext } from '../loaders.js';
import { changed } from '../register/changed.js';
import { enteredBy, uuidOrNone } from '../register/entered.rules.js';
import { checkSeen, insertRow, placeOf } from '../register/keeping.repository.js';
import type { RegisterCriteriaSetInput } from './criteria-set.inputs.js';
import type { CriteriaSet } from './criteria-set.js';
import { partsOf } from './criteria-set.rules.js';

const TABLE = 'campaigns.criteria_sets';

export async function registerCriteriaSet(
  context: CampaignsContext,
  input: RegisterCriteriaSetInput,
): Promise<CriteriaSet> {
  const { sections, items } = partsOf(input);
  const replacesId = uuidOrNone(input.replacesId, 'replacesId');
  const columns = {
    title: input.title,
    version: input.version ?? null,
    applies_to: input.appliesTo ?? null,
    is_temporary: input.isTemporary,
    total: input.total,
    sections: JSON.stringify(sections),
    items: JSON.stringify(items),
    replaces_id: replacesId,
    known_by: today(),
  };
  const id = await mutate(
    context,
    { subgraph: 'campaigns', operation: 'registerCriteriaSet', input },
    async ({ manager, record }) => {
      const { unitId } = await placeOf(manager, input.localityId);
      await checkSeen(manager, TABLE, [replacesId], 'replacesId');
      const setId = randomUUID();
      await insertRow(manager, TABLE, {
        id: setId,
        locality_id: unitId,
        ...columns,
        ...enteredBy(context.viewer),
      });
      const { idempotencyKey: _, localityId: __, ...after } = input;
      await record({ kind: 'CREATED', entity: 'CriteriaSet', entityId: setId, localityId: unitId, after });
      return setId;
    },
  );
  return changed(context.loaders.criteriaSetById, id);
}
