/** What a unit declares of its register of organizations and pledges: since when all of them stand in it. */
import { Provenance } from '@diaban/shared/graphql/measure';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'organizations', name: 'register_coverage' })
@ObjectType({
  description:
    'That the register of organizations and pledges (sổ theo dõi tổ chức, cam kết) of a unit is complete, for itself and all units below it. From its first day on, what does not stand in it does not exist: there zero is a true zero, and a criterion such as "all blocks pledged" can be met. Where no unit declared it, nobody knows.',
})
export class OrganizationRegister {
  @Field(() => ID, { description: 'Identity of the declaration.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column({ name: 'locality_id', type: 'int' })
  unitId: number;

  @Field(() => DateScalar, { description: 'The first day from which it is complete.' })
  @Column({ name: 'complete_since', type: 'date' })
  completeSince: string;

  @Field(() => Provenance, {
    description: 'Whether a unit declared it, or it is part of the synthetic sample.',
  })
  @Column('text')
  provenance: Provenance;

  @Field(() => String, { description: 'Who declared it, or which text or sample.' })
  @Column('text')
  source: string;

  @Field(() => Int, {
    description: 'Goes up with every change. Give the one that you read as `expectedVersion` to change it.',
  })
  @Column({ type: 'int', insert: false })
  version: number;
}
