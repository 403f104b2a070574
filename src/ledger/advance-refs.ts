import { Failure } from '../core/failure.ts';
import type { BareStore, PushResult } from '../git/bare-store.ts';
import type { Snapshot } from './git-snapshot.ts';
import { groupBy } from './group-by.ts';
import type { Settled } from './in-batches.ts';
import { pathOf, refPathOf } from './ref-path.ts';

/** A record to be added. */
export interface Addition {
  readonly path: string;
  readonly bytes: Uint8Array;
}

type Outcome = 'created' | 'exists';

/** Each ref is an argument of git; systems bound their length. */
const MOST_REFS = 250;

/** So often a push may come to nothing though nobody else has moved the ref. */
const MOST_STALLS = 5;

/** Adds records by a commit for each ref and one push; gives for each whether it was made or was there. */
export async function addRecords(
  store: BareStore,
  snapshot: Snapshot,
  additions: readonly Addition[],
): Promise<readonly Settled<Outcome>[]> {
  const byRef = groupBy(additions, ({ path }) => refPathOf(path).ref);
  const works = [...byRef].map(([ref, added]) => beginWork(ref, added, []));
  for (let start = 0; start < works.length; start += MOST_REFS) {
    await advance(store, snapshot, works.slice(start, start + MOST_REFS));
  }
  const settled = new Map(works.flatMap(({ outcomes }) => [...outcomes]));
  const errors = new Map(works.map(({ ref, error }) => [ref, error]));
  const twins = new Set<string>();
  return additions.map((addition) => {
    // Of two that are asked for at once the first is made.
    const isTwin = twins.size === twins.add(addition.path).size;
    const outcome = settled.get(addition.path) ?? { error: errors.get(refPathOf(addition.path).ref) };
    return isTwin && 'value' in outcome ? { value: 'exists' } : outcome;
  });
}

/** Takes records away by a commit for each ref. */
export async function removeRecords(store: BareStore, snapshot: Snapshot, paths: readonly string[]): Promise<void> {
  const byRef = groupBy(paths, (path) => refPathOf(path).ref);
  const works = [...byRef].map(([ref, removed]) =>
    beginWork(
      ref,
      [],
      removed.map((path) => refPathOf(path).file),
    ),
  );
  await advance(store, snapshot, works);
  const failed = works.find(({ error }) => error !== undefined);
  if (failed !== undefined) throw failed.error;
}

/** What is to be done to one ref. */
interface Work {
  readonly ref: string;
  /** By the path in the tree. */
  readonly added: ReadonlyMap<string, Uint8Array>;
  readonly removed: readonly string[];
  readonly outcomes: Map<string, Settled<Outcome>>;
  /** Commits that were pushed, with what they add; each may have arrived. */
  readonly pushed: { readonly commit: string; readonly files: readonly string[] }[];
  /** How often nothing came of a push while the ref stayed at this commit. */
  stalls: number;
  lastSeen: string | undefined;
  error: Failure | undefined;
}

function beginWork(ref: string, added: readonly Addition[], removed: readonly string[]): Work {
  const files = new Map<string, Uint8Array>();
  for (const { path, bytes } of added) {
    const { file } = refPathOf(path);
    if (!files.has(file)) files.set(file, bytes);
  }
  return {
    ref,
    added: files,
    removed,
    outcomes: new Map(),
    pushed: [],
    stalls: 0,
    lastSeen: undefined,
    error: undefined,
  };
}

/** Goes on until each ref has what it was to get, or will not take it. A lost race is looked at anew. */
async function advance(store: BareStore, snapshot: Snapshot, works: readonly Work[]): Promise<void> {
  const unseen = works.filter(({ ref }) => !snapshot.isFetched(ref));
  if (unseen.length > 0) await snapshot.fetch(unseen.map(({ ref }) => `${ref}*`));
  for (let open = works; ; ) {
    for (const work of open) await settleSeen(store, snapshot, work);
    open = open.filter((work) => work.error === undefined && isOpen(snapshot, work));
    if (open.length === 0) return;
    const results = await pushAll(store, snapshot, open);
    const lost = open.filter((_, index) => results[index]?.kind !== 'moved');
    await lookAgain(snapshot, lost);
    for (const [index, work] of open.entries()) countStall(snapshot, work, results[index]);
  }
}

/** A remote that is gone is so for what was lost alone: the others have moved. */
async function lookAgain(snapshot: Snapshot, lost: readonly Work[]): Promise<void> {
  try {
    if (lost.length > 0) await snapshot.fetch(lost.map(({ ref }) => `${ref}*`));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    for (const work of lost) work.error = error;
  }
  await snapshot.refresh();
}

/** What is there was made by us where it came by a commit of ours. */
async function settleSeen(store: BareStore, snapshot: Snapshot, work: Work): Promise<void> {
  const seen = snapshot.at(work.ref);
  const there = [...work.added.keys()].filter((file) => seen?.files.has(file) && !work.outcomes.has(keyOf(work, file)));
  if (seen === undefined || there.length === 0) return;
  const arrived: string[] = [];
  for (const { commit, files } of work.pushed) {
    if (await store.isAncestor(commit, seen.commit)) arrived.push(...files);
  }
  for (const file of there) {
    work.outcomes.set(keyOf(work, file), { value: arrived.includes(file) ? 'created' : 'exists' });
  }
}

function keyOf({ ref }: Work, file: string): string {
  return pathOf({ ref, file });
}

function isOpen(snapshot: Snapshot, work: Work): boolean {
  const files = snapshot.at(work.ref)?.files;
  const isAdding = work.outcomes.size < work.added.size;
  return isAdding || work.removed.some((file) => files?.has(file));
}

async function pushAll(store: BareStore, snapshot: Snapshot, works: readonly Work[]): Promise<readonly PushResult[]> {
  const changes = works.map((work) => {
    const seen = snapshot.at(work.ref);
    const added = [...work.added].filter(([file]) => !work.outcomes.has(keyOf(work, file)));
    return {
      ref: work.ref,
      parent: seen?.commit,
      // Without it two processes that write the same would make one commit, and both take it for theirs.
      message: `Write ${added.length}, remove ${work.removed.length}\n\n${crypto.randomUUID()}\n`,
      added: added.map(([path, bytes]) => ({ path, bytes })),
      removed: work.removed.filter((file) => seen?.files.has(file)),
    };
  });
  const commits = await store.commit(changes);
  const pushes = works.map((work, index) => {
    const { parent, added } = changes[index] ?? { parent: undefined, added: [] };
    const to = commits[index] ?? '';
    work.pushed.push({ commit: to, files: added.map(({ path }) => path) });
    return { ref: work.ref, from: parent, to };
  });
  return store.push(pushes);
}

/** A ref that stays where it was though it is not refused for having moved will not take the next push either. */
function countStall(snapshot: Snapshot, work: Work, result: PushResult | undefined): void {
  if (result === undefined || result.kind === 'moved') return;
  const commit = snapshot.at(work.ref)?.commit;
  work.stalls = commit === work.lastSeen ? work.stalls + 1 : 0;
  work.lastSeen = commit;
  if (work.stalls < MOST_STALLS) return;
  const code = result.kind === 'unknown' ? 'unavailable' : 'refused';
  work.error = new Failure(code, `The ledger was not written: ${result.says}`);
}
