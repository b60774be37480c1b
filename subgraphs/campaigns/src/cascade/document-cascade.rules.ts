/** Lags, shares and positions in a cascade. */
import { checkChoices, checkCursor } from '@diaban/shared/graphql/dated-list';
import { type Measure, measure, type Provenance } from '@diaban/shared/graphql/measure';
import { type CursorValue, type Keyset, keysetOf } from '@diaban/shared/graphql/page';
import { periodOf } from '@diaban/shared/graphql/period';
import { isDate } from '@diaban/shared/graphql/scalars';
import { today } from '@diaban/shared/graphql/today';
import { uuidOrNull } from '@diaban/shared/graphql/uuid';
import { parseUnitId } from '@diaban/shared/scope/unit-id';
import { DIRECTORY } from '../coverage-state/coverage-state.rules.js';
import type { Document } from '../document/document.js';
import type { DocumentKind } from '../document/document-kind.js';
import { derivedProvenance, provenanceOf } from '../roll-up/provenance.rules.js';
import { rolledUp } from '../roll-up/roll-up.rules.js';
import type { CascadeArgs, DocumentCoverageArgs } from './document-cascade.inputs.js';
import type { CascadeStep, CoverageRow, DocumentCoverage, StepRow } from './document-cascade.js';

export interface WantedCascade {
  unitId: number | null;
  kinds: DocumentKind[] | null;
  asOf: string;
}

/** @throws Invalid naming what is malformed */
export function wantedCascade({ underId, kinds, asOf }: DocumentCoverageArgs): WantedCascade {
  checkChoices(kinds, 'kinds');
  return {
    unitId: underId == null ? null : parseUnitId(underId, 'underId'),
    kinds: kinds ?? null,
    asOf: asOf ?? today(),
  };
}

/** By depth, day, document and parent. @throws Invalid naming `first` or `after` */
export function cascadeKeyset(args: CascadeArgs): Keyset {
  const keyset = keysetOf(args, 'document-cascade', 4);
  const [depth, day, ...ids] = keyset.after ?? [];
  const fits = Number.isInteger(depth) && typeof day === 'string' && isDate(day);
  return checkCursor(keyset, fits && ids.every((id) => uuidOrNull(id) !== null));
}

export function stepPosition({ depth, listedOn, documentId, parentId }: StepRow): CursorValue[] {
  return [depth, listedOn, documentId, parentId];
}

/** Whole days from one day to another; null unless both are known to the day. */
export function lagInDays(from: string | null, to: string | null): number | null {
  if (from?.length !== 10 || to?.length !== 10) return null;
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

export function stepOf({ depth, topIssuedOn }: StepRow, document: Document, parent: Document): CascadeStep {
  const provenance = derivedProvenance(provenanceOf([document.provenance, parent.provenance]));
  const { source, issuedText, listedOn } = document;
  const figure = (value: number | null): Measure =>
    measure({ value, provenance, source, period: periodOf(issuedText ?? listedOn) });
  return {
    document,
    parent,
    depth: figure(depth),
    lag: figure(lagInDays(parent.issuedText, issuedText)),
    lagFromTop: figure(lagInDays(topIssuedOn, issuedText)),
  };
}

/** @param row null for a document of which nothing came back */
export function documentCoverageOf(row: CoverageRow | null, asOf: string): DocumentCoverage[] {
  const period = periodOf(asOf);
  return (row?.levels ?? []).map(({ level, units, unitsWithDocument }) => {
    const counted = rolledUp(unitsWithDocument, row!.coverage, period);
    const provenance: Provenance = derivedProvenance(counted.provenance);
    const share = counted.value === null ? null : Math.round((counted.value / units) * 1_000) / 10;
    return {
      level,
      units: measure({ value: units, period, ...DIRECTORY }),
      unitsWithDocument: measure({ ...counted, provenance }),
      share: measure({ ...counted, value: share, provenance }),
    };
  });
}
