/** What a caller in the same process is answered, and what of an error never leaves. */
import { Writable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { probeSubgraph } from '../testing/probe-subgraph.js';
import { ScratchSchema } from '../testing/scratch-schema.js';
import { publishSmallCountry } from '../testing/small-country.js';
import { viewer } from '../testing/test-subgraph.js';
import { InProcessCaller } from './in-process.js';
import { RunningSubgraph } from './subgraph.js';

const logged: { requestId?: string; err?: { message: string } }[] = [];
let schema: ScratchSchema;
let running: RunningSubgraph;
let caller: InProcessCaller;

beforeAll(async () => {
  schema = await ScratchSchema.make(() => 'select 1', 'empty');
  await publishSmallCountry(schema);
  const sink = new Writable({
    write(line, _, done) {
      logged.push(JSON.parse(String(line)));
      done();
    },
  });
  running = await RunningSubgraph.open(probeSubgraph(schema), {
    adminUrl: schema.adminUrl,
    log: pino(sink),
    poolSize: 1,
  });
  caller = new InProcessCaller(running);
});
afterAll(async () => {
  await running?.close();
  await schema?.drop();
});
beforeEach(() => void logged.splice(0));

const ask = (query: string, variables: Record<string, unknown> = {}, operationName?: string) =>
  caller.call({
    query,
    variables,
    operationName: operationName ?? null,
    viewer: viewer('district', '101'),
    requestId: 'request-7',
  });

describe('a call', () => {
  test('is answered for its viewer, with the number of its statements', async () => {
    expect(await ask('{ who units }')).toEqual({ data: { who: 'district of 101', units: 4 }, statements: 1 });
    expect(await ask('{ who }')).toEqual({ data: { who: 'district of 101' }, statements: 0 });
  });

  test('for references costs one statement, with null for what is unknown or out of scope', async () => {
    const ids = ['thing 257', 'thing 258', 'thing x', 'thing 4113', 'thing 257'];
    const answer = await ask(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on ProbeThing { id } } }',
      {
        r: ids.map((id) => ({ __typename: 'ProbeThing', id })),
      },
    );
    expect(answer).toEqual({
      data: { _entities: [{ id: 'thing 257' }, null, null, { id: 'thing 4113' }, { id: 'thing 257' }] },
      statements: 1,
    });
  });

  test('costs and gives the same whether its document comes for the first time or again', async () => {
    const query = 'query Again($d: Date!) { who units day(asOf: $d) fail(how: "NOT_FOUND") }';
    const first = await ask(query, { d: '2024-02-29' });
    for (const _ of ['compiled', 'known']) expect(await ask(query, { d: '2024-02-29' })).toEqual(first);
    expect(first).toMatchObject({ data: { day: '2024-02-29', fail: null }, statements: 1 });
    expect((await ask(query, { d: 'never' })).errors?.[0]?.message).toMatch('is not a Date');
  });

  test('begins no statement once nobody waits for it', async () => {
    const controller = new AbortController();
    controller.abort(new Error('gone'));
    const { signal } = controller;
    const call = {
      query: '{ who units }',
      viewer: viewer('district', '101'),
      requestId: 'request-7',
      signal,
    };
    for (const _ of ['interpreted', 'compiled']) await expect(caller.call(call)).rejects.toThrow('gone');
    expect(logged).toEqual([]);
  });

  test('picks the operation that it names', async () => {
    const two = 'query A { who } query B { units }';
    expect((await ask(two, {}, 'B')).data).toEqual({ units: 4 });
    expect((await ask(two)).errors?.[0]?.message).toMatch('operation name');
    expect((await ask(two, {}, 'C')).errors?.[0]?.message).toMatch('"C"');
  });

  test('goes on working for other documents when thousands have been seen', async () => {
    for (let at = 0; at < 2_010; at += 1) await ask(`{ a${at}: who`);
    const { documents } = caller as unknown as { documents: { size: number } };
    expect(documents.size).toBe(2_000);
    expect((await ask('{ a0: who }')).data).toEqual({ a0: 'district of 101' });
  });
});

describe('a document or variable that is wrong', () => {
  test.each([
    ['{ who', /Syntax Error/],
    ['{ nothing }', /Cannot query field "nothing"/],
    ['{ day }', /"asOf" of type "Date!" is required/],
  ])('is explained and costs nothing: %s', async (query, message) => {
    for (const _ of ['first time', 'again']) {
      const { data, errors, statements } = await ask(query);
      expect([data, errors?.length, statements]).toEqual([undefined, 1, 0]);
      expect(errors?.[0]).toMatchObject({
        message: expect.stringMatching(message),
        extensions: { code: 'BAD_USER_INPUT' },
      });
    }
    expect(logged).toEqual([]);
  });

  test('is explained when a date is none, whether it is written out or given as a variable', async () => {
    const literal = await ask('{ day(asOf: "2023-02-29") }');
    const variable = await ask('query ($asOf: Date!) { day(asOf: $asOf) }', { asOf: '2023-02-29' });
    for (const { errors } of [literal, variable])
      expect(errors?.[0]?.message).toMatch('"2023-02-29" is not a Date: write it like "2023-05-09"');
    expect(logged).toEqual([]);
  });

  test('is explained when a variable is missing or of another type', async () => {
    const query = 'query ($input: ProbeInput!) { low(input: $input) }';
    expect((await ask(query)).errors?.[0]?.message).toMatch(
      '"$input" of required type "ProbeInput!" was not provided',
    );
    expect((await ask(query, { input: { range: { low: 'x' } } })).errors?.[0]?.message).toMatch(
      'at "input.range.low"',
    );
  });

  test('is an INVALID with the name of the nested field when it breaks a rule of the input', async () => {
    const { errors } = await ask('{ low(input: { range: { low: 0 } }) }');
    expect(errors).toEqual([
      {
        message: 'low must be 1 or more',
        path: ['low'],
        extensions: { code: 'INVALID', field: 'range.low' },
      },
    ]);
  });
});

describe('a resolver that fails', () => {
  test.each([
    ['NOT_FOUND', 'There is no such case'],
    ['CONFLICT', 'It changed meanwhile'],
  ])('with %s tells the caller', async (code, message) => {
    const { errors, data } = await ask(`{ who fail(how: "${code}") }`);
    expect(errors?.[0]).toMatchObject({ message, path: ['fail'], extensions: { code } });
    expect(data).toEqual({ who: 'district of 101', fail: null });
    expect(logged).toEqual([]);
  });

  test.each(['SQL', 'GRAPHQL', 'TEXT', 'OTHER'])(
    'with an error of its own (%s) tells a request id and no more',
    async (how) => {
      const { errors } = await ask(`{ fail(how: "${how}") }`);
      expect(errors).toEqual([
        {
          message: 'Something went wrong here; quote request request-7',
          path: ['fail'],
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        },
      ]);
      expect(JSON.stringify(errors)).not.toMatch('secret');
      expect(logged).toHaveLength(1);
      expect(logged[0]).toMatchObject({
        requestId: 'request-7',
        subgraph: schema.name,
        err: { message: expect.stringMatching('secret') },
      });
    },
  );
});
