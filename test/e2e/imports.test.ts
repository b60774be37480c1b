/** All templates through the gateway's door for files: filled in as they are given out, imported, and answered by one graph. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloneDatabase, type TestDatabase } from '@diaban/shared/testing/test-database';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { FileOffice, type Line, TEMPLATES } from './file-office.js';
import { RunningGateway, RunningProcess } from './running-gateway.js';

let database: TestDatabase;
let admin: pg.Client;
let gateway: RunningGateway;
let district: string;
let office: FileOffice;

beforeAll(async () => {
  database = await cloneDatabase('diaban_sample');
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  gateway = await RunningGateway.start({ DATABASE_URL: database.adminUrl });
  district = await gateway.token('district', '413');
  office = new FileOffice(gateway, district);
}, 90_000);
afterAll(async () => {
  await gateway?.stop();
  await admin?.end();
  await database?.drop();
});

/** The identity of an organization, where an office finds it: in the exported list. */
async function identityOf(name: string): Promise<string> {
  const rows = await office.exported('export-organizations.csv');
  return rows.find((row) => row.Tên === name)!['Mã định danh']!;
}

async function seen() {
  const { data, errors } = await gateway.ask(district, {
    query: `{ localityByCode(code: "16732") {
      population(asOf: "2025-01-31") { value provenance }
      organizations(first: 500) { nodes { name members { value } } }
      pledges(first: 500) { nodes { source signatories(first: 5) { nodes { count { value } organization { name } } } } }
      caseStatistics(from: "2024-05", to: "2024-05", per: MONTH) { cases { value } }
      outreachSummary(from: "2024-05", to: "2024-05", per: MONTH) { sessions { value } }
    } }`,
  });
  expect(errors).toBeUndefined();
  const { caseStatistics, outreachSummary, ...unit } = data.localityByCode;
  return { ...unit, cases: caseStatistics[0].cases.value, sessions: outreachSummary[0].sessions.value };
}

const school = 'Trường THCS Nghi Hương mẫu';
const unit = { 'Mã đơn vị': '16732' };
/** Made when the school has its identity. */
const caseLine = (key: string, handler: string): Line => ({
  ...unit,
  'Mã nguồn': key,
  'Ngày xảy ra': '10/05/2024',
  'Ngày tiếp nhận': '11/05/2024',
  'Hành vi': 'Mua bán',
  'Số đối tượng': 6,
  'Đơn vị thụ lý': handler,
  'Tang vật': 'Heroin: 2,5 gam',
});

/** What tells the records of the tests from others in the exported lists. */
const WHICH: Readonly<Record<string, Line>> = {
  organizations: { Tên: school },
  pledges: { Nguồn: 'Biên bản e2e' },
  cases: { ...unit, 'Loại dữ liệu': 'Theo sổ theo dõi' },
  activities: { 'Tên gọi': 'Nói chuyện e2e' },
};

describe('all templates, filled in and sent by a district', () => {
  test('are imported one after another, and one graph answers what they say', async () => {
    const before = await seen();
    const done = { status: 'DONE', rowsFaulty: 0, faultCount: 0 };
    const organizations = [
      {
        ...unit,
        'Mã nguồn': 'TC-1',
        'Loại tổ chức': 'Trường học',
        'Tên tổ chức': school,
        'Số hội viên': 41,
        'Số hội viên tính đến ngày': '31/12/2023',
        Nguồn: 'Báo cáo e2e',
      },
    ];
    expect(await office.imported('organizations', organizations)).toMatchObject({ ...done, rowsCreated: 1 });
    const schoolId = await identityOf(school);
    const statistics = [
      {
        ...unit,
        'Mã nguồn': 'DS-1',
        'Kỳ số liệu': '31/12/2024',
        'Nhân khẩu': 6142,
        'Nguồn số liệu': 'Báo cáo e2e',
      },
    ];
    expect(await office.imported('locality-statistics', statistics)).toMatchObject({
      ...done,
      rowsCreated: 1,
    });
    const pledges = [
      {
        ...unit,
        'Mã nguồn': 'CK-1',
        'Hình thức': 'Ký cam kết',
        'Ngày ký': '05/2024',
        'Tổ chức ký': school,
        'Số hộ ký': 1250,
        Nguồn: 'Biên bản e2e',
      },
    ];
    expect(await office.imported('pledges', pledges)).toMatchObject({ ...done, rowsCreated: 1 });
    const cases = ['VV-1', 'VV-2', 'VV-3'].map((key) => caseLine(key, schoolId));
    expect(await office.imported('cases', cases)).toMatchObject({ ...done, rowsCreated: 3 });
    const activities = [
      {
        ...unit,
        'Mã nguồn': 'TT-1',
        'Tên hoạt động': 'Nói chuyện e2e',
        'Hình thức': 'Nói chuyện tại trường học',
        'Đối tượng tuyên truyền': 'Học sinh, sinh viên',
        'Ngày tổ chức': '20/05/2024',
        'Số buổi': 4,
        'Lượt người': 320,
        'Tài liệu': 'Tờ rơi: 320',
        'Đơn vị tổ chức': schoolId,
      },
    ];
    expect(await office.imported('activities', activities)).toMatchObject({ ...done, rowsCreated: 1 });

    const after = await seen();
    expect(after.population).toEqual({ value: 6142, provenance: 'REPORTED' });
    expect(after.organizations.nodes).toContainEqual({ name: school, members: { value: 41 } });
    expect(after.pledges.nodes).toContainEqual({
      source: 'Biên bản e2e',
      signatories: {
        nodes: [
          { count: { value: 1 }, organization: { name: school } },
          { count: { value: 1250 }, organization: null },
        ],
      },
    });
    expect([after.cases - before.cases, after.sessions - before.sessions]).toEqual([3, 4]);

    // sent again as they are, all five change nothing
    const again = { organizations, 'locality-statistics': statistics, pledges, cases, activities };
    for (const [template, lines] of Object.entries(again))
      expect(await office.imported(template, lines)).toMatchObject({
        status: 'DONE',
        rowsUnchanged: lines.length,
      });
    expect(await seen()).toEqual(after);

    // neither do the words, days and numbers of the exported lists
    for (const format of ['csv', 'xlsx'])
      for (const [template, lines] of Object.entries({ organizations, pledges, cases, activities })) {
        const job = await office.imported(
          template,
          await office.asExported(template, lines, format, WHICH[template]!),
        );
        expect([template, format, job]).toMatchObject([
          template,
          format,
          { status: 'DONE', rowsUnchanged: lines.length },
        ]);
      }
    expect(await seen()).toEqual(after);
  }, 60_000);

  test('show across subgraphs who handles a case and who held an activity, and what a later file corrected', async () => {
    const schoolId = await identityOf(school);
    const corrected = { ...caseLine('VV-1', schoolId), 'Hành vi': 'Vận chuyển' };
    expect(await office.imported('cases', [corrected])).toMatchObject({ status: 'DONE', rowsUpdated: 1 });
    const { data } = await gateway.ask(district, {
      query: `{ policeCases(filter: { offences: [TRANSPORT], occurredFrom: "2024-05-10", occurredTo: "2024-05-10" }, first: 500) {
          nodes { provenance source handledBy { name } corrections(first: 1) { nodes { role fields before { offence } after { offence } } } } }
        activities(filter: { heldFrom: "2024-05-20", heldTo: "2024-05-20" }, first: 500) { nodes { title organizers { name } materials { kind count { value } } } } }`,
    });
    expect(data.policeCases.nodes).toContainEqual({
      provenance: 'REGISTERED',
      source: 'Register of cases, entered by district 413',
      handledBy: [{ name: school }],
      corrections: {
        nodes: [
          {
            role: 'district',
            fields: ['OFFENCE'],
            before: { offence: 'TRAFFICKING' },
            after: { offence: 'TRANSPORT' },
          },
        ],
      },
    });
    expect(data.activities.nodes).toContainEqual({
      title: 'Nói chuyện e2e',
      organizers: [{ name: school }],
      materials: [{ kind: 'LEAFLET', count: { value: 320 } }],
    });
  });
});

test('faults of cases are told on the command line by sheet, row and column', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'diaban-imports-'));
  try {
    const path = join(folder, 'vu-viec.xlsx');
    const handler = await identityOf(school);
    await writeFile(
      path,
      await office.filled('cases', [{ ...caseLine('L-1', handler), 'Số đối tượng': 'hai' }]),
    );
    const args = ['--template', 'cases', '--file', path, '--token', district];
    const { code, stdout } = await RunningProcess.start('import-main.js', args, { PORT: gateway.port }).ended;
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: expect.stringContaining('Vụ việc, dòng 2, cột K (Số đối tượng) "hai": '),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('what roles that only read send is refused, and all files are counted by what came of them', async () => {
  const reader = new FileOffice(gateway, await gateway.token('planner', '40'));
  for (const template of TEMPLATES)
    expect(await reader.sent(template, await office.filled(template, []))).toMatchObject({ status: 403 });
  expect(await office.sent('kings', Buffer.from('x'))).toMatchObject({ status: 404 });
  const text = await (await gateway.get('/metrics')).text();
  const counted = (door: string, outcome: string) =>
    Number(
      new RegExp(`diaban_file_requests_total\\{door="${door}",outcome="${outcome}"\\} (\\d+)`).exec(
        text,
      )?.[1],
    );
  expect(counted('import', 'ok')).toBe(20);
  expect(counted('import', 'refused')).toBe(TEMPLATES.length + 1);
  expect(counted('export', 'ok')).toBe(11);
});

test('a stop lets the import that was taken in end, or says that it was given up: nothing is left open', async () => {
  const handler = await identityOf(school);
  const lines = Array.from({ length: 3_000 }, (_, at) => caseLine(`ST-${at}`, handler));
  const { answer } = await office.sent('cases', await office.filled('cases', lines));
  expect((await gateway.stop()).code).toBe(0);
  const { rows } = await admin.query(
    `select j.status, j.failure, j.rows_created as created, j.content is null as removed,
       (select count(*)::int from app.import_sources s join cases.police_cases c on c.id = s.record_id
        where s.job_id = j.id) as written
     from app.import_jobs j where j.id = $1`,
    [answer.id],
  );
  expect([
    { status: 'DONE', failure: null, created: 3_000, removed: true, written: 3_000 },
    { status: 'FAILED', failure: 'PROCESS_ENDED', created: 0, removed: true, written: 0 },
  ]).toContainEqual(rows[0]);
}, 60_000);
