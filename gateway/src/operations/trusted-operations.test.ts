/** Trusted documents are read by name, checked against the schema and the limits, and found by id or hash. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema, OperationTypeNode } from 'graphql';
import { documentFaults, missingFaults, readDocuments, TrustedOperations } from './trusted-operations.js';

const schema = buildSchema('type Query { unit: Unit } type Unit { id: ID! parent: Unit }');
const supergraph = { ownersOf: () => ['localities'] };
const GOOD = '# What it is for.\n# And more.\nquery Good { unit { id } }\n';
let folder: URL;

beforeAll(async () => {
  folder = pathToFileURL(`${await mkdtemp(join(tmpdir(), 'operations-'))}/`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) await writeFile(new URL(name, folder), text);
}

describe('trusted documents', () => {
  test('carry the name of their file, the hash of their text and their opening comment', async () => {
    await write({ 'good.graphql': GOOD, 'notes.txt': 'no document' });
    const hash = `sha256:${createHash('sha256').update(GOOD).digest('hex')}`;
    const documents = await readDocuments(folder);
    expect(documents).toEqual([
      { id: 'good', hash, source: GOOD, kind: 'query', description: 'What it is for.\nAnd more.' },
    ]);
    const operations = new TrustedOperations(documents.map((one) => ({ ...one, prepared: one.id })));
    expect(operations.find('good')).toBe(operations.find(hash));
    expect(operations.find('bad')).toBeUndefined();
  });

  test.each([
    ['two operations', 'query A { unit { id } } query B { unit { id } }', 'holds 2'],
    ['no operation', 'fragment F on Unit { id }', 'holds 0'],
    ['no GraphQL', 'query {', 'Syntax Error'],
  ])('with %s are refused by file', async (_name, text, message) => {
    await write({ 'good.graphql': GOOD, 'wrong.graphql': text });
    await expect(readDocuments(folder)).rejects.toThrow(`wrong.graphql: `);
    await expect(readDocuments(folder)).rejects.toThrow(message);
    await rm(new URL('wrong.graphql', folder));
  });

  test('that do not fit the schema or exceed a limit are named, all of them', async () => {
    const deep = `{ unit ${'{ parent '.repeat(20)}{ id }${' }'.repeat(20)} }`;
    await write({ 'good.graphql': GOOD, 'unknown.graphql': '{ unit { name } }', 'deep.graphql': deep });
    expect(documentFaults(await readDocuments(folder), schema, supergraph)).toEqual([
      expect.stringMatching(/^deep\.graphql: The operation nests/),
      'unknown.graphql: Cannot query field "name" on type "Unit".',
    ]);
  });

  test('that subgraphs ask must be there, and be queries', () => {
    const rest = { hash: '', source: '', description: '' };
    const documents = [
      { ...rest, id: 'figures', kind: OperationTypeNode.QUERY },
      { ...rest, id: 'write', kind: OperationTypeNode.MUTATION },
    ];
    expect(missingFaults(documents, ['figures', 'write', 'gone'])).toEqual([
      'write.graphql: a subgraph asks this query, and it is not there',
      'gone.graphql: a subgraph asks this query, and it is not there',
    ]);
  });
});
