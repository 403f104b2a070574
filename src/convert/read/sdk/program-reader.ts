import type { Omission } from '../list-requests.ts';
import type { JsonWriter } from './json-writer.ts';
import type { ProgramCursor } from './program-cursor.ts';

/** A program that is read for the values in a call. */
export interface ProgramReader extends ProgramCursor {
  readonly writer: JsonWriter;
  /** What is known of expressions that are no literals: what a call before this one gives. */
  readonly results: ReadonlyMap<string, string>;
  /** What was left out. */
  readonly omissions: Omission[];
}
