/** What is told to enter a figure that stands in a public text. */
import { isStated, ShortText } from '@diaban/shared/importing/typed-text';
import { MutationInput } from '@diaban/shared/mutation/mutation-input';
import { ArrayMaxSize, ArrayUnique, IsOptional, Max, Min, ValidateBy } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { MAX_HANDLERS } from '../case-keeping/case-keeping.inputs.js';
import { OffenceType } from '../offence/offence-type.js';

const MAX_FIGURE = 10_000_000;
const FEWEST = { message: 'must be 0 or more; leave it out where the text gives no number' };
const MOST = { message: `must be at most ${MAX_FIGURE}` };

/** `2024`, `2024-Q2`, `2024-04`, `2024-04-12`, or two of these as `from/to`. */
export function isPeriodText(text: unknown): boolean {
  if (typeof text !== 'string') return false;
  const parts = text.split('/');
  return parts.length <= 2 && parts.every((part) => isStated(part) || /^(?!0000)\d{4}-Q[1-4]$/.test(part));
}

function PeriodText(): PropertyDecorator {
  return ValidateBy({
    name: 'periodText',
    validator: {
      validate: isPeriodText,
      defaultMessage: () =>
        'must be a period as the text gives it: "2024", "2024-Q2", "2024-04", "2024-04-12" or "2023-01/2024-04"',
    },
  });
}

@InputType({ description: 'A figure about cases as a public text gives it (số liệu đã công bố).' })
export class PublishFigureInput extends MutationInput {
  @Field(() => ID, { description: 'The unit whose figure it is (địa bàn).' })
  localityId: string;

  @Field(() => ID, { nullable: true, description: 'A smaller unit that the text may mean instead.' })
  possiblyLocalityId?: string | null;

  @Field(() => String, {
    description:
      'The period as precisely as the text gives it: `2024`, `2024-Q2`, `2024-04`, `2024-04-12`, or `from/to` of these.',
  })
  @PeriodText()
  period: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the text does not write the whole period and it was concluded.',
  })
  periodInferred: boolean;

  @Field(() => Int, { nullable: true, description: 'How many cases (số vụ); left out: no number is given.' })
  @IsOptional()
  @Min(0, FEWEST)
  @Max(MAX_FIGURE, MOST)
  cases?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many people suspected; left out: no number is given.',
  })
  @IsOptional()
  @Min(0, FEWEST)
  @Max(MAX_FIGURE, MOST)
  subjects?: number | null;

  @Field(() => [OffenceType], { defaultValue: [], description: 'The kinds of offence that the text names.' })
  @ArrayUnique({ message: 'must name each kind once' })
  offences: OffenceType[];

  @Field(() => [ID], {
    defaultValue: [],
    description: 'The organizations that the text names, by their ids.',
  })
  @ArrayMaxSize(MAX_HANDLERS, { message: `must name at most ${MAX_HANDLERS} organizations` })
  handledBy: string[];

  @Field(() => String, { nullable: true, description: 'What has to be known to read the figure.' })
  @IsOptional()
  @ShortText()
  note?: string | null;

  @Field(() => String, {
    description: 'The public text: publisher and date. Only what is public is entered here.',
  })
  @ShortText(200)
  source: string;
}
