import type { HashText } from '../core/hash.ts';
import { safeName } from './safe-name.ts';

/** Something that a file is to be named after. */
export interface Named {
  /** Tells it apart from all others, in every run. */
  readonly id: string;
  /** Any text. */
  readonly name: string;
  /** What it was called in an earlier run; it keeps that where it is a name that it could have got. */
  readonly kept?: string | undefined;
}

/** What the names must also differ from, and how ids are hashed. */
export interface DistinctOptions {
  readonly reserved: readonly string[];
  readonly hash: HashText;
}

/** How much of an id's hash tells apart two of one name; all of it where that is not enough. */
const SHORT = 8;

/**
 * A safe name for each id, distinct even where a file system ignores case and Unicode forms. Whatever shares its name
 * with another has a part of its id's hash behind a `~`, so that the order of things changes no name. In their order.
 */
export function distinctNames(things: readonly Named[], { reserved, hash }: DistinctOptions): Map<string, string> {
  const candidates = things.map((thing) => candidateOf(thing, hash));
  const kept = keptNames(candidates, reserved);
  const left = candidates.filter(({ id }) => !kept.has(id));
  const taken = [...reserved, ...kept.values()];
  const plain = countSame([...taken, ...left.map((candidate) => candidate.plain)]);
  const shared = left.filter((candidate) => plain.get(sameName(candidate.plain)) !== 1);
  const short = countSame([...taken, ...shared.map((candidate) => candidate.withHash(SHORT))]);
  const names = new Map(candidates.map((candidate) => [candidate.id, kept.get(candidate.id) ?? candidate.plain]));
  for (const { id, withHash } of shared) {
    names.set(id, short.get(sameName(withHash(SHORT))) === 1 ? withHash(SHORT) : withHash());
  }
  return names;
}

/** Equal for names that some file system takes for one. */
export function sameName(name: string): string {
  return name.normalize('NFKD').toLowerCase().toUpperCase().toLowerCase().normalize('NFKD');
}

interface Candidate {
  readonly id: string;
  readonly kept: string | undefined;
  readonly plain: string;
  /** The name with so many digits of the id's hash, or all; few names need one. */
  readonly withHash: (digits?: number) => string;
}

function candidateOf({ id, name, kept }: Named, hash: HashText): Candidate {
  const plain = safeName(name);
  const withHash = (digits?: number): string =>
    `${plain}~${hash('sha256', new TextEncoder().encode(id)).slice(0, digits)}`;
  const isOurs = kept !== undefined && (kept === plain || kept === withHash(SHORT) || kept === withHash());
  return { id, kept: isOurs ? kept : undefined, plain, withHash };
}

/** The earlier names by id; of two that would share one, the first keeps it. */
function keptNames(candidates: readonly Candidate[], reserved: readonly string[]): Map<string, string> {
  const taken = new Set(reserved.map(sameName));
  const names = new Map<string, string>();
  for (const { id, kept } of candidates) {
    if (kept === undefined || taken.has(sameName(kept))) continue;
    taken.add(sameName(kept));
    names.set(id, kept);
  }
  return names;
}

/** How many of the names are the same, by what is the same about them. */
function countSame(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(sameName(name), (counts.get(sameName(name)) ?? 0) + 1);
  return counts;
}
