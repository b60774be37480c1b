/** The other way to run: four subgraph processes and a gateway that calls them over signed HTTP. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloneDatabase, type TestDatabase } from '@diaban/shared/testing/test-database';
import { unusedPort } from '@diaban/shared/testing/unused-port';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { Listening } from './listening.js';
import { RunningGateway, RunningProcess } from './running-gateway.js';

const OPERATIONS = new URL('../../../schema/operations/', import.meta.url);
const SECRET = 'a secret of thirty-two characters';
const NAMES = ['localities', 'cases', 'organizations', 'campaigns'] as const;

let database: TestDatabase;
let scratch: string;
const processes: RunningProcess[] = [];
const addresses = new Map<string, string>();
let gateway: RunningGateway;

beforeAll(async () => {
  database = await cloneDatabase('diaban_sample');
  scratch = await mkdtemp(join(tmpdir(), 'diaban-distributed-'));
  const [asking, ...others] = [...NAMES].reverse();
  // on ports that nobody else is given, so that one which comes back gets its own
  for (const name of others.reverse()) processes.push(startSubgraph(name, String(await unusedPort())));
  for (const [at, name] of others.entries())
    addresses.set(name, await processes[at]!.printed(/running at (\S+)/));
  // asks others through the gateway, so it is told where that is
  addresses.set(asking!, `unix:${socketOf(asking!)}`);
  gateway = await RunningGateway.start({
    DIABAN_SECRET: SECRET,
    SUBGRAPH_URLS: [...addresses].map(([name, address]) => `${name}=${address}`).join(','),
  });
  processes.push(startSubgraph(asking!));
  await processes.at(-1)!.printed(/running at (\S+)/);
}, 120_000);

const socketOf = (name: string) => join(scratch, `${name}.sock`);

/** Cases and campaigns listen on sockets in the file system, the others on ports. */
function startSubgraph(name: (typeof NAMES)[number], port = '0', socket = socketOf(name)): RunningProcess {
  const place: Record<string, string> =
    name === 'cases'
      ? { SOCKET: socket }
      : name === 'campaigns'
        ? { SOCKET: socket, GATEWAY_URL: gateway.url }
        : { PORT: port };
  const env = { DATABASE_URL: database.adminUrl, DIABAN_SECRET: SECRET, ...place };
  return RunningProcess.start('subgraph-main.js', [name], env);
}

afterAll(async () => {
  await gateway?.stop();
  for (const one of processes) one.signal('SIGTERM');
  await Promise.all(processes.map(({ ended }) => ended));
  await rm(scratch, { recursive: true, force: true });
  await database?.drop();
}, 60_000);

describe('distributed', () => {
  test('the answer is the same as in one process', async () => {
    const alone = await RunningGateway.start({ DATABASE_URL: database.adminUrl });
    try {
      const [here, there] = [await gateway.token('district', '413'), await alone.token('district', '413')];
      for (const id of ['province-view', 'district-view', 'ward-view']) {
        const query = await readFile(new URL(`${id}.graphql`, OPERATIONS), 'utf8');
        const trusted = await gateway.ask(here, { documentId: id });
        expect(trusted.errors).toBeUndefined();
        expect(JSON.stringify(trusted.data)).toMatch(/[Ạ-ỹ]/);
        expect(trusted).toEqual(await alone.ask(there, { documentId: id }));
        expect(await gateway.ask(here, { query })).toEqual(trusted);
      }
      const search = {
        query:
          'query ($for: String!) { search: searchLocalities(text: $for) { nodes { fullName } } literal: searchLocalities(text: "Cửa Lò") { nodes { fullName } } }',
        variables: { for: 'Nghi Hương' },
      };
      const found = await gateway.ask(here, search);
      expect(found.data.search.nodes).toContainEqual(
        expect.objectContaining({ fullName: expect.stringContaining('Nghi Hương') }),
      );
      expect(found).toEqual(await alone.ask(there, search));
      const path = '/export/export-activities.csv';
      const file = async (from: RunningGateway, token: string) =>
        (await from.get(path, { authorization: `Bearer ${token}` })).text();
      expect(await file(gateway, here)).toEqual(await file(alone, there));
    } finally {
      await alone.stop();
    }
  }, 60_000);

  test('a subgraph refuses calls that the gateway did not sign', async () => {
    const response = await fetch(addresses.get('organizations')!, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ organizations { nodes { id } } }"}',
    });
    expect(response.status).toBe(401);
    expect(await response.text()).toContain('signed calls of the gateway only');
  });

  test('a subscription is streamed from process to process, and broken off, not completed, when its subgraph stops', async () => {
    const admin = new pg.Client({ connectionString: database.adminUrl });
    await admin.connect();
    const query =
      'subscription { changed { entityId locality { code pledgeSummary { signatories { status } } } } }';
    const stream = await Listening.to(gateway, await gateway.token('district', '413'), query);
    await stream.begun(admin, '16732');
    await admin.end();
    const at = NAMES.indexOf('localities');
    processes[at]!.signal('SIGTERM');
    await processes[at]!.ended;
    const { event, data } = await stream.next();
    expect([event, data.errors[0].message]).toEqual(['next', 'The subgraph "localities" could not answer.']);
    expect((await stream.next()).event).toBe('complete');
    const { port } = new URL(addresses.get('localities')!);
    processes[at] = startSubgraph('localities', port);
    await processes[at]!.printed(/running at (\S+)/);
  }, 60_000);

  test('a subgraph asks others through the gateway, as the viewer, and signed', async () => {
    const [ward, district] = [await gateway.token('ward', '16732'), await gateway.token('district', '413')];
    const idOf = async (token: string) =>
      (await gateway.ask(token, { query: '{ viewerLocality { id } }' })).data.viewerLocality.id;
    const input = {
      idempotencyKey: 'owed-over-http',
      localityId: await idOf(ward),
      receiverLocalityId: await idOf(district),
      fromId: randomUUID(),
      toId: randomUUID(),
      periodicity: ['QUARTERLY'],
      dueDay: 5,
      validFrom: '2024-04-01',
      validTo: '2024-06-30',
    };
    const owe = `mutation ($input: RegisterReportingObligationInput!) { registerReportingObligation(input: $input) { id } }`;
    const { data: owed } = await gateway.ask(district, { query: owe, variables: { input } });
    const reports = `query ($id: ID!) { reports(filter: { obligationId: $id }) { nodes { id version } } }`;
    const { data: found } = await gateway.ask(ward, {
      query: reports,
      variables: { id: owed.registerReportingObligation.id },
    });
    const [{ id, version }] = found.reports.nodes;
    const fill = `mutation ($input: ReportStepInput!) { fillDraft(input: $input) {
      figures { indicator { code } value { value } } } }`;
    const step = { reportId: id, expectedVersion: version };
    const filled = async (idempotencyKey: string) =>
      gateway.ask(ward, { query: fill, variables: { input: { idempotencyKey, ...step } } });
    const { data, errors } = await filled('filled-over-http');
    expect(errors).toBeUndefined();
    const codes = data.fillDraft.figures
      .filter(({ value }: { value: { value: number | null } }) => value.value !== null)
      .map(({ indicator }: { indicator: { code: string } }) => indicator.code);
    expect(codes).toEqual(expect.arrayContaining(['CAMPAIGNS_LAUNCHED', 'PLEDGES_SIGNED', 'HOTSPOTS_OPEN']));
    const unsigned = await gateway.post('/subgraph-questions', {
      documentId: 'report-figures',
      variables: {},
    });
    expect([unsigned.status, await unsigned.text()]).toEqual([401, expect.stringContaining('signed calls')]);
  }, 60_000);

  test('while a subgraph is gone the rest is answered, the error names it and nothing else of it', async () => {
    const token = await gateway.token('district', '413');
    expect((await gateway.get('/health/ready')).status).toBe(200);
    const at = NAMES.indexOf('cases');
    processes[at]!.signal('SIGKILL');
    expect((await processes[at]!.ended).code).toBeNull();

    const query = `{ viewerLocality { fullName caseStatistics(from: "2024-01", to: "2024-03") { cases { value } }
      pledgeSummary { signatories { status } } } }`;
    const { status, data, errors } = await gateway.ask(token, { query });
    expect(status).toBe(200);
    expect(data?.viewerLocality ?? null).toBeNull();
    expect(errors?.map(({ extensions }) => extensions)).toContainEqual({
      code: 'DOWNSTREAM_SERVICE_ERROR',
      service: 'cases',
    });
    expect(JSON.stringify(errors)).not.toMatch(/127\.0\.0\.1|\.sock|ECONN|ENOENT|stack/);
    const other = await gateway.ask(token, {
      query: '{ viewerLocality { fullName pledgeSummary { signatories { status } } } }',
    });
    expect(other.errors).toBeUndefined();
    expect((await gateway.get('/health/ready')).status).toBe(503);

    processes[at] = startSubgraph('cases');
    await processes[at]!.printed(/running at (\S+)/);
    expect((await gateway.ask(token, { query })).errors).toBeUndefined();
    expect((await gateway.get('/health/ready')).status).toBe(200);
  }, 60_000);

  test('a subgraph that is told to stop ends in order', async () => {
    const extra = startSubgraph('campaigns', '0', socketOf('extra'));
    await extra.printed(/running at (\S+)/);
    extra.signal('SIGTERM');
    expect((await extra.ended).code).toBe(0);
  }, 30_000);

  test('a subgraph says what it lacks', async () => {
    const { code, stderr } = await RunningProcess.start('subgraph-main.js', ['cases'], {}).ended;
    expect(code).toBe(1);
    expect(stderr).toContain('DATABASE_URL');
    expect(stderr).toContain('DIABAN_SECRET');
    const unknown = await RunningProcess.start('subgraph-main.js', ['kings'], {}).ended;
    expect(unknown.stderr).toContain('Say which subgraph: localities, cases, organizations, campaigns');
    const asking = await RunningProcess.start('subgraph-main.js', ['campaigns'], {}).ended;
    expect(asking.stderr).toContain('GATEWAY_URL: this subgraph asks others through the gateway');
  });
});
