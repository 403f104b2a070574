import type { CatalogueEntry, EnumValue, FactOf, Since } from '../catalogue/entry.ts';
import { PARSE_V1 } from '../catalogue/parse-v1/index.ts';
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
  return { ...group(PARSE_V1, documentShape), versions: Object.fromEntries(versions) };
}

/** The catalogue as the types of one SDK release should state it: the names of that release, and types only. */
export function catalogueAsSdk(version: string): Surface {
  const known = PARSE_V1.filter((entry) => isKnownTo(entry.since, version));
  return group(known, (entry) => sdkShape(entry, version));
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
  const minItems = ofSchema(entry.minItems);
  return {
    kind: entry.kind,
    nullable: entry.nullable,
    ...valuesOf(entry, entry.enum),
    ...(byDefault !== undefined && { default: byDefault }),
    ...(format !== undefined && { format }),
    ...bounds,
    ...(minItems !== undefined && { minItems }),
  };
}

/** SDK types know neither integers nor the names of a mapping's keys. */
function sdkShape(entry: CatalogueEntry, version: string): Shape {
  const values = entry.enum?.filter((value) => isKnownTo(value.since, version));
  return {
    kind: entry.kind === 'integer' ? 'number' : entry.kind,
    nullable: entry.nullable,
    ...(entry.kind !== 'mapping' && valuesOf(entry, values)),
  };
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
  return since !== 'document' && version.localeCompare(since, 'en', { numeric: true }) >= 0;
}
