import type { KeyOrder } from './arrange-lines.ts';
import { arrangeLines } from './arrange-lines.ts';
import type { Layout, PlacedLine } from './layout.ts';
import type { Replacement } from './text-edit.ts';
import { replaceIn } from './text-edit.ts';
import { feedOf, lineAt } from './text-lines.ts';
import { tidyPieces } from './tidy-pieces.ts';

/** Prints a text with its entries in order, two spaces a level, and no blank lines but single ones between others. */
export function printLayout(layout: Layout, keyOrder: KeyOrder): string {
  const { lines } = layout;
  const { order, swaps } = arrangeLines(layout, keyOrder);
  const printed = printLines(layout);
  for (const { from, to } of swaps) {
    const head = from.tidyColumn;
    printed[to.line] = (printed[from.line] ?? '').slice(0, head) + (printed[to.line] ?? '').slice(head);
    printed[from.line] = ' '.repeat(head) + (printed[from.line] ?? '').slice(head);
  }
  const feed = feedOf(lines);
  return dropBlankLines(lines, order)
    .map((index) => (printed[index] ?? '') + (lines[index]?.feed || feed))
    .join('');
}

/** Each line as it is printed, without what ends it. */
function printLines({ text, lines, pieces }: Layout): string[] {
  const byLine = new Map<number, Replacement[]>();
  for (const replacement of tidyPieces(text, pieces)) {
    const number = lineAt(lines, replacement.start);
    byLine.set(number, [...(byLine.get(number) ?? []), replacement]);
  }
  return lines.map((line, index) => {
    const { start, end, indent, tidyIndent } = line;
    const from = start + indent;
    const edits = (byLine.get(index) ?? []).map((edit) => ({
      ...edit,
      start: edit.start - from,
      end: edit.end - from,
    }));
    const body = replaceIn(text.slice(from, end), edits);
    const isOpen = line.kind === 'inside' || lines[index + 1]?.kind === 'inside';
    return ' '.repeat(tidyIndent) + (isOpen ? body : body.trimEnd());
  });
}

/** Of several blank lines one stays, and none at either end. */
function dropBlankLines(lines: readonly PlacedLine[], order: readonly number[]): number[] {
  const isBlank = (index: number | undefined): boolean => index !== undefined && lines[index]?.kind === 'blank';
  const last = order.findLastIndex((index) => !isBlank(index));
  return order.slice(0, last + 1).filter((index, at) => !isBlank(index) || (at > 0 && !isBlank(order[at - 1])));
}
