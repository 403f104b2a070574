import type { JsonText, ProgramValue, Unknown } from '../read-json.ts';

/** A stretch of JSON, and where in the program it comes from: each code unit `step` after the one before it. */
interface Chunk {
  text: string;
  readonly offset: number;
  readonly step: 0 | 1;
  readonly unknown?: ProgramValue;
}

/** JSON that is written while a program is read. */
export type JsonWriter = Chunk[];

/** A piece of a text of the program: what it says, or what only the program knows of it. */
export type TextPiece =
  | { readonly text: string; readonly offset: number; readonly step: 0 | 1 }
  | { readonly unknown: ProgramValue; readonly offset: number };

/** Adds what is JSON already. */
export function addJson(writer: JsonWriter, text: string, offset: number): void {
  writer.push({ text, offset, step: 0 });
}

/** Adds a text. */
export function addText(writer: JsonWriter, pieces: readonly TextPiece[], offset: number): void {
  addJson(writer, '"', offset);
  for (const piece of pieces) {
    if ('unknown' in piece) writer.push({ text: '?', offset: piece.offset, step: 0, unknown: piece.unknown });
    else addPiece(writer, piece);
  }
  addJson(writer, '"', offset);
}

/** Adds a value that only the program knows. */
export function addUnknown(writer: JsonWriter, unknown: ProgramValue, offset: number): void {
  addText(writer, [{ unknown, offset }], offset);
}

/** Takes back what was added since the writer had `length` chunks. */
export function takeBack(writer: JsonWriter, length: number): void {
  writer.length = length;
}

/** What was written, its places led back to the program. */
export function writtenJson(writer: JsonWriter): JsonText {
  const offsets: number[] = [];
  const unknowns = new Map<number, Unknown>();
  for (const { text, offset, step, unknown } of writer) {
    if (unknown !== undefined) unknowns.set(offsets.length, unknown);
    for (let unit = 0; unit < text.length; unit += 1) offsets.push(offset + unit * step);
  }
  const end = (offsets.at(-1) ?? -1) + 1;
  return { text: writer.map(({ text }) => text).join(''), offsetOf: (index) => offsets[index] ?? end, unknowns };
}

function addPiece(writer: JsonWriter, { text, offset, step }: { text: string; offset: number; step: 0 | 1 }): void {
  const json = JSON.stringify(text).slice(1, -1);
  if (json.length === text.length || step === 0) {
    writer.push({ text: json, offset, step: json.length === text.length ? step : 0 });
    return;
  }
  for (const [index, unit] of text.split('').entries()) {
    writer.push({ text: JSON.stringify(unit).slice(1, -1), offset: offset + index, step: 0 });
  }
}
