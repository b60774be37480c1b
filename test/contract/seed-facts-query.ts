/** How the table of seed facts is written: what a fact is asked of, and how the answers look that come often. */
import { stableId } from '@diaban/shared/loading/stable-id';
import type { Viewer } from '@diaban/shared/scope/viewer';

/** `{ fact: subject { selection } }`, asked by a viewer, answers `answer`. */
export interface AnsweredFact {
  id: string;
  as: Viewer;
  subject: string;
  selection: string;
  answer: unknown;
}

type FactRow = readonly [id: string, subject: string, selection: string, answer: unknown];

export function askedBy(as: Viewer, rows: readonly FactRow[]): AnsweredFact[] {
  return rows.map(([id, subject, selection, answer]) => ({ id, as, subject, selection, answer }));
}

const byId = (field: string) => (seed: string) => `${field}(id: "${stableId(seed)}")`;
export const campaign = byId('campaign');
export const document = byId('document');
export const activity = byId('activity');
export const pledge = byId('pledge');
export const organization = byId('organization');
export const unit = (code: string, asOf: string) => `localityByCode(code: "${code}", asOf: "${asOf}")`;
export const valuesOf = (type: string) => `__type(name: "${type}")`;

export const STATED = '{ period { label } precision inferred }';
export const stated = (label: string, precision: 'DAY' | 'MONTH' | 'YEAR', inferred = false) => ({
  period: { label },
  precision,
  inferred,
});

export const FIGURE = '{ value status }';
export const figure = (value: number) => ({ value, status: 'REPORTED' });
export const NO_NUMBER = { value: null, status: 'NOT_REPORTED' };

export const nodes = (...all: unknown[]) => ({ nodes: all });
export const named = (name: string) => ({ name });
