/** What a subgraph says about one kind of records that can be imported: how rows are resolved and written, in sets. */
import type { EntityManager } from 'typeorm';
import type { ChangeKind } from '../mutation/changes.js';
import type { Viewer } from '../scope/viewer.js';
import type { RowFault } from './fault.js';
import type { ImportRow, ImportTemplate } from './template.js';

/** A row that is right by itself. */
export interface ImportRecord<Row> {
  /** of the record; the same as before when its key was sent before */
  id: string;
  isNew: boolean;
  values: Row;
}

/** A record with what the database knows about it, such as the units that its codes mean. */
export type ResolvedRecord<Row, Found> = ImportRecord<Row> & { found: Found };

/** In which role of which unit the file is sent. */
export type Sender = Pick<Viewer, 'role' | 'unit'>;

/** What became of a record: its change is recorded if it was there before. */
export interface WrittenRecord {
  entityId: string;
  /** the unit that it belongs to */
  localityId: number | null;
  /** left out: a correction */
  kind?: ChangeKind;
  /** the fields as they were, null for a new record */
  before: object | null;
  after: object;
}

export interface ImportDefinition<Row extends ImportRow, Found> {
  subgraph: string;
  /** the mutation, such as `importLocalityStatistics` */
  operation: string;
  /** GraphQL type of what changes, for the rows that tell about it */
  entity: string;
  template: ImportTemplate<Row>;
  /**
   * Looks up what the records refer to, in the viewer's scope, with statements for all of them together.
   * @returns in the order of the records what was found, or what is wrong
   */
  resolve(
    manager: EntityManager,
    records: readonly ImportRecord<Row>[],
  ): Promise<readonly (Found | RowFault<Row>)[]>;
  /**
   * Inserts new records and updates known ones, with statements for all of them together. What the database refuses is
   * tried again in halves until the rows that it refuses are found. @returns in the order of the records
   */
  write(
    manager: EntityManager,
    records: readonly ResolvedRecord<Row, Found>[],
    sender: Sender,
  ): Promise<readonly WrittenRecord[]>;
}

/** A definition whose rows do not matter to the caller. */
// biome-ignore lint/suspicious/noExplicitAny: rows are contravariant in `write` and covariant in `resolve`
export type AnyImport = ImportDefinition<any, any>;
