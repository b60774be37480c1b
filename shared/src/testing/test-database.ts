/** A database of its own for each test file: a clone of a template that the test run made once. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { withDatabase } from '../database/roles.js';

/** Set by the global setup of the test run: the administrator's URL of its own embedded server. */
export const TEST_SERVER_VARIABLE = 'DIABAN_TEST_SERVER_URL';

/** Templates that the global setup prepares: migrated and empty but for the directory and seeds, or with the sample. */
export type Template = 'diaban_seeds' | 'diaban_sample';

export interface TestDatabase {
  adminUrl: string;
  drop(): Promise<void>;
}

export async function cloneDatabase(template: Template): Promise<TestDatabase> {
  const server = process.env[TEST_SERVER_VARIABLE];
  if (!server) throw new Error(`${TEST_SERVER_VARIABLE} is not set: run the tests with npm test`);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await statement(server, `create database ${name} template ${template}`);
  return {
    adminUrl: withDatabase(server, name),
    drop: () => statement(server, `drop database if exists ${name} with (force)`),
  };
}

async function statement(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
