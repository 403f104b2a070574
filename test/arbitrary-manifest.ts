import * as fc from 'fast-check';
import type { CatalogueEntry, Parameter } from '../src/catalogue/entry.ts';
import { EVENTS } from '../src/catalogue/events.ts';
import { PARAMETERS } from '../src/catalogue/parse-v1/index.ts';
import { RECORD_FIELDS } from '../src/catalogue/parse-v1/record.ts';
import { PARTITIONS } from '../src/catalogue/partitions.ts';
import type { JsonObject, JsonValue } from '../src/core/json.ts';
import { isJsonObject } from '../src/core/json.ts';
import { escapeReferences } from '../src/core/reference.ts';
import type { ParseBatch } from '../src/generated/types.ts';
import { printYaml } from '../src/load/print-yaml.ts';

/** Text with all that quoting could get wrong: quotes, dollars, backslashes, line ends, unseen characters. */
export const hardText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '"',
          "'",
          '$',
          '${',
          '$${',
          '$(',
          '`',
          '\\',
          '\\n',
          '\n',
          '\t',
          '\r',
          '\r\n',
          ' ',
          ': ',
          ' #',
          '- ',
          '{',
          '}',
        ],
        ...[
          '%',
          '@',
          '|',
          '<<',
          '---',
          '\u00e9',
          '\u{1f600}',
          '\u2028',
          '\u0085',
          '\u200f',
          '\ufeff',
          'EOF',
          'yes',
          '1_000',
        ],
        ...['PARSEBATCH_BODY', 'VARIABLE', 'VARIABLE:X:', '${secret:', 'HOME}', '$HOME'],
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.string({ maxLength: 8 }),
    ),
    { maxLength: 5 },
  )
  .map((pieces) => pieces.join(''));

/** Text as a manifest writes it where no reference may stand. */
const literal = hardText.map(escapeReferences);

/** Names that no shell and no program gives a meaning. */
const secretName = fc.constantFrom('HOOK_TOKEN', 'Azure_key', '_SIGNING', 'A1_SECRET', 'VARIABLE_KEY');
const reference = secretName.map((name) => `\${secret:${name}}`);

/** A credential's field: a reference, alone or within text. A dollar sign in front of it would make it literal. */
const template = fc.oneof(
  reference,
  reference.map((text) => `Bearer ${text}`),
  fc
    .tuple(literal, reference, literal)
    .map(([before, middle, after]) => `${before.replace(/\$+$/, '')}${middle}${after}`),
);

const tail = fc.string({ unit: fc.constantFrom(...'abz019-_~%/.'), maxLength: 12 });
const url = fc.oneof(
  tail.map((path) => `https://hooks.acme.example/${path}`),
  reference,
  fc.tuple(tail, reference).map(([path, secret]) => `https://hooks.acme.example/${path}?key=${secret}`),
  reference.map((secret) => `https://user:${secret}@hooks.acme.example/`),
);

const key = hardText.map((text) => text.replaceAll(/\$+\{+/g, '$')).filter((text) => text !== '__proto__');
const { json } = fc.letrec<{ json: JsonValue; leaf: JsonValue }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(key, tie('json'), { maxKeys: 3, noNullPrototype: true }),
  ),
  leaf: fc.oneof(literal, fc.boolean(), fc.maxSafeInteger(), finite({}), fc.constant(null)),
}));
const object = fc.dictionary(key, json, { maxKeys: 4, noNullPrototype: true });

const headers = fc.dictionary(fc.constantFrom('Authorization', 'X-Api-Key', 'X-Team', 'x-team', 'Cookie'), template, {
  maxKeys: 3,
  noNullPrototype: true,
});
const openHeaders = fc.dictionary(fc.constantFrom('Accept', 'Content-Type', 'user-agent'), literal, {
  maxKeys: 2,
  noNullPrototype: true,
});

const webhook = fc.record(
  {
    url,
    events: fc.subarray(EVENTS.map(({ value }) => value)),
    output_format: fc.constantFrom('string', 'json'),
    headers: fc.tuple(headers, openHeaders).map(([secret, open]) => ({ ...open, ...secret })),
    signing_secret: template,
  },
  { requiredKeys: ['url'], noNullPrototype: true },
);

const wireWebhook = webhook.map((target) =>
  Object.fromEntries(Object.entries(target).map(([name, value]) => [`webhook_${name}`, value])),
);

/** A setting's values as the catalogue describes them. */
function settingValue(entry: Parameter | CatalogueEntry): fc.Arbitrary<JsonValue> {
  switch (entry.kind) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: entry.range?.value.minimum ?? 0, max: entry.range?.value.maximum ?? 2 ** 31 });
    case 'number':
      return finite(entry.range?.value ?? {});
    case 'strings':
      return fc.array(memberOf(entry), { minLength: entry.minItems?.value ?? 0, maxLength: 4 });
    case 'object':
    case 'record':
      return object;
    case 'records':
      return fc.array(wireWebhook, { maxLength: 2 });
    case 'mapping':
      return fc.dictionary(memberOf(entry), literal, { noNullPrototype: true });
    case 'const':
      return fc.constant(entry.default?.value ?? null);
    default:
      return textOf(entry);
  }
}

function textOf(entry: Parameter | CatalogueEntry): fc.Arbitrary<string> {
  if (entry.enum !== undefined) return memberOf(entry);
  if (entry.format?.value === 'uuid') return fc.uuid();
  if (entry.secret === 'within') return url;
  if (entry.secret === true) return template;
  const pattern = entry.pattern?.value;
  if (pattern === undefined) return literal;
  if (pattern.regexp.endsWith('$')) return fc.stringMatching(new RegExp(pattern.regexp));
  return literal.map((text) => `${pattern.shown}${text}`);
}

function memberOf(entry: Parameter | CatalogueEntry): fc.Arbitrary<string> {
  return entry.enum === undefined ? literal : fc.constantFrom(...entry.enum.map(({ value }) => value));
}

function finite(range: { readonly minimum?: number; readonly maximum?: number; readonly exclusiveMinimum?: number }) {
  const { minimum, maximum, exclusiveMinimum } = range;
  return fc.double({
    noNaN: true,
    noDefaultInfinity: true,
    min: exclusiveMinimum ?? minimum ?? -1e300,
    minExcluded: exclusiveMinimum !== undefined,
    max: maximum ?? 1e300,
  });
}

/** A value that a parameter may have. */
export function parameterValue(name: string): fc.Arbitrary<JsonValue> {
  const entry = (PARAMETERS as Readonly<Record<string, Parameter>>)[name];
  if (entry === undefined) throw new Error(`no parameter is called ${name}`);
  return orNull(settingValue(entry));
}

const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 12 });

/** Parameters that `spec` has a place of its own for are drawn there or here, never at both. */
const parameter = fc.oneof(
  ...Object.keys(PARAMETERS).map((name) => parameterValue(name).map((value) => [name, value] as const)),
);
const parameters = fc
  .uniqueArray(parameter, { selector: ([name]) => name, maxLength: 9 })
  .map((entries): JsonObject => Object.fromEntries(entries));

/** Ids hold no `${`, so that they need no `$${`. */
const id = hardText.map((text) => `id${text.replaceAll(/\$+\{+/g, '$')}`);

const source = fc
  .tuple(
    fc.oneof(
      fc.record({ directory_id: id }),
      fc.record({
        item_ids: fc.array(id, { minLength: 1, maxLength: 4 }),
      }),
    ),
    fc.record(
      {
        page_size: orNull(fc.integer({ min: 1, max: 1000 })),
        continue_as_new_threshold: orNull(fc.integer({ min: 1, max: 10_000 })),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([what, how]) => ({ ...what, ...how }));

const spec = fc.record(
  {
    source,
    project_id: orNull(fc.uuid()),
    organization_id: orNull(fc.uuid()),
    parameters: orNull(parameters),
    unchecked_parameters: fc.dictionary(
      fc.constantFrom('brand_new_knob', 'zzFuture', 'x1'),
      json.filter((value) => value !== null),
      { noNullPrototype: true },
    ),
    partitions: fc.dictionary(fc.constantFrom(...PARTITIONS.map(({ value }) => value)), orNull(literal), {
      noNullPrototype: true,
    }),
    output_s3_path_prefix: orNull(textOf(PARAMETERS.output_s3_path_prefix)),
    output_s3_region: orNull(literal),
    webhooks: orNull(fc.array(webhook, { maxLength: 2 })),
    webhook_url: orNull(textOf(RECORD_FIELDS.webhook_url)),
    tracking: fc.record(
      {
        correlation_id: orNull(fc.uuid()),
        session_id: orNull(fc.uuid()),
        parent_job_execution_id: orNull(fc.uuid()),
        user_id: orNull(literal),
      },
      { requiredKeys: [] },
    ),
    rerun: hardText.map((text) => escapeReferences(`r${text}`)),
  },
  { requiredKeys: ['source'] },
);

const metadata = fc.record(
  {
    name: fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/),
    description: literal,
    labels: fc.dictionary(key, literal, { maxKeys: 3, noNullPrototype: true }),
  },
  { requiredKeys: ['name'] },
);

/** Valid manifests with a directory or items as their source, settings of every kind, and texts that are hard to quote. */
export const manifestArbitrary: fc.Arbitrary<ParseBatch> = fc.record({ metadata, spec }).map(
  ({ metadata, spec }) =>
    // The values follow the catalogue, which the type was generated from.
    ({
      apiVersion: 'parsebatch.dev/v1',
      kind: 'ParseBatch',
      metadata,
      spec: withoutTwins(spec as unknown as JsonObject),
    }) as unknown as ParseBatch,
);

/** A manifest as YAML text. */
export function printManifest(manifest: ParseBatch): string {
  return printYaml(manifest as unknown as JsonObject);
}

const TWINS = {
  output_s3_path_prefix: 'output_s3_path_prefix',
  output_s3_region: 'output_s3_region',
  webhooks: 'webhook_configurations',
};

/** What `spec` states itself is taken out of the parameters. */
function withoutTwins(drawn: JsonObject): JsonObject {
  const { parameters } = drawn;
  if (!isJsonObject(parameters)) return drawn;
  const taken = Object.entries(TWINS).flatMap(([own, name]) => (drawn[own] === undefined ? [] : [name]));
  const kept = Object.entries(parameters).filter(([name]) => !taken.includes(name));
  return { ...drawn, parameters: Object.fromEntries(kept) };
}
