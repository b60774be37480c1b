/** Free text that points at a person is refused, and never shown back. */
import { describe, expect, test } from '@jest/globals';
import { holdsPersonalData, masked, shown } from './personal-data.js';

describe('personal data in free text', () => {
  test.each([
    'căn cước 040123456789',
    '040 123 456 789',
    '0401.2345.6789',
    'gọi 0912345678',
    'gọi 0912 345 678',
    '0912.34.56.78',
    '+84 912 345 678',
    '+84912345678',
    'máy bàn 0238.382.1234',
    'thư an.ninh@nghean.gov.vn nhé',
  ])('is found in "%s", and masked', (text) => {
    expect(holdsPersonalData(text)).toBe(true);
    expect(holdsPersonalData(masked(text))).toBe(false);
    expect(shown(text)).toContain('•••');
  });

  test.each([
    'Báo cáo 07-CT/TU ngày 09/05/2023',
    'từ 03-05-2024 đến 31-05-2024',
    'Quyết định 28/2025/QĐ-TTg',
    '77.813 người, 64.760 người',
    '1.234.567.890 đồng',
    'DS-2024-000123',
    '2024-01-15 08:30',
    'khối 5 @ phường',
  ])('is not seen in "%s"', (text) => {
    expect(holdsPersonalData(text)).toBe(false);
    expect(masked(text)).toBe(text);
  });

  test('is looked for in a long text without going over it again and again', () => {
    expect(holdsPersonalData('1'.repeat(1_000_000))).toBe(false);
    expect(holdsPersonalData('a@'.repeat(100_000))).toBe(false);
  });

  test('what is shown back is one short line', () => {
    expect(shown('dòng 1\ndòng 2')).toBe('dòng 1 dòng 2');
    expect(shown('x'.repeat(500))).toBe(`${'x'.repeat(79)}…`);
    expect(shown(`${'x'.repeat(78)}🏡🏡`)).toBe(`${'x'.repeat(78)}…`);
  });
});
