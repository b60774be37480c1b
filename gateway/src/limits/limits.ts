/** All limits on an operation in one place: exploration asks at every request, trusted operations once at start. */
import { aliasFault } from './aliases.js';
import { costFault } from './cost.js';
import { depthFault } from './depth.js';
import { ethnicDataFault, type OwnersOf } from './ethnic-data.js';
import type { LimitedOperation } from './fold.js';
import { rootFieldFault } from './root-fields.js';

export interface LimitFault {
  code: string;
  message: string;
}

/** @returns every limit that the operation exceeds, with its code */
export function limitFaults(operation: LimitedOperation, ownersOf: OwnersOf): LimitFault[] {
  const faults = {
    TOO_DEEP: depthFault(operation),
    TOO_MANY_ALIASES: aliasFault(operation),
    TOO_MANY_ROOT_FIELDS: rootFieldFault(operation),
    TOO_COSTLY: costFault(operation),
    ETHNIC_DATA_APART: ethnicDataFault(operation, ownersOf),
  };
  return Object.entries(faults).flatMap(([code, message]) => (message === null ? [] : [{ code, message }]));
}
