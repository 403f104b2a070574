import { canonicalJson } from '../core/canonical-json.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { hasErrors } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import type { Path } from '../core/path.ts';
import { formatPointer } from '../core/path.ts';
import type { LoadInput } from '../load/load-documents.ts';
import { loadDocuments } from '../load/load-documents.ts';
import type { Layout } from './layout.ts';
import { layOut } from './layout.ts';
import { headerOf } from './lines-of-entry.ts';
import { chainOf, entriesOf } from './placed-entry.ts';
import { printLayout } from './print-layout.ts';

/** A text in its canonical form, or why it has none. */
export type Formatted =
  | { readonly kind: 'formatted'; readonly text: string }
  /** It cannot be read. */
  | { readonly kind: 'unread'; readonly diagnostics: readonly Diagnostic[] }
  /** What came out did not say the same: one sentence. */
  | { readonly kind: 'refused'; readonly reason: string };

/** The keys of the mapping at a place in the order in which they belong; undefined where the order is the author's. */
export type OrderOf = (document: Document, path: Path) => readonly string[] | undefined;

/**
 * Formats a text: indentation, spacing, quotes, blank lines and the order of keys. Values, comments and what comments
 * speak of stay; that is read back from the result, and without it there is none.
 */
export function formatText(source: LoadInput, orderOf: OrderOf): Formatted {
  const loaded = loadDocuments(source);
  const documents = loaded.value ?? [];
  if (hasErrors(loaded.diagnostics)) return { kind: 'unread', diagnostics: loaded.diagnostics };
  const layout = layOut(source.text);
  const byIndex = new Map(documents.map((document) => [document.index, document]));
  const text = printLayout(layout, ({ kind, document: index, owner }) => {
    const document = byIndex.get(index);
    return kind === 'mapping' && document ? orderOf(document, owner?.path ?? []) : undefined;
  });
  const reason = findDifference({ documents, layout, count: loaded.diagnostics.length }, { file: source.file, text });
  return reason === undefined ? { kind: 'formatted', text } : { kind: 'refused', reason };
}

interface Original {
  readonly documents: readonly Document[];
  readonly layout: Layout;
  /** How many findings there were. */
  readonly count: number;
}

/** What a formatted text says other than the original; undefined where it says the same. */
function findDifference({ documents, layout, count }: Original, formatted: LoadInput): string | undefined {
  const again = loadDocuments(formatted);
  if (again.diagnostics.length > count) return 'it would not be read as before';
  const values = (again.value ?? []).map(describeValue);
  if (JSON.stringify(values) !== JSON.stringify(documents.map(describeValue))) return 'it would hold other values';
  const comments = commentsOf(layOut(formatted.text)).sort();
  if (JSON.stringify(comments) !== JSON.stringify(commentsOf(layout).sort())) return 'its comments would move';
  return undefined;
}

function describeValue({ index, value }: Document): string {
  return `${index} ${value === undefined ? '' : canonicalJson(value)}`;
}

/** Each comment with what it speaks of. */
function commentsOf(layout: Layout): string[] {
  const { text, lines, pieces, blocks } = layout;
  const entries = blocks.flatMap(entriesOf);
  const headers = blocks.flatMap((block) => (block ? [headerOf(layout, block)] : []));
  let latest = 0;
  let number = 0;
  return pieces.flatMap(({ kind, start, end }) => {
    if (kind !== 'comment') return [];
    while ((entries[latest]?.start ?? start) < start) latest += 1;
    while ((lines[number]?.end ?? start) < start) number += 1;
    const line = lines[number];
    const shown = text.slice(start, end).trimEnd();
    if (line?.kind !== 'comment') {
      const before = text.slice(line?.start, start).trimEnd();
      // It speaks of a document, and not of what happens to stand last in the one before.
      if (before === '---' || before === '...') return [`beside ${before} ${shown}`];
      const written = before.length + (line?.start ?? 0);
      return [`beside ${pointerOf(entries[latest - 1], written)} ${shown}`];
    }
    const isHeader = headers.some(([from, to]) => from <= number && number < to);
    return [isHeader ? `header ${shown}` : `${line.role} ${pointerOf(line.entry, 0)} ${shown}`];
  });
}

/** The document and pointer of the innermost entry around an offset. */
function pointerOf(entry: ReturnType<typeof entriesOf>[number] | undefined, offset: number): string {
  if (entry === undefined) return '';
  const around = chainOf(entry).findLast(({ end }) => end >= offset) ?? entry;
  return `${around.parent.document}${formatPointer(around.path)}`;
}
