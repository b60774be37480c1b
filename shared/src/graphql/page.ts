/** Lists as pages: the same arguments everywhere, keyset cursors that cost the same on page 1 and on page 10,000. */
import 'reflect-metadata';
import { ArgsType, type ClassType, Directive, Field, Int, ObjectType } from 'type-graphql';
import { Invalid } from '../errors.js';

export const MAX_PAGE = 500;

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: `How many to return, 1 to ${MAX_PAGE}.` })
  first: number;

  @Field(() => String, {
    nullable: true,
    description: 'Where to go on: the `endCursor` of the page before. Left out: from the beginning.',
  })
  after?: string | null;
}

@Directive('@shareable')
@ObjectType({ description: 'Where a page ends and whether more follows.' })
export class PageInfo {
  @Field(() => String, {
    nullable: true,
    description: 'Give this as `after` to get the next page; null on an empty page.',
  })
  endCursor: string | null;

  @Field(() => Boolean, { description: 'Whether another page follows.' })
  hasNextPage: boolean;
}

export interface Page<T> {
  nodes: T[];
  pageInfo: PageInfo;
}

/** The page type of a node type, `<Node>Page`. */
export function pageOf<T extends object>(node: ClassType<T>, name: string, description: string) {
  @ObjectType(`${name}Page`, { description })
  class NodePage implements Page<T> {
    @Field(() => [node], { description: 'The items of this page, in the order of the list.' })
    nodes: T[];

    @Field(() => PageInfo, { description: 'Where this page ends.' })
    pageInfo: PageInfo;
  }
  return NodePage;
}

export type CursorValue = string | number | null;

/** A checked position in a list: how many rows to fetch (one more than asked, to see whether more follows) and from where. */
export interface Keyset {
  list: string;
  first: number;
  /** rows to ask the database for */
  limit: number;
  /** values of the ordering columns of the last row seen, null at the beginning */
  after: readonly CursorValue[] | null;
}

/**
 * Checks page arguments. @param list names the list and its order, so that a cursor of another list is refused
 * @param width number of ordering columns @throws Invalid naming `first` or `after`
 */
export function keysetOf({ first, after }: PageArgs, list: string, width: number): Keyset {
  if (first < 1 || first > MAX_PAGE) {
    throw new Invalid(
      `first is ${first}: ask for 1 to ${MAX_PAGE} items a page and follow endCursor for more`,
      'first',
    );
  }
  return { list, first, limit: first + 1, after: after == null ? null : decode(after, list, width) };
}

/** Cuts the rows of a {@link Keyset} query into a page. @param position the ordering values of a row */
export function toPage<T>(rows: readonly T[], keyset: Keyset, position: (row: T) => CursorValue[]): Page<T> {
  const nodes = rows.slice(0, keyset.first);
  const last = nodes.at(-1);
  return {
    nodes,
    pageInfo: {
      endCursor: last === undefined ? null : encode(keyset.list, position(last)),
      hasNextPage: rows.length > keyset.first,
    },
  };
}

function encode(list: string, position: CursorValue[]): string {
  return Buffer.from(JSON.stringify([list, ...position])).toString('base64url');
}

function decode(cursor: string, list: string, width: number): CursorValue[] {
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    content = null;
  }
  const ok =
    Array.isArray(content) &&
    content[0] === list &&
    content.length === width + 1 &&
    content.every(isCursorValue);
  if (!ok)
    throw new Invalid('after is no cursor of this list: give the endCursor of its previous page', 'after');
  return (content as CursorValue[]).slice(1);
}

/** PostgreSQL has no text with a null character in it. */
function isCursorValue(value: unknown): boolean {
  return value === null || (typeof value === 'string' ? !value.includes('\0') : Number.isFinite(value));
}
