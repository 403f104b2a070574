import type { JsonObject, JsonValue } from '../../core/json.ts';
import type { LitePage } from './liteparse.ts';

/** Joins the text of pages as `page_separator`, `page_prefix` and `page_suffix` say. */
export function joinPages(
  pages: readonly LitePage[],
  textOf: (page: LitePage) => string,
  parameters: JsonObject,
): string {
  const separator = textOr(parameters['page_separator'], '\n---\n');
  const prefix = textOr(parameters['page_prefix'], '');
  const suffix = textOr(parameters['page_suffix'], '');
  return pages
    .map((page, index) => {
      const before = index === 0 ? '' : separator;
      const numbered = (text: string): string => text.replaceAll('{pageNumber}', String(page.pageNum));
      return numbered(before) + numbered(prefix) + textOf(page) + numbered(suffix);
    })
    .join('');
}

function textOr(value: JsonValue | undefined, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}
