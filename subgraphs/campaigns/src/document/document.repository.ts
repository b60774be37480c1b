/** Every query for documents and their cascade. Row security keeps each of them inside the viewer's scope. */
import { inSubtree, rowsUnderIds, rowsUnderUnits } from '@diaban/shared/database/rows-under';
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Keyset } from '@diaban/shared/graphql/page';
import type { Under } from '@diaban/shared/graphql/page-loader';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { listedEntries } from '../register/register-list.repository.js';
import { Document } from './document.js';
import type { WantedDocuments } from './document.rules.js';
import type { DocumentImplementation } from './document-implementation.js';

/** All documents below one, however far. */
const CARRYING_OUT = `
  with recursive down (id) as (
    select l.document_id from campaigns.document_implementations l where l.implements_id = :carriesOutId
    union select l.document_id from down join campaigns.document_implementations l on l.implements_id = down.id)
  select id from down`;

export class DocumentRepository {
  constructor(private readonly db: RequestDatabase) {}

  findByIds(ids: readonly string[]): Promise<Document[]> {
    return this.db.read((manager) =>
      manager.createQueryBuilder(Document, 'entry').where('entry.id = any(:ids)', { ids }).getMany(),
    );
  }

  list(wanted: WantedDocuments, keyset: Keyset): Promise<Document[]> {
    return this.db.read((manager) => wantedRows(manager, wanted, keyset).getMany());
  }

  underUnits(
    unitIds: readonly number[],
    wanted: WantedDocuments,
    keyset: Keyset,
  ): Promise<Under<number, Document>[]> {
    return this.db.read((manager) => {
      const query = wantedRows(manager, wanted, keyset);
      if (wanted.direct) query.andWhere('entry.locality_id = parent.key');
      return rowsUnderUnits(manager, query, unitIds);
    });
  }

  ofCampaigns(campaignIds: readonly string[], keyset: Keyset): Promise<Under<string, Document>[]> {
    return this.db.read((manager) => {
      const query = listedEntries(manager, Document, keyset).andWhere(
        'entry.id in (select l.document_id from campaigns.campaign_documents l where l.campaign_id = parent.key)',
      );
      return rowsUnderIds(manager, query, campaignIds);
    });
  }

  /** The documents that carry each of the given ones out. */
  implementing(documentIds: readonly string[], keyset: Keyset): Promise<Under<string, Document>[]> {
    return this.db.read((manager) => {
      const query = listedEntries(manager, Document, keyset).andWhere(
        'entry.id in (select l.document_id from campaigns.document_implementations l where l.implements_id = parent.key)',
      );
      return rowsUnderIds(manager, query, documentIds);
    });
  }

  /** The documents that each of the given ones replaces. */
  superseded(documentIds: readonly string[], keyset: Keyset): Promise<Under<string, Document>[]> {
    return this.linked(
      's.supersedes_id from campaigns.document_supersessions s where s.document_id',
      documentIds,
      keyset,
    );
  }

  /** The documents that replace each of the given ones. */
  superseding(documentIds: readonly string[], keyset: Keyset): Promise<Under<string, Document>[]> {
    return this.linked(
      's.document_id from campaigns.document_supersessions s where s.supersedes_id',
      documentIds,
      keyset,
    );
  }

  private linked(
    link: string,
    documentIds: readonly string[],
    keyset: Keyset,
  ): Promise<Under<string, Document>[]> {
    return this.db.read((manager) => {
      const query = listedEntries(manager, Document, keyset).andWhere(
        `entry.id in (select ${link} = parent.key)`,
      );
      return rowsUnderIds(manager, query, documentIds);
    });
  }

  /** The steps up from each of the given documents to those in scope. */
  implementations(documentIds: readonly string[]): Promise<DocumentImplementation[]> {
    return this.db.read((manager) =>
      manager.query<DocumentImplementation[]>(
        `select l.document_id as "documentId", l.implements_id as "implementsId", l.inferred
         from campaigns.document_implementations l join campaigns.documents d on d.id = l.implements_id
         where l.document_id = any($1) order by l.document_id, d.listed_on, d.id`,
        [documentIds],
      ),
    );
  }
}

function wantedRows(
  manager: EntityManager,
  { unitId, kinds, number, carriesOutId }: WantedDocuments,
  keyset: Keyset,
): SelectQueryBuilder<Document> {
  const query = listedEntries(manager, Document, keyset);
  if (unitId !== null) inSubtree(query, unitId);
  if (kinds !== null) query.andWhere('entry.kind = any(:kinds)', { kinds });
  if (number !== null) query.andWhere('lower(entry.number) = lower(:number)', { number });
  if (carriesOutId !== null) query.andWhere(`entry.id in (${CARRYING_OUT})`, { carriesOutId });
  return query;
}
