/** Queries and the mutation of published figures, and their fields that the row does not hold as they are shown. */
import { Measure } from '@diaban/shared/graphql/measure';
import { type Page, PageArgs } from '@diaban/shared/graphql/page';
import { Period } from '@diaban/shared/graphql/period';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { CasesContext } from '../loaders.js';
import { Locality, locality } from '../references/locality.js';
import { Organization, organizations } from '../references/organization.js';
import { PublishFigureInput } from './publish-figure.input.js';
import { publishFigure } from './publish-figure.js';
import { PublishedCaseFigure, PublishedCaseFigurePage } from './published-case-figure.js';
import { periodOfFigure, publishedCases, publishedSubjects } from './published-case-figure.rules.js';

@Resolver(() => PublishedCaseFigure)
export class PublishedCaseFigureResolver {
  @Query(() => PublishedCaseFigurePage, {
    description: 'Published figures about cases (số liệu đã công bố) in scope, the latest period first.',
  })
  publishedCaseFigures(
    @Args() args: PageArgs,
    @Ctx() { loaders }: CasesContext,
  ): Promise<Page<PublishedCaseFigure>> {
    return loaders.publishedCaseFigures(args);
  }

  @FieldResolver(() => Locality, { description: 'The unit whose figure it is (địa bàn).' })
  locality(@Root() { unitId }: PublishedCaseFigure): Locality {
    return locality(unitId);
  }

  @FieldResolver(() => Locality, {
    nullable: true,
    description: 'A smaller unit that the text may mean instead: it is ambiguous. Null where it is clear.',
  })
  possiblyLocality(@Root() { possiblyUnitId }: PublishedCaseFigure): Locality | null {
    return possiblyUnitId === null ? null : locality(possiblyUnitId);
  }

  @FieldResolver(() => Period, { description: 'The period that the figure is about (kỳ).' })
  period(@Root() figure: PublishedCaseFigure): Period {
    return periodOfFigure(figure);
  }

  @FieldResolver(() => Measure, {
    description: 'How many cases (số vụ). NOT_REPORTED where the text speaks of cases but gives no number.',
  })
  cases(@Root() figure: PublishedCaseFigure): Measure {
    return publishedCases(figure);
  }

  @FieldResolver(() => Measure, {
    description:
      'How many people suspected (số đối tượng). Not hidden where small, because it is public already.',
  })
  subjects(@Root() figure: PublishedCaseFigure): Measure {
    return publishedSubjects(figure);
  }

  @FieldResolver(() => [Organization], {
    nullable: 'items',
    description:
      'The organizations that the text names as handling the cases (đơn vị điều tra); null where one lies neither in the viewer’s scope nor above it.',
  })
  handledBy(@Root() { handlerIds }: PublishedCaseFigure): Organization[] {
    return organizations(handlerIds);
  }

  @Mutation(() => PublishedCaseFigure, {
    description:
      'Enters a figure about cases that stands in a public text (số liệu đã công bố). It stays apart from the register, and is never changed.',
  })
  publishFigure(
    @Arg('input', () => PublishFigureInput, { description: 'Which figure, of which unit, from which text.' })
    input: PublishFigureInput,
    @Ctx() context: CasesContext,
  ): Promise<PublishedCaseFigure> {
    return publishFigure(context, input);
  }
}
