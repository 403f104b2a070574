import { canonicalJson } from '../core/canonical-json.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { formatPointer } from '../core/path.ts';
import { printYaml } from '../load/print-yaml.ts';
import { findEntry } from './find-entry.ts';
import type { Layout } from './layout.ts';
import { firstLineOf, isCompact, lastLineOf } from './lines-of-entry.ts';
import type { PlacedBlock, PlacedEntry } from './placed-entry.ts';
import { STEP } from './placed-entry.ts';
import { renameKeys, shiftLines } from './shift-lines.ts';

/** Where the words of an entry come from. */
export interface Wording {
  readonly valueAt: (path: Path) => JsonValue | undefined;
  readonly origins: ReadonlyMap<string, readonly Path[]>;
  readonly notes: ReadonlyMap<string, string>;
  readonly itemKeys: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Whether everything below the outermost keys is printed. */
  readonly isPlain?: boolean;
}

/** Writes mappings as lines, with the words and comments that a text has for them. */
export interface LineWriter {
  readonly writeMapping: (path: Path, value: JsonObject, column: number) => string[];
}

/** Writes the entries of a document anew. */
export function createLineWriter(layout: Layout, root: PlacedBlock, wording: Wording): LineWriter {
  const told = new Set<number>();
  const writeMapping: LineWriter['writeMapping'] = (path, value, column) =>
    Object.entries(value).flatMap(([key, inner], index) => {
      const lines = writeEntry([...path, key], inner as JsonValue, column);
      const isHead = index === 0 && path.length > 0;
      // A blank line parts entries; at the head of a mapping that was made there is nothing to part.
      return isHead && wording.valueAt(path) === undefined
        ? lines.slice(lines.findIndex((line) => line !== ''))
        : lines;
    });

  function writeEntry(path: Path, value: JsonValue, column: number): string[] {
    const olds = originsOf(path);
    const [old] = olds;
    const note = wording.notes.get(formatPointer(path));
    const notes = note === undefined ? [] : [`${' '.repeat(column)}# ${note}`];
    const lifted = old && olds.length === 1 ? lift(path, old, value, column) : undefined;
    if (lifted !== undefined) return [...leadOf(old, column), ...notes, ...lifted];
    const isFilled = isJsonObject(value) && Object.keys(value).length > 0;
    const isNested = old === undefined || old.nested?.kind === 'mapping';
    return isFilled && isNested
      ? writeNested(path, value, column, { old, notes })
      : printEntry(path, value, column, { olds, notes });
  }

  function originsOf(path: Path): PlacedEntry[] {
    if (wording.isPlain && path.length > 1) return [];
    const ways = wording.origins.get(formatPointer(path)) ?? [path];
    return ways.flatMap((way) => findEntry(root, way) ?? []);
  }

  /** The lines of an entry as they are, below a new key. */
  function lift(path: Path, old: PlacedEntry, value: JsonValue, column: number): string[] | undefined {
    const { key } = old;
    const itemKeys = wording.itemKeys.get(formatPointer(path));
    const written = wording.valueAt(old.path);
    const isSame = written !== undefined && canonicalJson(renamed(written, itemKeys)) === canonicalJson(value);
    if (!isSame || key?.start !== old.start || isCompact(old)) return undefined;
    const name = String(path.at(-1));
    const keys = renameKeys(old, old.name === name ? layout.text.slice(key.start, key.end) : name, itemKeys);
    const range = [old.line, lastLineOf(layout, old)] as const;
    const lines = keys && shiftLines(layout, range, column - old.column, keys);
    if (lines !== undefined) tell(range);
    return lines;
  }

  function writeNested(
    path: Path,
    value: JsonObject,
    column: number,
    { old, notes }: { readonly old: PlacedEntry | undefined; readonly notes: readonly string[] },
  ): string[] {
    const first = old?.nested?.entries[0];
    const step = old && first && first.column > old.column ? first.column - old.column : STEP;
    const lead = old ? leadOf(old, column) : [];
    const opening = `${' '.repeat(column)}${keyText(path)}:${old ? besideKey(old) : ''}`;
    const inner = writeMapping(path, value, column + step);
    const rest = old ? leftover(old, column + step) : [];
    return [...lead, ...notes, opening, ...inner, ...rest];
  }

  function printEntry(
    path: Path,
    value: JsonValue,
    column: number,
    { olds, notes }: { readonly olds: readonly PlacedEntry[]; readonly notes: readonly string[] },
  ): string[] {
    const indent = ' '.repeat(column);
    const printed = printYaml({ [String(path.at(-1))]: value })
      .slice(0, -1)
      .split('\n');
    const lines = printed.map((line) => (line === '' ? '' : indent + line));
    const lead = olds.flatMap((old) => leadOf(old, column));
    const [old] = olds;
    const isLine = lines.length === 1 && olds.length === 1 && old?.line === (old && lastLineOf(layout, old));
    if (isLine && old) return [...lead, ...notes, `${lines[0]}${besideKey(old)}`];
    return [...lead, ...olds.flatMap((entry) => commentsIn(entry, indent)), ...notes, ...lines];
  }

  /** The blank lines and comments above an entry. */
  function leadOf(old: PlacedEntry | undefined, column: number): string[] {
    if (old === undefined) return [];
    const [first, last] = [firstLineOf(layout, old), old.line - 1];
    return layout.lines.slice(first, last + 1).flatMap(({ start, end, indent, kind }) => {
      if (told.has(start)) return [];
      told.add(start);
      return kind === 'blank' ? [''] : [' '.repeat(column) + layout.text.slice(start + indent, end).trimEnd()];
    });
  }

  /** The comment on the line of a key. */
  function besideKey(old: PlacedEntry): string {
    const line = layout.lines[old.line];
    const found = layout.pieces.find(
      ({ kind, start, end }) =>
        kind === 'comment' && start > (line?.start ?? 0) && end <= (line?.end ?? 0) + 1 && !told.has(start),
    );
    if (found === undefined) return '';
    told.add(found.start);
    return ` ${commentText(found)}`;
  }

  function commentsIn(old: PlacedEntry, indent: string): string[] {
    return untold(old).map((comment) => indent + commentText(comment));
  }

  /** Comments of what is gone, each with what it stood beside. */
  function leftover(old: PlacedEntry, column: number): string[] {
    const indent = ' '.repeat(column);
    return untold(old).map((comment) => {
      const beside = innermost(old.nested, comment.start);
      const text = commentText(comment);
      return indent + (beside === undefined ? text : `# ${beside}: ${text.replace(/^#\s*/, '')}`);
    });
  }

  function untold(old: PlacedEntry) {
    const from = layout.lines[firstLineOf(layout, old)]?.start ?? 0;
    const to = layout.lines[lastLineOf(layout, old)]?.end ?? 0;
    const found = layout.pieces.filter(
      ({ kind, start }) => kind === 'comment' && start >= from && start <= to && !isTold(start),
    );
    for (const { start } of found) told.add(start);
    return found;
  }

  /** A comment is told by where it starts, or by the line that it has to itself. */
  function isTold(start: number): boolean {
    if (told.has(start)) return true;
    const line = layout.lines.findLast((candidate) => candidate.start <= start);
    return line?.kind === 'comment' && told.has(line.start);
  }

  /** The name of the outermost entry that a comment stands above, beside or in. */
  function innermost(block: PlacedBlock | undefined, offset: number): string | undefined {
    const entry = block?.entries.find((candidate) => {
      const from = layout.lines[firstLineOf(layout, candidate)]?.start ?? 0;
      return from <= offset && offset <= (layout.lines[lastLineOf(layout, candidate)]?.end ?? 0);
    });
    return entry?.name === undefined ? undefined : String(entry.name);
  }

  function tell([first, last]: readonly [number, number]): void {
    const from = layout.lines[first]?.start ?? 0;
    const to = layout.lines[last]?.end ?? 0;
    for (const { kind, start } of layout.pieces)
      if (kind === 'comment' && start >= from && start <= to) told.add(start);
  }

  function commentText({ start, end }: { readonly start: number; readonly end: number }): string {
    return layout.text.slice(start, end).trimEnd();
  }

  return { writeMapping };
}

function keyText(path: Path): string {
  const [line = ''] = printYaml({ [String(path.at(-1))]: null }).split('\n');
  return line.slice(0, line.lastIndexOf(':'));
}

function renamed(value: JsonValue, keys: ReadonlyMap<string, string> | undefined): JsonValue {
  if (keys === undefined || !Array.isArray(value)) return value;
  return value.map((item) => {
    if (!isJsonObject(item)) return item;
    return Object.fromEntries(Object.entries(item).map(([key, inner]) => [keys.get(key) ?? key, inner]));
  });
}
