/** The feed of changes: what it shows, to whom, and what it hides. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { changedFields } from './change.rules.js';

const CUA_LO = viewer('district', '413');
const FEED = `query ($since: DateTimeISO!, $until: DateTimeISO, $kinds: [ChangeKind!], $underId: ID, $first: Int! = 50, $after: String) {
  changes(since: $since, until: $until, kinds: $kinds, underId: $underId, first: $first, after: $after) {
    nodes { at kind entity entityId role reason locality { code } fields { name before after } }
    pageInfo { endCursor hasNextPage } } }`;

let localities: TestSubgraph;
beforeAll(async () => {
  localities = await TestSubgraph.start(subgraph);
  const add = (code: string, kind: string, at: string, before: object | null, after: object | null) =>
    localities.admin.query(
      `insert into app.changes (at, subgraph, operation, kind, entity, entity_id, locality_id, subject, role, unit, request_id, before, after, reason)
       select $1, 'cases', 'test', $2, 'PoliceCase', $3, unit_id, 'someone', 'ward', $4, 'r', $5, $6, 'nhầm ngày' from app.unit_directory where code = $4`,
      [at, kind, `${code}-${at}`, code, before, after],
    );
  await add(
    '16732',
    'CORRECTED',
    '2024-03-01T00:00:00Z',
    { subjects: 3, stage: 'REPORTED', same: 1 },
    { subjects: 12, stage: 'TRIED', same: 1 },
  );
  await add('16732', 'LAUNCHED', '2024-03-02T00:00:00Z', null, { title: 'Phường sạch về ma túy' });
  await add('16717', 'CREATED', '2024-03-02T00:00:00Z', null, { subjects: 0 });
  await add('16663', 'CREATED', '2024-03-03T00:00:00Z', null, { subjects: 40 });
});
afterAll(() => localities.stop());

const ask = (variables: Record<string, unknown>, as = CUA_LO) =>
  localities.run(FEED, {
    as,
    variables: { since: '2024-01-01T00:00:00Z', until: '2024-04-01T00:00:00Z', ...variables },
  });

describe('the feed', () => {
  test('shows the changes of the scope, the latest first, with what changed, and costs two statements', async () => {
    const { data, errors, statements } = await ask({});
    expect(errors).toBeUndefined();
    const nodes = data.changes.nodes;
    expect(
      nodes.map(
        ({ kind, locality }: { kind: string; locality: { code: string } }) => `${kind} ${locality.code}`,
      ),
    ).toEqual(['CREATED 16717', 'LAUNCHED 16732', 'CORRECTED 16732']);
    expect(nodes[2]).toMatchObject({
      role: 'ward',
      reason: 'nhầm ngày',
      fields: [
        { name: 'stage', before: 'REPORTED', after: 'TRIED' },
        { name: 'subjects', before: '1-4', after: '12' },
      ],
    });
    expect(statements).toBeLessThanOrEqual(3);
  });

  test('does not show what lies outside: neither the sibling district nor, to a ward, its neighbour', async () => {
    const shown = async (as: typeof CUA_LO) =>
      (await ask({}, as)).data.changes.nodes.map(
        ({ locality }: { locality: { code: string } }) => locality.code,
      );
    expect(await shown(viewer('ward', '16732'))).toEqual(['16732', '16732']);
    expect(await shown(viewer('district', '412'))).toEqual(['16663']);
    expect(await shown(viewer('province', '40'))).toHaveLength(4);
  });

  test('is narrowed by moment, kind and unit', async () => {
    expect((await ask({ since: '2024-03-01T12:00:00Z' })).data.changes.nodes).toHaveLength(2);
    expect((await ask({ kinds: ['LAUNCHED'] })).data.changes.nodes).toHaveLength(1);
    const { data } = await localities.run('{ localityByCode(code: "16717") { id } }', { as: CUA_LO });
    expect((await ask({ underId: data.localityByCode.id })).data.changes.nodes).toHaveLength(1);
  });

  test('tells what the hub was loaded with at noon of the day that its source states', async () => {
    const variables = { since: '2023-05-01T00:00:00Z', until: '2023-06-01T00:00:00Z', kinds: ['LAUNCHED'] };
    const { data } = await ask(variables, viewer('ward', '16732'));
    expect(data.changes.nodes).toEqual([
      {
        at: '2023-05-09T05:00:00.000Z',
        kind: 'LAUNCHED',
        entity: 'Campaign',
        entityId: stableId('ini:nh-clean'),
        role: 'load',
        reason: null,
        locality: { code: '16732' },
        fields: [
          { name: 'kind', before: null, after: 'DRUG_CLEAN' },
          { name: 'launchedOn', before: null, after: '2023-05-09' },
          { name: 'provenance', before: null, after: 'PUBLISHED' },
          { name: 'source', before: null, after: 'Seed text 000, public news, 2023-05-09' },
          { name: 'title', before: null, after: 'Phường sạch về ma túy' },
        ],
      },
    ]);
    expect((await ask(variables, viewer('ward', '16729'))).data.changes.nodes).toEqual([]);
  });

  test('pages without gap or repetition', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await ask({ first: 1, after });
      seen.push(data.changes.nodes[0].entityId);
      after = data.changes.pageInfo.hasNextPage ? data.changes.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(seen).size).toBe(3);
  });

  test.each([
    [{ kinds: [] }, 'kinds'],
    [{ underId: '413' }, 'underId'],
    [{ after: 'x' }, 'after'],
    [{ first: 0 }, 'first'],
  ])('%j is refused by the name of the argument', async (variables, field) => {
    expect((await ask(variables)).errors?.[0]?.extensions).toEqual({ code: 'INVALID', field });
  });
});

describe('documents of the units above', () => {
  /** Issued in each place on a day of their own, beside something else that happened there. */
  const PLACES = ['40', '413', '16732', '16729', '412', '42'];
  const asked = { since: '2024-02-01T00:00:00Z', until: '2024-02-02T00:00:00Z' };
  beforeAll(() =>
    localities.admin.query(
      `insert into app.changes (at, subgraph, operation, kind, entity, entity_id, locality_id, subject, role, unit, request_id)
       select '2024-02-01T12:00:00Z', 'campaigns', 'test', kind, entity, entity || ' of ' || u.code, u.unit_id, 'someone', 'district', u.code, 'r'
       from (values ('ISSUED', 'Document'), ('LAUNCHED', 'Campaign'), ('CHANGED', 'Organization')) told (kind, entity)
       join app.placed_units u on u.code = any($1)`,
      [PLACES],
    ),
  );
  const told = async (as: typeof CUA_LO, variables: object = {}) =>
    (await ask({ ...asked, ...variables }, as)).data.changes.nodes
      .map(({ entityId }: { entityId: string }) => entityId)
      .sort();

  test('are told to those below, beside all of their own, and nothing else from above or beside', async () => {
    const own = ['Campaign of 16732', 'Document of 16732', 'Organization of 16732'];
    expect(await told(viewer('ward', '16732'))).toEqual([...own, 'Document of 40', 'Document of 413'].sort());
    const below = ['16729', '16732', '413'].flatMap((code) =>
      ['Campaign', 'Document', 'Organization'].map((entity) => `${entity} of ${code}`),
    );
    expect(await told(CUA_LO)).toEqual([...below, 'Document of 40'].sort());
    expect(await told(viewer('province', '58'))).toEqual([]);
  });

  test('are not among the changes under a unit', async () => {
    const { data } = await localities.run('{ localityByCode(code: "16732") { id } }', { as: CUA_LO });
    const underId = data.localityByCode.id;
    expect(await told(viewer('ward', '16732'), { underId })).toHaveLength(3);
  });
});

describe('what of a change is shown', () => {
  test('numbers from 1 to 4 are hidden also inside lists and objects, zero and larger ones are not', () => {
    const { 0: field } = changedFields({
      before: null,
      after: { figures: [0, 4, { reach: 2, sessions: 5 }] },
    });
    expect(field).toEqual({ name: 'figures', before: null, after: '[0,1-4,{"reach":1-4,"sessions":5}]' });
  });
});
