/** The way to the rules that class key areas. */
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { Arg, Query, Resolver } from 'type-graphql';
import { RULE_SETS } from './key-area-rule-sets.js';
import { KeyAreaRuleSet, ruleSetsOn, shownRuleSet } from './key-area-rules.js';

@Resolver()
export class KeyAreaResolver {
  @Query(() => [KeyAreaRuleSet], {
    description:
      'The rules that class key areas (địa bàn trọng điểm loại I, II, III), the latest version first, with the thresholds that are known and those that are not.',
  })
  keyAreaRules(
    @Arg('asOf', () => DateScalar, {
      nullable: true,
      description: 'Only the version of this day; left out: all versions.',
    })
    asOf?: string | null,
  ): KeyAreaRuleSet[] {
    return ruleSetsOn(RULE_SETS, asOf ?? null).map(shownRuleSet);
  }
}
