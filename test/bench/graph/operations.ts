/** The operations that are measured: two heavy ones, a small one, and each with a text that no cache has seen. */

export interface Operation {
  /** also its id at the trusted door */
  id: 'heavy' | 'nested' | 'small';
  source: string;
  variables: Readonly<Record<string, unknown>>;
}

/** Four subgraphs, lists in lists, entities of entities; about 87 KB, of which nearly every object is another one. */
const heavy: Operation = {
  id: 'heavy',
  source: `query Heavy {
  provinces {
    id
    name
    level
    population
    wards {
      id
      code
      name
      population
      households
      cases {
        id
        openedOn
        stage
        offence
        subjects
        handledBy { id name kind members seat { id name } }
      }
      campaigns { id title kind launchedOn coverage lead { id name kind } }
      organizations { id name kind members }
    }
  }
}
`,
  variables: {},
};

/**
 * Four subgraphs, few entities that are met again and again on many ways; about 87 KB. The shape of the public
 * benchmarks of gateways: what subgraphs answer is small, what the gateway makes of it is not.
 */
const nested: Operation = {
  id: 'nested',
  source: `query Nested {
  committee {
    ...O
    seat { ...U caseSummary { open closed } }
    campaigns {
      ...C
      partners {
        ...O
        seat { ...U caseSummary { open closed } }
        campaigns {
          ...C
          lead { ...O seat { ...U caseSummary { open closed } } }
        }
      }
    }
  }
}
fragment O on Organization { id name kind members }
fragment U on Unit { id code name level population }
fragment C on Campaign { id title kind launchedOn coverage }
`,
  variables: {},
};

/** Two subgraphs, one object; about 300 bytes. */
const small: Operation = {
  id: 'small',
  source: `query Small($id: ID!) {
  unit(id: $id) {
    id
    code
    name
    level
    population
    households
    caseSummary { open closed latest { id openedOn stage offence } }
  }
}
`,
  variables: { id: 'u11004' },
};

export const OPERATIONS: readonly Operation[] = [heavy, nested, small];

/** Stands in a text for digits that the load generator makes different in each request. */
export const UNIQUE = '00000000';

/** The same operation with one more alias, whose digits make the text one that was never seen. */
export function uniqueSource({ source }: Operation): string {
  return source.replace('population', `x${UNIQUE}: population`);
}
