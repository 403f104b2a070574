import type { Document } from '../core/document.ts';
import type { JsonObject } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import { isCertain, suggest } from '../core/suggest.ts';
import type { SchemaFinding } from './finding.ts';

/** The kinds of documents that this version knows. */
export const MANIFEST_KINDS = [
  'ParseBatch',
  'ParseBatchProfile',
  'ClassifyBatch',
  'Batch',
  'BatchProfile',
  'Project',
] as const;
export type ManifestKind = (typeof MANIFEST_KINDS)[number];

/** What a document is, or why it cannot be checked as one of these at all. */
export type Identity = { readonly kind: ManifestKind } | { readonly finding: SchemaFinding };

/** Keys that only a request of the API has at its root. */
const REQUEST_KEYS = ['job_config', 'job_name', 'item_ids', 'directory_id'];

/** Finds out what a document is. One with no kind, or with no text as its kind, is looked at as a ParseBatch. */
export function identify(document: Document): Identity {
  const { value } = document;
  if (!isJsonObject(value)) return { finding: notAManifest('The document is not a mapping.') };
  if (!('kind' in value)) {
    return isNearManifest(value) ? { kind: 'ParseBatch' } : { finding: notAManifest(whyNot(value), value) };
  }
  const { kind } = value;
  if (typeof kind !== 'string') return { kind: 'ParseBatch' };
  return isKnown(kind) ? { kind } : { finding: unknownKind(document, kind) };
}

/** What a document says it is; a ParseBatch where it says nothing known. */
export function kindOf({ value }: Document): ManifestKind {
  const kind = isJsonObject(value) ? value['kind'] : undefined;
  return typeof kind === 'string' && isKnown(kind) ? kind : 'ParseBatch';
}

function isKnown(kind: string): kind is ManifestKind {
  return MANIFEST_KINDS.some((known) => known === kind);
}

function unknownKind(document: Document, kind: string): SchemaFinding {
  const base = { path: ['kind'], at: 'value' } as const;
  if (kind.includes('${')) {
    const message = '`kind` holds a reference; no reference is read there.';
    return { ...base, code: 'compose/reference', message, help: `Write the kind out: ${list(MANIFEST_KINDS)}.` };
  }
  const nearest = suggest(kind, MANIFEST_KINDS);
  const help = nearest === undefined ? `The kinds are ${list(MANIFEST_KINDS)}.` : `Did you mean \`${nearest}\`?`;
  const finding = {
    ...base,
    code: 'schema/unknown-kind',
    message: `\`${kind}\` is not a kind of manifest.`,
    help,
  } as const;
  const origin = document.originOf(['kind'], 'value');
  if (nearest === undefined || origin.kind !== 'file' || origin.via !== undefined) return finding;
  const isGuess = !isCertain(kind, nearest, MANIFEST_KINDS);
  const edits = [{ file: origin.file, span: origin.span, newText: nearest }];
  return { ...finding, fixes: [{ title: `Write \`${nearest}\``, edits, ...(isGuess && { isGuess }) }] };
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
