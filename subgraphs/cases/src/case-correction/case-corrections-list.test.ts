/** Proves the list of corrections of a case: batched, paged, the latest first. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { DISTRICT, Keeping, WARD } from '../testing/keeping.js';
import { column, unitOf } from '../testing/units.js';

let cases: TestSubgraph;
let register: Keeping;
let correct: Keeping;
let wardId: string;

beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_sample');
  register = new Keeping(cases, 'registerCase', 'id version');
  correct = new Keeping(cases, 'correctCase', 'id');
  wardId = (await unitOf(cases, '16732')).reference.id;
});
afterAll(() => cases.stop());

const entered = (changes: object = {}) =>
  register.do(
    {
      localityId: wardId,
      occurredOn: '2024-03-01',
      reportedOn: '2024-03-02',
      offence: 'POSSESSION',
      subjectCount: 3,
      handledBy: [stableId('org:test:police')],
      ...changes,
    },
    WARD,
  );
const why = { reason: 'Nhập nhầm' };

describe('the list of corrections', () => {
  test('comes for 200 cases with one statement, pages by cursor, and refuses one of another list', async () => {
    const { id: caseId } = await entered();
    for (const [at, offence] of ['TRANSPORT', 'TRAFFICKING', 'POSSESSION'].entries())
      await correct.do({ caseId, expectedVersion: at + 1, offence, ...why });
    const ids = await column<string>(
      cases,
      `select id from cases.police_cases where starts_with(skey, (select skey from app.placed_units where code = '413')) limit 199`,
    );
    const references = [caseId, ...ids].map((id) => ({ __typename: 'PoliceCase', id }));
    const fragment = (after: string) =>
      `... on PoliceCase { corrections(first: 2${after}) { nodes { after { offence } } pageInfo { endCursor hasNextPage } } }`;
    const answer = await cases.entities(references, fragment(''), DISTRICT);
    expect(answer.statements).toBe(2);
    const page = (of: typeof answer) =>
      (
        of.data!._entities[0] as {
          corrections: {
            nodes: { after: { offence: string } }[];
            pageInfo: { endCursor: string; hasNextPage: boolean };
          };
        }
      ).corrections;
    expect(page(answer).nodes.map(({ after }) => after.offence)).toEqual(['POSSESSION', 'TRAFFICKING']);
    const rest = page(
      await cases.entities(
        references.slice(0, 1),
        fragment(`, after: "${page(answer).pageInfo.endCursor}"`),
        DISTRICT,
      ),
    );
    expect([rest.nodes.map(({ after }) => after.offence), rest.pageInfo.hasNextPage]).toEqual([
      ['TRANSPORT'],
      false,
    ]);
    const wrong = await cases.entities(
      references.slice(0, 1),
      fragment(', after: "WyJjb3JyZWN0aW9ucyIsIngiXQ"'),
      DISTRICT,
    );
    expect(wrong.errors?.[0]?.extensions).toEqual({ code: 'INVALID', field: 'after' });
  });
});
