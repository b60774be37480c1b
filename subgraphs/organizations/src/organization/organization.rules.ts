/** What a list of organizations is asked for, checked, and the figures of one organization. */
import { checkChoices, checkCursor } from '@diaban/shared/graphql/dated-list';
import { type Measure, measure } from '@diaban/shared/graphql/measure';
import { type CursorValue, type Keyset, keysetOf, type PageArgs } from '@diaban/shared/graphql/page';
import { periodOf } from '@diaban/shared/graphql/period';
import { uuidOrNull } from '@diaban/shared/graphql/uuid';
import { parseUnitId } from '@diaban/shared/scope/unit-id';
import type { LocalityOrganizationFilter, OrganizationFilter } from './organization.inputs.js';
import type { Organization } from './organization.js';
import type { OrganizationKind } from './organization-kind.js';

/** Conditions of a list; null means any. */
export interface WantedOrganizations {
  kinds: OrganizationKind[] | null;
  /** only those of the unit itself */
  direct: boolean;
  /** only those that exist on this day */
  existingOn: string | null;
}

/** @throws Invalid naming the field of the filter */
export function wantedOrganizations(filter: LocalityOrganizationFilter | null): WantedOrganizations {
  const { kinds = null, direct, existingOn = null } = filter ?? {};
  checkChoices(kinds, 'filter.kinds');
  return { kinds, direct: direct ?? false, existingOn };
}

/** The unit that a filter names, or null. @throws Invalid */
export function wantedUnit(filter: Pick<OrganizationFilter, 'localityId'> | null): number | null {
  return filter?.localityId == null ? null : parseUnitId(filter.localityId, 'filter.localityId');
}

/** A checked position in a list of organizations. @throws Invalid naming `first` or `after` */
export function organizationKeyset(args: PageArgs, list: string): Keyset {
  const keyset = keysetOf(args, list, 3);
  return checkCursor(keyset, uuidOrNull(keyset.after?.[2]) !== null);
}

/** Where an organization stands in lists: in the order of the tree, central bodies first, then by kind. */
export function organizationPosition({ place, kind, id }: Organization): CursorValue[] {
  return [place, kind, id];
}

/** How many bodies a record stands for; null where the source has a plural without a number. */
export function bodiesOf({ bodyCount, provenance, source, statedOn }: Organization): Measure {
  return measure({ value: bodyCount, provenance, source, period: periodOf(statedOn) });
}
