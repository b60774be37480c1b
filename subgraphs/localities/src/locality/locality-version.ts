/** A period of a unit's life as the graph shows it. */
import { DateScalar, GsoCodeScalar } from '@diaban/shared/graphql/scalars';
import { Field, ObjectType } from 'type-graphql';
import { Level } from './level-enum.js';
import { Locality } from './locality.js';
import { localityOf } from './locality.rules.js';
import { LocalityKind } from './locality-kind.js';
import type { UnitVersion } from './unit-version.js';

@ObjectType({ description: 'What a unit was called, what it was and where it lay during a period.' })
export class LocalityVersion {
  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day; null when it began before the directory knows.',
  })
  validFrom: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day; null while it is the last known state.',
  })
  validTo: string | null;

  @Field(() => GsoCodeScalar, {
    nullable: true,
    description: 'GSO code during the period; units below the commune have none.',
  })
  code: string | null;

  @Field(() => String, { description: 'Name without its kind, as the source spells it.' })
  name: string;

  @Field(() => String, { description: 'Name with its kind.' })
  fullName: string;

  @Field(() => LocalityKind, { description: 'What the unit was by law.' })
  kind: LocalityKind;

  @Field(() => Level, { description: 'Its level of administration.' })
  level: Level;

  @Field(() => Locality, {
    nullable: true,
    description: 'The unit above it; null at the top of the viewer’s scope.',
  })
  parent: Locality | null;

  @Field(() => String, {
    nullable: true,
    description: 'Resolution that began the period; null when unknown.',
  })
  legalBasis: string | null;
}

/** @param visibleParents numbers of the parents that lie in the viewer's scope */
export function localityVersionOf(
  version: UnitVersion,
  visibleParents: ReadonlySet<number>,
): LocalityVersion {
  const { parentId, code, name, fullName, kind, level, legalBasis } = version;
  const { from, to } = boundsOf(version.valid);
  const parent = parentId !== null && visibleParents.has(parentId) ? localityOf(parentId) : null;
  return { validFrom: from, validTo: to, code, name, fullName, kind, level, parent, legalBasis };
}

/** First and last day of a PostgreSQL daterange such as `[2004-01-01,2025-07-01)`. */
export function boundsOf(range: string): { from: string | null; to: string | null } {
  const [from, end] = range.slice(1, -1).split(',') as [string, string];
  const dayBefore = (day: string) =>
    new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  return { from: from === '' ? null : from, to: end === '' ? null : dayBefore(end) };
}
