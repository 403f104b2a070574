import { z } from 'zod/v3';
import type { CatalogueEntry, Kind, Parameter, ParameterGroup } from '../catalogue/entry.ts';

/** What a manifest may hold for a catalogued setting, null aside. */
export type ValueOf<P> = P extends { readonly kind: 'strings' }
  ? MemberOf<P>[]
  : P extends { readonly kind: 'string' }
    ? MemberOf<P>
    : P extends { readonly kind: 'const'; readonly default: { readonly value: infer V } }
      ? V
      : P extends { readonly kind: 'mapping'; readonly enum: unknown }
        ? { [K in MemberOf<P>]?: string | null }
        : P extends { readonly kind: infer K extends keyof ValueByKind }
          ? ValueByKind[K]
          : never;

/** The Zod shape of a group of parameters. */
export type ShapeOf<G> = { readonly [K in keyof G]: z.ZodOptional<z.ZodNullable<z.ZodType<ValueOf<G[K]>>>> };

/** The text of a `${secret:NAME}` or `${secret:NAME:?message}` reference, for patterns. */
export const SECRET_REFERENCE = '\\$\\{secret:[A-Za-z_][A-Za-z0-9_]*(?::\\?[^}]*)?\\}';

/** The RFC 4122 text form; a pattern, as the `format` of a schema needs code at run time. */
export const UUID = '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$';

/** The Zod shape of parameters: each may be absent or null. */
export function shapeOf<G extends ParameterGroup>(group: G): ShapeOf<G> {
  const shape = Object.entries(group).map(([name, entry]) => [name, settingOf(entry).nullable().optional()]);
  // `settingOf` follows the same table as `ValueOf`; the checker cannot see that through Object.entries.
  return Object.fromEntries(shape) as ShapeOf<G>;
}

/** The Zod schema of one setting's value, with the constraints that the service states itself. */
export function settingOf(entry: Parameter | CatalogueEntry): z.ZodTypeAny {
  return BY_KIND[entry.kind](entry);
}

type MemberOf<P> = P extends { readonly enum: readonly { readonly value: infer V }[] } ? V : string;

interface ValueByKind {
  readonly integers: number[];
  readonly boolean: boolean;
  readonly number: number;
  readonly integer: number;
  readonly object: Record<string, unknown>;
  readonly mapping: Record<string, string | null>;
  readonly record: Record<string, unknown>;
  readonly records: Record<string, unknown>[];
}

type Setting = Parameter | CatalogueEntry;

const BY_KIND: Readonly<Record<Kind, (entry: Setting) => z.ZodTypeAny>> = {
  boolean: () => z.boolean(),
  string: (entry) => textOf(entry),
  const: (entry) => z.literal(entry.default?.value as z.Primitive),
  number: (entry) => orText(entry, numberOf(entry)),
  integer: (entry) => orText(entry, numberOf(entry).int()),
  strings: (entry) => listOf(entry, memberOf(entry)),
  integers: (entry) => listOf(entry, z.number().int()),
  object: () => z.record(z.unknown()),
  mapping: (entry) => mappingOf(entry),
  record: () => z.record(z.unknown()),
  records: () => z.array(z.record(z.unknown())),
};

function textOf(entry: Setting): z.ZodTypeAny {
  if (entry.enum !== undefined) return memberOf(entry);
  const isUuid = enforced(entry.format)?.value === 'uuid';
  const pattern = enforced(entry.pattern)?.value.regexp ?? (isUuid ? UUID : undefined);
  if (pattern === undefined) return withLength(z.string(), entry);
  return z.string().regex(new RegExp(entry.secret === undefined ? pattern : `${pattern}|${SECRET_REFERENCE}`, 'u'));
}

function withLength(text: z.ZodString, entry: Setting): z.ZodString {
  const { minimum, maximum } = enforced(entry.length)?.value ?? {};
  const atLeast = minimum === undefined ? text : text.min(minimum);
  return maximum === undefined ? atLeast : atLeast.max(maximum);
}

/** A sequence with as many members as the service states. */
export function listOf(entry: Setting, member: z.ZodTypeAny): z.ZodTypeAny {
  const minimum = enforced(entry.minItems)?.value;
  const maximum = enforced(entry.maxItems)?.value;
  let list = z.array(member);
  if (minimum !== undefined) list = list.min(minimum);
  if (maximum !== undefined) list = list.max(maximum);
  return list;
}

function memberOf(entry: Setting): z.ZodTypeAny {
  const [first, ...rest] = (entry.enum ?? []).map(({ value }) => value);
  if (first === undefined) return z.string();
  return rest.length === 0 ? z.literal(first) : z.enum([first, ...rest]);
}

function orText(entry: Setting, number: z.ZodNumber): z.ZodTypeAny {
  return entry.orText === true ? z.union([number, z.string()]) : number;
}

function numberOf(entry: Setting): z.ZodNumber {
  const { minimum, maximum, exclusiveMinimum } = enforced(entry.range)?.value ?? {};
  let schema = z.number();
  if (minimum !== undefined) schema = schema.min(minimum);
  if (maximum !== undefined) schema = schema.max(maximum);
  if (exclusiveMinimum !== undefined) schema = schema.gt(exclusiveMinimum);
  return schema;
}

function mappingOf(entry: Setting): z.ZodTypeAny {
  const text = z.string().nullable();
  if (entry.enum === undefined) return z.record(text);
  return z.object(Object.fromEntries(entry.enum.map(({ value }) => [value, text.optional()]))).strict();
}

/** An error needs a documented fact: what is only concluded is left to the rules. */
function enforced<F extends { readonly basis: string }>(fact: F | undefined): F | undefined {
  return fact?.basis === 'inference' ? undefined : fact;
}
