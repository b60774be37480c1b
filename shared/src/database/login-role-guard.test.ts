/** Nothing starts on a role that could step around row security. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ScratchSchema, statement, testServer, uniqueName } from '../testing/scratch-schema.js';
import { ScopedDatabase } from './scoped-database.js';

let schema: ScratchSchema;
const roles: string[] = [];

beforeAll(async () => {
  schema = await ScratchSchema.make((name) => `create table ${name}.things (id int primary key)`, 'empty');
});
afterAll(async () => {
  for (const role of roles) await schema?.admin.query(`drop owned by ${role} cascade`);
  await schema?.drop();
  for (const role of roles.reverse()) await statement(testServer(), `drop role ${role}`);
});

/** Makes a role that can log in and tries to open a pool as that role. */
async function openAs(options: string, arrange?: (role: string) => string): Promise<string> {
  const role = uniqueName('kit_guard');
  roles.push(role);
  await schema.admin.query(`create role ${role} login password 'of a test' ${options}`);
  if (arrange) await schema.admin.query(arrange(role));
  const url = new URL(schema.adminUrl);
  url.username = role;
  url.password = 'of a test';
  try {
    await (await ScopedDatabase.open({ url: url.toString(), schema: schema.name, entities: [] })).close();
    return 'opened';
  } catch (error) {
    return (error as Error).message.replaceAll(role, 'ROLE');
  }
}

describe('a pool opens', () => {
  test('as the login role that the migrations made', async () => {
    await expect(schema.open()).resolves.toBeInstanceOf(ScopedDatabase);
  });

  test('as any role that has no way around row security', async () => {
    expect(await openAs('')).toBe('opened');
  });
});

describe('a pool does not open', () => {
  test('as a superuser', async () => {
    expect(await openAs('superuser')).toMatch(/^Database role ROLE is a superuser/);
  });

  test('as a role with BYPASSRLS', async () => {
    expect(await openAs('bypassrls')).toMatch(/^Database role ROLE has BYPASSRLS/);
  });

  test('as a role that owns a table', async () => {
    const message = await openAs(
      '',
      (role) => `create table public.t_${role} (); alter table public.t_${role} owner to ${role}`,
    );
    expect(message).toMatch(/^Database role ROLE owns t_ROLE:/);
  });

  test('as a member of the role that owns the tables, even one that does not inherit from it', async () => {
    const owner = `${schema.name}_migrator`;
    for (const membership of ['', 'with inherit false'])
      expect(await openAs('', (role) => `grant ${owner} to ${role} ${membership}`)).toMatch(
        `owns ${schema.name}.things`,
      );
  });

  test('as a member of a role that bypasses row security', async () => {
    const bypass = uniqueName('kit_bypass');
    await schema.admin.query(`create role ${bypass} nologin bypassrls`);
    roles.push(bypass);
    expect(await openAs('', (role) => `grant ${bypass} to ${role}`)).toMatch(`can become ${bypass}`);
  });
});
