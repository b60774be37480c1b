/** Registering and linking documents over real PostgreSQL: what they carry out and replace, without circles. */
import { randomUUID } from 'node:crypto';
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { but, keepsTheContract, send, sent } from '../testing/mutation-contract.js';
import { unitOf } from '../testing/unit-of.js';

const CUA_LO = viewer('district', '413');

let campaigns: TestSubgraph;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph);
});
afterAll(() => campaigns.stop());

const document = async (test: TestSubgraph) => ({
  localityId: await unitOf(test, '16732'),
  kind: 'PLAN',
  number: '12/KH-UBND',
  title: 'Kế hoạch xây dựng phường không ma túy',
  issuerName: 'UBND phường',
  issuedOn: '2024-02-15',
});
const registered = async (more: object = {}): Promise<string> =>
  (await sent(campaigns, 'registerDocument', { ...(await document(campaigns)), ...more }, CUA_LO)).id;
const link = (documentId: string, targetId: string, expectedVersion = 1, relation = 'IMPLEMENTS') =>
  send(campaigns, 'linkDocument', { documentId, targetId, expectedVersion, relation }, CUA_LO);

keepsTheContract(() => campaigns, {
  operation: 'registerDocument',
  entity: 'Document',
  kind: 'ISSUED',
  input: document,
  other: but('title', 'Kế hoạch khác'),
  refused: [
    ['a number that is none', but('number', '12;KH'), 'number'],
    ['a title with an identity number', but('title', 'Quyết định về 040 123 456 789'), 'title'],
    ['a month that is not in the calendar', but('issuedOn', '2024-13'), 'issuedOn'],
    ['a document of the future', but('issuedOn', '2999'), 'issuedOn'],
    ['a parent that nobody knows', but('implementsIds', [stableId('doc:none')]), 'implementsIds'],
    ['a parent of another province', but('implementsIds', [stableId('doc:19-CT/ThU')]), 'implementsIds'],
    [
      'a parent issued later',
      (input) => ({ ...input, issuedOn: '2019-08-15', implementsIds: [stableId('doc:36-CT/TW')] }),
      'implementsIds',
    ],
    ['a replaced one that is no id', but('supersedesIds', ['12/KH']), 'supersedesIds'],
  ],
});

keepsTheContract(() => campaigns, {
  operation: 'linkDocument',
  entity: 'Document',
  kind: 'CHANGED',
  input: async () => ({
    documentId: await registered(),
    expectedVersion: 1,
    relation: 'IMPLEMENTS',
    targetId: stableId('doc:36-CT/TW'),
  }),
  refused: [
    ['a target that nobody knows', but('targetId', randomUUID()), 'targetId'],
    ['itself', (input) => ({ ...input, targetId: input.documentId }), 'targetId'],
  ],
});

describe('documents', () => {
  test('carry out those of the centre and of units above, replace their own, and say so', async () => {
    const old = await registered({ number: '11/KH-UBND', issuedOn: '2023' });
    const id = await registered({ implementsIds: [stableId('doc:36-CT/TW')], supersedesIds: [old] });
    const query = `query ($id: ID!) { document(id: $id) { level number provenance source version issuedOn { precision }
      implements { document { number } inferred } supersedes { nodes { id } } supersededBy { nodes { id } } } }`;
    const read = async (of: string) =>
      (await campaigns.run(query, { as: viewer('ward', '16732'), variables: { id: of } })).data.document;
    expect(await read(id)).toEqual({
      level: 'WARD',
      number: '12/KH-UBND',
      provenance: 'REGISTERED',
      source: 'Programme register, entered by district 413',
      version: 1,
      issuedOn: { precision: 'DAY' },
      implements: [{ document: { number: '36-CT/TW' }, inferred: false }],
      supersedes: { nodes: [{ id: old }] },
      supersededBy: { nodes: [] },
    });
    expect((await read(old)).supersededBy).toEqual({ nodes: [{ id }] });
  });

  test('of units above are seen and can be carried out, but not changed', async () => {
    const province = await sent(
      campaigns,
      'registerDocument',
      {
        ...(await document(campaigns)),
        localityId: await unitOf(campaigns, '40'),
        kind: 'DIRECTIVE',
        issuedOn: '2024-01-10',
      },
      viewer('province', '40'),
    );
    const own = await registered();
    expect((await link(own, province.id)).error).toBeUndefined();
    const { error } = await link(province.id, own);
    expect(error?.extensions).toEqual({ code: 'NOT_FOUND' });
    const { error: sibling } = await send(
      campaigns,
      'registerDocument',
      { ...(await document(campaigns)), localityId: await unitOf(campaigns, '412'), implementsIds: [own] },
      viewer('district', '412'),
    );
    expect(sibling?.extensions).toEqual({ code: 'INVALID', field: 'implementsIds' });
  });

  test('form no circle, neither by carrying each other out nor by replacing each other', async () => {
    const [a, b, c] = [await registered(), await registered(), await registered()];
    for (const relation of ['IMPLEMENTS', 'SUPERSEDES']) {
      const version = relation === 'IMPLEMENTS' ? 1 : 2;
      expect((await link(b, a, version, relation)).error).toBeUndefined();
      expect((await link(c, b, version, relation)).error).toBeUndefined();
      const { error } = await link(a, c, 1, relation);
      expect(error).toMatchObject({
        message: expect.stringContaining('links may form no circle'),
        extensions: { code: 'INVALID', field: 'targetId' },
      });
    }
    expect((await link(b, a, 3)).error?.extensions).toEqual({ code: 'CONFLICT' });
  });
});
