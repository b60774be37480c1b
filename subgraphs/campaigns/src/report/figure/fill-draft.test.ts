/** Drafts filled from the graph: what it answers, marked as computed, and never over what the author entered. */
import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { GraphAnswer, GraphQuestion } from '@diaban/shared/server/graph-questions';
import { TABLE_LIMITS } from '@diaban/shared/tabular/limits';
import { PackedParts } from '@diaban/shared/tabular/xlsx/packed-parts';
import { TestSubgraph } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { subgraph } from '../../subgraph.js';
import { unitOf } from '../../testing/unit-of.js';
import {
  DISTRICT,
  done,
  figuresSeen,
  OTHER_WARD,
  oweReports,
  send,
  step,
  WARD,
} from '../testing/keep-reports.js';

/** What the graph was asked, by whom, and what it answers. The whole graph is asked in test/e2e. */
let asked: (GraphQuestion & { role: string })[] = [];
let answer: () => GraphAnswer;

let campaigns: TestSubgraph;
let owed: Record<string, string>;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph, 'diaban_seeds', async (question, { viewer }) => {
    asked.push({ ...question, role: viewer.role });
    return answer();
  });
  const periodicity = ['QUARTERLY', 'MONTHLY', 'YEARLY'];
  owed = await oweReports(campaigns, { periodicity, validFrom: '2023-01-01' });
});
afterAll(() => campaigns.stop());
beforeEach(() => {
  asked = [];
  answer = () => ({ data: { locality: known() } });
});

const figure = (value: number | null, provenance = 'REGISTERED') => ({ value, provenance });
// biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
type Seen = any;

/** A unit of which everything is known. */
const known = () => ({
  campaignSummary: { launched: figure(2), criteriaMet: figure(51), criteriaTotal: figure(56) },
  outreachSummary: [{ sessions: figure(9), reach: figure(1200) }],
  pledgeSummary: { pledges: figure(3), emulationPacts: figure(0) },
  caseStatistics: [{ cases: figure(6), subjects: figure(8) }],
  tipOffs: [{ tipOffs: figure(11) }],
  openHotspots: [{ count: figure(0) }, { count: figure(1) }],
  rehabilitation: [
    { state: 'IN_REHAB', persons: figure(14) },
    { state: 'UNDER_MANAGEMENT', persons: figure(23) },
  ],
});
const ALL = {
  CAMPAIGNS_LAUNCHED: 2,
  CRITERIA_MET: 51,
  CRITERIA_TOTAL: 56,
  OUTREACH_SESSIONS: 9,
  OUTREACH_REACH: 1200,
  PLEDGES_SIGNED: 3,
  CASES_DETECTED: 6,
  SUBJECTS_HANDLED: 8,
  TIP_OFFS: 11,
  HOTSPOTS_OPEN: 1,
  PEOPLE_MANAGED: 23,
};

describe('fillDraft', () => {
  test('puts in every indicator that the graph knows, and says that it is computed', async () => {
    const report = await done(campaigns, 'fillDraft', owed['2023']!, WARD);
    expect(report).toMatchObject({ status: 'DRAFT', version: 2 });
    expect(await figuresSeen(campaigns, owed['2023']!, WARD)).toEqual(ALL);
    expect(report.figures[0].value).toMatchObject({
      provenance: 'COMPUTED',
      source: 'Computed from the graph for the report, 2023',
    });
  });

  test.each([
    [
      '2024-03',
      { from: '2024-03', to: '2024-03', per: 'MONTH', asOf: '2024-03-31', signedFrom: '2024-03-01' },
    ],
    [
      '2024-Q1',
      { from: '2024-01', to: '2024-03', per: 'QUARTER', asOf: '2024-03-31', signedFrom: '2024-01-01' },
    ],
    ['2023', { from: '2023-01', to: '2023-12', per: 'YEAR', asOf: '2023-12-31', signedFrom: '2023-01-01' }],
  ])('asks once, as the author, about the unit and the time of the report on %s', async (label, time) => {
    await done(campaigns, 'fillDraft', owed[label]!, WARD);
    const unitId = await unitOf(campaigns, '16732');
    const variables = { unitId, byId: true, series: true, ...time };
    expect(asked).toEqual([{ documentId: 'report-figures', variables, role: 'ward' }]);
  });

  test('leaves what the author entered, and puts in the rest anew', async () => {
    const id = owed['2023']!;
    await done(campaigns, 'saveDraft', id, WARD, {
      figures: [{ indicator: 'OUTREACH_SESSIONS', value: 1234 }],
    });
    answer = () => ({ data: { locality: { ...known(), openHotspots: [] } } });
    await done(campaigns, 'fillDraft', id, WARD);
    const seen = await figuresSeen(campaigns, id, WARD);
    expect(seen).toEqual({ ...ALL, OUTREACH_SESSIONS: 1234, HOTSPOTS_OPEN: 0 });
  });

  test('says of what rests on synthetic figures that it is synthetic, in files too', async () => {
    const id = owed['2024-Q4']!;
    const [made, real] = [figure(6, 'SYNTHETIC'), figure(0)];
    const hotspots = [{ count: real }, { count: made }];
    answer = () => ({ data: { locality: { ...known(), openHotspots: hotspots } } });
    const { figures } = await done(campaigns, 'fillDraft', id, WARD);
    const provenances = figures.map(({ indicator, value }: Seen) => [indicator.code, value.provenance]);
    expect(Object.fromEntries(provenances)).toMatchObject({
      HOTSPOTS_OPEN: 'SYNTHETIC',
      TIP_OFFS: 'COMPUTED',
    });
    expect(figures.find(({ indicator }: Seen) => indicator.code === 'HOTSPOTS_OPEN').value.source).toBe(
      'Computed from synthetic figures of the graph for the report, 2024-Q4',
    );
    const query = `query ($id: ID!) { report(id: $id) { file(format: XLSX) { content } } }`;
    const { data } = await campaigns.run(query, { as: WARD, variables: { id } });
    const book = await PackedParts.open(Buffer.from(data.report.file.content, 'base64'), TABLE_LIMITS);
    const sheet = await buffer(await book.stream('xl/worksheets/sheet2.xml'));
    expect(sheet.toString()).toContain('SỐ LIỆU MẪU, KHÔNG PHẢI SỐ LIỆU THẬT');
  });

  test('leaves open what is not known or hidden, and sums of which a part is', async () => {
    answer = () => ({
      data: {
        locality: {
          ...known(),
          caseStatistics: [{ cases: figure(0), subjects: figure(null) }],
          pledgeSummary: { pledges: figure(null), emulationPacts: figure(3) },
          openHotspots: [{ count: figure(2) }, { count: figure(null) }],
          rehabilitation: [{ state: 'IN_REHAB', persons: figure(14) }],
          tipOffs: [],
        },
      },
    });
    await done(campaigns, 'fillDraft', owed['2024-01']!, WARD);
    expect(await figuresSeen(campaigns, owed['2024-01']!, WARD)).toEqual({
      ...ALL,
      CASES_DETECTED: 0,
      SUBJECTS_HANDLED: 'NOT_REPORTED',
      PLEDGES_SIGNED: 'NOT_REPORTED',
      HOTSPOTS_OPEN: 'NOT_REPORTED',
      PEOPLE_MANAGED: 'NOT_REPORTED',
      TIP_OFFS: 'NOT_REPORTED',
    });
  });

  test('takes out what was computed before and is not known any more', async () => {
    const unknown = { pledgeSummary: { pledges: figure(2), emulationPacts: figure(null) } };
    answer = () => ({ data: { locality: { ...known(), ...unknown } } });
    await done(campaigns, 'fillDraft', owed['2024-03']!, WARD);
    const { PLEDGES_SIGNED } = await figuresSeen(campaigns, owed['2024-03']!, WARD);
    expect(PLEDGES_SIGNED).toBe('NOT_REPORTED');
  });

  test('of the whole time of a one-off report asks for no series, which are kept by calendar periods', async () => {
    const time = { periodicity: ['ONE_OFF'], validFrom: '2023-02-10', validTo: '2023-05-09' };
    const [once] = Object.values(await oweReports(campaigns, time));
    const { outreachSummary, caseStatistics, tipOffs, rehabilitation, ...rest } = known();
    answer = () => ({ data: { locality: rest } });
    await done(campaigns, 'fillDraft', once!, WARD);
    expect(asked[0]!.variables).toMatchObject({
      asOf: '2023-05-09',
      signedFrom: '2023-02-10',
      series: false,
    });
    expect(asked[0]!.variables).not.toHaveProperty('per');
    expect(await figuresSeen(campaigns, once!, WARD)).toMatchObject({
      OUTREACH_SESSIONS: 'NOT_REPORTED',
      CASES_DETECTED: 'NOT_REPORTED',
      CAMPAIGNS_LAUNCHED: 2,
      PLEDGES_SIGNED: 3,
    });
  });

  test.each([
    [
      'says that a part of it failed',
      () => ({ data: { locality: null }, errors: [{ message: 'The subgraph "cases" could not answer.' }] }),
      /The subgraph "cases" could not answer\. Nothing was changed/,
    ],
    [
      'is not there',
      () => {
        throw new Error('connect ECONNREFUSED 10.0.0.7');
      },
      /^(?!.*ECONN).*The gateway could not be asked/,
    ],
  ])('writes nothing while the graph %s', async (_what, says, message) => {
    answer = says;
    const { errors } = await step(campaigns, 'fillDraft', owed['2024-02']!, WARD);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(message),
      extensions: { code: 'UNAVAILABLE' },
    });
    const { rows } = await campaigns.admin.query(
      'select status, version from campaigns.reports where id = $1',
      [owed['2024-02']],
    );
    expect(rows).toEqual([{ status: 'EXPECTED', version: 1 }]);
  });

  test('that is sent again answers the same report, whether or not the graph answers', async () => {
    const input = { reportId: owed['2024-05']!, expectedVersion: 1, idempotencyKey: randomUUID() };
    const fill = () => send(campaigns, 'fillDraft', 'ReportStepInput', input, WARD);
    const first = await fill();
    asked = [];
    answer = () => {
      throw new Error('away');
    };
    expect(await fill()).toMatchObject({ data: first.data });
    expect(asked).toEqual([]);
    const other = await send(
      campaigns,
      'fillDraft',
      'ReportStepInput',
      { ...input, expectedVersion: 2 },
      WARD,
    );
    expect(other.errors?.[0]?.extensions?.code).toBe('CONFLICT');
  });

  test('is for the unit that owes the report', async () => {
    for (const [as, code] of [
      [DISTRICT, 'FORBIDDEN'],
      [OTHER_WARD, 'NOT_FOUND'],
    ] as const)
      expect((await step(campaigns, 'fillDraft', owed['2024-04']!, as)).errors?.[0]?.extensions?.code).toBe(
        code,
      );
  });
});
