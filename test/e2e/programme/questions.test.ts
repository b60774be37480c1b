/** The questions of the programme as trusted operations over the whole graph, in the scope of a province, a district and a ward. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AskedGraph } from './asked-graph.js';
import { cardQuestions } from './cards.js';
import { cubeQuestions } from './cubes.js';
import { districtQuestions } from './districts.js';
import { documentQuestions } from './documents.js';
import { feedQuestions } from './feed.js';
import { gapQuestions } from './gaps.js';
import { reportingQuestions } from './reporting.js';
import { writtenWithTheGraph } from './written.js';

/** Which operations answer which question. Figures of cases are also counted in test/contract/case-questions. */
const OPERATIONS = {
  1: ['programme-by-district', 'cases-by-district'],
  4: ['criteria-progress', 'criteria-evidence', 'computed-criteria'],
  5: ['ward-view', 'ward-programme'],
  6: ['pledge-gaps', 'programme-gaps'],
  7: ['document-cascade', 'document-gaps'],
  8: ['pilot-targets'],
  9: ['reporting-status', 'report-figures'],
  12: ['district-comparison'],
  14: ['offence-mix'],
  16: ['outreach-reach'],
  21: ['changes-since'],
};

let graph: AskedGraph;
beforeAll(async () => {
  graph = await AskedGraph.start();
});
afterAll(() => graph.stop());

test.each(Object.entries(OPERATIONS))('question %s is answered by %j', (_, ids) => {
  expect(ids.filter((id) => !graph.has(id))).toEqual([]);
});

const asked = () => graph;
describe('questions 1 and 16: a row a district', () => districtQuestions(asked));
describe('questions 4 and 5: what a commune has to show', () => cardQuestions(asked));
describe('question 6: where the programme came to a halt', () => gapQuestions(asked));
describe('questions 7 and 8: documents carried out, targets reached', () => documentQuestions(asked));
describe('question 9: reports that were owed', () => reportingQuestions(asked));
describe('questions 12 and 14: cases beside each other', () => cubeQuestions(asked));
describe('question 21: what changed', () => feedQuestions(asked));
describe('what is written', () => writtenWithTheGraph(asked));
