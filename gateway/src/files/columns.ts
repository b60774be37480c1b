/** From the selection of a row to the columns of a file: objects become columns, lists are joined in one cell. */
import type { TableColumn, Value } from '@diaban/shared/tabular/table';
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLLeafType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { isObject } from '../engine/json.js';
import { type CellMaker, figureCell, joined, leafCell, periodCell } from './cells.js';
import { figureHeaderFor, headerFor } from './headers.js';

/** A column, and how it is read from a row of the answer. */
export interface ExportColumn extends TableColumn {
  /** response keys below the row */
  path: readonly string[];
  read(row: unknown): Value;
}

/** Where the walk through the selection is. */
interface Place {
  schema: GraphQLSchema;
  document: DocumentNode;
  type: string;
  path: readonly string[];
  /** whether a list was passed on the way */
  many: boolean;
  /** path of the figure that is being walked through */
  figure: readonly string[] | null;
}

const FIGURE = 'Measure';
const FIGURE_FIELDS = ['value', 'status', 'band'];

/** @throws Error naming what cannot stand in a table */
export function columnsFor(
  selections: SelectionSetNode,
  place: Pick<Place, 'schema' | 'document' | 'type'>,
): ExportColumn[] {
  const columns = new Map<string, ExportColumn>();
  for (const column of walk(selections, { ...place, path: [], many: false, figure: null }))
    columns.set(column.path.join('.'), column);
  const headers = [...columns.values()].map(({ header }) => header);
  const twice = headers.find((header, at) => headers.indexOf(header) !== at);
  if (twice !== undefined)
    throw new Error(`two columns are called "${twice}": name them apart in files/headers.ts`);
  return [...columns.values()];
}

function walk(selections: SelectionSetNode, place: Place): ExportColumn[] {
  return fieldsOf(selections, place).flatMap(({ field, owner }) => {
    const key = (field.alias ?? field.name).value;
    if (field.name.value === '__typename') return [];
    const type = place.schema.getType(owner);
    const definition =
      isObjectType(type) || isInterfaceType(type) ? type.getFields()[field.name.value] : undefined;
    if (definition === undefined) throw new Error(`${owner}.${field.name.value} is not a field`);
    const named = getNamedType(definition.type);
    const inner: Place = {
      ...place,
      type: named.name,
      path: [...place.path, key],
      many: place.many || isList(definition.type),
    };
    if (isLeafType(named)) return leafColumns(field, inner, cellOf(owner, field.name.value, named));
    if (named.name === FIGURE) return figureColumns(field.selectionSet!, inner);
    const columns = walk(field.selectionSet!, inner);
    // a page inside a row is cut at its size, which a reader of the file has to be told
    if (named.name.endsWith('Page') && !columns.some(({ path }) => path.at(-1) === 'hasNextPage'))
      throw new Error(`${inner.path.join('.')} is a page: select its pageInfo { hasNextPage } too`);
    return columns;
  });
}

function cellOf(owner: string, field: string, type: GraphQLLeafType): CellMaker {
  return owner === 'Period' && field === 'label' ? periodCell : leafCell(type);
}

function leafColumns(field: FieldNode, place: Place, cell: CellMaker): ExportColumn[] {
  const { path, figure } = place;
  if (figure === null) return [column(headerFor(path), place, cell)];
  const name = field.name.value;
  if (path.length === figure.length + 1 && (name === 'value' || name === 'band')) return [];
  return [column(figureHeaderFor(figure, path.slice(figure.length)), place, cell)];
}

function figureColumns(selections: SelectionSetNode, place: Place): ExportColumn[] {
  const fields = fieldsOf(selections, place).map(({ field }) => field);
  const missing = FIGURE_FIELDS.filter(
    (name) => !fields.some((field) => field.name.value === name && field.alias === undefined),
  );
  if (missing.length > 0)
    throw new Error(`${place.path.join('.')} is a figure: select its ${missing.join(', ')} too`);
  return [
    column(headerFor(place.path), place, figureCell),
    ...walk(selections, { ...place, figure: place.path }),
  ];
}

function column(header: string, { path, many }: Place, cell: CellMaker): ExportColumn {
  const read = (row: unknown) => {
    const values = valuesAt(row, path, 0).map(cell);
    return many ? joined(values) : (values[0] ?? null);
  };
  return { header, path, read };
}

/** The fields of a selection with the type that has each, fragments included. */
function fieldsOf(
  selections: SelectionSetNode,
  { document, type }: Pick<Place, 'document' | 'type'>,
): { field: FieldNode; owner: string }[] {
  return selections.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [{ field: selection, owner: type }];
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : document.definitions.find(
            (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === selection.name.value,
          );
    if (fragment === undefined || !('selectionSet' in fragment)) return [];
    const owner = ('typeCondition' in fragment && fragment.typeCondition?.name.value) || type;
    return fieldsOf(fragment.selectionSet!, { document, type: owner });
  });
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

function valuesAt(value: unknown, path: readonly string[], at: number): unknown[] {
  if (Array.isArray(value)) return value.flatMap((one) => valuesAt(one, path, at));
  if (at === path.length) return [value];
  return isObject(value) ? valuesAt(value[path[at]!], path, at + 1) : [null];
}
