/** Every fact of the seed texts is answered by a query over the whole graph, or the table says why it is no data. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WholeGraph } from '../setup/whole-graph.js';
import { ANSWERED, NO_DATA } from './seed-facts.js';

let graph: WholeGraph;
beforeAll(async () => {
  graph = await WholeGraph.start('diaban_seeds');
});
afterAll(() => graph.stop());

test.each(ANSWERED)('$id is answered to $as.role $as.unit', async ({ as, subject, selection, answer }) => {
  const { data, errors } = await graph.ask(`{ fact: ${subject} { ${selection} } }`, as);
  expect({ errors, fact: data?.fact }).toEqual({ errors: undefined, fact: answer });
});

describe('the table', () => {
  const numbers = [...ANSWERED.map(({ id }) => id), ...Object.keys(NO_DATA)].sort();

  test('has the facts F001 to F092, each once', () => {
    const all = Array.from({ length: 92 }, (_, at) => `F${String(at + 1).padStart(3, '0')}`);
    expect(numbers).toEqual(all);
  });

  test(`leaves out five facts that are no data: ${Object.keys(NO_DATA).join(', ')}`, () => {
    expect(Object.values(NO_DATA).filter((why) => why !== '')).toHaveLength(5);
  });

  // the compiled file lies in test/dist/contract, three folders below the repository
  const reference = process.env.DIABAN_REFERENCE_DATA ?? join(import.meta.dirname, '../../../../shared/data');
  const register = join(reference, '../domain/seeds_facts.csv');
  const withRegister = existsSync(register) ? test : test.skip;
  withRegister('has every fact of the register of seed facts (skipped where that file is absent)', () => {
    const registered = readFileSync(register, 'utf8').match(/^F\d{3}(?=,)/gm);
    expect(numbers).toEqual(registered);
  });
});
