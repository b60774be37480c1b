/** Registers documents and links them, each in one transaction with the row that tells of it. */
import { randomUUID } from 'node:crypto';
import { today } from '@diaban/shared/graphql/today';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import { mutate } from '@diaban/shared/mutation/mutate';
import { lockVersion, setColumns, type Versioned } from '@diaban/shared/mutation/update-versioned';
import type { CampaignsContext } from '../loaders.js';
import { changed } from '../register/changed.js';
import {
  amendedSource,
  checkNotAhead,
  enteredBy,
  parseUuids,
  uuidOrNone,
} from '../register/entered.rules.js';
import { insertRow, placeOf } from '../register/keeping.repository.js';
import type { Document } from './document.js';
import { documentNumber } from './document.rules.js';
import type { LinkDocumentInput, RegisterDocumentInput } from './document-changes.inputs.js';
import { linkDocuments } from './document-links.repository.js';

const TABLE = 'campaigns.documents';

interface DocumentRow extends Versioned {
  locality_id: number | null;
  issued_on: string | null;
  source: string;
}

export async function registerDocument(
  context: CampaignsContext,
  input: RegisterDocumentInput,
): Promise<Document> {
  checkNotAhead(input.issuedOn, 'issuedOn');
  const implementsIds = parseUuids(input.implementsIds, 'implementsIds');
  const supersedesIds = parseUuids(input.supersedesIds, 'supersedesIds');
  const issuedOn = input.issuedOn ?? null;
  const columns = {
    kind: input.kind,
    number: documentNumber(input.number),
    title: input.title,
    about: input.about ?? null,
    issuer_id: uuidOrNone(input.issuerId, 'issuerId'),
    issuer_name: input.issuerName ?? null,
    issued_on: issuedOn,
    known_by: today(),
  };
  const id = await mutate(
    context,
    { subgraph: 'campaigns', operation: 'registerDocument', input },
    async ({ manager, record }) => {
      const { unitId, level } = await placeOf(manager, input.localityId);
      const documentId = randomUUID();
      const origin = enteredBy(context.viewer);
      await insertRow(manager, TABLE, { id: documentId, locality_id: unitId, level, ...columns, ...origin });
      const link = { documentId, issuedOn };
      await linkDocuments(manager, {
        ...link,
        relation: 'IMPLEMENTS',
        targetIds: implementsIds,
        field: 'implementsIds',
      });
      await linkDocuments(manager, {
        ...link,
        relation: 'SUPERSEDES',
        targetIds: supersedesIds,
        field: 'supersedesIds',
      });
      const { idempotencyKey: _, localityId: __, ...after } = input;
      await record({ kind: 'ISSUED', entity: 'Document', entityId: documentId, localityId: unitId, after });
      return documentId;
    },
  );
  return changed(context.loaders.documentById, id);
}

export async function linkDocument(context: CampaignsContext, input: LinkDocumentInput): Promise<Document> {
  const documentId = parseUuid(input.documentId, 'documentId');
  const targetId = parseUuid(input.targetId, 'targetId');
  const { expectedVersion, relation } = input;
  const id = await mutate(
    context,
    { subgraph: 'campaigns', operation: 'linkDocument', input },
    async ({ manager, record }) => {
      const row = await lockVersion<DocumentRow>(manager, {
        table: TABLE,
        entity: 'Document',
        id: documentId,
        expectedVersion,
      });
      await linkDocuments(manager, {
        documentId,
        relation,
        targetIds: [targetId],
        issuedOn: row.issued_on,
        field: 'targetId',
      });
      await setColumns(manager, TABLE, documentId, { source: amendedSource(row.source, context.viewer) });
      await record({
        kind: 'CHANGED',
        entity: 'Document',
        entityId: documentId,
        localityId: row.locality_id,
        after: { relation, targetId },
      });
      return documentId;
    },
  );
  return changed(context.loaders.documentById, id);
}
