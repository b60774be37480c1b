/** What is wrong with a file, a row or a cell, told so that the sender can find it and mend it. */
import { shown } from './personal-data.js';

/** A stable English code, then in Vietnamese what is wrong and what to do. */
export class Fault {
  constructor(
    readonly code: string,
    readonly problem: string,
    readonly fix: string,
  ) {}
}

/** A fault of a row. @param column key of the template's column, null where it is about the row as a whole */
export class RowFault<Row extends object = object> {
  constructor(
    readonly column: (keyof Row & string) | null,
    readonly fault: Fault,
  ) {}
}

/** Where a fault is: as much of the place as there is. */
export interface FaultPlace {
  sheet: string | null;
  row: number | null;
  /** letters of the column */
  column: string | null;
  header: string | null;
  /** what stands there; masked and cut before it is kept */
  value: string | null;
}

export type PlacedFault = FaultPlace & { code: string; problem: string; fix: string };

/** The first faults of a file, and how many there are. */
export class FaultList {
  readonly first: PlacedFault[] = [];
  count = 0;

  constructor(private readonly kept = 1_000) {}

  add({ code, problem, fix }: Fault, place: Partial<FaultPlace> = {}): void {
    this.count += 1;
    if (this.first.length >= this.kept) return;
    const { sheet = null, row = null, column = null, header = null, value = null } = place;
    const text = (given: string | null) => (given === null ? null : shown(given));
    this.first.push({
      sheet: text(sheet),
      row,
      column,
      header: text(header),
      value: text(value),
      code,
      problem,
      fix,
    });
  }
}
