/** Takes a chunk of checked rows into the database: known ones apart from new ones, refused ones apart from the others. */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { ChangeOrigin } from '../../mutation/changes.js';
import { type Fault, RowFault } from '../fault.js';
import type { ImportDefinition, ImportRecord, ResolvedRecord } from '../import-definition.js';
import type { ImportCounts } from '../job/import-counts.js';
import type { ImportRow } from '../template.js';
import type { CheckedRow } from './check-row.js';
import type { RowChunk } from './read-rows.js';
import { attempt, type KeyOwner, knownRecords, recordUpdates, saveRecords } from './record.repository.js';
import { refusalOf } from './refusal.js';

export interface WriteTarget {
  manager: EntityManager;
  owner: KeyOwner;
  jobId: string;
  origin: ChangeOrigin;
  counts: ImportCounts;
}

/** A file whose rows the database refuses one after another is not worth a statement for each. */
const MAX_REFUSALS = 200;

export class TooManyRefusals extends Error {}

export class RowWriter<Row extends ImportRow, Found> {
  private refusals = 0;

  constructor(
    private readonly definition: ImportDefinition<Row, Found>,
    private readonly target: WriteTarget,
  ) {}

  async write({ read, rows, checker }: RowChunk<Row>): Promise<void> {
    const { manager, owner, counts } = this.target;
    const known = await knownRecords(
      manager,
      owner,
      rows.map(({ values }) => values.sourceKey),
    );
    const changed = rows.filter(({ values, hash }) => known.get(values.sourceKey)?.hash !== hash);
    counts.unchanged += rows.length - changed.length;
    counts.valid += rows.length - changed.length;
    const pending: Pending<Row>[] = changed.map((checked) => {
      const id = known.get(checked.values.sourceKey)?.recordId;
      return { checked, record: { id: id ?? randomUUID(), isNew: id === undefined, values: checked.values } };
    });
    const refuse = ({ checked }: Pending<Row>, fault: RowFault<Row>) => checker.add(checked.row, fault);
    const resolved = await this.resolve(pending, refuse);
    await this.writeOrHalve(resolved, (row, fault) => refuse(row, new RowFault(null, fault)));
    counts.done += read;
  }

  private async resolve(
    pending: readonly Pending<Row>[],
    refuse: (row: Pending<Row>, fault: RowFault<Row>) => void,
  ): Promise<Resolved<Row, Found>[]> {
    if (pending.length === 0) return [];
    const results = await this.definition.resolve(
      this.target.manager,
      pending.map(({ record }) => record),
    );
    return pending.flatMap((row, at) => {
      const found = results[at]!;
      if (!(found instanceof RowFault)) return [{ ...row, record: { ...row.record, found } }];
      refuse(row, found);
      return [];
    });
  }

  private async writeOrHalve(
    rows: readonly Resolved<Row, Found>[],
    refuse: (row: Resolved<Row, Found>, fault: Fault) => void,
  ): Promise<void> {
    if (rows.length === 0) return;
    let refusal: Fault | null;
    try {
      return await attempt(this.target.manager, () => this.writeAll(rows));
    } catch (error) {
      refusal = refusalOf(error);
      if (refusal === null) throw error;
    }
    if (rows.length === 1) {
      refuse(rows[0]!, refusal);
      this.refusals += 1;
      if (this.refusals > MAX_REFUSALS) throw new TooManyRefusals();
      return;
    }
    const middle = Math.ceil(rows.length / 2);
    await this.writeOrHalve(rows.slice(0, middle), refuse);
    await this.writeOrHalve(rows.slice(middle), refuse);
  }

  private async writeAll(rows: readonly Resolved<Row, Found>[]): Promise<void> {
    const { manager, owner, jobId, origin, counts } = this.target;
    const written = await this.definition.write(
      manager,
      rows.map(({ record }) => record),
      origin,
    );
    const updates = written.filter(
      (record, at) => !rows[at]!.record.isNew && !same(record.before, record.after),
    );
    await saveRecords(
      manager,
      owner,
      jobId,
      rows.map(({ checked, record }) => ({
        sourceKey: record.values.sourceKey,
        recordId: record.id,
        hash: checked.hash,
      })),
    );
    await recordUpdates(manager, origin, this.definition.entity, updates);
    const created = rows.filter(({ record }) => record.isNew).length;
    counts.created += created;
    counts.updated += updates.length;
    counts.unchanged += rows.length - created - updates.length;
    counts.valid += rows.length;
  }
}

interface Pending<Row> {
  checked: CheckedRow<Row>;
  record: ImportRecord<Row>;
}

interface Resolved<Row, Found> extends Pending<Row> {
  record: ResolvedRecord<Row, Found>;
}

function same(before: object | null, after: object): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
