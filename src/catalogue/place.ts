import type { Path } from '../core/path.ts';
import { parsePointer } from '../core/path.ts';

/** A place in a manifest or a request: the parts of a JSON pointer, `*` standing for any item or key. */
export type Place = readonly string[];

/** Reads a catalogue pointer. */
export function parsePlace(pointer: string): Place {
  return parsePointer(pointer);
}

/** Whether a path lies at a place. */
export function isAtPlace(path: Path, place: Place): boolean {
  return place.length === path.length && place.every((part, index) => part === '*' || part === String(path[index]));
}

/** The way to the spec that a path is a part of: the one of the manifest, or the partial one of an environment. */
export function specOf(path: Path): Path {
  const isInEnvironment = path[0] === 'spec' && path[1] === 'environments' && path.length > 2;
  return path.slice(0, isInEnvironment ? 3 : 1);
}

/** The path that states in the base spec what this one states in an environment; any other path as it is. */
export function toBasePath(path: Path): Path {
  const spec = specOf(path);
  return spec.length > 1 ? ['spec', ...path.slice(spec.length)] : path;
}
