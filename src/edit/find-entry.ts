import type { Path } from '../core/path.ts';
import type { PlacedBlock, PlacedEntry } from './placed-entry.ts';

/** The entry at a path; undefined where there is none, or where it stands in a collection in flow style. */
export function findEntry(block: PlacedBlock | undefined, path: Path): PlacedEntry | undefined {
  const [name, ...rest] = path;
  const entry = block?.entries.find((candidate) => candidate.name === name);
  return rest.length === 0 ? entry : findEntry(entry?.nested, rest);
}
