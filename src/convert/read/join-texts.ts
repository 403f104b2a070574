import type { JsonText, Unknown } from './read-json.ts';

/** One text of JSON made of pieces. */
export function joinTexts(parts: readonly JsonText[]): JsonText {
  const starts: number[] = [];
  const unknowns = new Map<number, Unknown>();
  let text = '';
  for (const part of parts) {
    starts.push(text.length);
    for (const [index, unknown] of part.unknowns) unknowns.set(text.length + index, unknown);
    text += part.text;
  }
  const offsetOf = (index: number): number => {
    const at = starts.findLastIndex((start) => start <= index);
    return parts[at]?.offsetOf(index - (starts[at] ?? 0)) ?? 0;
  };
  return { text, offsetOf, unknowns };
}

/** A text that import writes; all of it stands for one place of the file. */
export function textAt(text: string, offset: number): JsonText {
  return { text, offsetOf: () => offset, unknowns: new Map() };
}
