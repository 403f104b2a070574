import type { CatalogueEntry, Condition, Counterpart, EnumValue, Fact, Relation } from '../entry.ts';
import { parameterNamed } from '../parse-v1/index.ts';

const PARAMETERS = '/job_config/parameters/';

/** More values than this do not get a line each. */
const MAX_LINES = 12;

/** What a setting is called on the page: as it is written below `parameters`, else by its place in the request. */
export function settingName({ pointer }: CatalogueEntry): string {
  if (pointer.startsWith('?')) return pointer;
  return dotted(pointer.startsWith(PARAMETERS) ? pointer.slice(PARAMETERS.length - 1) : pointer);
}

/** Where a manifest states a setting, as messages spell it: `spec.job.parameters.tier`; its name where none does. */
export function placeName(entry: CatalogueEntry): string {
  return entry.manifest === undefined ? settingName(entry) : dotted(entry.manifest);
}

/**
 * What stands over what is said of a setting: settings of v2 and of classifying are told from those of parsing by their
 * places, and a field of the record of a classification by the name that the API has for it.
 */
export function titleOf(entry: CatalogueEntry): string {
  if (isOfClassifyRecord(entry)) return settingName(entry).replace('job_config.', 'ClassifyJob.');
  return entry.job === 'parse-v1' ? settingName(entry) : placeName(entry);
}

/** How a text names the basis and the source of a fact. */
export type Cite = (fact: Fact) => string;

/** All that is known about one setting beside its summary and its marks: a line, or a few, for each fact. */
export function factsOf(entry: CatalogueEntry, cite: Cite): string[] {
  const { manifest, enum: values, known, range, pattern, format, placeholder, credits, since } = entry;
  return [
    `Type: ${kindName(entry)}`,
    manifest && !isUsualPlace(entry) && `In a manifest: \`${dotted(manifest)}\``,
    entry.default && `Default: \`${JSON.stringify(entry.default.value)}\`${cite(entry.default)}`,
    values && `Values: ${listValues(values)}`,
    known && `Known values: ${known.value.map((value) => `\`${value}\``).join(', ')}${cite(known)}`,
    entry.maxItems && `At most: ${entry.maxItems.value} items${cite(entry.maxItems)}`,
    entry.length && `Length: ${describeRange(entry.length.value)} characters${cite(entry.length)}`,
    range && `Range: ${describeRange(range.value)}${cite(range)}`,
    pattern && `Form: such as \`${pattern.value.shown}\`${cite(pattern)}`,
    format && `Form: ${FORMATS[format.value]}${cite(format)}`,
    placeholder && `Placeholder: \`${placeholder.value}\`${cite(placeholder)}`,
    entry.example !== undefined && `Example: \`${JSON.stringify(entry.example)}\``,
    ...(entry.requires ?? []).map((relation) => `Needs: ${describeRelation(relation, cite)}`),
    ...(entry.conflicts ?? []).map((relation) => `Excludes: ${describeRelation(relation, cite)}`),
    credits && `Price: ${credits.value} credits a page on top${cite(credits)}`,
    entry.identity === false && 'Delivery: a change makes no new run',
    entry.v2 && describeCounterpart(entry.v2, cite),
    entry.v1 && `In v1: ${entry.v1.map((name) => `\`${nameInV1(name)}\``).join(', ')}`,
    since && `Since: ${since === 'document' ? 'in the OpenAPI document, in no SDK release compared' : `SDK ${since}`}`,
  ].filter((fact) => typeof fact === 'string');
}

const FORMATS = { uuid: 'UUID', 'date-time': 'date and time' } as const;

/** The type of a setting in the words of a reader. */
export function kindName({ kind, orText }: CatalogueEntry): string {
  return orText === true ? `${KIND_NAMES[kind]} or text` : KIND_NAMES[kind];
}

const KIND_NAMES: Readonly<Record<CatalogueEntry['kind'], string>> = {
  boolean: '`true` or `false`',
  string: 'text',
  number: 'number',
  integer: 'whole number',
  object: 'free mapping',
  mapping: 'mapping of texts',
  record: 'mapping',
  records: 'sequence of mappings',
  strings: 'sequence of texts',
  integers: 'sequence of whole numbers',
  const: 'constant',
};

function isOfClassifyRecord({ job, manifest }: CatalogueEntry): boolean {
  return job === 'classify-v1' && manifest?.startsWith('/spec/parameters') !== true;
}

function isUsualPlace(entry: CatalogueEntry): boolean {
  const { manifest, pointer, job } = entry;
  if (isOfClassifyRecord(entry)) return false;
  if (job !== 'parse-v1') return true;
  return manifest?.replace('/spec/parameters/', PARAMETERS) === pointer;
}

/** A setting of v1 by its name, or by its place where it has none. */
export function nameInV1(name: string): string {
  return name.startsWith('/') ? dotted(name) : name;
}

function dotted(pointer: string): string {
  return pointer.slice(1).replaceAll('/*', '[]').replaceAll('/', '.');
}

/** A few values stand one to a line, many in one line. */
function listValues(values: readonly EnumValue[]): string {
  if (values.length > MAX_LINES) return values.map((value) => describeValue(value, ' (', ')')).join(', ');
  return values.map((value) => `\n  - ${describeValue(value, ': ', '')}`).join('');
}

function describeValue({ value, summary }: EnumValue, open: string, close: string): string {
  return summary === undefined ? `\`${value}\`` : `\`${value}\`${open}${summary.replace(/\.$/, '')}${close}`;
}

function describeRange(range: NonNullable<CatalogueEntry['range']>['value']): string {
  return [
    range.minimum !== undefined && `from ${range.minimum}`,
    range.exclusiveMinimum !== undefined && `above ${range.exclusiveMinimum}`,
    range.maximum !== undefined && `to ${range.maximum}`,
  ]
    .filter((part) => typeof part === 'string')
    .join(' ');
}

function describeRelation(relation: Relation, cite: Cite): string {
  const effect = relation.effect === undefined ? '' : `. ${relation.effect.replace(/\.$/, '')}`;
  return `${describeCondition(relation.when)}${effect}${cite(relation)}`;
}

function describeCondition(condition: Condition): string {
  if ('all' in condition) return condition.all.map(describeNested).join(' and ');
  if ('any' in condition) return describeAny(condition.any);
  const name = `\`${nameIn(condition.parameter)}\``;
  return condition.equals === undefined ? name : `${name} = \`${JSON.stringify(condition.equals)}\``;
}

/** Several values of one setting are told together. */
function describeAny(conditions: readonly Condition[]): string {
  const [first] = conditions;
  const name = first !== undefined && 'parameter' in first ? first.parameter : undefined;
  const values = conditions.flatMap((one) => ('parameter' in one && one.parameter === name ? (one.equals ?? []) : []));
  if (name === undefined || conditions.length === 1 || values.length < conditions.length) {
    return conditions.map(describeNested).join(' or ');
  }
  const others = (parameterNamed(name)?.enum ?? []).filter(({ value }) => !values.includes(value));
  if (others.length === 1) return `\`${nameIn(name)}\` is set, but not to \`"${others[0]?.value}"\``;
  return `\`${nameIn(name)}\` is one of ${values.map((value) => `\`${JSON.stringify(value)}\``).join(', ')}`;
}

/** Parameters are named as they are, other settings by their place in the request. */
function nameIn(parameter: string): string {
  return parameter.startsWith('/') ? dotted(parameter) : parameter;
}

function describeNested(condition: Condition): string {
  return 'parameter' in condition ? describeCondition(condition) : `(${describeCondition(condition)})`;
}

function describeCounterpart(counterpart: Counterpart, cite: Cite): string | false {
  if ('removed' in counterpart) return false;
  const { pointer, how = 'copy' } = counterpart;
  return `In v2: \`${pointer}\`: ${how.replace(/\.$/, '')}${cite(counterpart)}`;
}
