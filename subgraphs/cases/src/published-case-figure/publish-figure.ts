/** Enters a figure that was published, apart from the register: it is shown as it was published, and never changed. */
import { randomUUID } from 'node:crypto';
import { Invalid } from '@diaban/shared/errors';
import { periodOf } from '@diaban/shared/graphql/period';
import { mutate } from '@diaban/shared/mutation/mutate';
import { placeOf } from '@diaban/shared/mutation/placed-row.repository';
import { change, changed } from '../entry/changed.js';
import { checkNotAhead, parseUuids } from '../entry/entry.rules.js';
import type { CasesContext } from '../loaders.js';
import type { PublishFigureInput } from './publish-figure.input.js';
import { insertFigure } from './publish-figure.repository.js';
import type { PublishedCaseFigure } from './published-case-figure.js';

export async function publishFigure(
  context: CasesContext,
  input: PublishFigureInput,
): Promise<PublishedCaseFigure> {
  const { idempotencyKey: _, localityId, possiblyLocalityId = null, handledBy, ...figure } = input;
  const id = await mutate(context, change('publishFigure', input), async ({ manager, record }) => {
    const period = periodOf(input.period);
    if (period.from > period.to)
      throw new Invalid(`period is ${input.period}: give the earlier end first`, 'period');
    checkNotAhead(period.from, 'period');
    const place = await placeOf(manager, localityId);
    const smaller =
      possiblyLocalityId === null ? null : await placeOf(manager, possiblyLocalityId, 'possiblyLocalityId');
    if (smaller !== null && !smaller.skey.startsWith(place.skey))
      throw new Invalid(
        'possiblyLocalityId does not lie in localityId: name a part of it',
        'possiblyLocalityId',
      );
    const row: PublishedCaseFigure = {
      id: randomUUID(),
      unitId: place.unitId,
      possiblyUnitId: smaller?.unitId ?? null,
      periodText: input.period,
      periodTo: period.to,
      periodInferred: input.periodInferred,
      caseCount: input.cases ?? null,
      subjectCount: input.subjects ?? null,
      offences: input.offences,
      handlerIds: parseUuids(handledBy, 'handledBy'),
      note: input.note ?? null,
      provenance: 'PUBLISHED',
      source: input.source,
    };
    await insertFigure(manager, row);
    const about = { entity: 'PublishedCaseFigure', entityId: row.id, localityId: row.unitId };
    await record({ ...about, kind: 'CREATED', after: figure });
    return row.id;
  });
  return changed(context.loaders.publishedCaseFigureById, id);
}
