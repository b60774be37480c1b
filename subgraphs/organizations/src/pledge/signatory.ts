/** One entry in the list of those who signed: an organization, or a number of bodies of a kind. Never a person. */
import { pageOf } from '@diaban/shared/graphql/page';
import { Field, ObjectType } from 'type-graphql';
import type { Pledge } from './pledge.js';
import { SignatoryKind } from './pledge-kind.js';

/** A row of the table with what it inherits from its pledge. */
@ObjectType({
  description:
    'One entry in the list of signatories of a pledge: an organization, or bodies of a kind with their number.',
})
export class Signatory implements Pick<Pledge, 'provenance' | 'source' | 'signedText'> {
  /** place in the list, from 1 */
  position: number;

  @Field(() => SignatoryKind, { description: 'What kind of body signed.' })
  kind: SignatoryKind;

  @Field(() => String, { description: 'Who signed, in the words of the source.' })
  description: string;

  organizationId: string | null;
  signedCount: number | null;
  signedText: string;
  provenance: Pledge['provenance'];
  source: string;
}

export const SignatoryPage = pageOf(
  Signatory,
  'Signatory',
  'A page of signatories, in the order of the source.',
);
