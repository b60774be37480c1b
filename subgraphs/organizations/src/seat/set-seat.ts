/** Gives, hands over and ends seats on steering committees, in one transaction with the row that tells of it. */
import { randomUUID } from 'node:crypto';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import { amendedSource, enteredBy } from '@diaban/shared/mutation/entered';
import { insertRow } from '@diaban/shared/mutation/placed-row.repository';
import { setColumns } from '@diaban/shared/mutation/update-versioned';
import type { Organization } from '../organization/organization.js';
import {
  bodyById,
  lockOrganization,
  ORGANIZATIONS,
} from '../organization/organization-changes.repository.js';
import { keep, type OrganizationsContext, REGISTER } from '../register/keep.js';
import type { SetSeatInput } from './seat.inputs.js';
import { endSeat, seatsOnRecord } from './seat.repository.js';
import { checkParties, seatPlan } from './seat.rules.js';

export function setSeat(context: OrganizationsContext, input: SetSeatInput): Promise<Organization> {
  const organizationId = parseUuid(input.organizationId, 'organizationId');
  const { role, since, until = null, note = null } = input;
  return keep(
    context,
    { operation: 'setSeat', input },
    ({ organizationById }) => organizationById,
    async ({ manager, record }) => {
      const committee = await lockOrganization(
        manager,
        input.committeeId,
        input.expectedVersion,
        'committeeId',
      );
      const member = await bodyById(manager, organizationId, 'organizationId');
      checkParties(committee, member, since);
      const seats = await seatsOnRecord(manager, committee.id);
      const { ends, isNew } = seatPlan(seats, { organizationId, role, since, until });
      // who had the role before must be out of it when the next one comes in
      for (const seat of ends) await endSeat(manager, seat.id, seat.until);
      const seat = { organization_id: organizationId, role, since, until, note };
      const row = { id: randomUUID(), committee_id: committee.id, ...seat, known_since: since };
      if (isNew)
        await insertRow(manager, 'organizations.seats', { ...row, ...enteredBy(REGISTER, context.viewer) });
      const source = amendedSource(committee.source, context.viewer);
      await setColumns(manager, ORGANIZATIONS, committee.id, { source });
      await record({
        kind: 'CHANGED',
        entity: 'Organization',
        entityId: committee.id,
        localityId: committee.locality_id,
        before: ends.length === 0 ? null : { seats: ends.map(({ id, before }) => ({ id, until: before })) },
        after: {
          seats: [
            ...ends.map(({ id, until: last }) => ({ id, until: last })),
            ...(isNew ? [{ id: row.id, organizationId, role, since, until }] : []),
          ],
        },
      });
      return committee.id;
    },
  );
}
