/** What a correction changes, field by field, and how earlier corrections are shown. */
import { Invalid } from '@diaban/shared/errors';
import { type Measure, measure, type Provenance } from '@diaban/shared/graphql/measure';
import { periodOf } from '@diaban/shared/graphql/period';
import type { StoredItem } from '../criteria/assessment-item.js';
import { CorrectedField, type CorrectedValue, type RegisterCorrection } from './register-correction.js';

/** Values of an entry by the fields that can be corrected. */
export type EntryFacts = Readonly<Partial<Record<CorrectedField, unknown>>>;

/** Both states of the fields that differ. @throws Invalid naming `input` when none does */
export function differences(
  before: EntryFacts,
  after: EntryFacts,
): { before: EntryFacts; after: EntryFacts } {
  const fields = (Object.keys(after) as CorrectedField[]).filter(
    (field) => canonical(before[field]) !== canonical(after[field]),
  );
  if (fields.length === 0)
    throw new Invalid(
      'Nothing differs from what the register says: name the fields that are wrong with their right values',
      'input',
    );
  const only = (facts: EntryFacts, others: EntryFacts) =>
    Object.fromEntries(
      fields.map((field) => [
        field,
        field === 'CRITERION' ? itemsBeside(facts[field], others[field]) : (facts[field] ?? null),
      ]),
    );
  return { before: only(before, after), after: only(after, before) };
}

/** The items that stand otherwise on the other side: who reads of a correction is not told what stayed. */
function itemsBeside(items: unknown, others: unknown): StoredItem[] {
  const same = new Set((others as StoredItem[]).map(canonical));
  return (items as StoredItem[]).filter((item) => !same.has(canonical(item)));
}

/** As text, whatever the order in which the database gives the keys of an object. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** What the caller says, or what was there where that is left out; null written out takes it back. */
export function corrected<V>(said: V | null | undefined, was: V | null): V | null {
  return said === undefined ? was : said;
}

/** The same for what an entry always has. @throws Invalid naming the field when it is taken back */
export function correctedAlways<V>(said: V | null | undefined, was: V, field: string): V {
  if (said === null) throw new Invalid(`${field} is always stated: give the right value`, field);
  return said === undefined ? was : said;
}

/** A row of the record of changes, with what its entry says of itself. */
export interface CorrectionRow {
  position: number;
  at: Date;
  role: string;
  unitCode: string;
  reason: string;
  before: EntryFacts;
  after: EntryFacts;
  /** the day of an assessment as it is now, which counts are as of; null for other entries */
  asOf: string | null;
  provenance: Provenance;
  source: string;
}

export function correctionOf(row: CorrectionRow): RegisterCorrection {
  const { position, at, role, unitCode, reason, before, after } = row;
  const fields = (Object.keys(CorrectedField) as CorrectedField[]).filter((field) => field in after);
  const values = fields.flatMap((field): CorrectedValue[] => {
    if (field === 'CRITERION') return criteria(before[field], after[field]);
    const nothing = {
      field,
      criterionCode: null,
      before: null,
      after: null,
      countBefore: null,
      countAfter: null,
    };
    return field === 'MET'
      ? [{ ...nothing, countBefore: count(before, row), countAfter: count(after, row) }]
      : [{ ...nothing, before: textOf(before[field]), after: textOf(after[field]) }];
  });
  return { position, at, role, unitCode, reason, values };
}

function criteria(before: unknown, after: unknown): CorrectedValue[] {
  const items = (side: unknown) => new Map((side as StoredItem[]).map((item) => [item.code, item]));
  const [was, is] = [items(before), items(after)];
  return [...is].flatMap(([code, item]): CorrectedValue[] => {
    const earlier = was.get(code);
    if (canonical(earlier) === canonical(item)) return [];
    const text = (one: StoredItem | undefined) =>
      one === undefined ? null : [one.state, one.obstacle].filter((part) => part !== null).join(': ');
    const sides = { before: text(earlier), after: text(item) };
    return [{ field: 'CRITERION', criterionCode: code, ...sides, countBefore: null, countAfter: null }];
  });
}

function count(
  { MET: met, ASSESSED_ON: on }: EntryFacts,
  { asOf, provenance, source }: CorrectionRow,
): Measure {
  const day = (on as string | undefined) ?? asOf!;
  return measure({ value: (met as number | null) ?? null, provenance, source, period: periodOf(day) });
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return Array.isArray(value) ? value.join(', ') : String(value);
}
