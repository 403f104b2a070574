import { Failure } from '../../core/failure.ts';
import type { Page } from './answers.ts';
import type { Context } from './context.ts';
import type { ApiVersion, Query } from './paths.ts';
import { buildPath } from './paths.ts';
import { read } from './read.ts';
import type { Shape } from './shape.ts';

/** A list of the API. */
export interface ListRequest<T> {
  readonly parts: readonly string[];
  readonly version?: ApiVersion;
  readonly query: Query;
  readonly shape: Shape<Page<T>>;
  readonly idOf: (item: T) => string;
  /** How the next page is asked for. */
  readonly by: 'offset' | 'token';
  /** How many items a page is asked to have. */
  readonly size: number;
  /** Told of the headers of each page. */
  readonly onHeaders?: ((headers: Headers) => void) | undefined;
}

/**
 * Reads a list to its end, page by page; what moves to a later page meanwhile comes only once. By offset the end is a
 * page that is not full; what the service says about a total or a next page can only make it read on. Throws for a list
 * that repeats itself or does not end.
 */
export async function* readPages<T>(context: Context, list: ListRequest<T>): AsyncIterable<readonly T[]> {
  const seen = new Set<string>();
  const tokens = new Set<string>();
  let offset = 0;
  let token: string | undefined;
  for (let pages = 0; pages < context.limits.pages; pages += 1) {
    const page = await read(
      context,
      buildPath(list.parts, pageQuery(list, offset, token), list.version),
      list.shape,
      list.onHeaders,
    );
    const items = page.items ?? [];
    const fresh = items.filter((item) => isNew(seen, list.idOf(item)));
    if (items.length > 0 && fresh.length === 0) throw endless(list, 'repeats itself');
    if (fresh.length > 0) yield fresh;
    offset += items.length;
    token = page.next_page_token ?? undefined;
    if (isLast(list, page, items.length, offset)) return;
    if (token !== undefined && list.by === 'token' && !isNew(tokens, token)) throw endless(list, 'repeats itself');
  }
  throw endless(list, `does not end within ${context.limits.pages} pages`);
}

function pageQuery<T>({ by, size, query }: ListRequest<T>, offset: number, token: string | undefined): Query {
  return by === 'offset' ? { ...query, limit: size, offset } : { ...query, page_size: size, page_token: token };
}

function isNew(seen: Set<string>, id: string): boolean {
  const isFirst = !seen.has(id);
  seen.add(id);
  return isFirst;
}

function isLast<T>({ by, size }: ListRequest<T>, page: Page<T>, length: number, offset: number): boolean {
  const hasToken = (page.next_page_token ?? '') !== '';
  if (by === 'token') return !hasToken;
  return length === 0 || (length < size && !hasToken && (page.total_size ?? 0) <= offset);
}

function endless<T>({ parts }: ListRequest<T>, what: string): Failure {
  return new Failure('unexpected-answer', `The list of ${parts.at(-1) ?? ''} ${what}`);
}
