/** Loads activities, reviews and outreach series for many keys with one statement. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { LoaderWithArgs, loadMany, loadOne } from '@diaban/shared/graphql/loaders';
import type { Keyset } from '@diaban/shared/graphql/page';
import { pageLoader } from '@diaban/shared/graphql/page-loader';
import { positionOf } from '../register/register-list.js';
import { ActivityRepository } from './activity.repository.js';
import type { WantedActivities, WantedSeries } from './activity.rules.js';
import { reviewOf } from './document-review.js';

export function activityLoaders(db: RequestDatabase) {
  const activities = new ActivityRepository(db);
  return {
    activities,
    activityById: loadOne(
      (ids: readonly string[]) => activities.findByIds(ids),
      ({ id }) => id,
    ),
    activitiesUnderUnit: new LoaderWithArgs(
      ({ wanted, keyset }: { wanted: WantedActivities; keyset: Keyset }) =>
        pageLoader(
          (units: readonly number[]) => activities.underUnits(units, wanted, keyset),
          keyset,
          positionOf,
        ),
    ),
    activitiesOfCampaign: new LoaderWithArgs((keyset: Keyset) =>
      pageLoader(
        (campaigns: readonly string[]) => activities.ofCampaigns(campaigns, keyset),
        keyset,
        positionOf,
      ),
    ),
    activitiesReviewing: new LoaderWithArgs((keyset: Keyset) =>
      pageLoader(
        (documents: readonly string[]) => activities.reviewing(documents, keyset),
        keyset,
        positionOf,
      ),
    ),
    reviewsByActivity: loadMany(
      async (ids: readonly string[]) => (await activities.reviews(ids)).map(reviewOf),
      ({ activityId }) => activityId,
    ),
    outreachRollUps: new LoaderWithArgs((wanted: WantedSeries) =>
      loadOne(
        (units: readonly number[]) => activities.outreach(units, wanted),
        ({ unitId }) => unitId,
      ),
    ),
  };
}
