/** Issues tokens for trying things out on one's own machine. It does not exist when NODE_ENV is production. */

import { createPublicKey } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PURPOSES, type Purpose, type Role, type Viewer, viewerOf } from '@diaban/shared/scope/viewer';
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import type { Verification } from './authenticate.js';

const ISSUER = 'diaban-development';
const AUDIENCE = 'diaban';
const LIFETIME_S = 12 * 3_600;

export interface TokenWish {
  role: Role;
  unit: string;
  purpose?: Purpose | undefined;
}

export class DevelopmentIssuer {
  private constructor(private readonly key: JWK) {}

  /** Keeps its key in the data directory, readable for the owner only, so that tokens outlive a restart. */
  static async open(dataDir: string): Promise<DevelopmentIssuer> {
    const file = join(dataDir, 'development-issuer.json');
    try {
      const key = JSON.parse(await readFile(file, 'utf8')) as JWK;
      await importJWK(key, 'ES256');
      await chmod(file, 0o600);
      return new DevelopmentIssuer(key);
    } catch {
      // none yet, or not usable: tokens of a lost key are worth nothing anyway
    }
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const key = await exportJWK(privateKey);
    await mkdir(dataDir, { recursive: true });
    await writeFile(file, JSON.stringify(key), { mode: 0o600 });
    return new DevelopmentIssuer(key);
  }

  get verification(): Verification {
    const { d: _private, ...publicPart } = this.key;
    const key = createPublicKey({ key: publicPart, format: 'jwk' });
    return { key, issuer: ISSUER, audience: AUDIENCE };
  }

  /** The viewer that a token of this wish stands for. */
  viewerFor({ role, unit, purpose = PURPOSES[0] }: TokenWish): Viewer {
    return viewerOf({ subject: `development-${role}-${unit}`, role, unit, purpose });
  }

  async issue(viewer: Viewer, now = Date.now()): Promise<string> {
    const { subject, role, unit, purpose } = viewer;
    const issued = Math.floor(now / 1_000);
    return new SignJWT({ role, unit, purpose })
      .setProtectedHeader({ alg: 'ES256', typ: 'JWT' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(subject)
      .setIssuedAt(issued)
      .setExpirationTime(issued + LIFETIME_S)
      .sign(await importJWK(this.key, 'ES256'));
  }
}
