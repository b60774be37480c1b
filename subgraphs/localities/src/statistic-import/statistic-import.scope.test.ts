/** Whose statistics a viewer may import: their unit's and those of the units below, and only roles that keep the programme. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { clearImports, fileOf, imported, type Line, reported } from './testing/files.js';

const NGHE_AN = viewer('province', '40');
const NGHI_HUONG = viewer('ward', '16732');

let localities: TestSubgraph;
beforeAll(async () => {
  localities = await TestSubgraph.start(subgraph);
});
afterEach(() => clearImports(localities));
afterAll(() => localities.stop());

const NH: Line = ['A1', '16732', null, '31/12/2024', 6142, null, 'Báo cáo 2024'];
const NT: Line = NH.with(0, 'A2').with(1, '16729');

describe('scope', () => {
  // 16729 lies beside 16732 in 413; 437 is a town of another province
  test('lets a ward write its own figures, and its sibling’s, parent’s and other provinces’ units are unknown to it', async () => {
    const lines = [NH, NT, NH.with(0, 'p').with(1, '413'), NH.with(0, 'q').with(1, '437')];
    const job = await imported(localities, await fileOf(lines), { as: NGHI_HUONG, mode: 'VALID_ROWS' });
    expect(job).toMatchObject({ status: 'DONE', rowsCreated: 1, rowsFaulty: 3 });
    const unknown = { code: 'UNKNOWN_UNIT', header: 'Mã đơn vị' };
    expect(job.faults.nodes).toMatchObject([
      { ...unknown, row: 3, value: '16729' },
      { ...unknown, row: 4, value: '413' },
      { ...unknown, row: 5, value: '437' },
    ]);
    expect(await reported(localities)).toEqual(['16732 POPULATION 6142 2024-12-31 Báo cáo 2024']);
  });

  test('tells nothing apart about a unit out of scope and one that does not exist', async () => {
    const lines = [NH.with(1, '17000'), NH.with(0, 'z').with(1, '99999')];
    const { faults } = await imported(localities, await fileOf(lines), { as: NGHI_HUONG });
    const [outside, missing] = faults.nodes.map(({ code, problem, fix }: Record<string, string>) => [
      code,
      problem,
      fix,
    ]);
    expect(outside).toEqual(missing);
  });

  test('reaches the units below, and a sub-commune unit by its identity', async () => {
    const { rows } = await localities.admin.query(
      `select unit_id from localities.units u join localities.unit_versions v on v.unit_id = u.id where v.level = 'NEIGHBOURHOOD' and v.skey like
       (select skey from app.unit_directory where code = '38') || '%' limit 1`,
    );
    const line: Line = ['s', `u${rows[0].unit_id}`, null, '05/2024', 415, 89, 'Báo cáo'];
    const job = await imported(localities, await fileOf([line]), { as: viewer('province', '38') });
    expect(job).toMatchObject({ status: 'DONE', rowsCreated: 1 });
    const denied = await imported(localities, await fileOf([line]), { as: NGHE_AN });
    expect(denied.faults.nodes).toMatchObject([{ code: 'UNKNOWN_UNIT' }]);
  });

  test('keeps planners, analysts and auditors from writing, in the code and in the database', async () => {
    for (const role of ['planner', 'analyst', 'auditor'] as const) {
      const answer = imported(localities, await fileOf([NH]), { as: viewer(role, '40') });
      await expect(answer).rejects.toThrow(/FORBIDDEN/);
    }
    const insert = `insert into localities.statistics (locality_id, indicator, value, period, period_from, period_to, provenance, source)
      select unit_id, $1, 1, '2024', '2024-01-01', '2024-12-31', $2, 'x' from app.unit_directory where code = '16732'`;
    const write = (as: typeof NGHE_AN, indicator: string, provenance: string) =>
      localities.running
        .contextFor({ viewer: as, requestId: 'test' })
        .db.write((manager) => manager.query(insert, [indicator, provenance]));
    await expect(write(viewer('planner', '40'), 'POPULATION', 'REPORTED')).rejects.toThrow('outside');
    await expect(write(NGHE_AN, 'ETHNIC_MINORITY_SHARE', 'REPORTED')).rejects.toThrow('outside');
    await expect(write(NGHE_AN, 'POPULATION', 'PUBLISHED')).rejects.toThrow('outside');
    await write(NGHE_AN, 'POPULATION', 'REPORTED');
    expect(await reported(localities)).toHaveLength(1);
  });
});
