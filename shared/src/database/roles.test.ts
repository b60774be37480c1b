/** Each subgraph logs in as itself, with a password that follows from the administrator's URL. */
import { describe, expect, test } from '@jest/globals';
import { loginUrl, withDatabase } from './roles.js';

const admin = 'postgres://boss:s%40cret@db.example:6432/diaban?sslmode=require';

describe('the URL of a login role', () => {
  test('differs from the administrator’s in user and password alone', () => {
    const url = new URL(loginUrl(admin, 'cases'));
    expect([url.username, url.host, url.pathname, url.search]).toEqual([
      'cases_app',
      'db.example:6432',
      '/diaban',
      '?sslmode=require',
    ]);
    expect(url.password).toMatch(/^[\w-]{43}$/);
  });

  test('is the same in every process that knows the same URL, whatever the database', () => {
    expect(loginUrl(admin, 'cases')).toBe(loginUrl(admin, 'cases'));
    expect(new URL(loginUrl(withDatabase(admin, 'other'), 'cases')).password).toBe(
      new URL(loginUrl(admin, 'cases')).password,
    );
  });

  test('has another password for another subgraph, administrator or server', () => {
    const passwords = [
      loginUrl(admin, 'cases'),
      loginUrl(admin, 'campaigns'),
      loginUrl(admin.replace('s%40cret', 'other'), 'cases'),
      loginUrl(admin.replace('db.example', 'db2.example'), 'cases'),
    ].map((url) => new URL(url).password);
    expect(new Set(passwords).size).toBe(4);
  });

  test('cannot be made from one without a host, where it would silently stay the administrator’s', () => {
    expect(() => loginUrl('postgres:///diaban?host=/var/run/postgresql', 'cases')).toThrow('names no host');
  });
});
