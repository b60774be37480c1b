/** What a document is: the kinds that carry a programme from the centre down. */
import { describedEnum } from '../register/described-enum.js';

export const DocumentKind = describedEnum('DocumentKind', 'What a document is (loại văn bản).', {
  DIRECTIVE: 'Directive (chỉ thị).',
  RESOLUTION: 'Resolution (nghị quyết).',
  CONCLUSION: 'Conclusion of a Party body (kết luận).',
  PLAN: 'Plan (kế hoạch).',
  DECISION: 'Decision (quyết định).',
  SCHEME: 'Scheme, programme project (đề án).',
});
export type DocumentKind = keyof typeof DocumentKind;
