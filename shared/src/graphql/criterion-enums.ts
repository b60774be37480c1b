/** How a criterion came off and who found it: the same words in every subgraph that computes criteria of a campaign. */
import 'reflect-metadata';
import { registerEnumType } from 'type-graphql';

export const CriterionState = {
  MET: 'MET',
  NOT_MET: 'NOT_MET',
  OBSTACLE: 'OBSTACLE',
  UNKNOWN: 'UNKNOWN',
} as const;
export type CriterionState = keyof typeof CriterionState;
registerEnumType(CriterionState, {
  name: 'CriterionState',
  description: 'How a criterion came off.',
  valuesConfig: {
    MET: { description: 'Met (đạt).' },
    NOT_MET: { description: 'Not met (chưa đạt).' },
    OBSTACLE: { description: 'Not met, because something stands in the way (vướng mắc).' },
    UNKNOWN: {
      description: 'The register does not know enough to compute it. It does not count as met.',
    },
  },
});

export const CriterionBasis = { STATED: 'STATED', COMPUTED: 'COMPUTED' } as const;
export type CriterionBasis = keyof typeof CriterionBasis;
registerEnumType(CriterionBasis, {
  name: 'CriterionBasis',
  description: 'Who found how a criterion came off.',
  valuesConfig: {
    STATED: { description: 'Who assessed judged it.' },
    COMPUTED: {
      description: 'The graph computed it by the rule of the criterion, as of the day of the assessment.',
    },
  },
});
