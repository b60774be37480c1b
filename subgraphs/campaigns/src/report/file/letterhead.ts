/** How the reports of an obligation are headed and signed as documents: offices and roles, never persons. */

import { ShortText } from '@diaban/shared/importing/typed-text';
import { IsOptional } from 'class-validator';
import { Field, InputType, ObjectType } from 'type-graphql';

const AUTHORITY =
  'The office above the one that issues the report (cơ quan chủ quản), such as `Công an tỉnh Hà Tĩnh`.';
const ISSUER = 'The office that issues the report (cơ quan ban hành), such as `Công an thị xã Hồng Lĩnh`.';
const ABBREVIATION =
  'The abbreviation of that office in the number of the document (ký hiệu), such as `CATX`.';
const PLACE = 'The place that stands before the date (địa danh), such as `Hồng Lĩnh`.';
const RECIPIENT = 'To whom the report goes (kính gửi, nơi nhận), such as `UBND thị xã Hồng Lĩnh`.';
const SIGNATORY =
  'The role that signs (chức vụ), such as `TRƯỞNG CÔNG AN THỊ XÃ`; never the name of a person.';
const BLANK = ' Null: not stated; a line of dots stands in its place.';

@ObjectType({ description: 'How reports are headed and signed as documents (thể thức).' })
export class Letterhead {
  @Field(() => String, { nullable: true, description: AUTHORITY + BLANK })
  authority?: string | null;

  @Field(() => String, { nullable: true, description: ISSUER + BLANK })
  issuer?: string | null;

  @Field(() => String, { nullable: true, description: ABBREVIATION + BLANK })
  abbreviation?: string | null;

  @Field(() => String, { nullable: true, description: PLACE + BLANK })
  place?: string | null;

  @Field(() => String, { nullable: true, description: RECIPIENT + BLANK })
  recipient?: string | null;

  @Field(() => String, { nullable: true, description: SIGNATORY + BLANK })
  signatory?: string | null;
}

@InputType({ description: 'How reports are headed and signed as documents (thể thức).' })
export class LetterheadInput implements Letterhead {
  @Field(() => String, { nullable: true, description: AUTHORITY })
  @IsOptional()
  @ShortText(120)
  authority?: string | null;

  @Field(() => String, { nullable: true, description: ISSUER })
  @IsOptional()
  @ShortText(120)
  issuer?: string | null;

  @Field(() => String, { nullable: true, description: ABBREVIATION })
  @IsOptional()
  @ShortText(20)
  abbreviation?: string | null;

  @Field(() => String, { nullable: true, description: PLACE })
  @IsOptional()
  @ShortText(60)
  place?: string | null;

  @Field(() => String, { nullable: true, description: RECIPIENT })
  @IsOptional()
  @ShortText(120)
  recipient?: string | null;

  @Field(() => String, { nullable: true, description: SIGNATORY })
  @IsOptional()
  @ShortText(60)
  signatory?: string | null;
}

const PARTS = ['authority', 'issuer', 'abbreviation', 'place', 'recipient', 'signatory'] as const;

/** Each part from the first letterhead that states it. */
export function mergedLetterhead(...given: readonly (Letterhead | null | undefined)[]): Letterhead {
  const stated = (part: (typeof PARTS)[number]) =>
    given
      .map((one) => one?.[part])
      .find((text) => text != null)
      ?.trim() ?? null;
  return Object.fromEntries(PARTS.map((part) => [part, stated(part)]));
}
