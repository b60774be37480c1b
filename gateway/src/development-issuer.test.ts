/** The development issuer keeps its key to itself, and its tokens outlive a restart. */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { authenticator } from './authenticate.js';
import { DevelopmentIssuer } from './development-issuer.js';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'issuer-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const file = () => join(directory, 'development-issuer.json');
const verify = (issuer: DevelopmentIssuer) => authenticator(issuer.verification, '');

describe('the development issuer', () => {
  test('issues tokens that it verifies, also after a restart', async () => {
    const first = await DevelopmentIssuer.open(directory);
    const viewer = first.viewerFor({ role: 'ward', unit: '16732' });
    const token = await first.issue(viewer);
    const second = await DevelopmentIssuer.open(directory);
    expect(await verify(second)(`Bearer ${token}`)).toEqual({
      subject: 'development-ward-16732',
      role: 'ward',
      unit: '16732',
      purpose: 'REPORTING',
    });
  });

  test('keeps its key readable for its owner only', async () => {
    await DevelopmentIssuer.open(directory);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
  });

  test('verifies with a key that cannot sign', async () => {
    const { key } = (await DevelopmentIssuer.open(directory)).verification;
    expect(key).toMatchObject({ type: 'public' });
  });

  test('makes a new key when the old one is damaged, which ends the old tokens', async () => {
    const old = await DevelopmentIssuer.open(directory);
    const token = await old.issue(old.viewerFor({ role: 'province', unit: '40' }));
    await writeFile(file(), '{"kty":"EC"');
    const next = await DevelopmentIssuer.open(directory);
    await expect(verify(next)(`Bearer ${token}`)).rejects.toThrow('not signed by the issuer');
    expect(JSON.parse(await readFile(file(), 'utf8'))).toMatchObject({ kty: 'EC' });
  });

  test('issues tokens for twelve hours', async () => {
    const issuer = await DevelopmentIssuer.open(directory);
    const viewer = issuer.viewerFor({ role: 'province', unit: '40' });
    const hour = 3_600_000;
    const young = await issuer.issue(viewer, Date.now() - 11 * hour);
    const old = await issuer.issue(viewer, Date.now() - 13 * hour);
    expect(await verify(issuer)(`Bearer ${young}`)).toMatchObject({ unit: '40' });
    await expect(verify(issuer)(`Bearer ${old}`)).rejects.toThrow('has expired');
  });
});
