import { CLASSIFY_V1 } from '../catalogue/classify-v1/index.ts';
import type { CatalogueEntry, EnumValue, FactOf, Since } from '../catalogue/entry.ts';
import { PARSE_V1 } from '../catalogue/parse-v1/index.ts';
import { BATCH_V2, PARSE_V2 } from '../catalogue/parse-v2/index.ts';
import { TIER_VERSIONS } from '../catalogue/versions.ts';
import type { Area, Shape, Surface } from './surface.ts';

/** The prefixes of pointers, the longest first. */
const AREAS: readonly (readonly [prefix: string, area: Area])[] = [
  ['/job_config/parameters/webhook_configurations/*/', 'webhook'],
  ['/job_config/parameters/', 'parameters'],
  ['/job_config/', 'record'],
  ['/', 'request'],
  ['?', 'query'],
];

/** The catalogue as the OpenAPI document should state it: all names, with defaults and bounds. */
export function catalogueAsDocument(): Surface {
  const versions = Object.entries(TIER_VERSIONS).map(([tier, values]): [string, Shape] => [
    tier,
    { kind: 'strings', nullable: false, values: values.toSorted() },
  ]);
  const known = [PARSE_V2, BATCH_V2].map((entries) => entries.filter(({ since }) => since !== AFTER_DOCUMENT));
  const [configuration = [], batch = []] = known;
  return {
    ...group(PARSE_V1, documentShape),
    versions: Object.fromEntries(versions),
    configuration: byPointer(configuration, documentShape),
    batch: byPointer(batch, documentShape),
    classify: belowRecord(byPointer(CLASSIFY_V1, documentShape)),
  };
}

/** The document is older than this release. */
const AFTER_DOCUMENT = '2.16.0';

/** The catalogue as the types of one SDK release should state it: the names of that release, and types only. */
export function catalogueAsSdk(version: string): Surface {
  const [parse, configuration, batch] = [PARSE_V1, PARSE_V2, BATCH_V2].map((entries) =>
    entries.filter((entry) => isKnownTo(entry.since, version)),
  );
  const toShape = (entry: CatalogueEntry): Shape => sdkShape(entry, version);
  return {
    ...group(parse ?? [], toShape),
    ...(!isAfter(version, LAST_WITH_V1) && { classify: belowRecord(byPointer(CLASSIFY_V1, toShape)) }),
    ...(isAfter(version, LAST_WITH_V1) && {
      configuration: byPointer(configuration ?? [], toShape),
      batch: byPointer(batch ?? [], toShape),
    }),
  };
}

/** Its types of v2 are left aside: they were not finished. */
const LAST_WITH_V1 = '2.13.0';

function isAfter(version: string, other: string): boolean {
  return version.localeCompare(other, 'en', { numeric: true }) > 0;
}

/** Sources tell a classify job by itself. */
function belowRecord(shapes: Readonly<Record<string, Shape>>): Readonly<Record<string, Shape>> {
  return Object.fromEntries(
    Object.entries(shapes).map(([pointer, shape]) => [pointer.replace('/job_config', ''), shape]),
  );
}

function byPointer(
  entries: readonly CatalogueEntry[],
  toShape: (entry: CatalogueEntry) => Shape,
): Readonly<Record<string, Shape>> {
  return Object.fromEntries(entries.map((entry) => [entry.pointer, toShape(entry)]));
}

function group(entries: readonly CatalogueEntry[], toShape: (entry: CatalogueEntry) => Shape): Surface {
  const areas: Partial<Record<Area, Record<string, Shape>>> = {};
  for (const entry of entries) {
    const [prefix, area] = AREAS.find(([candidate]) => entry.pointer.startsWith(candidate)) ?? ['', 'request'];
    areas[area] = { ...areas[area], [entry.pointer.slice(prefix.length)]: toShape(entry) };
  }
  return areas;
}

function documentShape(entry: CatalogueEntry): Shape {
  const bounds = ofSchema(entry.range);
  const byDefault = ofSchema(entry.default);
  const format = ofSchema(entry.format);
  const length = ofSchema(entry.length);
  const minItems = ofSchema(entry.minItems);
  const maxItems = ofSchema(entry.maxItems);
  return {
    kind: isOneText(entry) ? 'const' : entry.kind,
    nullable: entry.nullable,
    ...(entry.orText && { orText: true }),
    ...valuesOf(entry, entry.enum),
    ...(byDefault !== undefined && { default: byDefault }),
    ...(format !== undefined && { format }),
    ...bounds,
    ...(length?.minimum !== undefined && { minLength: length.minimum }),
    ...(length?.maximum !== undefined && { maxLength: length.maximum }),
    ...(minItems !== undefined && { minItems }),
    ...(maxItems !== undefined && { maxItems }),
  };
}

/** What a source calls a constant, although it need not be stated: a text that can be one thing only. */
function isOneText({ kind, enum: values }: CatalogueEntry): boolean {
  return kind === 'string' && values?.length === 1;
}

/** SDK types know neither integers nor the names of a mapping's keys, and nothing of a mapping without any. */
function sdkShape(entry: CatalogueEntry, version: string): Shape {
  const values = entry.enum?.filter((value) => isKnownTo(value.since, version));
  return {
    kind: isOneText(entry) ? 'const' : entry.kind === 'integer' ? 'number' : entry.kind,
    nullable: entry.nullable && !isEmpty(entry),
    ...(entry.orText && { orText: true }),
    ...(entry.kind !== 'mapping' && valuesOf(entry, values)),
  };
}

/** A mapping of v2 for which there are no settings yet. */
function isEmpty({ kind, pointer, job }: CatalogueEntry): boolean {
  if (kind !== 'record' || job !== 'parse-v2') return false;
  return !PARSE_V2.some((other) => other.pointer.startsWith(`${pointer}/`));
}

function valuesOf(entry: CatalogueEntry, values: readonly EnumValue[] | undefined): Pick<Shape, 'values'> {
  if (entry.kind === 'const') return { values: [String(entry.default?.value)] };
  return values === undefined ? {} : { values: values.map(({ value }) => value).toSorted() };
}

function ofSchema<T>(fact: FactOf<T> | undefined): T | undefined {
  return fact?.basis === 'schema' ? fact.value : undefined;
}

function isKnownTo(since: Since | undefined, version: string): boolean {
  if (since === undefined) return true;
  return since !== 'document' && !isAfter(since, version);
}
