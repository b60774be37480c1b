/** Every way in which a token can be bad: neither door opens, and the answer says why. */

import { DevelopmentIssuer } from '@diaban/gateway/development-issuer';
import { cloneDatabase, type TestDatabase } from '@diaban/shared/testing/test-database';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { RunningGateway } from './running-gateway.js';

let database: TestDatabase;
let gateway: RunningGateway;
let token: string;

beforeAll(async () => {
  database = await cloneDatabase('diaban_seeds');
  gateway = await RunningGateway.start({ DATABASE_URL: database.adminUrl, DIABAN_DATA: 'seeds' });
  token = await gateway.token('province', '40');
}, 60_000);
afterAll(async () => {
  await gateway?.stop();
  await database?.drop();
});

describe('a token', () => {
  const ways: [string, () => Promise<Record<string, string>>, string][] = [
    ['that is missing', async () => ({}), 'This needs a token'],
    ['that is malformed', async () => ({ authorization: 'Bearer nonsense' }), 'malformed'],
    ['of another scheme', async () => ({ authorization: 'Basic YTpi' }), 'malformed'],
    [
      'that was altered',
      async () => ({ authorization: `Bearer ${token.slice(0, -6)}AAAAAA` }),
      'not signed by the issuer',
    ],
    [
      'that has expired',
      async () => {
        const issuer = await DevelopmentIssuer.open(gateway.dataDir);
        const viewer = issuer.viewerFor({ role: 'province', unit: '40' });
        return { authorization: `Bearer ${await issuer.issue(viewer, Date.now() - 13 * 3_600_000)}` };
      },
      'has expired',
    ],
    [
      'of somebody else’s issuer',
      async () => {
        const issuer = await DevelopmentIssuer.open(`${gateway.dataDir}/other`);
        const viewer = issuer.viewerFor({ role: 'province', unit: '40' });
        return { authorization: `Bearer ${await issuer.issue(viewer)}` };
      },
      'not signed by the issuer',
    ],
  ];

  test.each(ways)('%s opens neither door', async (_name, headers, message) => {
    for (const body of [
      { documentId: 'ward-view' },
      { query: '{ __typename }' },
      { query: getIntrospectionQuery() },
    ]) {
      const response = await gateway.post('/graphql', body, await headers());
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toContain('Bearer');
      const { errors, data } = (await response.json()) as {
        errors: { message: string; extensions: object }[];
        data?: unknown;
      };
      expect(data).toBeUndefined();
      expect(errors[0]).toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
      expect(errors[0]!.message).toContain(message);
    }
  });

  test('for a unit that has ceased to be in the directory sees nothing, and is told why', async () => {
    const issuer = await DevelopmentIssuer.open(gateway.dataDir);
    const stray = await issuer.issue(issuer.viewerFor({ role: 'ward', unit: '99999' }));
    const { errors, data } = await gateway.ask(stray, { query: '{ policeCases { nodes { id } } }' });
    expect(data?.policeCases ?? null).toBeNull();
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  });
});
