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
