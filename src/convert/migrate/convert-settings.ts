import { canonicalJson } from '../../core/canonical-json.ts';
import { invariant } from '../../core/invariant.ts';
import type { JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
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
  const converted = own.map((statement): Conversion => {
    const counterpart = statement.entry.v2;
    if (counterpart === undefined) return { statement, outcome: 'lost', reason: 'v2 has nothing like it.' };
    if ('removed' in counterpart) return convertRemoved(statement, counterpart);
    const place = placeInSpec(counterpart.pointer);
    const fellows = set.filter(({ entry: { v2 } }) => v2 && 'pointer' in v2 && v2.pointer === counterpart.pointer);
    const [first] = fellows;
    if (statement.value === null && (first === undefined || fellows.some((fellow) => own.includes(fellow)))) {
      return first === undefined && !isHolder(own, counterpart.pointer)
        ? clear(statement, place)
        : { statement, outcome: 'dropped', reason: NOTHING };
    }
    // A null takes one of several away: what the others come to without it stands in the place.
    const asking = statement.value === null && first ? first : statement;
    const asked = askFor(asking, fellows, (name) => byName.get(name));
    const settled = settle(asked, place, TRANSFORMS[asked.counterpart.transform](asked), taken, statement);
    // A null is no loss; what it leaves is told of by itself.
    return statement.value === null && settled.outcome === 'lost' ? droppedNull(settled) : settled;
  });
  return converted.map((one) => (isUnderAnother(one, converted) ? droppedNull(one) : one));
}

/** Whether a null would stand in what another setting has become, which is stated anew as a whole. */
function isUnderAnother({ place, value, outcome }: Conversion, converted: readonly Conversion[]): boolean {
  if (outcome !== 'moved' || value !== null || place === undefined) return false;
  return converted.some(
    (other) =>
      isJsonObject(other.value) &&
      other.place !== undefined &&
      other.place.length < place.length &&
      other.place.every((part, index) => part === place[index]),
  );
}

function droppedNull({ statement }: Conversion): Conversion {
  return { statement, outcome: 'dropped', reason: NOTHING };
}

/** Whether something is stated below a place: a null there would take that away, too. */
function isHolder(own: readonly Statement[], pointer: string): boolean {
  return own.some(({ entry: { v2 } }) => v2 && 'pointer' in v2 && v2.pointer.startsWith(`${pointer}/`));
}

const NOTHING = 'Nothing is set.';

function askFor({ entry, value }: Statement, fellows: readonly Statement[], read: Asked['read']): Asked {
  const counterpart = entry.v2;
  invariant(counterpart !== undefined && 'pointer' in counterpart, 'only settings with a counterpart are asked for');
  return { entry, value, counterpart, fellows: sharing(fellows, counterpart), read };
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
  return { statement, outcome: 'dropped', reason: NOTHING };
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
    return { statement, outcome: 'dropped', reason: dropped ?? NOTHING, ...extra };
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
