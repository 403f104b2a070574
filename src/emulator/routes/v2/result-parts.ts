import type { JsonObject } from '../../../core/json.ts';
import type { LitePage } from '../../results/liteparse.ts';
import type { ParseResult } from '../../results/read-result.ts';

/** The text of a part of a result that a link leads to. */
export function contentOf(part: string, result: ParseResult): string | undefined {
  if (part === 'text') return result.text;
  if (part === 'markdown') return result.markdown;
  return part === 'items' || part === 'metadata' ? JSON.stringify(PARTS[part](result)) : undefined;
}

/** What can be asked for by name, and how it is written. */
export const PARTS = {
  text: ({ pages }: ParseResult) => ({ pages: pages.map(({ pageNum, text }) => ({ page_number: pageNum, text })) }),
  markdown: ({ pages }: ParseResult) => ({
    pages: pages.map(({ pageNum, markdown }) => ({ page_number: pageNum, markdown, success: true })),
  }),
  items: ({ pages }: ParseResult) => ({ pages: pages.map(writeItems) }),
  metadata: ({ pages }: ParseResult) => ({ pages: pages.map(({ pageNum }) => ({ page_number: pageNum })) }),
  forms: () => null,
  text_full: ({ text }: ParseResult) => text,
  markdown_full: ({ markdown }: ParseResult) => markdown,
} as const;

/** Whether a name is one of a part. */
export function isPart(name: string): name is keyof typeof PARTS {
  return Object.hasOwn(PARTS, name);
}

/** The text of a page is one item, on a page of the size of a letter: nothing is known of the layout. */
function writeItems({ pageNum, text, markdown }: LitePage): JsonObject {
  const items = [{ type: 'text', md: markdown, value: text, bbox: null }];
  return { page_number: pageNum, items, page_width: 612, page_height: 792, success: true };
}
