/** Records how many members an organization has, in one transaction with the row that tells of it. */
import { randomUUID } from 'node:crypto';
import { enteredBy } from '@diaban/shared/mutation/entered';
import { insertRow } from '@diaban/shared/mutation/placed-row.repository';
import { setColumns } from '@diaban/shared/mutation/update-versioned';
import type { Organization } from '../organization/organization.js';
import { lockOrganization, ORGANIZATIONS } from '../organization/organization-changes.repository.js';
import { keep, type OrganizationsContext, REGISTER } from '../register/keep.js';
import type { RecordMembersInput } from './member-count.inputs.js';
import { markCorrected, standingCount } from './member-count.repository.js';
import { checkMembers, toldCount } from './member-count.rules.js';

export function recordMembers(
  context: OrganizationsContext,
  input: RecordMembersInput,
): Promise<Organization> {
  const { asOf, members, reason = null } = input;
  const request = { operation: 'recordMembers', input };
  return keep(
    context,
    request,
    ({ organizationById }) => organizationById,
    async ({ manager, record }) => {
      const row = await lockOrganization(manager, input.organizationId, input.expectedVersion);
      const standing = await standingCount(manager, row.id, asOf);
      const step = checkMembers(row, standing, input);
      if (standing !== null) await markCorrected(manager, standing.id, reason!);
      await insertRow(manager, 'organizations.member_counts', {
        id: randomUUID(),
        organization_id: row.id,
        as_of: asOf,
        count: members,
        ...enteredBy(REGISTER, context.viewer),
      });
      await setColumns(manager, ORGANIZATIONS, row.id, {});
      await record({
        kind: step === 'CORRECTION' ? 'CORRECTED' : 'CHANGED',
        entity: 'Organization',
        entityId: row.id,
        localityId: row.locality_id,
        before: standing === null ? null : { asOf, members: toldCount(standing.count) },
        after: { asOf, members: toldCount(members) },
        reason,
      });
      return row.id;
    },
  );
}
