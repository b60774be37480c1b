/** A stated statistic of a unit: the row behind population and households. */
import type { Provenance } from '@diaban/shared/graphql/measure';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type Indicator = 'POPULATION' | 'HOUSEHOLDS' | 'ETHNIC_MINORITY_SHARE';

@Entity({ schema: 'localities', name: 'statistics' })
export class Statistic {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ name: 'locality_id', type: 'int' })
  localityId: number;

  @Column('text')
  indicator: Indicator;

  @Column('numeric', { nullable: true })
  value: number | null;

  /** `2024-04` or `2023-05-09`: as exactly as the source says */
  @Column('text')
  period: string;

  @Column('text')
  provenance: Provenance;

  @Column('text')
  source: string;
}
