/** A unit as the graph shows it: a permanent identity, whose every property is asked as of a day. */
import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'An administrative unit (đơn vị hành chính), or a sub-commune unit such as a residential quarter (khu phố). Its identity is permanent; its code, name, kind and place change over time and are asked `asOf` a day. Left out, `asOf` is today, or the horizon of the directory where that is earlier.',
})
export class Locality {
  @Field(() => ID, { description: 'Permanent identity, never used again. Not the GSO code, which can be.' })
  id: string;

  unitId: number;
}
