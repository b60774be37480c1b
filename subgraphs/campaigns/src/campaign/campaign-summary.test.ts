/** The summary of campaigns: figures against independent SQL, zero against unknown, whose word it is, cost and scope. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { askUnits, NATION, UNDER } from '../testing/ask-units.js';

let sample: TestSubgraph;
let seeds: TestSubgraph;
beforeAll(async () => {
  [sample, seeds] = await Promise.all([
    TestSubgraph.start(subgraph, 'diaban_sample'),
    TestSubgraph.start(subgraph, 'diaban_seeds'),
  ]);
});
afterAll(() => Promise.all([sample.stop(), seeds.stop()]));

const SUMMARY = (
  args: string,
) => `campaignSummary(${args}) { planned { value status } launched { value status } concluded { value status }
  unitsWithLaunch { value status } criteriaMet { value status } criteriaTotal { value status } }`;

describe('the summary of campaigns', () => {
  test.each(['40', '42', '413', '16732', 'VN'])(
    'of %s equals figures computed independently',
    async (code) => {
      for (const asOf of ['2022-06-30', '2024-06-30', '2025-06-30']) {
        const { units, statements } = await askUnits(sample, [code], SUMMARY(`asOf: "${asOf}"`));
        const { rows } = await sample.admin.query(
          `with mine as (select c.* from campaigns.campaigns c join app.unit_directory u on u.unit_id = c.locality_id where ${UNDER}),
           last_day as (select distinct on (campaign_id, applies_to) met, s.total from campaigns.criteria_assessments s
             join campaigns.criteria_sets g on g.id = criteria_set_id
             where assessed_on <= $2 and campaign_id in (select id from mine) order by campaign_id, applies_to, assessed_on desc)
         select count(*) filter (where coalesce(planned_on, launched_on || case when length(launched_on) = 7 then '-30' else '' end, known_by::text) <= $2)::int as planned,
           count(*) filter (where launched_on || case when length(launched_on) = 7 then '-30' else '' end <= $2)::int as launched,
           count(*) filter (where concluded_on <= $2)::int as concluded,
           count(distinct locality_id) filter (where level = 'WARD' and launched_on <= $2)::int as "unitsWithLaunch",
           (select coalesce(sum(met), 0)::int from last_day) as "criteriaMet", (select coalesce(sum(total), 0)::int from last_day) as "criteriaTotal"
         from mine`,
          [code, asOf],
        );
        const values = Object.entries(units[0].campaignSummary).map(([name, figure]) => [
          name,
          (figure as { value: number | null }).value ?? 0,
        ]);
        expect(Object.fromEntries(values)).toEqual(rows[0]);
        expect(statements).toBe(2);
      }
    },
  );

  test('restricts everything in it to the kinds that are asked for', async () => {
    const { units } = await askUnits(
      seeds,
      ['16732'],
      SUMMARY('asOf: "2023-06-30", kinds: [MODEL_MOVEMENT]'),
    );
    expect(units[0].campaignSummary).toEqual({
      planned: { value: 1, status: 'REPORTED' },
      launched: { value: null, status: 'NOT_REPORTED' },
      concluded: { value: null, status: 'NOT_REPORTED' },
      unitsWithLaunch: { value: null, status: 'NOT_REPORTED' },
      criteriaMet: { value: 31, status: 'REPORTED' },
      criteriaTotal: { value: 34, status: 'REPORTED' },
    });
  });

  test('counts a launch known to the month from its last day on, and not for the commune above a residential quarter', async () => {
    const launched = 'launched { value provenance source } unitsWithLaunch { value }';
    const { units } = await askUnits(
      seeds,
      ['seed:khu-pho-soi', '15016'],
      `before: campaignSummary(asOf: "2024-04-29") { ${launched} } after: campaignSummary(asOf: "2024-04-30") { ${launched} }`,
    );
    for (const unit of units) {
      expect(unit.before.launched.value).toBeNull();
      expect(unit.after).toEqual({
        launched: { value: 1, provenance: 'PUBLISHED', source: 'Seed text 001, public news, 2024-04' },
        unitsWithLaunch: { value: null },
      });
    }
  });

  test('tells a true zero, where the register is complete, from what nobody stated', async () => {
    const { rows } = await sample.admin.query(
      `select u.code from app.unit_directory u where u.level = 'WARD' and starts_with(u.skey, (select skey from app.unit_directory where code = '40'))
       and not exists (select from campaigns.campaigns c where c.locality_id = u.unit_id) order by u.code limit 1`,
    );
    const fields =
      'inside: campaignSummary(asOf: "2024-06-30") { launched { value status provenance } } outside: campaignSummary(asOf: "2026-06-30") { launched { value status } }';
    // Cà Mau lies outside the provinces of the sample
    const { units } = await askUnits(sample, [rows[0].code, '96'], fields);
    expect(units).toEqual([
      {
        inside: { launched: { value: 0, status: 'ZERO', provenance: 'SYNTHETIC' } },
        outside: { launched: { value: null, status: 'NOT_REPORTED' } },
      },
      {
        inside: { launched: { value: null, status: 'NOT_REPORTED', provenance: 'REGISTERED' } },
        outside: { launched: { value: null, status: 'NOT_REPORTED' } },
      },
    ]);
    const own = await askUnits(sample, [rows[0].code], fields, viewer('ward', rows[0].code));
    expect(own.units).toEqual([units[0]]);
  });

  test('is synthetic as soon as one of its rows is, and published where all are', async () => {
    const fields = 'campaignSummary(asOf: "2025-06-30") { planned { value provenance source } }';
    const mixed = (await askUnits(sample, ['437'], fields)).units[0].campaignSummary.planned;
    const published = (await askUnits(seeds, ['437'], fields)).units[0].campaignSummary.planned;
    expect(mixed).toMatchObject({
      provenance: 'SYNTHETIC',
      source: expect.stringMatching(/Seed text 002.*; Synthetic sample/),
    });
    expect(published).toEqual({
      value: 1,
      provenance: 'PUBLISHED',
      source: 'Seed text 002, public news, 2023-11-23 (year inferred)',
    });
  });

  test('counts for a viewer what lies in their scope only, and a sibling’s unit does not exist for them', async () => {
    const fields = 'campaignSummary(asOf: "2025-06-30") { planned { value } }';
    const planned = async (code: string, as = NATION) =>
      (await askUnits(sample, [code], fields, as)).units[0];
    const district = await planned('413');
    expect(await planned('413', viewer('province', '40'))).toEqual(district);
    expect(await planned('413', viewer('district', '413'))).toEqual(district);
    expect(await planned('413', viewer('district', '412'))).toBeNull();
    expect(await planned('40', viewer('district', '413'))).toBeNull();
    expect(await planned('413', viewer('ward', '16732'))).toBeNull();
  });
});
