/** Only tokens of the trusted issuer, for this service, in their period, with usable claims become viewers. */
import { createHmac, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { Unauthenticated } from '@diaban/shared/errors';
import { describe, expect, jest, test } from '@jest/globals';
import { type JWTPayload, SignJWT } from 'jose';
import { authenticator, verificationOf } from './authenticate.js';

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const authenticate = authenticator(
  verificationOf({ kind: 'key', pem, issuer: 'issuer', audience: 'diaban' }),
  'Get one somewhere.',
);
const CLAIMS = { role: 'district', unit: '413', purpose: 'REPORTING' };

interface Change {
  claims?: JWTPayload;
  key?: KeyObject;
  issuer?: string;
  audience?: string;
  expires?: string | number;
}

function token({ claims = CLAIMS, key = privateKey, ...change }: Change = {}): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256' })
    .setSubject('officer')
    .setIssuer(change.issuer ?? 'issuer')
    .setAudience(change.audience ?? 'diaban')
    .setExpirationTime(change.expires ?? '1h')
    .sign(key);
}

const ask = (text: string) => authenticate(`Bearer ${text}`);
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const body = () => ({
  ...CLAIMS,
  sub: 's',
  iss: 'issuer',
  aud: 'diaban',
  exp: Math.floor(Date.now() / 1000) + 60,
});

describe('a bearer token', () => {
  test('stands for the viewer of its claims', async () => {
    expect(await ask(await token())).toEqual({ subject: 'officer', ...CLAIMS });
  });

  test('gives the same viewer when it comes again', async () => {
    const text = await token();
    expect(await ask(text)).toBe(await ask(text));
  });

  test('that is missing is refused with how to get one', async () => {
    await expect(authenticate(undefined)).rejects.toThrow('This needs a token. Get one somewhere.');
  });

  test.each(['', 'Bearer', 'Bearer abc', 'Basic dXNlcjpwYXNz', 'Bearer a.b', 'Bearer a.b.c d'])(
    'in the header %j is malformed',
    async (header) => {
      await expect(authenticate(header)).rejects.toThrow(Unauthenticated);
      await expect(authenticate(header)).rejects.toThrow('header is malformed');
    },
  );

  test.each([
    ['expired', () => token({ expires: Math.floor(Date.now() / 1000) - 60 }), 'has expired'],
    ['of another issuer', () => token({ issuer: 'somebody' }), 'claim iss'],
    ['for another service', () => token({ audience: 'other' }), 'claim aud'],
    [
      'signed by somebody else',
      () => token({ key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey }),
      'not signed by the issuer',
    ],
    [
      'with an unknown role',
      () => token({ claims: { ...CLAIMS, role: 'king' } }),
      'claims are not usable: role',
    ],
    [
      'with a malformed unit',
      () => token({ claims: { ...CLAIMS, unit: '4' } }),
      'claims are not usable: unit',
    ],
    [
      'without a purpose',
      () => token({ claims: { role: 'ward', unit: '16732' } }),
      'claims are not usable: purpose',
    ],
    ['that is not JSON inside', async () => 'YQ.YQ.YQ', 'malformed'],
  ])('%s is refused', async (_name, make, message) => {
    const refused = ask(await make());
    await expect(refused).rejects.toThrow(Unauthenticated);
    await expect(refused).rejects.toThrow(message);
  });

  test('without a signature is refused', async () => {
    await expect(authenticate(`Bearer ${encode({ alg: 'none' })}.${encode(body())}.YQ`)).rejects.toThrow(
      Unauthenticated,
    );
  });

  test('signed with the public key as if it were a shared secret is refused', async () => {
    const signed = `${encode({ alg: 'HS256' })}.${encode(body())}`;
    const secret = createPublicKey(pem).export({ type: 'spki', format: 'pem' });
    const mac = createHmac('sha256', secret).update(signed).digest('base64url');
    await expect(ask(`${signed}.${mac}`)).rejects.toThrow(
      'malformed, or signed in a way that is not accepted',
    );
  });

  test('that never expires is refused', async () => {
    const endless = await new SignJWT({ ...CLAIMS, sub: 's', iss: 'issuer', aud: 'diaban' })
      .setProtectedHeader({ alg: 'ES256' })
      .sign(privateKey);
    await expect(ask(endless)).rejects.toThrow('claim exp');
  });

  test('is accepted for a few seconds after its end, because clocks differ, and then no more', async () => {
    // the clock stands still, however long it takes
    jest.useFakeTimers({
      doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'setTimeout', 'performance', 'hrtime'],
    });
    try {
      const now = Math.floor(Date.now() / 1000);
      expect(await ask(await token({ expires: now - 3 }))).toMatchObject({ unit: '413' });
      await expect(ask(await token({ expires: now - 7 }))).rejects.toThrow('has expired');
    } finally {
      jest.useRealTimers();
    }
  });
});
