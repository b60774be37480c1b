/** A line of a file with activities as tests send it, and in whose name. */
import { stableId } from '@diaban/shared/loading/stable-id';
import type { Line, Sending } from '@diaban/shared/testing/sent-file';
import { viewer } from '@diaban/shared/testing/test-subgraph';
import { activityTemplate } from '../activity.template.js';

export const NGHI_HUONG = viewer('ward', '16732');
export const CUA_LO = viewer('district', '413');
export const POLICE = stableId('org:ca-nghi-huong');
export const MASS = stableId('org:doan-the-nghi-huong');
export const AS_WARD: Sending = {
  template: activityTemplate,
  operation: 'importActivities',
  follower: 'activityImport',
  as: NGHI_HUONG,
};
export const AS_DISTRICT: Sending = { ...AS_WARD, as: CUA_LO };

export const line: Line = {
  unit: '16732',
  title: 'Nói chuyện tại Trường THCS Nghi Hương',
  format: 'Nói chuyện tại trường học',
  heldOn: '20/05/2024',
};
