/** Arguments and filters of the queries for units. */
import { PageArgs } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { Level } from './level-enum.js';
import { LocalityKind } from './locality-kind.js';

const AS_OF =
  'The day to answer for; left out: today, or the horizon of the directory where that is earlier.';

@ArgsType()
export class AsOfArgs {
  @Field(() => DateScalar, { nullable: true, description: AS_OF })
  asOf?: string | null;
}

@ArgsType()
export class AsOfPageArgs extends PageArgs {
  @Field(() => DateScalar, { nullable: true, description: AS_OF })
  asOf?: string | null;
}

@ArgsType()
export class UnitsBelowArgs extends AsOfPageArgs {
  @Field(() => Level, { nullable: true, description: 'Only units of this level.' })
  level?: Level | null;
}

@InputType({ description: 'Which units to list. All conditions must hold.' })
export class LocalityFilter {
  @Field(() => Level, { nullable: true, description: 'Only units of this level.' })
  level?: Level | null;

  @Field(() => [LocalityKind], { nullable: true, description: 'Only units of these kinds.' })
  kinds?: LocalityKind[] | null;

  @Field(() => ID, { nullable: true, description: 'Only units under this one, at any depth.' })
  underId?: string | null;
}
