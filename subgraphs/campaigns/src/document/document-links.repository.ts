/** Adds links between documents, and finds those that would close a circle. */
import { Conflict, Invalid } from '@diaban/shared/errors';
import type { EntityManager } from 'typeorm';
import type { DocumentRelation } from './document-changes.inputs.js';

const LINKS: Record<DocumentRelation, { table: string; column: string; verb: string }> = {
  IMPLEMENTS: { table: 'campaigns.document_implementations', column: 'implements_id', verb: 'carries out' },
  SUPERSEDES: { table: 'campaigns.document_supersessions', column: 'supersedes_id', verb: 'replaces' },
};

/** A document at the upper end of a link. */
interface Target {
  id: string;
  issuedOn: string | null;
  circular: boolean;
}

export interface Links {
  documentId: string;
  relation: DocumentRelation;
  targetIds: readonly string[];
  issuedOn: string | null;
  /** the argument that names the targets */
  field: string;
}

/**
 * @throws Invalid naming the argument when a target is unknown, was issued later, or leads back to the document;
 * Conflict when somebody else closes the circle at the same moment
 */
export async function linkDocuments(manager: EntityManager, links: Links): Promise<void> {
  const { documentId, relation, targetIds, field } = links;
  if (targetIds.length === 0) return;
  const { table, column, verb } = LINKS[relation];
  const targets = await manager.query<Target[]>(
    `with recursive up as (
       select d.id as start, d.id from campaigns.documents d where d.id = any($2)
       union select up.start, l."${column}" from up join ${table} l on l.document_id = up.id)
     select d.id, d.issued_on as "issuedOn", exists (select from up where up.start = d.id and up.id = $1) as circular
     from campaigns.documents d where d.id = any($2)`,
    [documentId, targetIds],
  );
  for (const id of targetIds)
    check(
      targets.find((target) => target.id === id),
      id,
      { ...links, verb },
    );
  try {
    await manager.query(`insert into ${table} (document_id, "${column}") select $1, unnest($2::uuid[])`, [
      documentId,
      targetIds,
    ]);
  } catch (error) {
    const { constraint, code } =
      (error as { driverError?: { constraint?: string; code?: string } }).driverError ?? {};
    if (constraint === 'no_circle')
      throw new Conflict(
        `${field} would close a circle of documents with links that others made: read them again`,
      );
    if (code === '23505') throw new Conflict(`The document ${verb} what ${field} names already`);
    throw error;
  }
}

function check(
  target: Target | undefined,
  id: string,
  { field, issuedOn, verb }: Links & { verb: string },
): void {
  if (target === undefined)
    throw new Invalid(`${field} names ${id}, which is not in your scope: check the id`, field);
  if (target.circular)
    throw new Invalid(
      `${field} names ${id}, which ${verb} this document itself, directly or by way of others: links may form no circle`,
      field,
    );
  if (issuedOn !== null && target.issuedOn !== null && isBefore(issuedOn, target.issuedOn))
    throw new Invalid(
      `${field} names a document of ${target.issuedOn}, issued after this one of ${issuedOn}: check the two dates`,
      field,
    );
}

/** @throws Invalid when a linked document lies on the wrong side of the day on which this one was really issued */
export async function checkLinkedDates(
  manager: EntityManager,
  documentId: string,
  issuedOn: string,
): Promise<void> {
  const linked = await manager.query<{ issuedOn: string; above: boolean }[]>(
    Object.values(LINKS)
      .map(
        ({ table, column }) =>
          `select d.issued_on as "issuedOn", d.id = l."${column}" as above from ${table} l
           join campaigns.documents d on d.id in (l.document_id, l."${column}") and d.id <> $1
           where $1 in (l.document_id, l."${column}") and d.issued_on is not null`,
      )
      .join(' union all '),
    [documentId],
  );
  for (const other of linked) {
    const [lower, upper] = other.above ? [issuedOn, other.issuedOn] : [other.issuedOn, issuedOn];
    if (isBefore(lower, upper))
      throw new Invalid(
        `issuedOn is ${issuedOn}, but a document of ${other.issuedOn} ${other.above ? 'is carried out or replaced by this one' : 'carries out or replaces this one'}: check the two dates`,
        'issuedOn',
      );
  }
}

/** Whether what carries out was certainly issued before what it carries out. Texts sort like the days that they begin with. */
function isBefore(lower: string, upper: string): boolean {
  return `${lower}-99-99` < upper;
}
