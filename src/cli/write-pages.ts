import type { Io } from './io.ts';
import { openJsonList } from './json-list.ts';

/** How a list is written. */
export interface ListLayout<T> {
  /** What the list is called in JSON. */
  readonly name: string;
  readonly isJson: boolean;
  readonly formatTable: (page: readonly T[], width: number | undefined) => string;
}

/**
 * Writes a list page by page, each as it comes, and gives the count. The next page is asked for once the reader has taken
 * this one: however long the list and however slow the reader, one page is held.
 */
export async function writePages<T extends object>(
  pages: AsyncIterable<readonly T[]>,
  { name, isJson, formatTable }: ListLayout<T>,
  { out }: Io,
): Promise<number> {
  const list = isJson ? openJsonList(name, out) : undefined;
  let count = 0;
  for await (const page of pages) {
    if (list === undefined) out.write(formatTable(page, out.columns));
    else list.add(...page);
    count += page.length;
    await out.drained();
  }
  list?.close();
  return count;
}
