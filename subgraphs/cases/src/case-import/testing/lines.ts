/** A line of a file with cases as tests send it, and in whose name. */
import { stableId } from '@diaban/shared/loading/stable-id';
import type { Line, Sending } from '@diaban/shared/testing/sent-file';
import { DISTRICT, WARD } from '../../testing/keeping.js';
import { caseTemplate } from '../case.template.js';

export const POLICE = stableId('org:test:police');
export const TOWN_POLICE = stableId('org:test:town-police');
export const AS_WARD: Sending = {
  template: caseTemplate,
  operation: 'importCases',
  follower: 'caseImport',
  as: WARD,
};
export const AS_DISTRICT: Sending = { ...AS_WARD, as: DISTRICT };

export const line: Line = {
  unit: '16732',
  occurredOn: '01/03/2024',
  reportedOn: '02/03/2024',
  offence: 'Tàng trữ',
  handledBy: POLICE,
};
