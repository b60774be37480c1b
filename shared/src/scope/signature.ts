/** Signs the calls that the gateway makes to subgraphs, so that a subgraph can refuse everybody else. */
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { Unauthenticated } from '../errors.js';
import { type Viewer, viewerOf } from './viewer.js';

export const VIEWER_HEADER = 'diaban-viewer';
export const SIGNATURE_HEADER = 'diaban-signature';

/** Calls older (or newer) than this are refused, so that a recorded call cannot be replayed later. */
export const SIGNATURE_WINDOW_MS = 60_000;

/**
 * Headers that prove to a subgraph who asks what: the signature covers moment, viewer and body.
 * @param encoding how the characters of the body become the bytes that are sent
 */
export function signCall(
  secret: string,
  viewer: Viewer,
  body: string,
  { now = Date.now(), encoding = 'utf8' }: { now?: number; encoding?: 'utf8' | 'latin1' } = {},
): Record<string, string> {
  const claims = viewerClaims(viewer);
  return {
    [VIEWER_HEADER]: claims,
    [SIGNATURE_HEADER]: `t=${now},v1=${mac(secret, `${now}\n${claims}\n`, body, encoding)}`,
  };
}

const claimsOf = new WeakMap<Viewer, string>();

/** The viewer as the header's text, made once for each: many calls are one viewer's. */
export function viewerClaims(viewer: Viewer): string {
  let claims = claimsOf.get(viewer);
  if (claims === undefined) {
    claims = Buffer.from(JSON.stringify(viewer)).toString('base64url');
    claimsOf.set(viewer, claims);
  }
  return claims;
}

/** @returns the viewer of a signed call. @throws Unauthenticated when unsigned, altered or out of its window */
export function verifyCall(
  secret: string,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  body: string,
  now = Date.now(),
): Viewer {
  const claims = headers[VIEWER_HEADER];
  const signature = headers[SIGNATURE_HEADER];
  if (typeof claims !== 'string' || typeof signature !== 'string') {
    throw new Unauthenticated('This subgraph answers signed calls of the gateway only');
  }
  const match = /^t=(\d{1,15}),v1=([0-9a-f]{64})$/.exec(signature);
  if (!match) throw new Unauthenticated('The call signature is malformed');
  const [, moment, given] = match as unknown as [string, string, string];
  const expected = mac(secret, `${moment}\n${claims}\n`, body);
  if (!timingSafeEqual(Buffer.from(given), Buffer.from(expected))) {
    throw new Unauthenticated('The call signature does not fit the call');
  }
  if (Math.abs(now - Number(moment)) > SIGNATURE_WINDOW_MS) {
    throw new Unauthenticated('The call signature has expired');
  }
  return viewerOf(parseClaims(claims));
}

/** Secrets prepared for signing: a process knows one, tests know a few. */
const keys = new Map<string, KeyObject>();

function mac(secret: string, head: string, body: string, encoding: 'utf8' | 'latin1' = 'utf8'): string {
  let key = keys.get(secret);
  if (key === undefined) {
    key = createSecretKey(secret, 'utf8');
    keys.set(secret, key);
  }
  return createHmac('sha256', key).update(head).update(body, encoding).digest('hex');
}

function parseClaims(claims: string): unknown {
  try {
    return JSON.parse(Buffer.from(claims, 'base64url').toString());
  } catch {
    throw new Unauthenticated('The call carries unreadable claims');
  }
}
