import type { AcceptedParts, AcceptedSchema } from '../core/accepted-schema.ts';
import { invariant } from '../core/invariant.ts';
import type { JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';

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
  const [isText, isNumber, isInteger] = [allows('string'), allows('number'), allows('integer')];
  const isTruth = allows('boolean');
  const isListed = listOf(schema);
  const acceptsText = textAcceptor(schema);
  const acceptsItems = allows('array') ? itemsAcceptor(schema, prepare) : never;
  const acceptsEntries = allows('object') ? entriesAcceptor(schema, prepare) : never;
  const acceptsChoice = choiceAcceptor(schema, prepare);
  const acceptsKind: Accepts = (value) => {
    if (typeof value === 'string') return isText && acceptsText(value);
    if (typeof value === 'boolean') return isTruth;
    if (typeof value === 'number')
      return (isNumber || (isInteger && Number.isInteger(value))) && isWithin(value, schema);
    return isJsonObject(value) ? acceptsEntries(value) : acceptsItems(value);
  };
  return (value) => value !== null && acceptsKind(value) && (isListed?.has(value) ?? true) && acceptsChoice(value);
}

const never: Accepts = () => false;

function listOf({ const: only, enum: list }: AcceptedSchema): ReadonlySet<JsonValue> | undefined {
  if (only !== undefined) return new Set([only]);
  return list && new Set(list);
}

function textAcceptor({ pattern, minLength = 0 }: AcceptedSchema): (text: string) => boolean {
  const expression = pattern === undefined ? undefined : new RegExp(pattern, 'u');
  return (text) => lengthOf(text, minLength) >= minLength && (expression?.test(text) ?? true);
}

/** The length in characters, where that may be another one than in units. */
function lengthOf(text: string, least: number): number {
  return least <= 1 ? text.length : [...text].length;
}

function isWithin(
  number: number,
  { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity }: AcceptedSchema,
): boolean {
  return number >= minimum && number <= maximum && number > exclusiveMinimum;
}

function itemsAcceptor({ items, minItems = 0, maxItems = Infinity }: AcceptedSchema, prepare: Prepare): Accepts {
  return (value) => {
    if (!Array.isArray(value) || value.length < minItems || value.length > maxItems) return false;
    return items === undefined || value.every(prepare(items));
  };
}

function entriesAcceptor(
  { properties = {}, required = [], additionalProperties = true }: AcceptedSchema,
  prepare: Prepare,
): Accepts {
  const known = new Map(Object.entries(properties));
  return (value) => {
    if (!isJsonObject(value)) return false;
    for (const key in value) {
      const schema = known.get(key) ?? additionalProperties;
      const item = value[key];
      if (schema === false || item === undefined || item === null) return false;
      if (schema !== true && !prepare(schema)(item)) return false;
    }
    return required.every((key) => Object.hasOwn(value, key));
  };
}

function choiceAcceptor({ allOf = [], oneOf, anyOf }: AcceptedSchema, prepare: Prepare): Accepts {
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
