/** Seats of many committees or organizations, with one statement. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { LoaderWithArgs } from '@diaban/shared/graphql/loaders';
import type { Keyset } from '@diaban/shared/graphql/page';
import { pageLoader } from '@diaban/shared/graphql/page-loader';
import { SeatRepository, type SeatSide } from './seat.repository.js';
import { seatPosition } from './seat.rules.js';

export interface SeatListArgs {
  side: SeatSide;
  asOf: string | null;
  keyset: Keyset;
}

export function seatLoaders(db: RequestDatabase) {
  const seats = new SeatRepository(db);
  return {
    seatsByOrganization: new LoaderWithArgs(({ side, asOf, keyset }: SeatListArgs) =>
      pageLoader(
        (ids: readonly string[]) => seats.underOrganizations(ids, side, asOf, keyset),
        keyset,
        seatPosition,
      ),
    ),
  };
}
