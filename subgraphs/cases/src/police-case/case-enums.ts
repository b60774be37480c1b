/** What kind of case it is and how far it has come. */
import { registerEnumType } from 'type-graphql';

export const CaseKind = { CASE: 'CASE', SPECIAL_CASE: 'SPECIAL_CASE', RING: 'RING' } as const;
export type CaseKind = (typeof CaseKind)[keyof typeof CaseKind];
registerEnumType(CaseKind, {
  name: 'CaseKind',
  description: 'What kind of case it is.',
  valuesConfig: {
    CASE: { description: 'A criminal case or incident (vụ án, vụ việc).' },
    SPECIAL_CASE: { description: 'A special investigative case (chuyên án).' },
    RING: { description: 'A ring or network that was broken up (đường dây).' },
  },
});

/** In the order in which a case passes through them; it may skip some on its way to CLOSED. */
export const CaseStage = {
  REPORTED: 'REPORTED',
  INVESTIGATED: 'INVESTIGATED',
  PROSECUTED: 'PROSECUTED',
  TRIED: 'TRIED',
  CLOSED: 'CLOSED',
} as const;
export type CaseStage = (typeof CaseStage)[keyof typeof CaseStage];
registerEnumType(CaseStage, {
  name: 'CaseStage',
  description: 'How far a case has come (giai đoạn giải quyết vụ án).',
  valuesConfig: {
    REPORTED: { description: 'Detected or reported (phát hiện, tiếp nhận).' },
    INVESTIGATED: { description: 'Initiated and investigated (khởi tố, điều tra).' },
    PROSECUTED: { description: 'Prosecuted (truy tố).' },
    TRIED: { description: 'Tried (xét xử).' },
    CLOSED: { description: 'Closed (kết thúc): final judgement, suspension, or settled otherwise.' },
  },
});
