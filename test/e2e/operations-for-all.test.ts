/** Every trusted query for viewers of each level: no reference that leads out of a scope spoils an answer. */
import { randomUUID } from 'node:crypto';
import { readDocuments, type TrustedDocument } from '@diaban/gateway/operations/trusted-operations';
import { SCHEMA_FOLDER } from '@diaban/gateway/supergraph';
import { stableId } from '@diaban/shared/loading/stable-id';
import type { Viewer } from '@diaban/shared/scope/viewer';
import { viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WholeGraph } from '../setup/whole-graph.js';

const NGHI_HUONG = viewer('ward', '16732');
const VIEWERS = [
  viewer('province', '40'),
  viewer('district', '413'),
  viewer('district', '437'),
  NGHI_HUONG,
  viewer('ward', '16729'),
  viewer('ward', '15016'),
];
/** What operations require and have no default for: the size of a page, or a job, of which there is none. */
const VARIABLES = { first: 50, id: randomUUID() };

const TEMPLATES = ['diaban_sample', 'diaban_seeds'] as const;
const graphs: Partial<Record<(typeof TEMPLATES)[number], WholeGraph>> = {};
let queries: TrustedDocument[];
beforeAll(async () => {
  const documents = await readDocuments(new URL('operations/', SCHEMA_FOLDER));
  queries = documents.filter(({ kind }) => kind === 'query');
  for (const template of TEMPLATES) graphs[template] = await WholeGraph.start(template);
});
afterAll(() => Promise.all(Object.values(graphs).map((graph) => graph.stop())));

const police = (code: string) => stableId(`org:sample:${code}:POLICE`);

describe.each(TEMPLATES)('on %s', (template) => {
  let graph: WholeGraph;
  beforeAll(() => {
    graph = graphs[template]!;
  });
  const ask = (id: string, as: Viewer) =>
    graph.ask(queries.find((query) => query.id === id)!.source, as, VARIABLES);

  test.each(VIEWERS)(
    '$role $unit gets an answer without errors to every query',
    async (as) => {
      const faults: object[] = [];
      for (const { id, source } of queries) {
        const { data, errors } = await graph.ask(source, as, VARIABLES);
        if (errors !== undefined || data == null) faults.push({ id, data, errors });
      }
      expect(faults).toEqual([]);
      expect(queries.length).toBeGreaterThan(20);
    },
    60_000,
  ); // the first of them has every query planned

  test('lists name the organizations of a viewer’s unit and above it, and leave none of them out', async () => {
    const names = async (column: string, where: string) =>
      (
        await graph.admin.query(
          `select distinct o.name from ${column} join app.placed_units v on v.code = $1 and r.locality_id = v.unit_id
           join organizations.organizations o on o.id = named.id and ${where}`,
          ['16732'],
        )
      ).rows.map(({ name }) => name);
    const held = 'campaigns.activities r cross join unnest(r.organizers) as named (id)';
    const above = await names(held, 'o.locality_id <> r.locality_id');
    const { page } = (await ask('export-activities', NGHI_HUONG)).data;
    const told = new Set<string>(
      page.nodes.flatMap(({ organizers }: { organizers: { name: string }[] }) =>
        organizers.map(({ name }) => name),
      ),
    );
    expect([...told].sort()).toEqual((await names(held, 'true')).sort());
    expect(above.length).toBeGreaterThan(0);
  });
});

// comes last: it changes the sample
describe('organizations of units beside the viewer’s', () => {
  let graph: WholeGraph;
  beforeAll(async () => {
    graph = graphs.diaban_sample!;
    const here = `locality_id = (select unit_id from app.placed_units where code = '16732')`;
    const [own, beside] = [police('16732'), police('16729')];
    for (const [change, value] of [
      [`cases.police_cases set handled_by = $1 where ${here}`, [own, police('413'), beside]],
      [`cases.published_case_figures set handled_by = $1, ${here}`, [own, beside]],
      [`campaigns.activities set organizers = $1, partners = $1 where ${here}`, [own, beside]],
      [`campaigns.campaigns set directed_by = $1, registered_with = $1 where ${here}`, beside],
      [`campaigns.documents set issuer_id = $1 where ${here}`, beside],
      [`campaigns.reporting_obligations set from_id = $1, to_id = $1 where ${here}`, beside],
    ] as const)
      await graph.admin.query(`update ${change}`, [value]);
  });

  test('are null where they are named, and what names them is told', async () => {
    const organization = '{ id name kind }';
    const { rows } = await graph.admin.query(
      `select 'u' || unit_id as id from app.placed_units where code = '16732'`,
    );
    const { data, errors } = await graph.ask(
      `query ($here: ID!) { policeCases(first: 3) { nodes { id handledBy ${organization} } }
        publishedCaseFigures(first: 3) { nodes { id handledBy ${organization} } }
        activities(first: 3) { nodes { id organizers ${organization} partners ${organization} } }
        documents(first: 3, filter: { localityId: $here }) { nodes { id issuer ${organization} } }
        campaigns(first: 3) { nodes { id directedBy ${organization} registeredWith ${organization} } }
        reportingObligations(first: 3) { nodes { id from ${organization} to ${organization} } } }`,
      NGHI_HUONG,
      { here: rows[0].id },
    );
    const named = (code: string) => expect.objectContaining({ id: police(code), kind: 'POLICE' });
    const lists: [object[], object][] = [
      [data.policeCases.nodes, { handledBy: [named('16732'), named('413'), null] }],
      [data.publishedCaseFigures.nodes, { handledBy: [named('16732'), null] }],
      [data.activities.nodes, { organizers: [named('16732'), null], partners: [named('16732'), null] }],
      [data.documents.nodes, { issuer: null }],
      [data.campaigns.nodes, { directedBy: null, registeredWith: null }],
      [data.reportingObligations.nodes, { from: null, to: null }],
    ];
    for (const [nodes, references] of lists) {
      expect(nodes.length).toBeGreaterThan(0);
      for (const node of nodes)
        expect(node).toEqual(expect.objectContaining({ id: expect.any(String), ...references }));
    }
    // an error at such a place, if any, is about that reference alone
    for (const { path } of errors ?? []) expect(path?.at(-1)).toMatch(/^(name|kind)$/);
  });
});
