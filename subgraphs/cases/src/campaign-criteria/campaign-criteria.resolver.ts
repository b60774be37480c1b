/** The criteria of a campaign that the registers of hotspots and cases decide, and the entries that show them. */
import { type Page, PageArgs } from '@diaban/shared/graphql/page';
import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Hotspot, HotspotPage } from '../hotspot/hotspot.js';
import type { CasesContext } from '../loaders.js';
import { type PoliceCase, PoliceCasePage } from '../police-case/police-case.js';
import { Campaign } from '../references/campaign.js';
import { CaseCriteriaArgs, CaseCriterion, CaseEvidence } from './case-criterion.js';

@Resolver(() => Campaign)
export class CaseCriteriaResolver {
  @Directive('@requires(fields: "locality { id }")')
  @FieldResolver(() => [CaseCriterion], {
    description:
      'What the registers of hotspots (tụ điểm, điểm nóng) and cases (vụ việc) of its unit and all units below it say of it, each rule once, with what shows it. Empty where its unit is out of scope.',
  })
  caseCriteria(
    @Root() { unitId }: Campaign,
    @Args() { asOf }: CaseCriteriaArgs,
    @Ctx() { loaders }: CasesContext,
  ): Promise<CaseCriterion[]> | CaseCriterion[] {
    return unitId === null ? [] : loaders.caseCriteriaByLocality.load(unitId, asOf ?? null);
  }
}

@Resolver(() => CaseEvidence)
export class CaseEvidenceResolver {
  @FieldResolver(() => HotspotPage, {
    nullable: true,
    description: 'The hotspots that were open, the newest first; null: the rule is not about hotspots.',
  })
  hotspots(
    @Root() { unitId, rule, period }: CaseEvidence,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: CasesContext,
  ): Promise<Page<Hotspot>> | null {
    return rule === 'NO_OPEN_HOTSPOT'
      ? loaders.hotspotsByLocality.load(unitId, { ...page, filter: { openOn: period.to } })
      : null;
  }

  @FieldResolver(() => PoliceCasePage, {
    nullable: true,
    description: 'The cases of the period, the newest first; null: the rule is not about cases.',
  })
  cases(
    @Root() { unitId, rule, period }: CaseEvidence,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: CasesContext,
  ): Promise<Page<PoliceCase>> | null {
    const filter = { occurredFrom: period.from, occurredTo: period.to };
    return rule === 'NO_CASE_IN_12_MONTHS' ? loaders.casesByLocality.load(unitId, { ...page, filter }) : null;
  }
}
