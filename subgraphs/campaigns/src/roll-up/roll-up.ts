/** What a roll-up over many rows of the register brings back from the database. */
import type { Provenance } from '@diaban/shared/graphql/measure';

/** A figure over the rows of a subtree, with where the rows that it rests on come from. */
export interface RollUp {
  /** how many rows were looked at */
  rows: number;
  /** null when no row states a value */
  value: number | null;
  provenances: Provenance[] | null;
  sources: string[] | null;
}

/** A stretch of months in which the register of a unit is complete. */
export interface Coverage {
  /** `YYYY-MM` */
  fromMonth: string;
  /** null: until further notice */
  toMonth: string | null;
  provenance: Provenance;
  source: string;
}
