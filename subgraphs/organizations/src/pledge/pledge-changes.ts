/** Signs, renews and withdraws pledges, each in one transaction with the row that tells of it. */
import { randomUUID } from 'node:crypto';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import { amendedSource, enteredBy } from '@diaban/shared/mutation/entered';
import { placeOf } from '@diaban/shared/mutation/placed-row.repository';
import { lockVersion, setColumns } from '@diaban/shared/mutation/update-versioned';
import type { EntityManager } from 'typeorm';
import { bodiesSeen } from '../organization/organization-changes.repository.js';
import { keep, type OrganizationsContext, REGISTER } from '../register/keep.js';
import { checkNotAhead, checkOrder } from '../register/time.rules.js';
import type { Pledge } from './pledge.js';
import type { RenewPledgeInput, SignPledgeInput, WithdrawPledgeInput } from './pledge-changes.inputs.js';
import { daysOf, insertPledge, PLEDGES, type PledgeRow, signatoriesOf } from './pledge-changes.repository.js';
import {
  checkSeen,
  pledgeDays,
  type SignatoryEntry,
  signatoryEntries,
  signedEntry,
} from './pledge-changes.rules.js';
import { checkStep } from './pledge-state.js';

const entity = 'Pledge';

export function signPledge(context: OrganizationsContext, input: SignPledgeInput): Promise<Pledge> {
  const days = pledgeDays(input.signedOn, input.validUntil);
  const entries = signatoryEntries(input.signatories);
  const campaignId = input.campaignId == null ? null : parseUuid(input.campaignId, 'campaignId');
  return keep(context, { operation: 'signPledge', input }, byId, async ({ manager, record }) => {
    const { unitId } = await placeOf(manager, input.localityId);
    const id = randomUUID();
    const row = { id, kind: input.kind, locality_id: unitId, campaign_id: campaignId, ...days };
    const signed = await signedBy(manager, entries, input.signedOn, 'ANEW');
    await insertPledge(manager, { ...row, ...enteredBy(REGISTER, context.viewer) }, signed);
    const { idempotencyKey: _, localityId: __, ...after } = input;
    await record({ kind: 'SIGNED', entity, entityId: id, localityId: unitId, after });
    return id;
  });
}

export function renewPledge(context: OrganizationsContext, input: RenewPledgeInput): Promise<Pledge> {
  const { signedOn } = input;
  const days = pledgeDays(signedOn, input.validUntil);
  const entries = input.signatories == null ? null : signatoryEntries(input.signatories);
  return keep(context, { operation: 'renewPledge', input }, byId, async ({ manager, record }) => {
    const earlier = await lockPledge(manager, input);
    checkOrder(earlier.signed_on, signedOn, 'signedOn', 'the earlier pledge');
    checkStep(daysOf(earlier), 'RENEW', days.signed_to);
    const signed =
      entries === null
        ? await signedBy(manager, await signatoriesOf(manager, earlier.id), signedOn, 'BEFORE')
        : await signedBy(manager, entries, signedOn, 'ANEW');
    const id = randomUUID();
    const { kind, locality_id, campaign_id } = earlier;
    const row = { id, kind, locality_id, campaign_id, renews_id: earlier.id, ...days };
    await insertPledge(manager, { ...row, ...enteredBy(REGISTER, context.viewer) }, signed);
    await setColumns(manager, PLEDGES, earlier.id, { renewed_on: days.signed_to });
    const told = { entity, localityId: locality_id };
    const after = { renews: earlier.id, signedOn, validUntil: days.valid_until };
    await record({ kind: 'SIGNED', ...told, entityId: id, after });
    const change = { before: { renewedBy: null }, after: { renewedBy: id } };
    await record({ kind: 'CHANGED', ...told, entityId: earlier.id, ...change });
    return id;
  });
}

export function withdrawPledge(context: OrganizationsContext, input: WithdrawPledgeInput): Promise<Pledge> {
  const { withdrawnOn, reason } = input;
  checkNotAhead(withdrawnOn, 'withdrawnOn');
  return keep(context, { operation: 'withdrawPledge', input }, byId, async ({ manager, record }) => {
    const row = await lockPledge(manager, input);
    checkOrder(row.signed_on, withdrawnOn, 'withdrawnOn', 'it was signed');
    checkStep(daysOf(row), 'WITHDRAW', withdrawnOn);
    const source = amendedSource(row.source, context.viewer);
    const columns = { withdrawn_on: withdrawnOn, withdrawal_reason: reason, source };
    await setColumns(manager, PLEDGES, row.id, columns);
    const told = { entity, entityId: row.id, localityId: row.locality_id };
    const change = { before: { withdrawnOn: null }, after: { withdrawnOn }, reason };
    await record({ kind: 'CLOSED', ...told, ...change });
    return row.id;
  });
}

function byId({ pledgeById }: OrganizationsContext['loaders']) {
  return pledgeById;
}

function lockPledge(
  manager: EntityManager,
  { pledgeId, expectedVersion }: { pledgeId: string; expectedVersion: number },
): Promise<PledgeRow> {
  const id = parseUuid(pledgeId, 'pledgeId');
  return lockVersion(manager, { table: PLEDGES, entity, id, expectedVersion });
}

/**
 * The entries with what the register knows of their organizations. Those that are named anew must be in scope; about those
 * that signed before and are not, the database decides. @throws Invalid naming the entry that cannot sign
 */
async function signedBy(
  manager: EntityManager,
  entries: readonly SignatoryEntry[],
  signedOn: string,
  named: 'ANEW' | 'BEFORE',
): Promise<SignatoryEntry[]> {
  const ids = entries.flatMap(({ organization_id }) => organization_id ?? []);
  const bodies = await bodiesSeen(manager, ids);
  return entries.map((entry, at) => {
    const body = bodies.find(({ id }) => id === entry.organization_id) ?? null;
    if (named === 'ANEW') checkSeen(entry, body, `signatories.${at}.organizationId`);
    return signedEntry(entry, body, signedOn, `signatories.${at}`);
  });
}
