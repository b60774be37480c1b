/** Opens and clears hotspots, each change with its record. */
import { randomUUID } from 'node:crypto';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import { amendedSource, enteredBy } from '@diaban/shared/mutation/entered';
import { mutate } from '@diaban/shared/mutation/mutate';
import { placeOf } from '@diaban/shared/mutation/placed-row.repository';
import { change, changed } from '../entry/changed.js';
import { checkCommune, checkNotAhead } from '../entry/entry.rules.js';
import type { CasesContext } from '../loaders.js';
import type { Hotspot } from './hotspot.js';
import { checkClearing } from './hotspot.rules.js';
import type { ClearHotspotInput, OpenHotspotInput } from './hotspot-keeping.inputs.js';
import { clear, insertHotspot, lockHotspot } from './hotspot-keeping.repository.js';

const REGISTER = 'Register of hotspots';

export async function openHotspot(context: CasesContext, input: OpenHotspotInput): Promise<Hotspot> {
  const { localityId, kind, openedOn } = input;
  const id = await mutate(context, change('openHotspot', input), async ({ manager, record }) => {
    checkNotAhead(openedOn, 'openedOn');
    const place = await placeOf(manager, localityId);
    checkCommune(place);
    const row = { id: randomUUID(), unitId: place.unitId, kind, openedOn, clearedOn: null };
    await insertHotspot(manager, { ...row, ...enteredBy(REGISTER, context.viewer) });
    await record({ ...about(row), kind: 'CREATED', after: { kind, openedOn } });
    return row.id;
  });
  return changed(context.loaders.hotspotById, id);
}

export async function clearHotspot(context: CasesContext, input: ClearHotspotInput): Promise<Hotspot> {
  const { hotspotId, expectedVersion, clearedOn } = input;
  const id = await mutate(context, change('clearHotspot', input), async ({ manager, record }) => {
    const row = await lockHotspot(manager, parseUuid(hotspotId, 'hotspotId'), expectedVersion);
    checkClearing(row, clearedOn);
    await clear(manager, row.id, clearedOn, amendedSource(row.source, context.viewer));
    await record({ ...about(row), kind: 'CLOSED', before: { clearedOn: null }, after: { clearedOn } });
    return row.id;
  });
  return changed(context.loaders.hotspotById, id);
}

function about({ id, unitId }: Pick<Hotspot, 'id' | 'unitId'>) {
  return { entity: 'Hotspot', entityId: id, localityId: unitId };
}
