/** A register that somebody keeps for a unit and all below it: since when, and up to which day it is complete. */
import { Provenance } from '@diaban/shared/graphql/measure';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Level } from './level-enum.js';
import { Register } from './register.js';

registerEnumType(Register, {
  name: 'RegisterKind',
  description: 'What a register is about (loại sổ theo dõi).',
  valuesConfig: {
    CASES: { description: 'Police cases (vụ án, vụ việc).' },
    HOTSPOTS: { description: 'Hotspots (tụ điểm, điểm nóng).' },
    TIP_OFFS: { description: 'Monthly counts of tip-offs (tố giác).' },
    REHABILITATION: { description: 'Monthly counts of people in rehabilitation and after (cai nghiện).' },
  },
});

@ObjectType({
  description:
    'A register (sổ theo dõi) that is kept for a unit and all units below it. From its first day to the last day that is confirmed, what does not stand in it did not happen: there zero is a true zero. Outside, nobody knows.',
})
@Entity({ schema: 'cases', name: 'register_coverage' })
export class RegisterCoverage {
  @Field(() => ID, { description: 'Identity of the register.' })
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Register, { description: 'What it is about.' })
  @Column('text')
  register: Register;

  @Column({ name: 'locality_id', type: 'int' })
  unitId: number;

  @Field(() => DateScalar, { description: 'The first day that it covers.' })
  @Column({ name: 'covered_from', type: 'date' })
  from: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day up to which it is confirmed to be complete; null: none is confirmed yet.',
  })
  @Column({ name: 'covered_to', type: 'date', nullable: true })
  completeThrough: string | null;

  @Field(() => Level, {
    description: 'The level at which it tells units apart. Of units below that level it says nothing.',
  })
  @Column({ name: 'finest_level', type: 'text' })
  finestLevel: Level;

  @Field(() => Provenance, { description: 'Whether it is kept, or part of the synthetic sample.' })
  @Column('text')
  provenance: Provenance;

  @Field(() => String, { description: 'Who keeps it, or which sample.' })
  @Column('text')
  source: string;

  @Field(() => Int, {
    description: 'Goes up with every change. Give the one that you read as `expectedVersion` to change it.',
  })
  @Column({ type: 'int', insert: false })
  version: number;
}
