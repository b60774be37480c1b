/** The whole graph on the sample with its trusted operations, and the database beside it to count for oneself. */
import { readDocuments } from '@diaban/gateway/operations/trusted-operations';
import { SCHEMA_FOLDER } from '@diaban/gateway/supergraph';
import type { Viewer } from '@diaban/shared/scope/viewer';
import { viewer } from '@diaban/shared/testing/test-subgraph';
import { WholeGraph } from '../../setup/whole-graph.js';

export const NGHE_AN = viewer('province', '40');
export const CUA_LO = viewer('district', '413');
export const NGHI_HUONG = viewer('ward', '16732');
export const HA_TINH = viewer('province', '42');
export const HONG_LINH = viewer('district', '437');
export const BAC_HONG = viewer('ward', '18115');

/** What a unit with some code holds, itself included: `join tree t on t.unit_id = …` and group by or ask for `t.top`. */
const TREE = `create temp table tree as
  select top.code as top, top.level as top_level, below.unit_id, below.code, below.level
  from app.placed_units top join app.placed_units below on starts_with(below.skey, top.skey)
  where top.skey in (select s.skey from app.placed_units s join app.placed_units p
    on p.code in ('40', '42') and starts_with(s.skey, p.skey));
  create index on tree (top); create index on tree (unit_id); analyze tree`;

// biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
type Answer = any;

/** Where the page lies in the answer, which variable takes the cursor, and the other variables. */
interface Paged {
  page: (data: Answer) => Answer;
  variable?: string;
  [name: string]: unknown;
}

export class AskedGraph {
  private constructor(
    private readonly graph: WholeGraph,
    private readonly sources: ReadonlyMap<string, string>,
  ) {}

  static async start(): Promise<AskedGraph> {
    const documents = await readDocuments(new URL('operations/', SCHEMA_FOLDER));
    const graph = await WholeGraph.start('diaban_sample');
    await graph.admin.query(TREE);
    return new AskedGraph(graph, new Map(documents.map(({ id, source }) => [id, source])));
  }

  has(id: string): boolean {
    return this.sources.has(id);
  }

  /** The answer to a trusted operation. @throws when it has errors */
  async ask(id: string, as: Viewer, variables: Record<string, unknown> = {}): Promise<Answer> {
    const source = this.sources.get(id);
    if (source === undefined) throw new Error(`There is no trusted operation ${id}`);
    return this.run(source, as, variables);
  }

  /** The answer to any operation. @throws when it has errors */
  async run(source: string, as: Viewer, variables: Record<string, unknown> = {}): Promise<Answer> {
    const { data, errors } = await this.graph.ask(source, as, variables);
    if (errors) {
      const [name] = source.split('{', 1);
      throw new Error(`${name} as ${as.role} ${as.unit}: ${JSON.stringify(errors)}`);
    }
    return data;
  }

  /** All nodes of a page of an operation, following it to its end. @param variable that takes the cursor */
  async all(id: string, as: Viewer, { page, variable = 'after', ...variables }: Paged): Promise<Answer[]> {
    const nodes: Answer[] = [];
    let after: string | null = null;
    do {
      const data: Answer = await this.ask(id, as, { ...variables, [variable]: after });
      const { nodes: some, pageInfo } = page(data);
      nodes.push(...some);
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    return nodes;
  }

  async rows(sql: string, ...values: unknown[]): Promise<Answer[]> {
    return (await this.graph.admin.query(sql, values)).rows;
  }

  stop(): Promise<void> {
    return this.graph.stop();
  }
}

/** A number as the graph shows a count of persons: hidden from 1 to 4. */
export function persons(count: number | null): number | null {
  return count !== null && count > 0 && count < 5 ? null : count;
}
