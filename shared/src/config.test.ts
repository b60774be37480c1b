/** Configuration tells the operator about every fault at once. */
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { ConfigError, readConfig } from './config.js';

const schema = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  SECRET: z.string().min(16),
  MODE: z.enum(['one-process', 'distributed']).default('one-process'),
});

function faultsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(schema, env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  throw new Error('the configuration was taken');
}

describe('reading the configuration', () => {
  const SECRET = '0123456789abcdef';

  test('gives what the environment says, with defaults for the rest', () => {
    expect(readConfig(schema, { PORT: '80', SECRET })).toEqual({
      PORT: 80,
      HOST: '127.0.0.1',
      SECRET,
      MODE: 'one-process',
    });
  });

  test('takes an empty variable for one that is not set', () => {
    expect(readConfig(schema, { PORT: '', HOST: '', MODE: '', SECRET }).PORT).toBe(4000);
    expect(faultsOf({ SECRET: '' })).toEqual([expect.stringMatching(/^SECRET: /)]);
  });

  test('names each bad variable at once, in the message too', () => {
    const faults = faultsOf({ PORT: 'eighty', MODE: 'both', SECRET: 'short' });
    expect(faults.map((fault) => fault.split(':')[0]).sort()).toEqual(['MODE', 'PORT', 'SECRET']);
    expect(new ConfigError(faults).message).toMatch(/3 fault\(s\):\n {2}- .*\n {2}- .*\n {2}- /);
  });

  test('names the environment when a fault belongs to no single variable', () => {
    const both = schema.refine(({ HOST, MODE }) => HOST !== '0.0.0.0' || MODE === 'distributed', 'set MODE');
    expect(() => readConfig(both, { HOST: '0.0.0.0', SECRET })).toThrow('environment: set MODE');
  });

  test('ignores variables that are none of its business', () => {
    expect(readConfig(schema, { SECRET, PATH: '/bin' })).not.toHaveProperty('PATH');
  });
});
