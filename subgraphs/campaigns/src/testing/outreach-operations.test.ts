/** The trusted operations about outreach, tasks and targets: what this subgraph answers of each, against SQL of its own. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { UNDER } from './ask-units.js';
import { runOnUnits, runOwn } from './own-part.js';

const NGHE_AN = viewer('province', '40');
const REACH = ['outreach-reach', 'units'] as const;
const WARD = ['ward-programme', 'wards'] as const;

let sample: TestSubgraph;
beforeAll(async () => {
  sample = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => sample.stop());

const rowsOf = async (sql: string, values: unknown[]) => (await sample.admin.query(sql, values)).rows;

describe('outreach-reach (question 16)', () => {
  test('gives reach by audience per 1,000 inhabitants of each district, as SQL sums it', async () => {
    const codes = ['412', '413', '415'];
    const population = {
      value: 80_000,
      status: 'REPORTED',
      band: null,
      provenance: 'PUBLISHED',
      period: { from: '2024-01-01', to: '2024-01-01', label: '2024-01-01' },
      source: 'a census',
    };
    const { units } = await runOnUnits(sample, REACH, codes, { as: NGHE_AN, known: { population } });
    const audiences = {
      all: null,
      students: ['STUDENTS'],
      highRisk: ['HIGH_RISK_GROUPS', 'AT_RISK_YOUTH'],
      postRehab: ['POST_REHAB', 'PEOPLE_IN_REHAB'],
    };
    for (const [at, code] of codes.entries()) {
      for (const [alias, chosen] of Object.entries(audiences)) {
        const [{ reach }] = await rowsOf(
          `select sum(reach)::int as reach from campaigns.activities a join app.unit_directory u on u.unit_id = a.locality_id
           where ${UNDER} and length(held_on) = 10 and held_on between '2024-01-01' and '2024-12-31' and ($2::text[] is null or audience = any($2))`,
          [code, chosen],
        );
        const [rate] = units[at][alias];
        const small = reach !== null && reach > 0 && reach < 5;
        expect([code, alias, rate.reach.value]).toEqual([code, alias, small ? null : reach]);
        expect(rate.population).toMatchObject({ value: 80_000, period: { label: '2024-01-01' } });
        const told = reach === 0 || reach >= 5;
        expect(rate.reachPer1000.value).toBe(told ? Math.round(reach / 8) / 10 : null);
      }
    }
  });

  test('gives no rate on fewer than 500 inhabitants, and none where nobody states any', async () => {
    const few = {
      value: 499,
      status: 'REPORTED',
      band: null,
      provenance: 'REPORTED',
      source: 's',
      period: { from: '2024-01-01', to: '2024-01-01', label: '2024-01-01' },
    };
    const [small] = (await runOnUnits(sample, REACH, ['412'], { as: NGHE_AN, known: { population: few } }))
      .units;
    expect(small.all[0].reachPer1000).toMatchObject({ value: null, status: 'SUPPRESSED' });
    const unknown = { ...few, value: null, status: 'NOT_REPORTED' };
    const [none] = (await runOnUnits(sample, REACH, ['412'], { as: NGHE_AN, known: { population: unknown } }))
      .units;
    expect(none.all[0].reachPer1000).toMatchObject({ value: null, status: 'NOT_REPORTED' });
  });
});

describe('ward-programme (question 5) and pilot-targets (question 8)', () => {
  test('show Nghi Hương its tasks and targets, and nothing of them to a sibling', async () => {
    const as = viewer('ward', '16732');
    const { units } = await runOnUnits(sample, WARD, ['16732'], { as });
    const clean = units[0].campaigns.nodes.find(({ id }: { id: string }) => id === stableId('ini:nh-clean'));
    expect(clean).toMatchObject({
      tasks: { nodes: [{ assignee: 'các thành viên, tổ chức, đơn vị, khối dân cư', state: 'OPEN' }] },
      zeroTargets: [{ kind: 'PUBLIC_ORDER_SPOT', stated: null }],
    });
    const states = clean.computedCriteria.map(
      ({ rule, state }: { rule: string; state: string }) => `${rule} ${state}`,
    );
    expect(states).toContain('LAUNCHED_WITH_DOCUMENTS MET');
    expect((await runOnUnits(sample, WARD, ['16732'], { as: viewer('ward', '16729') })).units).toEqual([
      null,
    ]);
  });

  test('show Hồng Lĩnh its pilot: six units, four zero targets of which nobody stated anything', async () => {
    const data = await runOwn(
      sample,
      'pilot-targets',
      { kinds: ['NO_DRUG_CRIME'] },
      viewer('district', '437'),
    );
    expect(data.campaigns.nodes).toHaveLength(1);
    const [pilot] = data.campaigns.nodes;
    expect(pilot.isPilot).toBe(true);
    expect(pilot.coverageTarget.share.value).toBe(100);
    expect(pilot.coverageTarget.state.units.value).toBe(6);
    expect(pilot.zeroTargets.map(({ stated }: { stated: unknown }) => stated)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
