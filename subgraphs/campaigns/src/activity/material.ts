/** What an activity was held with: leaflets, banners, films, by number where that is known. */
import { Measure } from '@diaban/shared/graphql/measure';
import { Field, ObjectType } from 'type-graphql';
import { describedEnum } from '../register/described-enum.js';

export const MaterialKind = describedEnum(
  'MaterialKind',
  'What outreach is held with (tài liệu tuyên truyền).',
  {
    LEAFLET: 'Leaflets (tờ rơi).',
    POSTER: 'Posters (pa nô, áp phích).',
    BANNER: 'Banners (băng rôn).',
    HANDBOOK: 'Handbooks (sổ tay, tài liệu).',
    AUDIO: 'Recordings for loudspeakers (bài phát thanh).',
    VIDEO: 'Films and clips (phim, phóng sự).',
    POST: 'Articles and posts (tin, bài).',
  },
);
export type MaterialKind = keyof typeof MaterialKind;

@ObjectType({ description: 'A kind of material that an activity was held with.' })
export class Material {
  @Field(() => MaterialKind, { description: 'What it is.' })
  kind: MaterialKind;

  @Field(() => Measure, { description: 'How many (số lượng).' })
  count: Measure;
}

/** A material as the database has it. */
export interface StoredMaterial {
  kind: MaterialKind;
  count: number | null;
}
