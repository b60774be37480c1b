/** The fields of an import that are not columns of its row. */
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../graphql/context.js';
import { PageArgs } from '../../graphql/page.js';
import { ImportFaultPage } from './import-fault.js';
import { ImportJob } from './import-job.js';
import type { ImportLoaders } from './import-loaders.js';
import { FAILURE_TEXTS } from './import-mode.js';
import { checkedKeyset } from './read-imports.js';

@Resolver(() => ImportJob)
export class ImportJobResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why nothing was written, in Vietnamese; null unless FAILED.',
  })
  message(@Root() { failure }: ImportJob): string | null {
    return failure === null ? null : FAILURE_TEXTS[failure];
  }

  @FieldResolver(() => ImportFaultPage, {
    description:
      'What is wrong with the file, in its order: the first thousand faults. Known when the job has ended.',
  })
  faults(
    @Root() { id }: ImportJob,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: SubgraphContext<ImportLoaders>,
  ): Promise<ImportFaultPage> {
    return loaders.importFaults.load(id, checkedKeyset(args, 'faults'));
  }
}
