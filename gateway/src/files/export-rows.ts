/** Turns the pages of an export one after another: the next is asked for when the rows of the last have been taken. */
import { MAX_PAGE } from '@diaban/shared/graphql/page';
import type { Value } from '@diaban/shared/tabular/table';
import { isObject, type JsonObject } from '../engine/json.js';
import type { ExportPlan } from './export-plan.js';

/** Answers the operation for one page. */
export type AskPage = (variables: Record<string, unknown>) => Promise<JsonObject>;

/** @returns rows page by page */
export async function* exportPages(
  { page: path, columns }: ExportPlan,
  ask: AskPage,
  variables: Readonly<Record<string, unknown>>,
): AsyncGenerator<Value[][], void> {
  let after: unknown = null;
  for (;;) {
    const data = await ask({ ...variables, first: MAX_PAGE, after });
    const page = path.reduce<unknown>((value, key) => (isObject(value) ? value[key] : null), data);
    if (!isObject(page) || !Array.isArray(page.nodes) || !isObject(page.pageInfo))
      throw new Error(`The answer holds no page "${path.join('.')}"`);
    yield page.nodes.map((row: unknown) => columns.map((column) => column.read(row)));
    const { hasNextPage, endCursor } = page.pageInfo;
    if (hasNextPage !== true) return;
    // a list that names the same place twice would be followed for ever
    if (typeof endCursor !== 'string' || endCursor === after)
      throw new Error(`The page "${path.join('.')}" says that more follows, but not where`);
    after = endCursor;
  }
}
