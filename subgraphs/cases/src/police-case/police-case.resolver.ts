/** Queries for cases, and the fields of a case that its row does not hold as they are shown. */
import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { Measure } from '@diaban/shared/graphql/measure';
import { type Page, PageArgs } from '@diaban/shared/graphql/page';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { type CaseCorrection, CaseCorrectionPage } from '../case-correction/case-correction.js';
import type { CasesLoaders } from '../loaders.js';
import { iccsCode, penalCodeArticle } from '../offence/offence.rules.js';
import { Locality, locality } from '../references/locality.js';
import { Organization, organizations } from '../references/organization.js';
import { PoliceCasesArgs } from './police-case.inputs.js';
import { PoliceCase, PoliceCasePage } from './police-case.js';
import { stageDates, subjectsOf } from './police-case.rules.js';
import { Seizure } from './seizure.js';
import { StageDate } from './stage-date.js';

type Context = SubgraphContext<CasesLoaders>;

@Resolver(() => PoliceCase)
export class PoliceCaseResolver {
  @Query(() => PoliceCase, {
    nullable: true,
    description: 'One police case (vụ án), or null where there is none in scope.',
  })
  policeCase(
    @Arg('id', () => ID, { description: 'Identity of the case.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<PoliceCase | null> {
    return loaders.caseById.load(parseUuid(id, 'id'));
  }

  @Query(() => PoliceCasePage, { description: 'Police cases (vụ án) in scope, the newest first.' })
  policeCases(@Args() args: PoliceCasesArgs, @Ctx() { loaders }: Context): Promise<Page<PoliceCase>> {
    return loaders.policeCases(args);
  }

  @FieldResolver(() => Locality, {
    description: 'The commune-level unit where it happened (địa bàn xảy ra).',
  })
  locality(@Root() { unitId }: PoliceCase): Locality {
    return locality(unitId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Article of the Penal Code 2015 (điều của Bộ luật Hình sự), such as `251`; null for an act that was no crime on its day.',
  })
  penalCodeArticle(@Root() { offence, occurredOn }: PoliceCase): string | null {
    return penalCodeArticle(offence, occurredOn);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Code of the International Classification of Crime for Statistical Purposes (ICCS 1.0); null where none fits exactly.',
  })
  iccsCode(@Root() { offence }: PoliceCase): string | null {
    return iccsCode(offence);
  }

  @FieldResolver(() => [StageDate], {
    description: 'The stages that it has reached, in their order (các mốc giải quyết): at most one of each.',
  })
  stageDates(@Root() row: PoliceCase): StageDate[] {
    return stageDates(row);
  }

  @FieldResolver(() => Measure, {
    description: 'How many people are suspected in it (số đối tượng): a count of persons, 1 to 4 are hidden.',
  })
  subjects(@Root() row: PoliceCase): Measure {
    return subjectsOf(row);
  }

  @FieldResolver(() => [Organization], {
    nullable: 'items',
    description:
      'The organizations that handle it (đơn vị thụ lý), such as the police of the ward and the district; null where one lies neither in the viewer’s scope nor above it.',
  })
  handledBy(@Root() { handlerIds }: PoliceCase): Organization[] {
    return organizations(handlerIds);
  }

  @FieldResolver(() => [Seizure], {
    description:
      'What was seized (tang vật thu giữ): at most one entry for a substance and a unit of quantity.',
  })
  seizures(@Root() { id }: PoliceCase, @Ctx() { loaders }: Context): Promise<Seizure[]> {
    return loaders.seizuresByCase.load(id);
  }

  @FieldResolver(() => CaseCorrectionPage, {
    description:
      'What was corrected in it (đính chính), the latest first: the old and the new value, who and why.',
  })
  corrections(
    @Root() { id }: PoliceCase,
    @Args() args: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Page<CaseCorrection>> {
    return loaders.correctionsByCase.load(id, args);
  }
}
