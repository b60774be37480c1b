/** Proves that the README's query gives the README's answer. */
import { readFileSync } from 'node:fs';
import { viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { WholeGraph } from '../setup/whole-graph.js';

const README = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
const block = (language: string) => new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(README)![1]!;

let graph: WholeGraph;
beforeAll(async () => {
  graph = await WholeGraph.start('diaban_sample');
});
afterAll(() => graph.stop());

test('the query of the README gives the answer of the README to the province Nghệ An', async () => {
  const { data, errors } = await graph.ask(block('graphql'), viewer('province', '40'));
  expect({ data, errors }).toEqual({ ...JSON.parse(block('json')), errors: undefined });
});

test('the same document gives a district and a ward their own part', async () => {
  for (const [role, unit, name, districts] of [
    ['district', '413', 'Thị xã Cửa Lò', 0],
    ['ward', '16732', 'Phường Nghi Hương', 0],
  ] as const) {
    const { data } = await graph.ask(block('graphql'), viewer(role, unit));
    expect(data.viewerLocality.fullName).toBe(name);
    expect(data.viewerLocality.districts.nodes).toHaveLength(districts);
    expect(data.viewerLocality.caseStatistics[0].cases.value).not.toBeNull();
  }
});
