import type { CatalogueEntry } from '../src/catalogue/entry.ts';
import { PARSE_V2 } from '../src/catalogue/parse-v2/index.ts';
import type { JsonObject, JsonValue } from '../src/core/json.ts';
import { withValueAt } from './schema/manifests.ts';

const RULE = '/processing_options/auto_mode_configuration/*';

/** The settings of a parse configuration that hold no others. */
export const LEAVES: readonly CatalogueEntry[] = PARSE_V2.filter(({ kind }) => kind !== 'record' && kind !== 'records');

/** A `Batch` as text, with the given lines in its spec. */
export function batchText(spec: string, name = 'sample', kind = 'Batch'): string {
  const lines = spec.split('\n').map((line) => (line === '' ? '' : `  ${line}`));
  const head = ['apiVersion: parsebatch.dev/v1', `kind: ${kind}`, 'metadata:', `  name: ${name}`, 'spec:'];
  return `${[...head, ...lines].join('\n')}\n`;
}

/** A configuration with one setting beside what none can do without. */
export function configurationWith({ pointer }: CatalogueEntry, value: JsonValue): JsonObject {
  const least = { tier: 'agentic', version: 'latest' };
  if (!pointer.startsWith(`${RULE}/`)) return withValueAt(least, pointer, value);
  const rule = withValueAt(least, `${RULE}/parsing_conf`, PAIRS[pointer.slice(RULE.length)] ?? {});
  return withValueAt(rule, pointer, value);
}

/** A tier and a version are stated together. */
const PAIRS: Readonly<Record<string, JsonObject>> = {
  '/parsing_conf/tier': { version: 'latest' },
  '/parsing_conf/version': { tier: 'agentic' },
};

/** A value of a setting that is not null and not its default. */
export function sampleOf({ kind, example, default: byDefault, pointer }: CatalogueEntry): JsonValue {
  if (kind === 'const') return byDefault?.value ?? null;
  if (kind === 'boolean') return byDefault?.value !== true;
  if (pointer === '/version') return 'latest';
  if (example === undefined) throw new Error(`${pointer} needs an example`);
  return example;
}

/** A spec, as text, with that configuration. */
export function specWith(configuration: JsonObject): string {
  return `source: { directory_id: dir-1 }\njob: { type: parse_v2, parameters: ${JSON.stringify(configuration)} }`;
}
