/** Which organization can be the vertical superior of which: of the unit above, and of a kind that leads its kind. */
import { Conflict, Invalid } from '@diaban/shared/errors';
import type { Level } from '@diaban/shared/scope/level';
import type { OrganizationKind } from './organization-kind.js';

/** An organization as far as structure asks. `skey` and `level` of its unit are null for a central body. */
export interface Body {
  id: string;
  kind: OrganizationKind;
  name: string;
  skey: string | null;
  level: Level | null;
  valid_to: string | null;
}

/** digits of a scope key that one level takes */
const SKEY_SEGMENT = 5;

/** Kinds that lead another kind from the unit above; each leads its own kind as well. */
const FROM_ABOVE: Partial<Record<OrganizationKind, readonly OrganizationKind[]>> = {
  POLICE: ['MINISTRY_OF_PUBLIC_SECURITY'],
};

/** Kinds that lead another kind in their own unit and in those right below. */
const IN_THE_UNIT: Partial<Record<OrganizationKind, readonly OrganizationKind[]>> = {
  DEPARTMENT: ['PEOPLES_COMMITTEE'],
  MASS_ORGANIZATIONS: ['FATHERLAND_FRONT'],
  REHAB_CLUB: ['PEOPLES_COMMITTEE', 'POLICE', 'FATHERLAND_FRONT', 'WOMENS_UNION', 'VETERANS_ASSOCIATION'],
  RESIDENTIAL_BLOCK: ['PEOPLES_COMMITTEE', 'FATHERLAND_FRONT'],
  SCHOOL: ['PEOPLES_COMMITTEE', 'DEPARTMENT'],
  SECURITY_TEAM: ['PEOPLES_COMMITTEE', 'POLICE'],
  STEERING_COMMITTEE: ['PARTY_COMMITTEE', 'PEOPLES_COMMITTEE'],
};

/** @returns why it is not the usual superior, or null when it is */
export function superiorFault(below: Body, above: Body): string | null {
  const inTheUnit = IN_THE_UNIT[below.kind] ?? [];
  const fromAbove = [below.kind, ...(FROM_ABOVE[below.kind] ?? [])];
  const unitAbove = below.level === 'PROVINCE' ? null : (below.skey?.slice(0, -SKEY_SEGMENT) ?? null);
  const isAbove = above.skey === unitAbove;
  const isBeside = above.skey === below.skey;
  if (inTheUnit.includes(above.kind)) {
    return isAbove || isBeside
      ? null
      : `a ${above.kind} leads it in its own unit or from the unit right above`;
  }
  if (!fromAbove.includes(above.kind))
    return `a ${below.kind} is led by ${[...fromAbove, ...inTheUnit].join(' or ')}, not by a ${above.kind}`;
  return isAbove
    ? null
    : `its superior is of the unit right above, ${unitAbove === null ? 'the centre' : 'one level up'}`;
}

/**
 * @param superiors ids of the organizations above the new superior, as far as they lie in the caller's scope
 * @returns the reason to keep: null for the usual superior @throws Invalid or Conflict when it cannot be the superior
 */
export function checkSuperior(
  below: Body,
  above: Body,
  superiors: readonly string[],
  reason: string | null,
): string | null {
  if (above.id === below.id)
    throw new Invalid('parentId is the organization itself: name another one', 'parentId');
  if (superiors.includes(below.id))
    throw new Invalid(
      `parentId names ${above.name}, which is below this organization already: name one above both`,
      'parentId',
    );
  if (above.valid_to !== null)
    throw new Conflict(
      `${above.name} was dissolved on ${above.valid_to} and leads nobody: name another superior`,
    );
  const fault = superiorFault(below, above);
  if (fault === null) return null;
  if (reason === null)
    throw new Invalid(
      `parentId names ${above.name}, but ${fault}: name such a one, or say in parentReason why it is this one`,
      'parentId',
    );
  return reason;
}
