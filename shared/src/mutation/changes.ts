/** The rows that tell what a mutation changed: who, in which role, what was before and what is after. */
import type { EntityManager } from 'typeorm';
import type { Role } from '../scope/viewer.js';

export type ChangeKind =
  | 'CREATED'
  | 'CHANGED'
  | 'CORRECTED'
  | 'LAUNCHED'
  | 'CONCLUDED'
  | 'ISSUED'
  | 'SIGNED'
  | 'SUBMITTED'
  | 'RETURNED'
  | 'APPROVED'
  | 'TRANSFERRED'
  | 'CLOSED'
  | 'IMPORTED'
  | 'RESTRUCTURED';

export interface Change {
  kind: ChangeKind;
  /** GraphQL type of the changed object */
  entity: string;
  entityId: string;
  /** the unit that it belongs to; null for what belongs to none */
  localityId: number | null;
  /** the fields that changed, as they were; left out when the object is new */
  before?: object | null;
  after?: object | null;
  reason?: string | null;
}

export interface ChangeOrigin {
  subgraph: string;
  operation: string;
  subject: string;
  role: Role;
  unit: string;
  requestId: string;
}

export async function recordChange(
  manager: EntityManager,
  origin: ChangeOrigin,
  change: Change,
): Promise<void> {
  await manager.query(
    `insert into app.changes (subgraph, operation, kind, entity, entity_id, locality_id, subject, role, unit, request_id, before, after, reason)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      origin.subgraph,
      origin.operation,
      change.kind,
      change.entity,
      change.entityId,
      change.localityId,
      origin.subject,
      origin.role,
      origin.unit,
      origin.requestId,
      change.before ?? null,
      change.after ?? null,
      change.reason ?? null,
    ],
  );
}
