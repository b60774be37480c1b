/** Questions for gaps and steps taken survive the way from subgraph to subgraph, and nothing else passes for them. */
import { describe, expect, test } from '@jest/globals';
import { gapQuestion, gapsId, packSteps, unpackSteps } from './programme-gaps-code.js';

const QUESTION = { asOf: '2024-06-30', unitId: 412, days: 90, campaignKinds: ['DRUG_CLEAN', 'MODEL_POLICE'] };
const idOf = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');

describe('the id of a question for gaps', () => {
  test.each([QUESTION, { ...QUESTION, unitId: null }, { ...QUESTION, campaignKinds: null }])(
    '%j is read back from it',
    (question) => {
      expect(gapQuestion(gapsId(question))).toEqual(question);
    },
  );

  test('is the same in whatever order its kinds are named, and however often', () => {
    const campaignKinds = ['MODEL_POLICE', 'DRUG_CLEAN', 'MODEL_POLICE'];
    expect(gapsId({ ...QUESTION, campaignKinds })).toBe(gapsId(QUESTION));
  });

  test.each([
    ['nothing', undefined],
    ['a number', 7],
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('[').toString('base64url')],
    ['an object', idOf({})],
    ['a day that is none', idOf(['2024-02-30', null, 90, null])],
    ['no day', idOf([null, null, 90, null])],
    ['a unit below 1', idOf(['2024-06-30', 0, 90, null])],
    ['a unit as text', idOf(['2024-06-30', 'u412', 90, null])],
    ['no days', idOf(['2024-06-30', null, 0, null])],
    ['half a day', idOf(['2024-06-30', null, 0.5, null])],
    ['too many days', idOf(['2024-06-30', null, 3_651, null])],
    ['no kinds', idOf(['2024-06-30', null, 90, []])],
    ['kinds that are none', idOf(['2024-06-30', null, 90, ["'; drop"]])],
    ['kinds in another order', idOf(['2024-06-30', null, 90, ['B', 'A']])],
    ['more than a question', idOf(['2024-06-30', null, 90, null, 1])],
    ['another spelling', `${gapsId(QUESTION)}=`],
  ])('is not %s', (_what, id) => {
    expect(gapQuestion(id)).toBeNull();
  });
});

describe('steps that units have taken', () => {
  const campaignId = '5b9886da-67cb-88ef-9688-fd5a47e724d4';
  const launch = { unitId: 412, on: '2023-05-09', synthetic: false, campaignId };
  const pledge = { unitId: 1_048_575, on: '2024-12-31', synthetic: true, campaignId: null };

  test('are read back column by column, and take little room', () => {
    const text = packSteps([launch, pledge]);
    expect(unpackSteps(text)).toEqual({
      unitIds: [412, 1_048_575],
      on: ['2023-05-09', '2024-12-31'],
      synthetic: [false, true],
      campaignIds: [campaignId, null],
    });
    expect(text).toBe(`2023-05-09c412:${campaignId};2024-12-31s1048575`);
    // what JSON would escape makes the gateway read an answer the long way
    expect(JSON.stringify(text)).toBe(`"${text}"`);
  });

  test('of nobody are an empty text', () => {
    expect(unpackSteps(packSteps([]))).toEqual({ unitIds: [], on: [], synthetic: [], campaignIds: [] });
  });

  test.each([
    null,
    7,
    ';',
    '2023-05-09c',
    '2023-05-09x412',
    '2023-13-09c412',
    '2023-05-09c0',
    '2023-05-09c412:',
    '2023-05-09c412:x',
    `2023-05-09c412:${campaignId};`,
    Array.from({ length: 50_001 }, () => '2023-05-09c412').join(';'),
  ])('are not %j', (text) => {
    expect(unpackSteps(text)).toBeNull();
  });
});
