/** Links of documents form no circle in the database itself, not even one that two transactions close at the same moment. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { subgraph } from '../subgraph.js';
import { send, sent } from '../testing/mutation-contract.js';
import { unitOf } from '../testing/unit-of.js';

const CUA_LO = viewer('district', '413');

let campaigns: TestSubgraph;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph);
});
afterAll(() => campaigns.stop());

const document = async (test: TestSubgraph) => ({
  localityId: await unitOf(test, '16732'),
  kind: 'PLAN',
  number: '12/KH-UBND',
  title: 'Kế hoạch xây dựng phường không ma túy',
  issuerName: 'UBND phường',
  issuedOn: '2024-02-15',
});
const registered = async (more: object = {}): Promise<string> =>
  (await sent(campaigns, 'registerDocument', { ...(await document(campaigns)), ...more }, CUA_LO)).id;
const link = (documentId: string, targetId: string, expectedVersion = 1, relation = 'IMPLEMENTS') =>
  send(campaigns, 'linkDocument', { documentId, targetId, expectedVersion, relation }, CUA_LO);

describe('the database itself', () => {
  const connect = async () => {
    const { rows } = await campaigns.admin.query('select current_database() as name');
    const url = new URL(process.env.DIABAN_TEST_SERVER_URL!);
    url.pathname = `/${rows[0].name}`;
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    await client.query('begin');
    await client.query('set local role campaigns_app');
    await client.query(`select app.enter_scope('district', '413')`);
    return client;
  };
  const LINK = 'insert into campaigns.document_implementations (document_id, implements_id) values ($1, $2)';

  test('refuses a circle of one step, of two and of a chain', async () => {
    const [a, b, c] = [await registered(), await registered(), await registered()];
    const client = await connect();
    try {
      await client.query(LINK, [b, a]);
      await client.query(LINK, [c, b]);
      for (const [lower, upper] of [
        [a, c],
        [a, b],
        [a, a],
      ]) {
        await client.query('savepoint s');
        await expect(client.query(LINK, [lower, upper])).rejects.toMatchObject({ code: '23514' });
        await client.query('rollback to s');
      }
    } finally {
      await client.end();
    }
  });

  test('lets only one of two transactions that would close a circle together go through', async () => {
    const [a, b] = [await registered(), await registered()];
    const [first, second] = await Promise.all([connect(), connect()]);
    try {
      await first.query(LINK, [b, a]);
      // the second waits for the first: it must not go on before the first has ended
      const waiting = second.query(LINK, [a, b]).then(
        () => 'linked',
        ({ constraint }: { constraint: string }) => constraint,
      );
      const { rows } = await campaigns.admin.query(
        `select count(*)::int as locks from pg_locks where locktype = 'advisory' and granted
           and database = (select oid from pg_database where datname = current_database())`,
      );
      expect(rows[0].locks).toBe(1);
      await first.query('commit');
      expect(await waiting).toBe('no_circle');
    } finally {
      await Promise.all([first.end(), second.end()]);
    }
  });

  test('answers a caller who loses that race with a conflict', async () => {
    const [a, b] = [await registered(), await registered()];
    const other = await connect();
    try {
      await other.query(LINK, [b, a]);
      const waiting = link(a, b);
      await other.query('commit');
      const { error } = await waiting;
      // whichever of the two checks is reached first says no
      expect(['CONFLICT', 'INVALID']).toContain(error?.extensions?.code);
    } finally {
      await other.end();
    }
    const { rows } = await campaigns.admin.query(
      'select document_id as id from campaigns.document_implementations where document_id = any($1)',
      [[a, b]],
    );
    expect(rows).toEqual([{ id: b }]);
  });

  test('writes no link for a document that lies above or beside the viewer', async () => {
    const own = await registered();
    const client = await connect();
    try {
      for (const foreign of [stableId('doc:36-CT/TW'), stableId('doc:07-CT/TU')]) {
        await client.query('savepoint s');
        await expect(client.query(LINK, [foreign, own])).rejects.toMatchObject({ code: '42501' });
        await client.query('rollback to s');
      }
    } finally {
      await client.end();
    }
  });
});
