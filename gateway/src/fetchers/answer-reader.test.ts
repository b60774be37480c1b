/** Answers are read whichever way they are cut on the wire, and what is no answer is refused. */
import { describe, expect, test } from '@jest/globals';
import { byteText } from '../engine/byte-text.js';
import { AnswerReader, BadAnswer, type WireAnswer } from './answer-reader.js';

const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json; charset=utf-8\r\n';
const BODY = '{"data":{"ward":"Nghi Hương"}}';
const LENGTH = Buffer.byteLength(BODY);
/** as it is read */
const TEXT = byteText(BODY);

/** What comes of bytes that arrive in pieces of so many bytes, each in memory that is used again. */
function read(text: string, size: number): WireAnswer | null {
  const reader = new AnswerReader();
  const bytes = Buffer.from(text);
  let answer: WireAnswer | null = null;
  for (let at = 0; at < bytes.length; at += size) {
    expect(answer).toBeNull();
    const piece = Buffer.from(bytes.subarray(at, at + size));
    answer = reader.take(piece);
    piece.fill(0);
  }
  return answer ?? reader.end();
}

const chunks = (...texts: string[]) =>
  `${texts.map((text) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`).join('')}0\r\n\r\n`;

describe.each([1, 2, 3, 7, 64, 10_000])('an answer in pieces of %d bytes', (size) => {
  test.each([
    ['with a length', `${HEAD}content-length: ${LENGTH}\r\n\r\n${BODY}`, true],
    ['in chunks', `${HEAD}transfer-encoding: chunked\r\n\r\n${chunks('{"data":', BODY.slice(8))}`, true],
    ['that ends with the connection', `${HEAD}connection: close\r\n\r\n${BODY}`, false],
    [
      'after an interim one',
      `HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n${HEAD}content-length: ${LENGTH}\r\n\r\n${BODY}`,
      true,
    ],
  ])('%s is whole', (_name, text, reusable) => {
    expect(read(text, size)).toEqual({ status: 200, json: true, text: TEXT, reusable, keptFor: null });
  });

  test('whose chunk holds an empty line is not cut there', () => {
    const text = 'a\r\n\r\nb\r\n\r\n';
    expect(read(`${HEAD}transfer-encoding: chunked\r\n\r\n${chunks(text)}`, size)?.text).toBe(text);
  });

  test('without a body is whole with its head', () => {
    expect(read('HTTP/1.1 204 No Content\r\nkeep-alive: timeout=5\r\n\r\n', size)).toEqual({
      status: 204,
      json: false,
      text: '',
      reusable: true,
      keptFor: 5_000,
    });
  });

  test.each([
    ['another protocol', 'SSH-2.0-OpenSSH_9.2\r\n\r\n\r\n\r\n'],
    ['a chunk without a size', `${HEAD}transfer-encoding: chunked\r\n\r\nzz\r\n\r\n`],
    ['a chunk longer than it says', `${HEAD}transfer-encoding: chunked\r\n\r\n2\r\nabcd\r\n0\r\n\r\n`],
    ['an endless body', `${HEAD}content-length: 99999999999\r\n\r\n`],
  ])('that is %s is refused', (_name, text) => {
    expect(() => read(text, size)).toThrow(BadAnswer);
  });
});

test('a head that never ends is refused', () => {
  const reader = new AnswerReader();
  expect(() => {
    for (let at = 0; at < 100; at += 1) reader.take(Buffer.from(`x-${at}: ${'a'.repeat(1_000)}\r\n`));
  }).toThrow(BadAnswer);
});

test('a connection that brought more than an answer carries no other call', () => {
  const answer = new AnswerReader().take(Buffer.from(`${HEAD}content-length: 2\r\n\r\n{}HTTP/1.1 200 OK`));
  expect(answer).toMatchObject({ text: '{}', reusable: false });
});
