/** Files in and out over HTTP: exports hold what the graph shows their viewer, imports tell every fault, also by command line. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCsv } from '@diaban/shared/tabular/csv/write-csv';
import { openSheet } from '@diaban/shared/tabular/open-sheet';
import type { Value } from '@diaban/shared/tabular/table';
import { texts, whole } from '@diaban/shared/tabular/testing/raw-workbook';
import { writeXlsx } from '@diaban/shared/tabular/xlsx/write-xlsx';
import { cloneDatabase, type TestDatabase } from '@diaban/shared/testing/test-database';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { RunningGateway, RunningProcess } from './running-gateway.js';

let database: TestDatabase;
let admin: pg.Client;
let gateway: RunningGateway;
let folder: string;
let province: string;
let district: string;

beforeAll(async () => {
  database = await cloneDatabase('diaban_sample');
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  gateway = await RunningGateway.start({ DATABASE_URL: database.adminUrl });
  folder = await mkdtemp(join(tmpdir(), 'diaban-files-'));
  province = await gateway.token('province', '40');
  district = await gateway.token('district', '413');
}, 90_000);
afterAll(async () => {
  await gateway?.stop();
  await admin?.end();
  await database?.drop();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const EXPORTS =
  'activities campaign-gaps campaigns cases documents hotspots launched-not-pledged localities organizations planned-not-launched pledged-no-outreach pledges reports support-projects tasks'.split(
    ' ',
  );

/** The rows of an exported file as texts by header. */
async function exported(token: string, path: string): Promise<Record<string, string>[]> {
  const response = await gateway.get(`/export/${path}`, bearer(token));
  const bytes = Buffer.from(await response.arrayBuffer());
  if (response.status !== 200) throw new Error(`${response.status} ${bytes.toString()}`);
  const [head, ...rows] = await texts(await openSheet(bytes));
  return rows.map((row) =>
    Object.fromEntries(head!.slice(1).map((name, at) => [name, String(row[at + 1] ?? '')])),
  );
}

const withVariables = (path: string, variables: object) =>
  `${path}?variables=${encodeURIComponent(JSON.stringify(variables))}`;

describe('an export', () => {
  test('holds the rows that the graph shows, over several pages, as a workbook and as CSV', async () => {
    const { rows } = await admin.query(
      `select count(*)::int as count from app.unit_directory where level in ('PROVINCE', 'DISTRICT', 'WARD', 'NEIGHBOURHOOD')
         and valid @> date '2024-12-31' and skey >= (select skey from app.unit_directory where code = '40')
         and skey < (select skey from app.unit_directory where code = '40') || '~'`,
    );
    const path = (format: string) => withVariables(`export-localities.${format}`, { asOf: '2024-12-31' });
    const [workbook, csv] = await Promise.all([
      exported(province, path('xlsx')),
      exported(province, path('csv')),
    ]);
    expect(rows[0].count).toBeGreaterThan(480);
    expect(workbook).toHaveLength(rows[0].count);
    // a workbook has days as such, CSV has them as offices write them
    const written = (text: string) =>
      /^\d{4}-\d\d-\d\d$/.test(text) ? text.split('-').reverse().join('/') : text;
    expect(csv).toEqual(
      workbook.map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, text]) => [name, written(text)])),
      ),
    );
    expect(new Set(workbook.map((row) => row['Mã định danh'])).size).toBe(workbook.length);
    expect(workbook[0]).toMatchObject({ 'Mã đơn vị': '40', 'Tên đơn vị': 'Tỉnh Nghệ An', Cấp: 'Cấp tỉnh' });
    expect(workbook.find((row) => row['Mã đơn vị'] === '16732')).toMatchObject({
      'Tên đơn vị': 'Phường Nghi Hương',
      'Đơn vị cấp trên': 'Thị xã Cửa Lò',
      'Mã đơn vị cấp trên': '413',
    });
  });

  test('of cases shows each figure as the graph does: a value, a band, or nothing', async () => {
    const file = await exported(province, 'export-cases.xlsx');
    const shown = new Map<string, string>();
    for (let after: string | null = null; ; ) {
      const { data } = await gateway.ask(province, {
        query: `query ($after: String) { policeCases(first: 500, after: $after) {
          nodes { id subjects { value status band } } pageInfo { endCursor hasNextPage } } }`,
        variables: { after },
      });
      for (const { id, subjects } of data.policeCases.nodes)
        shown.set(id, subjects.status === 'SUPPRESSED' ? '<5' : String(subjects.value ?? ''));
      if (!data.policeCases.pageInfo.hasNextPage) break;
      after = data.policeCases.pageInfo.endCursor;
    }
    const { rows } = await admin.query(
      `select count(*)::int as count from cases.police_cases
       where skey >= (select skey from app.unit_directory where code = '40')
         and skey < (select skey from app.unit_directory where code = '40') || '~'`,
    );
    expect(shown.size).toBe(rows[0].count);
    expect(new Map(file.map((row) => [row['Mã định danh'], row['Số đối tượng']]))).toEqual(shown);
    expect([...shown.values()]).toContain('<5');
    const suppressed = file.filter((row) => row['Số đối tượng'] === '<5');
    expect(new Set(suppressed.map((row) => row['Số đối tượng: tình trạng']))).toEqual(
      new Set(['Ẩn vì quá nhỏ']),
    );
  });

  test('of a district holds its own units only', async () => {
    const file = await exported(district, 'export-cases.csv');
    const { rows } = await admin.query(
      `select u.code from app.unit_directory u where skey >= (select skey from app.unit_directory where code = '413')
         and skey < (select skey from app.unit_directory where code = '413') || '~'`,
    );
    const own = rows.map(({ code }) => code);
    expect(file.length).toBeGreaterThan(0);
    expect(file.filter((row) => !own.includes(row['Mã đơn vị']))).toEqual([]);
    const all = await exported(province, 'export-cases.csv');
    expect(all.filter((row) => own.includes(row['Mã đơn vị'])).map((row) => row['Mã định danh'])).toEqual(
      file.map((row) => row['Mã định danh']),
    );
  });

  test.each(EXPORTS)('of %s has a Vietnamese name for every column', async (name) => {
    const [row] = await exported(province, `export-${name}.csv`);
    expect(
      Object.keys(row!).filter((header) => /^[\w.]+$/.test(header) && /[a-z]\.|^[a-z]/.test(header)),
    ).toEqual([]);
    expect(row!['Mã định danh']).not.toBe('');
  });

  test('tells states as they are today, beside the days on which they began', async () => {
    const campaigns = await exported(province, 'export-campaigns.csv');
    const launched = campaigns.filter((row) => row['Ngày ra mắt'] !== '' && row['Ngày kết thúc'] === '');
    expect(launched.some((row) => row['Ngày ra mắt']!.endsWith('2025'))).toBe(true);
    expect(new Set(launched.map((row) => row['Giai đoạn']))).toEqual(new Set(['Đã ra mắt']));
    const tasks = await exported(province, 'export-tasks.csv');
    const done = tasks.filter((row) => row['Ngày hoàn thành'] !== '');
    expect(done.some((row) => row['Ngày hoàn thành']!.endsWith('2025'))).toBe(true);
    expect(new Set(done.map((row) => row['Tình trạng']))).toEqual(new Set(['Hoàn thành']));
  });

  test('of published figures shows each as its text gives it, and null where it gives no number', async () => {
    const [row, ...others] = await exported(
      await gateway.token('district', '582'),
      'export-published-figures.csv',
    );
    const { rows } = await admin.query(
      `select f.cases, f.subjects from cases.published_case_figures f join app.unit_directory u on u.unit_id = f.locality_id and u.code = '582'`,
    );
    const shown = (value: number | null) => (value === null ? '' : String(value));
    expect([others, rows.length, row!['Mã đơn vị']]).toEqual([[], 1, '582']);
    expect([row!['Số vụ'], row!['Số đối tượng']]).toEqual([shown(rows[0].cases), shown(rows[0].subjects)]);
  });

  test('writes what a program would take for a formula as a text', async () => {
    const { rows } = await admin.query(
      `update organizations.organizations set name = '=HYPERLINK("http://x")'
       where id = (select id from organizations.organizations o join app.unit_directory u on u.unit_id = o.locality_id
         and u.code = '16732' order by id limit 1) returning id`,
    );
    const response = await gateway.get('/export/export-organizations.csv', bearer(district));
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="export-organizations.csv"',
    );
    const text = await response.text();
    expect(text).toContain(`${rows[0].id},"'=HYPERLINK(""http://x"")"`);
    expect(text).not.toMatch(/(^|,|\n)"?=/);
    const workbook = await exported(district, 'export-organizations.xlsx');
    expect(workbook.find((row) => row['Mã định danh'] === rows[0].id)).toMatchObject({
      Tên: '=HYPERLINK("http://x")',
    });
  });

  test.each([
    ['an unknown name', 'export-kings.xlsx', 404, 'There are: export-activities, export-campaign-gaps'],
    ['an operation that is no export', 'ward-view.csv', 404, 'There is no export "ward-view"'],
    ['an unknown format', 'export-cases.pdf', 404, 'export-cases.xlsx or /export/export-cases.csv'],
    ['variables that are no JSON', 'export-cases.csv?variables=x', 400, 'variables must be a JSON object'],
    ['a value of the wrong type', withVariables('export-cases.csv', { stages: 'KING' }), 400, '$stages'],
    ['pages turned by the caller', withVariables('export-cases.csv', { first: 2 }), 400, 'leave "first" out'],
    [
      'what the subgraph refuses',
      withVariables('export-cases.csv', { occurredFrom: '2024-02-01', occurredTo: '2024-01-01' }),
      400,
      'occurred',
    ],
  ])('refuses %s', async (_what, path, status, message) => {
    const response = await gateway.get(`/export/${path}`, bearer(province));
    const body = await response.text();
    expect({ status: response.status, body }).toEqual({
      status,
      body: expect.stringContaining(JSON.stringify(message).slice(1, -1)),
    });
  });

  test('wants a token and the method GET', async () => {
    expect((await gateway.get('/export/export-cases.csv')).status).toBe(401);
    const posted = await gateway.post('/export/export-cases.csv', {}, bearer(province));
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET']);
  });

  test('ends when its reader leaves, and the next one is served', async () => {
    await new Promise<void>((resolve, reject) => {
      const call = httpRequest(`${gateway.url}/export/export-cases.csv`, { headers: bearer(province) });
      call.on('error', reject);
      call.on('response', (response) => {
        response.once('data', () => {
          response.destroy();
          resolve();
        });
      });
      call.end();
    });
    expect((await exported(district, 'export-pledges.csv')).length).toBeGreaterThan(0);
  });
});

const HEADERS = ['Mã nguồn', 'Mã đơn vị', 'Tên đơn vị', 'Kỳ số liệu', 'Nhân khẩu', 'Số hộ', 'Nguồn số liệu'];
const line = (key: string, unit: string, population: Value): Value[] => [
  key,
  unit,
  null,
  '2024',
  population,
  null,
  'Báo cáo 2024',
];

function fileOf(rows: Value[][], format: 'csv' | 'xlsx'): Promise<Buffer> {
  const table = { name: 'Số liệu', columns: HEADERS.map((header) => ({ header })), rows };
  return whole(format === 'csv' ? writeCsv(table, { separator: ';' }) : writeXlsx([table]));
}

function post(path: string, body: Buffer, headers: Record<string, string>): Promise<Response> {
  return fetch(`${gateway.url}/import/${path}`, { method: 'POST', headers, body: new Uint8Array(body) });
}

const named = (name: string, key = randomUUID()) => ({
  ...bearer(district),
  'idempotency-key': key,
  'x-file-name': encodeURIComponent(name),
});

async function reported(): Promise<string[]> {
  const { rows } = await admin.query(
    `select u.code || ' ' || s.value as line from localities.statistics s
     join app.unit_directory u on u.unit_id = s.locality_id where s.provenance = 'REPORTED' order by 1`,
  );
  return rows.map((row) => row.line);
}

/** The job when it has ended. */
// biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
async function ended(id: string): Promise<any> {
  for (;;) {
    const { data } = await gateway.ask(district, {
      documentId: 'import-locality-statistics-job',
      variables: { id },
    });
    if (['DONE', 'FAILED'].includes(data.job.status)) return data.job;
  }
}

describe('an import', () => {
  test('with a fault writes nothing, and says which cell it is', async () => {
    const file = await fileOf([line('F1', '16732', 6142), line('F2', '16729', 'nhiều')], 'xlsx');
    const response = await post('locality-statistics', file, named('dân số.xlsx'));
    const job = (await response.json()) as { id: string };
    expect([response.status, job]).toEqual([
      202,
      expect.objectContaining({ fileName: 'dân số.xlsx', mode: 'ALL_OR_NOTHING', status: 'QUEUED' }),
    ]);
    expect(await ended(job.id)).toMatchObject({
      status: 'FAILED',
      failure: 'FAULTY_ROWS',
      faults: { nodes: [{ sheet: 'Số liệu', row: 3, column: 'E', value: 'nhiều', code: 'NOT_A_NUMBER' }] },
    });
    expect(await reported()).toEqual([]);
  });

  test('of valid rows writes them, and the same key again is the same import', async () => {
    const file = await fileOf([line('V1', '16732', 6142), line('V2', '16729', 'nhiều')], 'csv');
    const headers = named('dan-so.csv');
    const answers = [];
    for (let sent = 0; sent < 2; sent += 1) {
      const response = await post('locality-statistics?mode=VALID_ROWS', file, headers);
      answers.push(((await response.json()) as { id: string }).id);
    }
    expect(answers[1]).toBe(answers[0]);
    expect(await ended(answers[0]!)).toMatchObject({ status: 'DONE', rowsCreated: 1, faultCount: 1 });
    expect(await reported()).toEqual(['16732 6142']);
    const { data } = await gateway.ask(district, {
      query: '{ localityByCode(code: "16732") { population(asOf: "2025-01-31") { value provenance } } }',
    });
    expect(data.localityByCode.population).toEqual({ value: 6142, provenance: 'REPORTED' });
  });

  test.each([
    ['an unknown template', 'kings', {}, 404, 'There are: activities, cases, locality-statistics'],
    ['no key', 'locality-statistics', { 'idempotency-key': '' }, 400, 'idempotency-key'],
    ['no name', 'locality-statistics', { 'x-file-name': '' }, 400, 'x-file-name'],
    ['a name that is cut', 'locality-statistics', { 'x-file-name': '100%' }, 400, 'percent-encoded'],
    ['an unknown mode', 'locality-statistics?mode=SOME', {}, 400, 'ImportMode'],
    ['no token', 'locality-statistics', { authorization: '' }, 401, 'token'],
  ])('refuses %s', async (_what, path, headers, status, message) => {
    const response = await post(path, await fileOf([], 'csv'), { ...named('x.csv'), ...headers });
    const body = await response.text();
    expect({ status: response.status, body }).toEqual({ status, body: expect.stringContaining(message) });
  });

  test('takes files larger than a GraphQL request may be, up to the limit of a file', async () => {
    const large = Buffer.alloc(2 * 1024 * 1024, 'Mã nguồn;\n');
    expect((await post('locality-statistics', large, named('large.csv'))).status).toBe(202);
    const tooLarge = await post('locality-statistics', Buffer.alloc(20 * 1024 * 1024 + 1), named('x.csv'));
    expect(tooLarge.status).toBe(413);
  });
});

describe('the command line', () => {
  const run = async (file: Buffer, name: string, ...more: string[]) => {
    const path = join(folder, name);
    await writeFile(path, file);
    const args = ['--template', 'locality-statistics', '--file', path, ...more];
    return RunningProcess.start('import-main.js', args, { PORT: gateway.port }).ended;
  };
  const WARD = ['--role', 'ward', '--unit', '16732'];

  test('imports a good file, shows progress, and ends with 0', async () => {
    const { code, stdout, stderr } = await run(
      await fileOf([line('C1', '16732', 6200).with(3, '2023')], 'xlsx'),
      'tot.xlsx',
      ...WARD,
    );
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringContaining('1 thêm mới, 0 cập nhật, 0 không đổi, 0 lỗi'),
    });
    expect(stderr).toMatch(/DONE 100% \(1\/1 dòng\)/);
  });

  test('prints all faults with sheet, row and column, and ends with 1', async () => {
    const rows = Array.from({ length: 130 }, (_, at) => line(`K${at}`, '16732', 'nhiều'));
    const { code, stdout } = await run(await fileOf(rows, 'xlsx'), 'loi.xlsx', '--token', district);
    expect(code).toBe(1);
    const faults = stdout.split('\n').filter((text) => text.includes('[NOT_A_NUMBER]'));
    expect(faults).toHaveLength(130);
    expect(faults[129]).toContain('Số liệu, dòng 131, cột E (Nhân khẩu) "nhiều": ');
  });

  test('says what is missing or wrong', async () => {
    const file = await fileOf([], 'csv');
    expect((await run(file, 'x.csv')).stderr).toContain('Usage: npm run import');
    expect((await run(file, 'x.csv', ...WARD, '--template', 'kings')).stderr).toContain(
      'There are: activities, cases, locality-statistics',
    );
    const gone = await run(file, 'x.csv', ...WARD, '--file', join(folder, 'gone.csv'));
    expect([gone.code, gone.stderr]).toEqual([1, expect.stringContaining('cannot be read: ENOENT')]);
  });
});
