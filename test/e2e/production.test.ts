/** In production tokens come from elsewhere: there is no issuer here, and only the trusted key opens the doors. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { cloneDatabase, type TestDatabase } from '@diaban/shared/testing/test-database';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RunningGateway } from './running-gateway.js';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

let database: TestDatabase;
let gateway: RunningGateway;
beforeAll(async () => {
  database = await cloneDatabase('diaban_seeds');
  gateway = await RunningGateway.start({
    NODE_ENV: 'production',
    LOG_LEVEL: 'silent',
    DATABASE_URL: database.adminUrl,
    DIABAN_DATA: 'seeds',
    AUTH_PUBLIC_KEY: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    AUTH_ISSUER: 'https://login.example',
    AUTH_AUDIENCE: 'diaban',
  });
}, 60_000);
afterAll(async () => {
  await gateway?.stop();
  await database?.drop();
});

function token(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const exp = Math.floor(Date.now() / 1000) + 300;
  const text = `${part({ alg: 'RS256' })}.${part({ iss: 'https://login.example', aud: 'diaban', sub: 'officer-7', exp, ...claims })}`;
  return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
}

describe('in production', () => {
  test('a token of the trusted issuer opens the doors', async () => {
    const ward = token({ role: 'ward', unit: '16732', purpose: 'REPORTING' });
    const { data } = await gateway.ask(ward, { documentId: 'ward-view' });
    expect(data.viewerLocality.fullName).toBe('Phường Nghi Hương');
    expect((await gateway.ask(ward, { query: '{ viewerLocality { code } }' })).data).toEqual({
      viewerLocality: { code: '16732' },
    });
  });

  test('a token for others does not', async () => {
    const { status, errors } = await gateway.ask(
      token({ aud: 'else', role: 'ward', unit: '16732', purpose: 'AUDIT' }),
      {
        query: '{ __typename }',
      },
    );
    expect(status).toBe(401);
    expect(errors?.[0]?.message).toContain('claim aud');
  });

  test('nobody is given a token, and the pages are told so', async () => {
    const response = await gateway.post('/dev/token', { role: 'province', unit: '40' });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('no development issuer in production');
    expect(await (await gateway.get('/facts')).json()).toMatchObject({ development: false });
  });
});
