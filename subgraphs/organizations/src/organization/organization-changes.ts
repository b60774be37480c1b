/** Registers, changes and dissolves organizations, each in one transaction with the row that tells of it. */
import { randomUUID } from 'node:crypto';
import { Forbidden, Invalid } from '@diaban/shared/errors';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import { amendedSource, enteredBy } from '@diaban/shared/mutation/entered';
import { insertRow, placeOf } from '@diaban/shared/mutation/placed-row.repository';
import { setColumns } from '@diaban/shared/mutation/update-versioned';
import type { EntityManager } from 'typeorm';
import { difference, type FieldChange } from '../register/difference.js';
import { keep, type OrganizationsContext, REGISTER } from '../register/keep.js';
import type { Organization } from './organization.js';
import type {
  ChangeOrganizationInput,
  DissolveOrganizationInput,
  RegisterOrganizationInput,
} from './organization-changes.inputs.js';
import {
  bodyById,
  lockOrganization,
  lockStructure,
  ORGANIZATIONS,
  type OrganizationRow,
  superiorsOf,
} from './organization-changes.repository.js';
import { changedFields, checkDissolution, registeredColumns } from './organization-changes.rules.js';
import { type Body, checkSuperior } from './superior.rules.js';

const entity = 'Organization';

export function registerOrganization(
  context: OrganizationsContext,
  input: RegisterOrganizationInput,
): Promise<Organization> {
  const columns = registeredColumns(input);
  const request = { operation: 'registerOrganization', input };
  return keep(context, request, byId, async ({ manager, record }) => {
    const { unitId, skey, level } = await placeOf(manager, input.localityId);
    const id = randomUUID();
    const parent = await superiorOf(manager, { ...columns, id, skey, level, valid_to: null }, input);
    const row = { id, locality_id: unitId, ...columns, ...parent, ...enteredBy(REGISTER, context.viewer) };
    await insertRow(manager, ORGANIZATIONS, row);
    const { idempotencyKey: _, localityId: __, ...after } = input;
    await record({ kind: 'CREATED', entity, entityId: id, localityId: unitId, after });
    return id;
  });
}

export function changeOrganization(
  context: OrganizationsContext,
  input: ChangeOrganizationInput,
): Promise<Organization> {
  const request = { operation: 'changeOrganization', input };
  return keep(context, request, byId, async ({ manager, record }) => {
    if (input.parentId != null) await lockStructure(manager);
    const row = await lockOrganization(manager, input.organizationId, input.expectedVersion);
    const fields = [...changedFields(row, input), ...(await parentFields(manager, row, input))];
    const changes = difference({ ...row }, fields);
    if (changes === null)
      throw new Invalid('The input changes nothing: name a field with a new value', 'input');
    const { columns, before, after } = changes;
    if (typeof columns.valid_from === 'string') columns.known_since = columns.valid_from;
    const source = amendedSource(row.source, context.viewer);
    await setColumns(manager, ORGANIZATIONS, row.id, { ...columns, source });
    const told = { entity, entityId: row.id, localityId: row.locality_id };
    await record({ kind: 'CHANGED', ...told, before, after, reason: input.reason ?? null });
    return row.id;
  });
}

export function dissolveOrganization(
  context: OrganizationsContext,
  input: DissolveOrganizationInput,
): Promise<Organization> {
  const { lastDay, reason = null } = input;
  const request = { operation: 'dissolveOrganization', input };
  return keep(context, request, byId, async ({ manager, record }) => {
    const row = await lockOrganization(manager, input.organizationId, input.expectedVersion);
    checkDissolution(row, lastDay);
    const source = amendedSource(row.source, context.viewer);
    await setColumns(manager, ORGANIZATIONS, row.id, { valid_to: lastDay, source });
    const told = { entity, entityId: row.id, localityId: row.locality_id };
    const change = { before: { validTo: null }, after: { validTo: lastDay }, reason };
    await record({ kind: 'CLOSED', ...told, ...change });
    return row.id;
  });
}

function byId({ organizationById }: OrganizationsContext['loaders']) {
  return organizationById;
}

interface WantedParent {
  parentId?: string | null;
  parentReason?: string | null;
}

/** The superior that is asked for, by column. @throws Invalid or Conflict when it cannot be this one */
async function superiorOf(manager: EntityManager, below: Body, { parentId, parentReason }: WantedParent) {
  if (parentId == null) return { parent_id: null, parent_reason: null };
  const id = parseUuid(parentId, 'parentId');
  const above = await bodyById(manager, id, 'parentId');
  const superiors = await superiorsOf(manager, id);
  return { parent_id: id, parent_reason: checkSuperior(below, above, superiors, parentReason ?? null) };
}

/** @throws Forbidden when the superior lies above the caller's scope: who is above decides about that */
async function parentFields(
  manager: EntityManager,
  row: OrganizationRow,
  input: WantedParent,
): Promise<FieldChange[]> {
  if (input.parentId === undefined) return [];
  const below = await bodyById(manager, row.id, 'organizationId');
  const seen = row.parent_id === null || (await superiorsOf(manager, row.id)).length > 0;
  if (!seen) throw new Forbidden('Its superior lies above your scope: the unit above changes it');
  const { parent_id, parent_reason } = await superiorOf(manager, below, input);
  return [
    { field: 'parentId', column: 'parent_id', value: parent_id },
    { field: 'parentReason', column: 'parent_reason', value: parent_reason },
  ];
}
