/** What kinds of organization are called in the templates and lists of Vietnamese offices. */
import { labelsOf } from '@diaban/shared/importing/enum-labels';
import { OrganizationKind } from './organization-kind.js';

// no unit that sends lists has a ministry
const { MINISTRY_OF_PUBLIC_SECURITY, ...ofUnits } = labelsOf(OrganizationKind);

export const KIND_LABELS: Readonly<Record<Exclude<OrganizationKind, 'MINISTRY_OF_PUBLIC_SECURITY'>, string>> =
  ofUnits;
