/** The subscription to changes: who is told what, exactly once, whatever the order in which transactions end. */
import { loginRole } from '@diaban/shared/database/roles';
import type { SubgraphAnswer } from '@diaban/shared/server/in-process';
import { subscribeTo } from '@diaban/shared/server/subscription';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { localityLoaders } from '../loaders.js';
import { subgraph } from '../subgraph.js';
import { NewChanges } from './new-changes.js';

const CUA_LO = viewer('district', '413');

let localities: TestSubgraph;
beforeAll(async () => {
  localities = await TestSubgraph.start(subgraph);
});
afterAll(() => localities.stop());

const open: { return?(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.return?.();
});

/** Resolves when the reader stands at the end: all that is committed from then on has to arrive. */
async function follow(as = CUA_LO, wanted: { kinds?: ['LAUNCHED']; underId?: number } = {}) {
  const { db, notices } = localities.running.contextFor({ viewer: as, requestId: 'test' });
  const { newChanges } = localityLoaders(db);
  const { kinds = null, underId = null } = wanted;
  const changes = await NewChanges.after(await notices.read(), newChanges, { kinds, underId });
  open.push(changes);
  const take = async (count: number) => {
    const ids: string[] = [];
    while (ids.length < count) ids.push((await changes.next()).value!.entityId);
    return ids;
  };
  return { changes, take, db };
}

/** Adds a change in the unit with this code. */
function add(
  code: string,
  id: string,
  { on = localities.admin, kind = 'CREATED', entity = 'PoliceCase', at = 'now' } = {},
) {
  return on.query(
    `insert into app.changes (at, subgraph, operation, kind, entity, entity_id, locality_id, subject, role, unit, request_id)
     select $4, 'cases', 'test', $3, $5, $2, unit_id, 'someone', 'ward', $1, 'r' from app.unit_directory where code = $1`,
    [code, id, kind, at, entity],
  );
}

describe('a subscriber', () => {
  test('is told of the changes in his scope and of documents from above, and of no other', async () => {
    const [district, ward, sibling] = await Promise.all([
      follow(),
      follow(viewer('ward', '16732')),
      follow(viewer('district', '412')),
    ]);
    await add('16732', 'nghi huong');
    await add('16717', 'nghi thuy');
    await add('16663', 'dien chau');
    await add('413', 'a case of cua lo');
    await add('413', 'a directive of cua lo', { kind: 'ISSUED', entity: 'Document' });
    await add('16732', 'nghi huong again');
    await add('16663', 'dien chau again');
    const fromAbove = 'a directive of cua lo';
    expect(await district.take(5)).toEqual([
      'nghi huong',
      'nghi thuy',
      'a case of cua lo',
      fromAbove,
      'nghi huong again',
    ]);
    expect(await ward.take(3)).toEqual(['nghi huong', fromAbove, 'nghi huong again']);
    expect(await sibling.take(2)).toEqual(['dien chau', 'dien chau again']);
  });

  test('is told once of a change that was committed late, and of none that was rolled back', async () => {
    const { take } = await follow();
    const late = another();
    const never = another();
    await Promise.all([late.connect(), never.connect()]);
    try {
      await late.query('begin');
      await add('16732', 'late', { on: late });
      await never.query('begin');
      await add('16732', 'never', { on: never });
      await add('16732', 'quick');
      expect(await take(1)).toEqual(['quick']);
      const { changes: joined } = await follow();
      await never.query('rollback');
      await late.query('commit');
      await add('16732', 'after');
      expect(await take(2)).toEqual(['late', 'after']);
      // who came while it was under way is told too: it was committed after he came
      expect((await joined.next()).value?.entityId).toBe('late');
      expect((await joined.next()).value?.entityId).toBe('after');
    } finally {
      await Promise.all([late.end(), never.end()]);
    }
  });

  test('is told of each of very many that come at once, in few statements', async () => {
    const { take, db } = await follow();
    const before = db.count.statements;
    await localities.admin.query(
      `insert into app.changes (subgraph, operation, kind, entity, entity_id, locality_id, subject, role, unit, request_id)
       select 'cases', 'test', 'CREATED', 'PoliceCase', n, unit_id, 'someone', 'ward', code, 'r'
       from app.unit_directory, generate_series(1, 250) n where code = '16732'`,
    );
    await add('16732', 'last');
    expect(await take(251)).toEqual([...Array.from({ length: 250 }, (_, at) => `${at + 1}`), 'last']);
    // a snapshot and a page for each notice, and two more pages of the one that told of many
    expect(db.count.statements - before).toBeLessThanOrEqual(6);
  });

  test('chooses kinds and a unit, and is not told of what was loaded', async () => {
    const { rows } = await localities.admin.query(
      `select unit_id from app.unit_directory where code = '16717'`,
    );
    const launched = await follow(CUA_LO, { kinds: ['LAUNCHED'] });
    const under = await follow(CUA_LO, { underId: rows[0].unit_id });
    await add('16717', 'loaded', { kind: 'LAUNCHED', at: '2023-05-01' });
    await add('16732', 'elsewhere', { kind: 'LAUNCHED' });
    await add('16717', 'created');
    await add('16717', 'launched', { kind: 'LAUNCHED' });
    expect(await launched.take(2)).toEqual(['elsewhere', 'launched']);
    expect(await under.take(2)).toEqual(['created', 'launched']);
  });

  test('misses nothing while the connection for notices is away, of which there is one', async () => {
    const [first, second] = [await follow(), await follow()];
    const listening = `from pg_stat_activity where application_name = 'diaban notices' and datname = current_database()`;
    const { rows } = await localities.admin.query(`select pid, usename ${listening}`);
    expect(rows).toEqual([{ pid: expect.any(Number), usename: loginRole('localities') }]);
    await localities.admin.query('select pg_terminate_backend($1)', [rows[0].pid]);
    await add('16732', 'meanwhile');
    expect(await first.take(1)).toEqual(['meanwhile']);
    await add('16732', 'again');
    expect(await first.take(1)).toEqual(['again']);
    expect(await second.take(2)).toEqual(['meanwhile', 'again']);
  });

  test('who leaves waits no longer', async () => {
    const { changes } = await follow();
    const next = changes.next();
    await changes.return();
    expect(await next).toEqual({ done: true, value: undefined });
  });
});

describe('the subscription', () => {
  const listen = (query: string, signal?: AbortSignal): AsyncGenerator<SubgraphAnswer, void> =>
    subscribeTo(localities.running, { query, viewer: CUA_LO, requestId: 'test', signal });

  test('answers each change with what the query asks, until its reader leaves', async () => {
    const controller = new AbortController();
    const answers = listen(
      'subscription { changed { kind entityId role locality { code } fields { name } } }',
      controller.signal,
    );
    const first = answers.next();
    let arrived = false;
    first.then(() => {
      arrived = true;
    });
    // the answer to one of them tells that it has begun
    while (!arrived) await add('16732', 'begun');
    const { value } = await first;
    expect(value).toMatchObject({
      data: {
        changed: {
          kind: 'CREATED',
          entityId: 'begun',
          role: 'ward',
          locality: { code: '16732' },
          fields: [],
        },
      },
    });
    expect(value?.errors).toBeUndefined();
    controller.abort();
    for await (const answer of answers) expect(answer.errors).toBeUndefined();
  });

  test.each([
    ['changed(kinds: [])', 'kinds'],
    ['changed(underId: "413")', 'underId'],
  ])('%s is refused by the name of the argument', async (field, name) => {
    const answers: SubgraphAnswer[] = [];
    for await (const answer of listen(`subscription { ${field} { kind } }`)) answers.push(answer);
    expect(answers.map(({ errors }) => errors?.[0]?.extensions)).toEqual([{ code: 'INVALID', field: name }]);
  });
});

test('row security leaves the index on transactions to the search for new changes', async () => {
  const { admin } = localities;
  await admin.query(
    `begin; set local role ${loginRole('localities')}; select app.enter_scope('district', '413');
     set local enable_seqscan = off; set local enable_bitmapscan = off`,
  );
  const newer = 'select from app.changes where xact >= pg_snapshot_xmin(pg_current_snapshot())';
  const { rows } = await admin.query(`explain ${newer}`);
  await admin.query('rollback');
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('Index Cond: (xact >=');
});

/** Another connection of the administrator. */
function another(): pg.Client {
  const { user, password, host, port, database } = localities.admin;
  return new pg.Client({ user, password, host, port, database });
}
