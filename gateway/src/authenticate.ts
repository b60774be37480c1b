/** From a bearer token to the viewer that it stands for: verified signature, issuer, audience, period and claims. */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { Unauthenticated } from '@diaban/shared/errors';
import { type Viewer, viewerOf } from '@diaban/shared/scope/viewer';
import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { TokenSource } from './config.js';

/** Asymmetric only: who can verify a token must not be able to make one. */
const ALGORITHMS = ['ES256', 'ES384', 'RS256', 'PS256', 'EdDSA'];
const CLOCK_TOLERANCE_S = 5;
/** Verified tokens are known again for this long, so that a revoked key ends within a minute. */
const REMEMBER_MS = 60_000;
const MAX_REMEMBERED = 1_000;

/** Whose tokens are accepted. */
export interface Verification {
  key: KeyObject | JWTVerifyGetKey;
  issuer: string;
  audience: string;
}

/** The viewer of an `Authorization` header. @throws Unauthenticated saying what is wrong with it */
export type Authenticate = (authorization: string | undefined) => Promise<Viewer>;

export function verificationOf(source: Exclude<TokenSource, { kind: 'development' }>): Verification {
  const { issuer, audience } = source;
  const key = source.kind === 'jwks' ? createRemoteJWKSet(new URL(source.url)) : createPublicKey(source.pem);
  return { key, issuer, audience };
}

/** @param howToGetOne ends the message to those who come without a token */
export function authenticator(verification: Verification, howToGetOne: string): Authenticate {
  const remembered = new Map<string, { viewer: Viewer; until: number }>();

  return async (authorization) => {
    const token = bearerOf(authorization, howToGetOne);
    const known = remembered.get(token);
    if (known !== undefined && known.until > Date.now()) return known.viewer;
    remembered.delete(token);
    const payload = await verified(token, verification);
    const viewer = viewerOf({
      subject: payload.sub,
      role: payload.role,
      unit: payload.unit,
      purpose: payload.purpose,
    });
    const [oldest] = remembered.keys();
    if (remembered.size >= MAX_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    remembered.set(token, { viewer, until: Math.min(Date.now() + REMEMBER_MS, payload.exp! * 1_000) });
    return viewer;
  };
}

function bearerOf(authorization: string | undefined, howToGetOne: string): string {
  if (authorization === undefined) throw new Unauthenticated(`This needs a token. ${howToGetOne}`);
  const [, token] = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization.trim()) ?? [];
  if (token === undefined)
    throw new Unauthenticated('The Authorization header is malformed: write "Bearer" and a token (JWT)');
  return token;
}

async function verified(token: string, { key, issuer, audience }: Verification): Promise<JWTPayload> {
  const options = {
    issuer,
    audience,
    algorithms: ALGORITHMS,
    clockTolerance: CLOCK_TOLERANCE_S,
    requiredClaims: ['sub', 'exp'],
  };
  try {
    const { payload } =
      typeof key === 'function' ? await jwtVerify(token, key, options) : await jwtVerify(token, key, options);
    return payload;
  } catch (error) {
    throw refusal(error);
  }
}

/** An error that is not about the token (an issuer that cannot be asked) stays what it is, and is masked. */
function refusal(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return new Unauthenticated('The token has expired. Get a new one');
  if (error instanceof errors.JWTClaimValidationFailed)
    return new Unauthenticated(`The token is not meant for this service: claim ${error.claim} does not fit`);
  if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWKSNoMatchingKey)
    return new Unauthenticated('The token is not signed by the issuer that this service trusts');
  if (
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JOSEAlgNotAllowed ||
    error instanceof errors.JOSENotSupported
  )
    return new Unauthenticated('The token is malformed, or signed in a way that is not accepted');
  // a key of another type than the token's algorithm asks for
  if (error instanceof TypeError) return new Unauthenticated('The token is signed with another kind of key');
  return error;
}
