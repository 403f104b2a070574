import type { Document } from '../core/document.ts';
import type { JsonObject } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import { suggest } from '../core/suggest.ts';
import type { SchemaFinding } from './finding.ts';

/** The kinds that this version checks and compiles. */
const KINDS = ['ParseBatch'];

/** The kinds of the format that later versions bring. */
const LATER_KINDS = ['ClassifyBatch', 'Batch', 'ParseBatchProfile', 'BatchProfile', 'Project'];

/** Keys that only a request of the API has at its root. */
const REQUEST_KEYS = ['job_config', 'job_name', 'item_ids', 'directory_id'];

/** Why a document cannot be checked as a manifest at all; undefined where it can. */
export function checkIdentity({ value }: Document): SchemaFinding | undefined {
  if (!isJsonObject(value)) return notAManifest('The document is not a mapping.');
  if (!('kind' in value)) return isNearManifest(value) ? undefined : notAManifest(whyNot(value), value);
  const { kind } = value;
  if (typeof kind !== 'string' || KINDS.includes(kind)) return undefined;
  const base = { path: ['kind'], at: 'value' } as const;
  if (LATER_KINDS.includes(kind)) {
    const message = `\`${kind}\` is not supported by this version of parsebatch.`;
    return { ...base, code: 'schema/not-supported-yet', message, help: `Use one of ${list(KINDS)}.` };
  }
  const nearest = suggest(kind, [...KINDS, ...LATER_KINDS]);
  const help = nearest === undefined ? `The kinds are ${list(KINDS)}.` : `Did you mean \`${nearest}\`?`;
  return { ...base, code: 'schema/unknown-kind', message: `\`${kind}\` is not a kind of manifest.`, help };
}

function notAManifest(message: string, value?: JsonObject): SchemaFinding {
  const isRequest = value !== undefined && REQUEST_KEYS.some((key) => key in value);
  const help = isRequest
    ? 'It looks like a request of the API: `parsebatch import` makes a manifest of it.'
    : 'Start with `apiVersion: parsebatch.dev/v1` and `kind: ParseBatch`, or see `parsebatch init`.';
  return { code: 'schema/not-a-manifest', path: [], at: 'value', message, help };
}

/** Whether a document without `kind` was still meant as a manifest: then its other mistakes are worth telling. */
function isNearManifest(value: JsonObject): boolean {
  return Object.keys(value).some((key) => ['apiVersion', 'kind'].includes(suggest(key, ['apiVersion', 'kind']) ?? ''));
}

function whyNot(value: JsonObject): string {
  const known = ['apiVersion', 'kind'].filter((key) => !(key in value)).map((key) => `\`${key}\``);
  return `The document has no ${known.join(' and no ')}: it is not a parsebatch manifest.`;
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
