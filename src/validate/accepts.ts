import type { AcceptedParts, AcceptedSchema } from '../core/accepted-schema.ts';
import { invariant } from '../core/invariant.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import { ownValue } from '../core/own-value.ts';

/** Whether a value certainly matches a schema; null never does, as composition decides what becomes of it. */
export type Accepts = (value: JsonValue) => boolean;

/**
 * A check that says whether a value is accepted, and nothing else. It looks at the names that a mapping has, where a validator
 * with messages asks for each name that there could be, and what no value needed so far is not even prepared.
 */
export function createAcceptor(schema: AcceptedSchema, parts: AcceptedParts): Accepts {
  const prepare = createPreparer(parts);
  return prepare(schema);
}

type Prepare = (schema: AcceptedSchema) => Accepts;

/** Prepares the check of each schema once. */
function createPreparer(parts: AcceptedParts): Prepare {
  const known = new Map<AcceptedSchema, Accepts>();
  const prepare: Prepare = (schema) => {
    const found = known.get(schema) ?? acceptorOf(referredTo(schema, parts), prepare);
    known.set(schema, found);
    return found;
  };
  return prepare;
}

function referredTo(schema: AcceptedSchema, parts: AcceptedParts): AcceptedSchema {
  if (schema.$ref === undefined) return schema;
  const part = parts[schema.$ref];
  invariant(part !== undefined, 'a schema refers to a part that is there');
  return part;
}

function acceptorOf(schema: AcceptedSchema, prepare: Prepare): Accepts {
  const types = schema.type === undefined ? undefined : new Set([schema.type].flat());
  const allows = (type: string): boolean => types === undefined || types.has(type);
  const acceptsText = allows('string') ? textAcceptor(schema) : never;
  const acceptsNumber = numberAcceptor(schema, allows('number'), allows('integer'));
  const isTruth = allows('boolean');
  const acceptsItems = allows('array') ? itemsAcceptor(schema, prepare) : never;
  const acceptsEntries = allows('object') ? entriesAcceptor(schema, prepare) : never;
  const acceptsKind: Accepts = (value) => {
    if (typeof value === 'string') return acceptsText(value);
    if (typeof value === 'boolean') return isTruth;
    if (typeof value === 'number') return acceptsNumber(value);
    return isJsonObject(value) ? acceptsEntries(value) : acceptsItems(value);
  };
  return within(acceptsKind, [listAcceptor(schema), choiceAcceptor(schema, prepare)]);
}

/** Accepts what all of several checks accept; most schemas have one check alone. */
function within(accepts: Accepts, others: readonly (Accepts | undefined)[]): Accepts {
  return others.reduce<Accepts>(
    (first, other) => (other === undefined ? first : (value) => first(value) && other(value)),
    accepts,
  );
}

const never = (): boolean => false;
const isSomething: Accepts = (value) => value !== null;

function listAcceptor({ const: only, enum: list }: AcceptedSchema): Accepts | undefined {
  if (only !== undefined) return (value) => value === only;
  const listed = list && new Set(list);
  return listed && ((value) => listed.has(value));
}

function textAcceptor({ pattern, minLength = 0 }: AcceptedSchema): (text: string) => boolean {
  const expression = pattern === undefined ? undefined : new RegExp(pattern, 'u');
  return (text) => lengthOf(text, minLength) >= minLength && (expression === undefined || expression.test(text));
}

/** The length in characters, where that may be another one than in units. */
function lengthOf(text: string, least: number): number {
  return least <= 1 ? text.length : [...text].length;
}

function numberAcceptor(
  { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity }: AcceptedSchema,
  isNumber: boolean,
  isInteger: boolean,
): (number: number) => boolean {
  return (number) =>
    (isNumber || (isInteger && Number.isInteger(number))) &&
    number >= minimum &&
    number <= maximum &&
    number > exclusiveMinimum;
}

function itemsAcceptor({ items, minItems = 0, maxItems = Infinity }: AcceptedSchema, prepare: Prepare): Accepts {
  return (value) => {
    if (!Array.isArray(value) || value.length < minItems || value.length > maxItems) return false;
    return items === undefined || value.every(prepare(items));
  };
}

function entriesAcceptor(schema: AcceptedSchema, prepare: Prepare): (value: JsonObject) => boolean {
  const { required = [] } = schema;
  const acceptorAt = createFinder(schema, prepare);
  return (value) => {
    for (const key of required) if (!Object.hasOwn(value, key)) return false;
    for (const key in value) {
      const item = value[key];
      if (item === undefined || !acceptorAt(key)(item)) return false;
    }
    return true;
  };
}

/** Finds the check for the value of a key; that of a name that the schema knows is found once. */
function createFinder(
  { properties = {}, additionalProperties = true }: AcceptedSchema,
  prepare: Prepare,
): (key: string) => Accepts {
  const found = new Map<string, Accepts>();
  const others = (): Accepts => {
    if (typeof additionalProperties !== 'boolean') return prepare(additionalProperties);
    return additionalProperties ? isSomething : never;
  };
  return (key) => {
    const accepts = found.get(key);
    if (accepts !== undefined) return accepts;
    const schema = ownValue(properties, key);
    if (schema === undefined) return others();
    const prepared = prepare(schema);
    found.set(key, prepared);
    return prepared;
  };
}

function choiceAcceptor({ allOf = [], oneOf, anyOf }: AcceptedSchema, prepare: Prepare): Accepts | undefined {
  if (allOf.length === 0 && oneOf === undefined && anyOf === undefined) return undefined;
  const [all, one, any] = [allOf, oneOf ?? [], anyOf ?? []].map((list) => list.map(prepare)) as [
    Accepts[],
    Accepts[],
    Accepts[],
  ];
  return (value) =>
    all.every((accepts) => accepts(value)) &&
    (oneOf === undefined || one.filter((accepts) => accepts(value)).length === 1) &&
    (anyOf === undefined || any.some((accepts) => accepts(value)));
}
