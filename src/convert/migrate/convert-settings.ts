import { canonicalJson } from '../../core/canonical-json.ts';
import type { JsonValue } from '../../core/json.ts';
import type { Path } from '../../core/path.ts';
import type { Statement } from './statements.ts';
import { placeInSpec, takesValue } from './takes-value.ts';
import type { Answer, Asked, Beside } from './transform.ts';
import { TRANSFORMS } from './transforms.ts';

/** What became of a setting. */
export interface Conversion {
  readonly statement: Statement;
  readonly outcome: 'moved' | 'converted' | 'inferred' | 'dropped' | 'lost';
  /** Where it is in v2, from the spec; absent where it is nowhere. */
  readonly place?: Path;
  readonly value?: JsonValue;
  readonly reason?: string;
  readonly beside?: readonly Beside[];
}

/**
 * Converts the settings that a spec states itself, of all that hold where it does: of several with one counterpart, those
 * around it count as well.
 */
export function convertSettings(own: readonly Statement[], all: readonly Statement[]): readonly Conversion[] {
  const set = all.filter(({ value }) => value !== null);
  const byName = new Map(set.map(({ entry, value }) => [nameOf(entry.pointer), value]));
  const taken = new Map<string, string>();
  return own.map((statement): Conversion => {
    const counterpart = statement.entry.v2;
    if (counterpart === undefined) return { statement, outcome: 'lost', reason: 'v2 has nothing like it.' };
    if ('removed' in counterpart) return convertRemoved(statement, counterpart);
    const place = placeInSpec(counterpart.pointer);
    if (statement.value === null) return clear(statement, place);
    const fellows = set.filter(
      ({ entry }) => entry.v2 && 'pointer' in entry.v2 && entry.v2.pointer === counterpart.pointer,
    );
    const asked = {
      ...statement,
      counterpart,
      fellows: sharing(fellows, counterpart),
      read: (name: string) => byName.get(name),
    };
    const answer = TRANSFORMS[counterpart.transform](asked);
    return settle(asked, place, answer, taken, statement);
  });
}

/** Settings of one transform are answered for together; others have their say alone. */
function sharing(fellows: readonly Statement[], { transform }: Asked['counterpart']): readonly Statement[] {
  return fellows.filter(({ entry: { v2 } }) => v2 && 'transform' in v2 && v2.transform === transform);
}

function nameOf(pointer: string): string {
  return pointer.startsWith(PARAMETER) ? pointer.slice(PARAMETER.length) : pointer;
}

const PARAMETER = '/job_config/parameters/';

function convertRemoved(
  statement: Statement,
  { removed, harmless }: { readonly removed: string; readonly harmless?: JsonValue },
): Conversion {
  const { value, entry } = statement;
  const isDefault =
    harmless === undefined && (value === entry.default?.value || (entry.default === undefined && value === ''));
  if (value === null || value === harmless || harmless === 'always' || isDefault) {
    return { statement, outcome: 'dropped', reason: value === harmless ? 'v2 does it anyway.' : removed };
  }
  return { statement, outcome: 'lost', reason: removed };
}

/** A null takes away what is inherited, there as here. */
function clear(statement: Statement, place: Path): Conversion {
  if (takesValue(place, null)) return { statement, outcome: 'moved', place, value: null };
  return { statement, outcome: 'dropped', reason: 'Nothing is set.' };
}

function settle(
  asked: Asked,
  place: Path,
  answer: Answer,
  taken: Map<string, string>,
  statement: Statement,
): Conversion {
  const { value, lost, dropped, beside } = answer;
  const extra = { ...(beside && { beside }) };
  if (value === undefined) {
    if (lost !== undefined) return { statement, outcome: 'lost', reason: lost, ...extra };
    return { statement, outcome: 'dropped', reason: dropped ?? 'Nothing is set.', ...extra };
  }
  if (!takesValue(place, value)) return { statement, outcome: 'lost', reason: 'v2 does not take the value.' };
  const key = JSON.stringify(place);
  const text = canonicalJson(value);
  const before = taken.get(key);
  if (before !== undefined && before !== text) {
    return { statement, outcome: 'lost', reason: 'Another setting has its place in v2, with another value.' };
  }
  taken.set(key, text);
  const come = { statement, place, value, ...extra };
  if (lost !== undefined) return { ...come, outcome: 'lost', reason: lost };
  if (asked.counterpart.basis === 'inference') return { ...come, outcome: 'inferred' };
  return { ...come, outcome: canonicalJson(statement.value) === text ? 'moved' : 'converted' };
}
