// Tests the facts about JSON that the rest of the engine leans on.
import { describe, expect, test } from '@jest/globals';
import { jsonText, quote, read } from './json.js';

describe('quote', () => {
  test('writes every kind of character as JSON.stringify does', () => {
    const texts = [
      '',
      'plain',
      'Hoà Bình',
      '"',
      '\\',
      '\n\u0000\u001f',
      '\u007f',
      '\u2028',
      '😀',
      '\ud800',
      'é]^',
    ];
    for (const text of texts) expect(quote(text)).toBe(JSON.stringify(text));
    expect(quote('x'.repeat(5000))).toBe(JSON.stringify('x'.repeat(5000)));
  });
});

describe('jsonText', () => {
  test('writes null for what JSON cannot say', () => {
    expect([jsonText(undefined), jsonText(() => 1), jsonText(Number.NaN)]).toEqual(['null', 'null', 'null']);
  });
});

describe('read', () => {
  test('does not find what objects inherit', () => {
    expect(read({}, 'constructor')).toBeUndefined();
    expect(read(JSON.parse('{"constructor":1}'), 'constructor')).toBe(1);
  });
});
