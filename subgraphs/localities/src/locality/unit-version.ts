/** What a unit was called, what it was and where it lay during a period: the row behind every property of a Locality. */
import { Level } from '@diaban/shared/scope/level';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalityKind } from './locality-kind.js';

@Entity({ schema: 'localities', name: 'unit_versions' })
export class UnitVersion {
  @PrimaryColumn({ name: 'unit_id', type: 'int' })
  unitId: number;

  /** PostgreSQL text of a daterange; no lower bound: since before the directory knows */
  @PrimaryColumn({ name: 'valid', type: 'daterange' })
  valid: string;

  @Column('text')
  level: Level;

  @Column('text')
  kind: LocalityKind;

  @Column('text', { nullable: true })
  code: string | null;

  @Column('text')
  name: string;

  @Column({ name: 'full_name', type: 'text' })
  fullName: string;

  @Column({ name: 'parent_id', type: 'int', nullable: true })
  parentId: number | null;

  @Column({ name: 'legal_basis', type: 'text', nullable: true })
  legalBasis: string | null;

  @Column('text')
  skey: string;
}
