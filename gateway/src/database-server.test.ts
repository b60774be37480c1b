/** What is wrong with a database server is said with host, port and remedy, and never with the password. */

import { withDatabase } from '@diaban/shared/database/roles';
import { TEST_SERVER_VARIABLE } from '@diaban/shared/testing/test-database';
import { afterAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { answers, checkServer, DatabaseUnusable, ensureDatabase, versionFault } from './database-server.js';

const server = process.env[TEST_SERVER_VARIABLE]!;

function changed(change: (url: URL) => void): string {
  const url = new URL(server);
  change(url);
  return url.toString();
}

async function refusal(url: string): Promise<string> {
  const error: unknown = await checkServer(url).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DatabaseUnusable);
  return (error as Error).message;
}

describe('a database server', () => {
  test('that can be used is not spoken of', async () => {
    await expect(checkServer(server)).resolves.toBeUndefined();
    await expect(answers(server)).resolves.toBeUndefined();
  });

  test('that nobody runs is named with host and port, without the password', async () => {
    const message = await refusal('postgres://diaban:hunter2@127.0.0.1:9/diaban');
    expect(message).toContain(
      'No PostgreSQL answers at 127.0.0.1:9. Start it there, or correct host and port',
    );
    expect(message).not.toContain('hunter2');
  });

  test('that does not know the password says whose', async () => {
    const message = await refusal(changed((url) => (url.password = 'wrong-one')));
    expect(message).toMatch(/refuses user postgres\. Correct user and password/);
    expect(message).not.toContain('wrong-one');
  });

  test('without the database says which', async () => {
    expect(await refusal(withDatabase(server, 'nowhere'))).toContain('has no database nowhere. Create it');
  });

  test.each([
    [150_004, null],
    [180_000, null],
    [140_011, 'is PostgreSQL 14; Diaban needs 15 or later'],
    [90_624, 'is PostgreSQL 9; Diaban needs 15 or later'],
  ])('of version %i is judged by its release', (version, fault) => {
    const said = versionFault(version, 'db.example:5432');
    if (fault === null) expect(said).toBeNull();
    else expect(said).toContain(`The server at db.example:5432 ${fault}`);
  });
});

describe('a database of our own', () => {
  const name = `ensured_${Date.now()}`;
  afterAll(async () => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(`drop database if exists ${name}`);
    await client.end();
  });

  test('is made once', async () => {
    await ensureDatabase(server, name);
    await ensureDatabase(server, name);
    await expect(answers(withDatabase(server, name))).resolves.toBeUndefined();
  });
});
