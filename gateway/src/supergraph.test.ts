/** The committed supergraph tells which subgraph answers which field. */
import { describe, expect, test } from '@jest/globals';
import { schemaFaults } from './schema-files.js';
import { loadSupergraph } from './supergraph.js';

describe('the supergraph', () => {
  test('names the four subgraphs', async () => {
    const { subgraphs } = await loadSupergraph();
    expect([...subgraphs].sort()).toEqual(['campaigns', 'cases', 'localities', 'organizations']);
  });

  test.each([
    ['Locality', 'name', ['localities']],
    ['Locality', 'ethnicMinorityShare', ['localities']],
    ['Locality', 'caseStatistics', ['cases']],
    ['Locality', 'pledgeSummary', ['organizations']],
    ['Locality', 'campaignSummary', ['campaigns']],
    ['Query', 'policeCases', ['cases']],
    ['PoliceCase', 'occurredOn', ['cases']],
    ['Nothing', 'atAll', []],
  ])('knows who answers %s.%s', async (type, field, owners) => {
    const { ownersOf } = await loadSupergraph();
    expect(ownersOf(type, field)).toEqual(owners);
  });

  test('says of shared types that all have them', async () => {
    const { ownersOf, subgraphs } = await loadSupergraph();
    expect([...ownersOf('Measure', 'value')].sort()).toEqual([...subgraphs].sort());
  });

  test('says how to make it when it is missing', async () => {
    await expect(loadSupergraph(new URL('file:///nowhere/'))).rejects.toThrow('npm run schema');
  });
});

test('what is committed in schema/ is what the code says, and the trusted operations fit it', async () => {
  expect(await schemaFaults()).toEqual([]);
});
