import type { JsonValue } from '../core/json.ts';
import type { Origin } from '../core/origin.ts';

/** What a reference can read: its value, and where that was said. */
export interface Variable {
  /** A scalar, or a list of scalars. */
  readonly value: Exclude<JsonValue, null>;
  /** As it is written: `007` for a number that reads 7. */
  readonly source: string;
  readonly origin: Origin;
}

/** Where the references of a manifest are looked up. */
export interface Variables {
  /** `${var:NAME}`: from the command line, the environment of the project file, or the project file. */
  readonly declared: (name: string) => Variable | undefined;
  /** `${env:NAME}`; `unlisted` where the project file does not list the name. */
  readonly fromEnvironment: (name: string) => Variable | 'unlisted' | undefined;
  /** `${matrix:NAME}`. */
  readonly fromRow: (name: string) => Variable | undefined;
}
