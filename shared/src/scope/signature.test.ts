/** A subgraph answers exactly the calls that the gateway signed, and only while they are fresh. */
import { describe, expect, test } from '@jest/globals';
import { Unauthenticated } from '../errors.js';
import { SIGNATURE_HEADER, SIGNATURE_WINDOW_MS, signCall, VIEWER_HEADER, verifyCall } from './signature.js';
import type { Viewer } from './viewer.js';

const secret = 'a secret of the deployment';
const viewer: Viewer = { subject: 'app-413', role: 'district', unit: '413', purpose: 'REPORTING' };
const body = '{"query":"{ __typename }","variables":{"name":"Thị xã Cửa Lò"}}';
const now = 1_750_000_000_000;
const signed = signCall(secret, viewer, body, { now });

function refusal(headers: Record<string, string | string[] | undefined>, text = body, moment = now): string {
  try {
    verifyCall(secret, headers, text, moment);
  } catch (error) {
    expect(error).toBeInstanceOf(Unauthenticated);
    return (error as Error).message;
  }
  throw new Error('the call was accepted');
}

function claimsOf(content: unknown): string {
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}

describe('a signed call', () => {
  test('brings its viewer', () => {
    expect(verifyCall(secret, signed, body, now)).toEqual(viewer);
  });

  test('is good to the end of its window and not a moment longer, on both sides', () => {
    for (const moment of [now - SIGNATURE_WINDOW_MS, now + SIGNATURE_WINDOW_MS])
      expect(verifyCall(secret, signed, body, moment)).toEqual(viewer);
    for (const moment of [now - SIGNATURE_WINDOW_MS - 1, now + SIGNATURE_WINDOW_MS + 1])
      expect(refusal(signed, body, moment)).toMatch('expired');
  });

  test('is refused when its body was altered, by one space even', () => {
    expect(refusal(signed, `${body} `)).toMatch('does not fit');
    expect(refusal(signed, '')).toMatch('does not fit');
  });

  test('is refused when its viewer was altered', () => {
    const headers = { ...signed, [VIEWER_HEADER]: claimsOf({ ...viewer, unit: '40', role: 'province' }) };
    expect(refusal(headers)).toMatch('does not fit');
  });

  test('is refused when its moment was altered, so that an old call cannot be made fresh', () => {
    const later = now + 10 * SIGNATURE_WINDOW_MS;
    const headers = {
      ...signed,
      [SIGNATURE_HEADER]: signed[SIGNATURE_HEADER]!.replace(`t=${now}`, `t=${later}`),
    };
    expect(refusal(headers, body, later)).toMatch('does not fit');
  });

  test('is refused when another secret signed it', () => {
    expect(refusal(signCall('another secret', viewer, body, { now }))).toMatch('does not fit');
  });

  test('is refused when its claims are signed but not usable', () => {
    const root = signCall(secret, { ...viewer, role: 'root' } as never, body, { now });
    expect(refusal(root)).toMatch(/role/);
  });
});

describe('a call that is not signed', () => {
  test.each([
    ['without headers', {}],
    ['without a signature', { [VIEWER_HEADER]: signed[VIEWER_HEADER] }],
    ['without a viewer', { [SIGNATURE_HEADER]: signed[SIGNATURE_HEADER] }],
    [
      'with headers given twice',
      { [VIEWER_HEADER]: [signed[VIEWER_HEADER]!], [SIGNATURE_HEADER]: [signed[SIGNATURE_HEADER]!] },
    ],
  ])('is refused %s', (_, headers) => {
    expect(refusal(headers)).toMatch('signed calls of the gateway only');
  });

  test.each([
    '',
    'v1=00',
    `t=${now}`,
    `t=-1,v1=${'0'.repeat(64)}`,
    `t=1e9,v1=${'0'.repeat(64)}`,
    `t=${now},v1=${'A'.repeat(64)}`,
    `t=${now},v1=${'0'.repeat(63)}`,
    `t=${now},v1=${'0'.repeat(65)}`,
    `t=${now},v1=${'0'.repeat(64)}\n`,
  ])('is refused as malformed with signature %j', (signature) => {
    expect(refusal({ ...signed, [SIGNATURE_HEADER]: signature })).toMatch('malformed');
  });
});
