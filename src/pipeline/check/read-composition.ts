import { readVariable } from '../workspace/read-variable.ts';
import type { VariableSources } from './variables-for.ts';

/** What may be said about how manifests are composed. */
export interface CompositionOptions {
  /** Composes for this environment; without it, validating takes each, and compiling the project's default one. */
  readonly environment?: string | undefined;
  /** `spec.path=value`, as with `--set`. */
  readonly set?: readonly string[];
  /** `NAME=value`, as with `--var`. */
  readonly vars?: readonly string[];
  /** What `${env:NAME}` reads, of the names that the project file lists; nothing without it. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Reads the variables of a run. Throws where one cannot be understood. */
export function readVariables({ vars = [], env = {} }: CompositionOptions): VariableSources {
  return { flags: new Map(vars.map(readVariable)), environment: env };
}
