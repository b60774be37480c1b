/** The cascade below a document and its coverage against SQL of its own: every step, every lag, every share. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { UNDER } from '../testing/ask-units.js';
import { unitOf } from '../testing/unit-of.js';

const TOP = stableId('doc:36-CT/TW');
const NGHE_AN = viewer('province', '40');

let sample: TestSubgraph;
let seeds: TestSubgraph;
beforeAll(async () => {
  [sample, seeds] = await Promise.all([
    TestSubgraph.start(subgraph, 'diaban_sample'),
    TestSubgraph.start(subgraph, 'diaban_seeds'),
  ]);
});
afterAll(() => Promise.all([sample.stop(), seeds.stop()]));

const STEPS = `query ($id: ID!, $first: Int!, $after: String, $under: ID, $kinds: [DocumentKind!]) { document(id: $id) {
  cascade(first: $first, after: $after, underId: $under, kinds: $kinds) {
    nodes { document { id } parent { id } depth { value } lag { value status provenance } lagFromTop { value } } pageInfo { endCursor hasNextPage } } } }`;

interface Step {
  document: { id: string };
  parent: { id: string };
  depth: { value: number };
  lag: { value: number | null };
  lagFromTop: { value: number | null };
}

async function cascade(more: object = {}, as = NGHE_AN): Promise<Step[]> {
  const found: Step[] = [];
  let after: string | null = null;
  do {
    const answer = await sample.run(STEPS, { as, variables: { id: TOP, first: 500, after, ...more } });
    const page: { nodes: Step[]; pageInfo: { endCursor: string; hasNextPage: boolean } } =
      answer.data.document.cascade;
    expect(answer.statements).toBeLessThanOrEqual(4);
    found.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

describe('the cascade', () => {
  test('has every document of the province under 36-CT/TW once for each parent, with its lags', async () => {
    const { rows } = await sample.admin.query(
      `with recursive below (id, parent, depth) as (
         select document_id, implements_id, 1 from campaigns.document_implementations where implements_id = $2
         union all select l.document_id, l.implements_id, b.depth + 1 from campaigns.document_implementations l join below b on b.id = l.implements_id)
       select b.id, b.parent, min(b.depth)::int as depth, (d.issued_on::date - p.issued_on::date) as lag, d.issued_on::date - '2019-08-16' as top
       from below b join campaigns.documents d on d.id = b.id join campaigns.documents p on p.id = b.parent
       join app.unit_directory u on u.unit_id = d.locality_id where ${UNDER} and d.provenance = 'SYNTHETIC'
       group by b.id, b.parent, d.issued_on, p.issued_on order by 1, 2`,
      ['40', TOP],
    );
    const steps = (await cascade())
      .map(({ document, parent, depth, lag, lagFromTop }) => ({
        id: document.id,
        parent: parent.id,
        depth: depth.value,
        lag: lag.value,
        top: lagFromTop.value,
      }))
      .sort((a, b) => (a.id + a.parent < b.id + b.parent ? -1 : 1));
    expect(steps).toEqual(rows);
    expect(rows.length).toBeGreaterThan(500);
  });

  test('of a unit and of a kind has only those, and a sibling’s is not there', async () => {
    const under = await unitOf(sample, '412');
    const { rows } = await sample.admin.query(
      `select count(*)::int as n from campaigns.document_implementations l join campaigns.documents d on d.id = l.document_id
       join app.unit_directory u on u.unit_id = d.locality_id where ${UNDER} and d.kind = 'PLAN'`,
      ['412'],
    );
    expect(await cascade({ under, kinds: ['PLAN'] })).toHaveLength(rows[0].n);
    expect(rows[0].n).toBeGreaterThan(5);
    expect(await cascade({ under, kinds: ['PLAN'] }, viewer('district', '413'))).toEqual([]);
  });

  test('has no lag where a day is not known', async () => {
    const { data } = await seeds.run(STEPS, {
      as: viewer('analyst', 'VN'),
      variables: { id: TOP, first: 10 },
    });
    const lags = data.document.cascade.nodes.map(({ document, lag, depth }: Step) => [
      document.id,
      depth.value,
      lag,
    ]);
    const unknown = { value: null, status: 'NOT_REPORTED', provenance: 'COMPUTED' };
    expect(lags).toEqual([
      [stableId('doc:07-CT/TU'), 1, unknown],
      [stableId('doc:19-CT/ThU'), 1, unknown],
      [stableId('doc:hl-kh'), 2, unknown],
    ]);
  });

  test.each([
    ['after: "x"', 'after'],
    ['underId: "40"', 'underId'],
    ['kinds: []', 'kinds'],
  ])('refuses %s, naming the argument', async (args, field) => {
    const query = `query ($id: ID!) { document(id: $id) { cascade(${args}) { nodes { depth { value } } } } }`;
    const { errors } = await sample.run(query, { as: NGHE_AN, variables: { id: TOP } });
    expect(errors?.[0]?.extensions).toEqual({ code: 'INVALID', field });
  });
});

describe('the coverage', () => {
  const COVERAGE = `query ($id: ID!, $under: ID, $kinds: [DocumentKind!], $asOf: Date) { document(id: $id) {
    coverage(underId: $under, kinds: $kinds, asOf: $asOf) { level units { value } unitsWithDocument { value status } share { value status } } } }`;

  test.each([
    ['40', '2023-06-30', null],
    ['40', '2025-06-30', ['DECISION']],
    ['412', '2025-06-30', ['PLAN']],
  ])('of %s on %s with documents of %j equals what SQL counts', async (code, asOf, kinds) => {
    const variables = { id: TOP, under: await unitOf(sample, code), kinds, asOf };
    const { data, statements } = await sample.run(COVERAGE, { as: NGHE_AN, variables });
    const { rows } = await sample.admin.query(
      `with recursive below (id) as (
         select document_id from campaigns.document_implementations where implements_id = $2
         union select l.document_id from campaigns.document_implementations l join below b on b.id = l.implements_id)
       select u.level, count(*)::int as units, count(*) filter (where exists (
         select from campaigns.documents d where d.locality_id = u.unit_id and d.id in (select id from below) and d.issued_on <= $3
           and ($4::text[] is null or d.kind = any($4))))::int as having
       from app.unit_directory u where ${UNDER} and u.level in ('PROVINCE', 'DISTRICT', 'WARD') group by 1
       order by case u.level when 'PROVINCE' then 1 when 'DISTRICT' then 2 else 3 end`,
      [code, TOP, asOf, kinds],
    );
    expect(data.document.coverage).toEqual(
      rows.map(({ level, units, having }) => ({
        level,
        units: { value: units },
        unitsWithDocument: { value: having, status: having === 0 ? 'ZERO' : 'REPORTED' },
        share: {
          value: Math.round((1000 * having) / units) / 10,
          status: having === 0 ? 'ZERO' : 'REPORTED',
        },
      })),
    );
    expect(statements).toBe(2);
  });

  test('counts the own scope where no unit is named, and is unknown where the register has gaps', async () => {
    const as = viewer('district', '437');
    const { data } = await seeds.run(COVERAGE, { as, variables: { id: TOP, asOf: '2024-12-31' } });
    const unknown = { value: null, status: 'NOT_REPORTED' };
    expect(data.document.coverage).toEqual([
      {
        level: 'DISTRICT',
        units: { value: 1 },
        unitsWithDocument: { value: 1, status: 'REPORTED' },
        share: { value: 100, status: 'REPORTED' },
      },
      { level: 'WARD', units: { value: 6 }, unitsWithDocument: unknown, share: unknown },
    ]);
  });

  test('of 40 documents costs as many statements as that of one, and nothing is counted out of scope', async () => {
    const query = `query ($first: Int!, $under: ID) { documents(first: $first) { nodes { coverage(underId: $under) { level units { value } } cascade(first: 2) { nodes { depth { value } } } } } }`;
    const as = viewer('district', '412');
    const ask = async (first: number, code: string) =>
      sample.run(query, { as, variables: { first, under: await unitOf(sample, code) } });
    const many = await ask(40, '412');
    expect(many.errors).toBeUndefined();
    expect(many.data.documents.nodes).toHaveLength(40);
    expect(many.statements).toBeLessThanOrEqual(4);
    const foreign = await ask(1, '413');
    expect(foreign.data.documents.nodes[0].coverage).toEqual([]);
  });
});
