import type { FrozenSource } from '../../ledger/record.ts';

/** How a source differs from what was covered of it. */
export interface SourceChange {
  /** Entries that were not there. */
  readonly added: number;
  /** Entries that have another content under their name. */
  readonly changed: number;
  /** Entries that are not there any more. */
  readonly removed: number;
  /** What is added or changed, as a source of its own; undefined where nothing is. */
  readonly fresh: FrozenSource | undefined;
}

/** How a source differs from all that has been covered of it, taken together. */
export function changeOf(now: FrozenSource, covered: readonly FrozenSource[]): SourceChange {
  const entries = entriesOf(now);
  const before = covered.flatMap(entriesOf);
  const contents = new Set(before.map(contentKey));
  const names = new Set(before.map(({ name }) => name));
  const fresh = entries.filter((entry) => !contents.has(contentKey(entry)));
  const changed = fresh.filter(({ name }) => names.has(name)).length;
  const there = new Set(entries.map(({ name }) => name));
  const isFresh = new Set(fresh.map(({ name }) => name));
  return {
    added: fresh.length - changed,
    changed,
    removed: [...names].filter((name) => !there.has(name)).length,
    fresh: fresh.length === 0 ? undefined : keepOf(now, isFresh),
  };
}

/** How many entries a source has. */
export function sizeOf(source: FrozenSource): number {
  return entriesOf(source).length;
}

/** The names of the entries, in the order that shards cut: ids, or paths of files. */
export function namesOf(source: FrozenSource): readonly string[] {
  return entriesOf(source).map(({ name }) => name);
}

/** The part of a source that has these names: ids, or paths of files. */
export function keepOf(source: FrozenSource, names: ReadonlySet<string>): FrozenSource {
  switch (source.kind) {
    case 'directory':
      return { ...source, items: source.items.filter(({ id }) => names.has(id)) };
    case 'items':
      return { ...source, itemIds: source.itemIds.filter((id) => names.has(id)) };
    case 'files':
      return { ...source, files: source.files.filter(({ path }) => names.has(path)) };
  }
}

/** An entry by its name, and what tells one content of it from another. */
interface Entry {
  readonly name: string;
  readonly content: string;
}

function entriesOf(source: FrozenSource): readonly Entry[] {
  switch (source.kind) {
    case 'directory':
      return source.items.map(({ id, fileId }) => ({ name: id, content: fileId ?? '' }));
    case 'items':
      return source.itemIds.map((id) => ({ name: id, content: '' }));
    case 'files':
      return source.files.map(({ path, sha256 }) => ({ name: path, content: sha256 }));
  }
}

function contentKey({ name, content }: Entry): string {
  return `${name}\0${content}`;
}
