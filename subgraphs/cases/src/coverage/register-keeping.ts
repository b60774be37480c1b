/** Opens registers and confirms how far they are complete: without that, no zero of theirs is a true zero. */
import { randomUUID } from 'node:crypto';
import { today } from '@diaban/shared/graphql/today';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import { amendedSource, enteredBy } from '@diaban/shared/mutation/entered';
import { mutate } from '@diaban/shared/mutation/mutate';
import { placeOf } from '@diaban/shared/mutation/placed-row.repository';
import { change, changed } from '../entry/changed.js';
import type { CasesContext } from '../loaders.js';
import type { RegisterCoverage } from './register-coverage.js';
import { confirmThrough, insertRegister, lockRegister } from './register-coverage.repository.js';
import type { ConfirmRegisterInput, OpenRegisterInput } from './register-keeping.inputs.js';
import { checkFinestLevel, confirmedDay, firstCoveredDay } from './register-keeping.rules.js';

const TITLES: Record<RegisterCoverage['register'], string> = {
  CASES: 'Register of cases',
  HOTSPOTS: 'Register of hotspots',
  TIP_OFFS: 'Register of tip-offs',
  REHABILITATION: 'Register of rehabilitation',
};

export async function openRegister(
  context: CasesContext,
  input: OpenRegisterInput,
): Promise<RegisterCoverage> {
  const { register, localityId, finestLevel } = input;
  const id = await mutate(context, change('openRegister', input), async ({ manager, record }) => {
    const from = firstCoveredDay(input.from, today());
    const covered = { from, completeThrough: null };
    const completeThrough =
      input.completeThrough == null ? null : confirmedDay(input.completeThrough, covered, today());
    const { unitId, level } = await placeOf(manager, localityId);
    checkFinestLevel(level, finestLevel);
    const row = { id: randomUUID(), unitId, register, from, completeThrough, finestLevel };
    const { source } = enteredBy(TITLES[register], context.viewer);
    await insertRegister(manager, { ...row, source, provenance: provenanceOf(register) });
    const { id: _, unitId: __, ...after } = row;
    await record({ ...about(row), kind: 'CREATED', after });
    return row.id;
  });
  return changed(context.loaders.registerById, id);
}

export async function confirmRegister(
  context: CasesContext,
  input: ConfirmRegisterInput,
): Promise<RegisterCoverage> {
  const { registerId, expectedVersion } = input;
  const id = await mutate(context, change('confirmRegister', input), async ({ manager, record }) => {
    const row = await lockRegister(manager, parseUuid(registerId, 'registerId'), expectedVersion);
    const completeThrough = confirmedDay(input.completeThrough, row, today());
    await confirmThrough(manager, row.id, completeThrough, amendedSource(row.source, context.viewer));
    const before = { completeThrough: row.completeThrough };
    await record({ ...about(row), kind: 'CHANGED', before, after: { completeThrough } });
    return row.id;
  });
  return changed(context.loaders.registerById, id);
}

/** Records stand in the register; counts are what units say of theirs. */
function provenanceOf(register: RegisterCoverage['register']): 'REGISTERED' | 'REPORTED' {
  return register === 'CASES' || register === 'HOTSPOTS' ? 'REGISTERED' : 'REPORTED';
}

function about({ id, unitId }: Pick<RegisterCoverage, 'id' | 'unitId'>) {
  return { entity: 'RegisterCoverage', entityId: id, localityId: unitId };
}
