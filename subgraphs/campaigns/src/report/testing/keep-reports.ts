/** Registers obligations and takes reports through their steps in tests, as an account would. */
import { randomUUID } from 'node:crypto';
import type { Viewer } from '@diaban/shared/scope/viewer';
import { type TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { unitOf } from '../../testing/unit-of.js';

/** Phường Nghi Hương, its town Cửa Lò, its province Nghệ An; and neighbours of each. */
export const WARD = viewer('ward', '16732');
export const OTHER_WARD = viewer('ward', '16735');
export const DISTRICT = viewer('district', '413');
export const OTHER_DISTRICT = viewer('district', '412');
export const PROVINCE = viewer('province', '40');
export const OTHER_PROVINCE = viewer('province', '42');
export const PLANNER = viewer('planner', '40');

export const STATE = `id status version submittedOn approvedOn returnReason isCorrected locked
  figures { indicator { code } value { value status band provenance source } note }`;

// biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
type Node = any;

/** Sends a mutation with an input and a key of its own. */
export function send(
  test: TestSubgraph,
  name: string,
  type: string,
  input: object,
  as: Viewer,
  fields = STATE,
) {
  return test.run(`mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`, {
    as,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });
}

const INPUTS: Record<string, string> = {
  saveDraft: 'SaveDraftInput',
  returnReport: 'ReturnReportInput',
  correctReport: 'CorrectReportInput',
};

/** Takes a step with the version that the report has. */
export async function step(test: TestSubgraph, name: string, id: string, as: Viewer, more: object = {}) {
  const { rows } = await test.admin.query('select version from campaigns.reports where id = $1', [id]);
  const input = { reportId: id, expectedVersion: rows[0].version, ...more };
  return send(test, name, INPUTS[name] ?? 'ReportStepInput', input, as);
}

/** As `step`. @returns the report @throws when the step is refused */
export async function done(
  test: TestSubgraph,
  name: string,
  id: string,
  as: Viewer,
  more: object = {},
): Promise<Node> {
  const answer = await step(test, name, id, as, more);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data[name];
}

/** An obligation of Nghi Hương to Cửa Lò of its own, with its monthly reports of 2024. @returns their ids by label */
export async function oweReports(test: TestSubgraph, more: object = {}): Promise<Record<string, string>> {
  const input = {
    localityId: await unitOf(test, '16732'),
    receiverLocalityId: await unitOf(test, '413'),
    fromId: randomUUID(),
    toId: randomUUID(),
    periodicity: ['MONTHLY'],
    dueDay: 5,
    validFrom: '2024-01-01',
    validTo: '2024-12-31',
    ...more,
  };
  const answer = await send(
    test,
    'registerReportingObligation',
    'RegisterReportingObligationInput',
    input,
    DISTRICT,
    'id',
  );
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  const found = await test.run(
    'query ($id: ID!) { reports(filter: { obligationId: $id }, first: 100) { nodes { id period { label } } } }',
    { as: DISTRICT, variables: { id: answer.data.registerReportingObligation.id } },
  );
  const nodes: Node[] = found.data.reports.nodes;
  return Object.fromEntries(nodes.map(({ id, period }) => [period.label, id]));
}

/** The figures that a viewer sees: value, or status where there is none, by indicator. */
export async function figuresSeen(
  test: TestSubgraph,
  id: string,
  as: Viewer,
): Promise<Record<string, unknown>> {
  const { data } = await test.run(`query ($id: ID!) { report(id: $id) { ${STATE} } }`, {
    as,
    variables: { id },
  });
  const figures: Node[] = data.report?.figures ?? [];
  return Object.fromEntries(
    figures.map(({ indicator, value }) => [indicator.code, value.value ?? value.status]),
  );
}
