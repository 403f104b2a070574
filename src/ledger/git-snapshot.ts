import type { BareStore, TreeFile } from '../git/bare-store.ts';
import { pathOf } from './ref-path.ts';

/** The files of a ref, as the store has it. */
export interface SeenRef {
  readonly commit: string;
  readonly files: ReadonlyMap<string, TreeFile>;
}

/** What the store has of the remote. */
export interface Snapshot {
  /** Fetches what the patterns match. */
  readonly fetch: (patterns: readonly string[]) => Promise<void>;
  readonly isFetched: (ref: string) => boolean;
  /** After the store has moved refs by itself. */
  readonly refresh: () => Promise<void>;
  readonly at: (ref: string) => SeenRef | undefined;
  /** The paths of the ledger below a folder that are seen; all of them below `''`. */
  readonly pathsBelow: (folder: string) => readonly string[];
}

/** A snapshot in which nothing is seen yet. */
export function createSnapshot(store: BareStore): Snapshot {
  const fetched = new Set<string>();
  const refs = new Map<string, SeenRef>();
  const isCovered = (prefix: string): boolean =>
    [...fetched].some((pattern) => prefix.startsWith(pattern.slice(0, -1)));
  const refresh = async (): Promise<void> => {
    const tips = await store.tips();
    const present = new Set(tips.map(({ ref }) => ref));
    for (const ref of [...refs.keys()].filter((one) => !present.has(one))) refs.delete(ref);
    const moved = tips.filter(({ ref, commit }) => refs.get(ref)?.commit !== commit);
    const files = moved.length === 0 ? [] : await store.filesOf(moved.map(({ tree }) => tree));
    for (const [index, { ref, commit }] of moved.entries()) refs.set(ref, { commit, files: files[index] ?? new Map() });
  };
  return {
    fetch: async (patterns) => {
      const unknown = patterns.filter((pattern) => !isCovered(pattern.slice(0, -1)));
      const known = patterns.filter((pattern) => isCovered(pattern.slice(0, -1)));
      // Of what is seen for the first time the newest commit will do; later the way from there to what is new is needed.
      if (unknown.length > 0) await store.fetch(unknown, true);
      if (known.length > 0) await store.fetch(known, false);
      for (const pattern of unknown) fetched.add(pattern);
      await refresh();
    },
    isFetched: isCovered,
    refresh,
    at: (ref) => refs.get(ref),
    pathsBelow: (folder) => {
      const below = folder === '' ? '' : `${folder}/`;
      return [...refs].flatMap(([ref, { files }]) => {
        // Of most batches nothing can be there, and each may have thousands of records.
        const own = pathOf({ ref, file: '' });
        if (!own.startsWith(below) && !below.startsWith(own)) return [];
        return [...files.keys()].map((file) => pathOf({ ref, file })).filter((path) => path.startsWith(below));
      });
    },
  };
}
