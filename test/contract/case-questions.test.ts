/** The questions about cases as trusted operations, asked of the whole graph, against figures counted by SQL of their own. */
import { randomUUID } from 'node:crypto';
import { Engine } from '@diaban/gateway/engine/engine';
import { documentFaults, readDocuments } from '@diaban/gateway/operations/trusted-operations';
import { generatedFiles } from '@diaban/gateway/schema-files';
import { subgraphs } from '@diaban/gateway/subgraphs';
import { readSupergraph, SCHEMA_FOLDER } from '@diaban/gateway/supergraph';
import { silentLog } from '@diaban/shared/log';
import type { Viewer } from '@diaban/shared/scope/viewer';
import { InProcessCaller } from '@diaban/shared/server/in-process';
import { RunningSubgraph } from '@diaban/shared/server/subgraph';
import { cloneDatabase, type TestDatabase } from '@diaban/shared/testing/test-database';
import { viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';

const QUESTIONS = ['cases-by-district', 'district-comparison', 'offence-mix', 'pilot-targets'];

let database: TestDatabase;
let admin: pg.Client;
let running: RunningSubgraph[];
let engine: Engine;
let sources: Map<string, string>;

beforeAll(async () => {
  database = await cloneDatabase('diaban_sample');
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  running = await Promise.all(
    subgraphs.map((subgraph) =>
      RunningSubgraph.open(subgraph, { adminUrl: database.adminUrl, log: silentLog }),
    ),
  );
  const callers = new Map(running.map((subgraph) => [subgraph.name, new InProcessCaller(subgraph)]));
  engine = Engine.create({
    supergraphSdl: generatedFiles().get('supergraph.graphql')!,
    fetcher: {
      fetch: ({ service, query, operationName, variablesJson, context }) =>
        callers.get(service)!.call({
          query,
          operationName: operationName ?? null,
          variables: variablesJson === null ? null : JSON.parse(variablesJson),
          viewer: context as Viewer,
          requestId: randomUUID(),
        }),
    },
  });
  const documents = await readDocuments(new URL('operations/', SCHEMA_FOLDER));
  sources = new Map(documents.map(({ id, source }) => [id, source]));
});
afterAll(async () => {
  await Promise.all(running.map((subgraph) => subgraph.close()));
  await admin.end();
  await database.drop();
});

// biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
async function ask(id: string, as: Viewer, variables: Record<string, unknown> = {}): Promise<any> {
  const { body } = await engine.execute({ source: sources.get(id)!, variables, context: as });
  const { data, errors } = JSON.parse(body);
  expect(errors).toBeUndefined();
  return data;
}

/** Cases of each unit by its code, counted over the cases themselves. @param digits length of the units' keys */
async function counted(digits: number, from: string, to: string): Promise<Map<string, number>> {
  const { rows } = await admin.query(
    `select u.code, count(*)::int as n from cases.police_cases c join app.placed_units u on u.skey = left(c.skey, $1)
     where c.occurred_on between $2 and $3 group by u.code`,
    [digits, from, to],
  );
  return new Map(rows.map(({ code, n }) => [code, n]));
}

const DISTRICTS = 15;
const WARDS = 20;
const province = viewer('province', '40');
const district = viewer('district', '413');

interface Figure {
  value: number | null;
  status: string;
}

test('the documents fit the graph and keep within its limits', async () => {
  const sdl = generatedFiles().get('supergraph.graphql')!;
  const documents = await readDocuments(new URL('operations/', SCHEMA_FOLDER));
  const ours = documents.filter(({ id }) => QUESTIONS.includes(id));
  expect(ours).toHaveLength(QUESTIONS.length);
  expect(documentFaults(ours, engine.schema, readSupergraph(sdl))).toEqual([]);
});

describe('question 1: cases of each district this year and last, per 1,000 inhabitants', () => {
  test('are the counts and rates of SQL, with the population that they rest on', async () => {
    const { units, total } = await ask('cases-by-district', province);
    expect(units.nodes).toHaveLength(21);
    expect(total.code).toBe('40');
    const now = await counted(DISTRICTS, '2024-04-01', '2024-06-30');
    const then = await counted(DISTRICTS, '2023-04-01', '2023-06-30');
    const { rows } = await admin.query(
      `select distinct on (s.locality_id) u.code, s.value::int as value, s.period from localities.statistics s
       join app.placed_units u on u.unit_id = s.locality_id where s.indicator = 'POPULATION' and u.level = 'DISTRICT'
       order by s.locality_id, s.period_to desc`,
    );
    const population = new Map(rows.map((row) => [row.code, row]));
    for (const { code, caseStatistics, rates, ratesLastYear } of units.nodes) {
      const [cases, before] = [now.get(code) ?? 0, then.get(code) ?? 0];
      const { value: residents, period } = population.get(code)!;
      const [, second] = caseStatistics;
      expect(second.period.label).toBe('2024-Q2');
      expect([second.cases.value, second.lastYear.cases.value]).toEqual([cases, before]);
      expect(second.lastYear.casesChange.value).toBe(cases - before);
      const rate = (count: number) =>
        count > 0 && count < 5 ? null : Math.round((count / residents) * 100_000) / 100;
      expect([rates[1].cases.value, ratesLastYear[1].cases.value]).toEqual([rate(cases), rate(before)]);
      expect(rates[1].population).toMatchObject({ value: residents, period: { label: period } });
    }
  });
});

describe('question 12: my communes, my district, and the other districts of the province', () => {
  test('show own units in full and neighbours as totals, each as SQL counts them', async () => {
    const data = await ask('district-comparison', district, { per: 'YEAR' });
    const communes = await counted(WARDS, '2024-01-01', '2024-12-31');
    const others = await counted(DISTRICTS, '2024-01-01', '2024-12-31');
    expect(data.district.code).toBe('413');
    expect(data.district.caseStatistics[0].cases.value).toBe(others.get('413'));
    expect(data.communes.nodes).toHaveLength(data.district.communes.value);
    for (const { code, caseStatistics } of data.communes.nodes)
      expect([code, caseStatistics[0].cases.value]).toEqual([code, communes.get(code) ?? 0]);
    const neighbours = data.district.neighbours as { code: string; totals: { cases: Figure }[] }[];
    expect(neighbours).toHaveLength(20);
    expect(neighbours.map(({ code }) => code)).not.toContain('413');
    for (const { code, totals } of neighbours)
      expect([code, totals[0]!.cases.value]).toEqual([code, others.get(code)]);
  });

  test('tell nothing else of the neighbours: their units are in no list', async () => {
    const data = await ask('district-comparison', district);
    const { rows } = await admin.query(
      `select code from app.placed_units where level = 'WARD' and starts_with(skey, (select skey from app.placed_units where code = '413'))`,
    );
    const own = new Set(rows.map(({ code }) => code));
    expect(data.communes.nodes.filter(({ code }: { code: string }) => !own.has(code))).toEqual([]);
  });
});

describe('question 14: the mix of offences and stages by district and quarter', () => {
  test('is the cube that SQL counts, and adds up to the whole', async () => {
    const { whole, units } = await ask('offence-mix', province);
    expect(units.nodes).toHaveLength(21);
    for (const [field, column] of [
      ['byOffence', 'offence'],
      ['byStage', 'stage'],
    ] as const) {
      const { rows } = await admin.query(
        `select u.code || to_char(c.occurred_on, ' YYYY-"Q"Q ') || c.${column} as key, count(*)::int as n from cases.police_cases c
         join app.placed_units u on u.skey = left(c.skey, 15) where c.occurred_on between '2024-01-01' and '2024-12-31' group by 1`,
      );
      const cube = new Map(rows.map(({ key, n }) => [key, n]));
      const sums = new Map<string, number>();
      for (const unit of units.nodes) {
        for (const cell of unit[field]) {
          const key = `${cell.period.label} ${cell[column]}`;
          expect([unit.code, key, cell.cases.value]).toEqual([
            unit.code,
            key,
            cube.get(`${unit.code} ${key}`) ?? 0,
          ]);
          sums.set(key, (sums.get(key) ?? 0) + cell.cases.value);
        }
      }
      for (const cell of whole[field])
        expect(cell.cases.value).toBe(sums.get(`${cell.period.label} ${cell[column]}`));
    }
  });

  test('hides people of one district never alone: neither in its kind of offence nor in its own row', async () => {
    const { whole, units } = await ask('offence-mix', province);
    let hiddenGroups = 0;
    for (const [at, { period, offence, subjects }] of whole.byOffence.entries()) {
      const column = units.nodes.map(
        (unit: { byOffence: { subjects: Figure }[] }) => unit.byOffence[at]!.subjects,
      );
      const hidden = column.filter(({ status }: Figure) => status === 'SUPPRESSED').length;
      if (hidden > 0) hiddenGroups += 1;
      const told = subjects.value !== null && hidden === 1;
      expect([period.label, offence, told]).toEqual([period.label, offence, false]);
    }
    expect(hiddenGroups).toBeGreaterThan(5);
  });
});

test('question 8: the zero targets of a pilot are what its unit’s hotspots say, month by month', async () => {
  const { campaigns } = await ask('pilot-targets', viewer('province', '42'), {
    from: '2024-01',
    asOf: '2024-03-31',
  });
  const pilot = campaigns.nodes.find(
    ({ zeroTargets }: { zeroTargets: object[] }) => zeroTargets.length === 4,
  );
  const { rows } = await admin.query(
    `select d.day || ' ' || k.kind as key, count(h.id)::int as n
     from unnest(array['2024-01-31', '2024-02-29', '2024-03-31']::date[]) d (day)
     cross join unnest(array['GATHERING_POINT', 'RETAIL_POINT', 'RING', 'PUBLIC_ORDER_SPOT']) k (kind)
     left join cases.hotspots h on h.kind = k.kind and h.opened_on <= d.day and coalesce(h.cleared_on, 'infinity') > d.day
       and starts_with(h.skey, (select skey from app.placed_units where unit_id = $1)) group by 1`,
    [Number(pilot.locality.id.slice(1))],
  );
  const expected = new Map(rows.map(({ key, n }) => [key, n]));
  expect(pilot.zeroTargetStates).toHaveLength(12);
  const days = ['2024-01-31', '2024-02-29', '2024-03-31'];
  for (const [at, { kind, count, met }] of pilot.zeroTargetStates.entries()) {
    const n = expected.get(`${days[Math.floor(at / 4)]} ${kind}`);
    expect([kind, count.value, met]).toEqual([kind, n, n === 0]);
  }
});
