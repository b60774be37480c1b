/** Declares that a register is complete: without that, no zero of it is a true zero. */
import { randomUUID } from 'node:crypto';
import { Conflict, Invalid } from '@diaban/shared/errors';
import { enteredBy } from '@diaban/shared/mutation/entered';
import { placeOf } from '@diaban/shared/mutation/placed-row.repository';
import { lockVersion, setColumns } from '@diaban/shared/mutation/update-versioned';
import { keep, type OrganizationsContext, REGISTER } from '../register/keep.js';
import { checkNotAhead } from '../register/time.rules.js';
import type { DeclareOrganizationRegisterInput } from './organization-register.inputs.js';
import { OrganizationRegister } from './organization-register.js';
import { declaredBy, REGISTERS } from './organization-register.repository.js';

const entity = 'OrganizationRegister';

export function declareRegister(
  context: OrganizationsContext,
  input: DeclareOrganizationRegisterInput,
): Promise<OrganizationRegister> {
  const { completeSince, expectedVersion } = input;
  checkNotAhead(completeSince, 'completeSince');
  const request = { operation: 'declareOrganizationRegister', input };
  return keep(context, request, byId, async ({ manager, record }) => {
    const { unitId } = await placeOf(manager, input.localityId);
    // who declares it vouches for it, whoever did so before
    const entered = enteredBy(REGISTER, context.viewer);
    const about = { entity, localityId: unitId, after: { completeSince } };
    const earlier = await declaredBy(manager, unitId);
    if (earlier === null) {
      if (expectedVersion != null)
        throw new Conflict('The unit has not declared its register yet: leave expectedVersion out');
      const id = randomUUID();
      await manager.insert(OrganizationRegister, { id, unitId, completeSince, ...entered });
      await record({ ...about, kind: 'CREATED', entityId: id });
      return id;
    }
    const { id } = earlier;
    if (expectedVersion == null)
      throw new Conflict(
        `The unit has declared its register complete since ${earlier.completeSince}: read organizationRegister, and give its version as expectedVersion`,
      );
    await lockVersion(manager, { table: REGISTERS, entity, id, expectedVersion });
    if (earlier.completeSince === completeSince && earlier.provenance === entered.provenance)
      throw new Invalid(`The register is declared complete since ${completeSince} already`, 'completeSince');
    await setColumns(manager, REGISTERS, id, { complete_since: completeSince, ...entered });
    const before = { completeSince: earlier.completeSince };
    await record({ ...about, kind: 'CHANGED', entityId: id, before });
    return id;
  });
}

function byId({ registerById }: OrganizationsContext['loaders']) {
  return registerById;
}
