/** The operations that are measured: a heavy one, a small one, and each with a text that no cache has seen. */

export interface Operation {
  /** also its id at the trusted door */
  id: 'heavy' | 'small';
  source: string;
  variables: Readonly<Record<string, unknown>>;
}

/** Four subgraphs, lists in lists, entities of entities of entities; about 87 KB. */
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

export const OPERATIONS: readonly Operation[] = [heavy, small];

/** Stands in a text for digits that the load generator makes different in each request. */
export const UNIQUE = '00000000';

/** The same operation with one more alias, whose digits make the text one that was never seen. */
export function uniqueSource({ source }: Operation): string {
  return source.replace('population', `x${UNIQUE}: population`);
}
