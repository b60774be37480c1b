// Tests that one plan serves all operations that differ in the client's words, and that each gets its own words back.
import { describe, expect, test } from '@jest/globals';
import { type OperationDefinitionNode, parse, print } from 'graphql';
import { PlanTemplates } from './plan-templates.js';
import type { IsolatedPlanner } from './planner-host.js';

/** Plans everything as a fetch of the whole operation, and counts. */
function echo() {
  const asked: { source: string; name: string | null }[] = [];
  const planner: IsolatedPlanner = {
    async plan(source, name) {
      asked.push({ source, name });
      if (source.includes('unplannable')) throw new Error(`cannot plan ${source}`);
      return JSON.stringify({ kind: 'Fetch', operation: source, operationName: name });
    },
  };
  const checked: string[] = [];
  const templates = new PlanTemplates(planner, (_plan, operation) => {
    checked.push(print(operation));
    if (print(operation).includes('unfit')) throw new Error(`does not fit ${print(operation)}`);
  });
  return { asked, checked, templates };
}

const operationOf = (source: string) =>
  parse(source, { noLocation: true }).definitions[0] as OperationDefinitionNode;

describe('the plan of an operation', () => {
  const WORDS = [
    'query A { unit(id: "u1") { x: name } }',
    'query B { unit(id: "u2") { other: name } }',
    'query Cc{unit(id:"Nghi Hương \\"quoted\\" \\\\ \\u0041\\n$& $1"){longer_alias:name}}',
    'query D { unit(id: """block "text"\n  of lines""") { y: name } }',
    'query E { unit(id: "") { _q_ofClients: name } }',
  ];

  test('is made once for operations that differ in aliases, texts and name, and holds the words of each', async () => {
    const { asked, templates } = echo();
    for (const source of WORDS) {
      const operation = operationOf(source);
      const plan = await templates.plan(operation);
      const { kind: _, ...said } = plan as unknown as {
        kind: string;
        operation: string;
        operationName: string;
      };
      expect(said.operationName).toBe(operation.name!.value);
      // the same operation, whatever quotes it is written with
      const again = operationOf(said.operation);
      const wanted = operationOf(print(operation));
      const plain = (node: object) =>
        JSON.stringify(node, (key, value) => (key === 'loc' || key === 'block' ? undefined : value));
      expect(plain(again)).toBe(plain(wanted));
    }
    expect(asked).toHaveLength(1);
    expect(asked[0]!.source).not.toMatch(/"u1"|\bx\b|A/);
    expect(templates.metrics()).toEqual({ planTemplateHits: WORDS.length - 1, planTemplateMisses: 1 });
  });

  test('is asked for once by operations that come at the same time', async () => {
    const { asked, templates } = echo();
    await Promise.all(WORDS.map((source) => templates.plan(operationOf(source))));
    expect(asked).toHaveLength(1);
  });

  test('differs where words are equal in one operation and not in the other', async () => {
    const { asked, templates } = echo();
    await templates.plan(operationOf('{ a: unit(id: "1") { a: name } }'));
    await templates.plan(operationOf('{ a: unit(id: "1") { b: name } }'));
    await templates.plan(operationOf('{ a: unit(id: "a") { a: name } }'));
    expect(asked).toHaveLength(2);
  });

  test.each([
    ['numbers', '{ unit(id: 1) { name } }', '{ unit(id: 2) { name } }'],
    ['variables', 'query ($a: ID) { unit(id: $a) { name } }', 'query ($b: ID) { unit(id: $b) { name } }'],
    ['fields', '{ unit(id: "1") { name } }', '{ unit(id: "1") { code } }'],
    [
      'defaults that are no texts',
      'query ($a: Int = 1) { unit(id: $a) { name } }',
      'query ($a: Int = 2) { unit(id: $a) { name } }',
    ],
  ])('differs with %s', async (_what, one, other) => {
    const { asked, templates } = echo();
    await templates.plan(operationOf(one));
    await templates.plan(operationOf(other));
    expect(asked).toHaveLength(2);
  });

  test('takes texts in lists, objects and defaults for words too', async () => {
    const { asked, templates } = echo();
    const [one, other] = ['Vinh', 'Cửa Lò'].map(
      (name) =>
        `query ($d: String = "${name}") { units(in: ["${name}"], filter: { name: "${name}", first: 3 }) { name(of: $d) } }`,
    ) as [string, string];
    await templates.plan(operationOf(one));
    const operation = operationOf(other);
    const plan = (await templates.plan(operation)) as unknown as { operation: string };
    expect(plan.operation).toBe(print(operation));
    expect(asked).toHaveLength(1);
  });

  test('is made for the operation as it is where a variable looks like a token', async () => {
    const { asked, templates } = echo();
    const source = 'query ($_q_t0_: ID) {\n  unit(id: $_q_t0_) {\n    x: name\n  }\n}';
    const plan = (await templates.plan(operationOf(source))) as unknown as { operation: string };
    expect(plan.operation).toBe(source);
    expect(asked).toEqual([{ source, name: null }]);
  });

  test('keeps a text that looks like a token', async () => {
    const { templates } = echo();
    const operation = operationOf('{ y: unit(id: "_q_t0_ and _q_t9_") { name } }');
    const plan = (await templates.plan(operation)) as unknown as { operation: string };
    expect(plan.operation).toBe(print(operation));
  });

  test('is checked when it is made, and never kept when it does not fit', async () => {
    const { asked, checked, templates } = echo();
    for (const source of WORDS) await templates.plan(operationOf(source));
    expect(checked).toEqual([asked[0]!.source]);
    for (const _ of [1, 2])
      await expect(templates.plan(operationOf('{ mine: unfit }'))).rejects.toThrow(
        'does not fit {\n  mine: unfit',
      );
    expect(asked).toHaveLength(3);
  });

  test('that cannot be made is refused in the client’s words, and asked for again', async () => {
    const { asked, templates } = echo();
    const operation = operationOf('{ mine: unplannable(id: "Vinh") }');
    for (const _ of [1, 2])
      await expect(templates.plan(operation)).rejects.toThrow(
        'cannot plan {\n  mine: unplannable(id: "Vinh")\n}',
      );
    expect(asked).toHaveLength(2);
  });
});
