/** The trusted operations of the programme: what this subgraph answers of each, against SQL of its own. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { UNDER } from './ask-units.js';
import { runOnUnits, runOwn } from './own-part.js';

const CUA_LO = viewer('district', '413');
const NGHE_AN = viewer('province', '40');

let sample: TestSubgraph;
beforeAll(async () => {
  sample = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => sample.stop());

const rowsOf = async (sql: string, values: unknown[]) => (await sample.admin.query(sql, values)).rows;

const wardsOf = async (code: string): Promise<string[]> =>
  (
    await rowsOf(
      `select u.code from app.unit_directory u where u.level = 'WARD' and ${UNDER} order by u.code`,
      [code],
    )
  ).map((row) => row.code);

describe('criteria-progress (question 4)', () => {
  test('tells of each ward of Cửa Lò what is met of all, what is open and who helps', async () => {
    const codes = await wardsOf('413');
    const { units, statements } = await runOnUnits(sample, ['criteria-progress', 'units'], codes, {
      as: CUA_LO,
    });
    expect(codes).toHaveLength(7);
    expect(statements).toBe(5);
    for (const [at, code] of codes.entries()) {
      const rows = await rowsOf(
        `select c.id, (select json_build_object('met', s.met, 'total', s.total, 'open',
             (select coalesce(json_agg(json_build_array(i ->> 'code', i ->> 'state', i ->> 'helperId') order by n), '[]')
              from jsonb_array_elements(s.items) with ordinality as e (i, n) where i ->> 'state' <> 'MET'))
           from campaigns.criteria_assessments s where s.campaign_id = c.id and s.assessed_on <= '2025-06-30'
           order by s.assessed_on desc limit 1) as latest
         from campaigns.campaigns c join app.unit_directory u on u.unit_id = c.locality_id
         where u.code = $1 order by c.listed_on desc, c.id desc`,
        [code],
      );
      const found = units[at].campaigns.nodes.map(
        ({ id, latestAssessment: latest }: { id: string; latestAssessment: Latest | null }) => ({
          id,
          latest: latest && {
            met: latest.met.value,
            total: latest.total.value,
            open: latest.open.map(({ criterion, state, helper }) => [
              criterion.code,
              state,
              helper?.id ?? null,
            ]),
          },
        }),
      );
      expect(found).toEqual(rows);
    }
    const nghiHuong = units[codes.indexOf('16732')].campaigns.nodes;
    const published = nghiHuong.find(
      ({ id }: { id: string }) => id === stableId('ini:nh-pt'),
    ).latestAssessment;
    expect([published.met.value, published.total.value, published.notMet.value]).toEqual([31, 34, 3]);
  });
});

interface Latest {
  met: { value: number };
  total: { value: number };
  open: { criterion: { code: string }; state: string; helper: { id: string } | null }[];
}

describe('programme-gaps (question 6)', () => {
  test('counts what SQL counts on a day: no outreach for 90 days, not assessed, overdue', async () => {
    const asOf = '2024-06-30';
    const data = await runOwn(sample, 'programme-gaps', { asOf, first: 500 }, NGHE_AN);
    const [expected] = await rowsOf(
      `with mine as (select c.*, u.skey as key from campaigns.campaigns c join app.unit_directory u on u.unit_id = c.locality_id where ${UNDER} and c.provenance = 'SYNTHETIC'),
       running as (select * from mine where launched_on <= $2 and coalesce(concluded_on, '9999') > $2 and launched_on::date <= $2::date - 90)
       select (select count(*)::int from running r where not exists (
            select from campaigns.activities a join app.unit_directory h on h.unit_id = a.locality_id and starts_with(h.skey, r.key)
            where length(a.held_on) = 10 and a.held_on <= $2 and a.held_on::date > $2::date - 90
              and a.format not in ('CEREMONY', 'WORKING_SESSION', 'INTERIM_REVIEW'))) as "noOutreach",
         (select count(*)::int from running r where not exists (select from campaigns.criteria_assessments s
            where s.campaign_id = r.id and s.assessed_on between r.launched_on and $2)) as "notAssessed",
         (select count(*)::int from campaigns.tasks t join mine on mine.id = t.campaign_id
            where t.due_on < $2::date and coalesce(t.done_on, '2999-01-01') > $2::date) as "overdueTasks"`,
      ['40', asOf],
    );
    const synthetic = (nodes: { campaign: { provenance?: string } }[]) =>
      nodes.filter(({ campaign: { provenance } }) => (provenance ?? 'SYNTHETIC') === 'SYNTHETIC').length;
    expect(
      Object.fromEntries(
        ['noOutreach', 'notAssessed', 'overdueTasks'].map((name) => [name, synthetic(data[name].nodes)]),
      ),
    ).toEqual(expected);
    expect(expected.noOutreach).toBeGreaterThan(10);
  });
});

describe('document-cascade (question 7)', () => {
  test('tells how many units of Hà Tĩnh carried 36-CT/TW out, and after how many days', async () => {
    const data = await runOwn(
      sample,
      'document-cascade',
      { asOf: '2025-06-30', first: 500 },
      viewer('province', '42'),
    );
    const [document] = data.documents.nodes;
    const rows = await rowsOf(
      `with recursive below (id) as (
         select document_id from campaigns.document_implementations where implements_id = $2
         union select l.document_id from campaigns.document_implementations l join below b on b.id = l.implements_id)
       select u.level, count(distinct u.unit_id)::int as units, count(distinct d.locality_id)::int as "with"
       from app.unit_directory u left join campaigns.documents d on d.locality_id = u.unit_id and d.id in (select id from below)
       where ${UNDER} and u.level in ('PROVINCE', 'DISTRICT', 'WARD') group by 1`,
      ['42', stableId('doc:36-CT/TW')],
    );
    type Counted = { level: string; units: { value: number }; unitsWithDocument: { value: number } };
    const counted = document.coverage.map(({ level, units, unitsWithDocument }: Counted) => ({
      level,
      units: units.value,
      with: unitsWithDocument.value,
    }));
    expect(counted).toEqual(expect.arrayContaining(rows));
    expect(counted).toHaveLength(3);
    const [plan] = await rowsOf(
      `select d.id, d.issued_on::date - '2019-08-16'::date as lag from campaigns.documents d join app.unit_directory u on u.unit_id = d.locality_id
       where ${UNDER} and d.kind = 'PLAN' and u.level = 'WARD' and d.provenance = 'SYNTHETIC' order by d.listed_on, d.id limit 1`,
      ['42'],
    );
    type Step = { document: { id: string }; lagFromTop: { value: number } };
    const step = document.cascade.nodes.find((one: Step) => one.document.id === plan.id);
    expect(step?.lagFromTop.value).toBe(plan.lag);
  });
});
