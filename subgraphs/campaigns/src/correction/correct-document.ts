/** Corrects documents that were entered wrongly, by the same checks as entering and linking them. */
import type { Document } from '../document/document.js';
import { documentNumber } from '../document/document.rules.js';
import type { DocumentKind } from '../document/document-kind.js';
import { checkLinkedDates } from '../document/document-links.repository.js';
import type { CampaignsContext } from '../loaders.js';
import { changed } from '../register/changed.js';
import { checkNotAhead, uuidOrNone } from '../register/entered.rules.js';
import { correctEntry } from './correct-entry.js';
import type { CorrectDocumentInput } from './correction.inputs.js';
import { corrected, correctedAlways, type EntryFacts } from './register-correction.rules.js';

interface DocumentColumns {
  kind: DocumentKind;
  number: string | null;
  title: string;
  about: string | null;
  issuer_id: string | null;
  issuer_name: string | null;
  issued_on: string | null;
}

interface DocumentRow extends DocumentColumns {
  id: string;
  version: number;
  locality_id: number | null;
  source: string;
}

export async function correctDocument(
  context: CampaignsContext,
  input: CorrectDocumentInput,
): Promise<Document> {
  checkNotAhead(input.issuedOn, 'issuedOn');
  const id = await correctEntry<DocumentRow>(
    context,
    {
      operation: 'correctDocument',
      entity: 'Document',
      table: 'campaigns.documents',
      id: ['documentId', input.documentId],
      input,
    },
    async (row, manager) => {
      const columns: DocumentColumns = {
        kind: correctedAlways(input.kind, row.kind, 'kind'),
        number: documentNumber(corrected(input.number, row.number)),
        title: correctedAlways(input.title, row.title, 'title'),
        about: corrected(input.about, row.about),
        issuer_id: uuidOrNone(corrected(input.issuerId, row.issuer_id), 'issuerId'),
        issuer_name: corrected(input.issuerName, row.issuer_name),
        issued_on: corrected(input.issuedOn, row.issued_on),
      };
      if (columns.issued_on !== null && columns.issued_on !== row.issued_on)
        await checkLinkedDates(manager, row.id, columns.issued_on);
      const issuer = columns.issuer_id === row.issuer_id && columns.issuer_name === row.issuer_name;
      return {
        before: factsOf(row),
        after: factsOf(columns),
        columns: {
          ...columns,
          ...(issuer ? {} : { issuer_inferred: false }),
          ...(columns.issued_on === row.issued_on ? {} : { issued_inferred: false }),
        },
      };
    },
  );
  return changed(context.loaders.documentById.clear(id), id);
}

function factsOf(row: DocumentColumns): EntryFacts {
  return {
    KIND: row.kind,
    NUMBER: row.number,
    TITLE: row.title,
    ABOUT: row.about,
    ISSUER: row.issuer_id,
    ISSUER_NAME: row.issuer_name,
    ISSUED_ON: row.issued_on,
  };
}
