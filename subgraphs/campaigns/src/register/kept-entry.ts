/** What every entry of the register has that is changed in place: a version, against which changes are checked. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Column } from 'typeorm';
import { RegisterEntry } from './register-entry.js';

@ObjectType()
export abstract class KeptEntry extends RegisterEntry {
  @Field(() => Int, {
    description: 'Goes up with every change. Give the one that you read as `expectedVersion` to change it.',
  })
  @Column('int')
  version: number;
}
