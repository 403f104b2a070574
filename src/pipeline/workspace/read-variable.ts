import type { Variable } from '../../compose/variables.ts';
import { Failure } from '../../core/failure.ts';
import { shownFlag } from './shown-flag.ts';

/** Reads `NAME=value`; the value is text, and takes the type that the setting needs in which it is used. */
export function readVariable(text: string): readonly [string, Variable] {
  const [, name, source] = /^([A-Za-z_][A-Za-z0-9_]*)=([\s\S]*)$/.exec(text) ?? [];
  if (name === undefined || source === undefined) {
    const hint = 'A name has letters, digits and `_`: `--var BUCKET=acme-parsed`.';
    throw new Failure('usage', `\`--var ${shownFlag(text)}\` is not NAME=value`, { hint });
  }
  return [name, { value: source, source, origin: { kind: 'flag', name: `--var ${name}` } }];
}
