/** What is asked of documents, in checked form. */
import { Invalid } from '@diaban/shared/errors';
import { checkChoices } from '@diaban/shared/graphql/dated-list';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import { parseUnitId } from '@diaban/shared/scope/unit-id';
import type { DocumentFilter, LocalityDocumentFilter } from './document.inputs.js';
import type { DocumentKind } from './document-kind.js';

/** A checked filter: null lets all through. */
export interface WantedDocuments {
  unitId: number | null;
  kinds: DocumentKind[] | null;
  number: string | null;
  /** the document that they carry out, directly or by way of others */
  carriesOutId: string | null;
  /** under a unit: its own only */
  direct: boolean;
}

/** Letters, digits and what stands between them. */
const NUMBER = /^[\p{L}\d][\p{L}\d ./-]{0,59}$/u;

/** @throws Invalid naming what is malformed */
export function wantedDocuments(
  filter: (DocumentFilter & LocalityDocumentFilter) | null | undefined,
): WantedDocuments {
  const { localityId, kinds, number, carriesOutId, direct } = filter ?? {};
  checkChoices(kinds, 'kinds');
  return {
    unitId: localityId == null ? null : parseUnitId(localityId, 'localityId'),
    kinds: kinds ?? null,
    number: documentNumber(number),
    carriesOutId: carriesOutId == null ? null : parseUuid(carriesOutId, 'carriesOutId'),
    direct: direct ?? false,
  };
}

/** @throws Invalid naming `number` */
export function documentNumber(number: string | null | undefined): string | null {
  if (number != null && !NUMBER.test(number))
    throw new Invalid(`"${number}" is not the number of a document: write it like "36-CT/TW"`, 'number');
  return number ?? null;
}
