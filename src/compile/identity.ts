import { CLASSIFY_V1 } from '../catalogue/classify-v1/index.ts';
import type { CatalogueEntry } from '../catalogue/entry.ts';
import { PARSE_V1 } from '../catalogue/parse-v1/index.ts';
import { PARSE_V2 } from '../catalogue/parse-v2/index.ts';
import { CONFIGURATION_IN_PAYLOAD, secrecyInPayload } from '../catalogue/secrets.ts';
import type { HashText } from '../core/hash.ts';
import { hashJson } from '../core/hash-json.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { formatPointer, parsePointer } from '../core/path.ts';
import { parseReferences } from '../core/reference.ts';
import type { BatchManifest } from './compile-batch.ts';
import type { Content, SettingHashes } from './hash-settings.ts';
import { hashSettings } from './hash-settings.ts';
import { omitNulls } from './omit-nulls.ts';
import type { BatchTarget } from './request.ts';

/** The version of what a digest covers; a change to it is a new version, never a new meaning (docs/adr/0005). */
const IDENTITY_VERSION = 1;

/** The record's project is part of the ledger's path and not of the digest. */
const RECORD_PROJECT = '/job_config/project_id';

/** Places in a payload that only say how results are delivered. */
const deliverySettings: ReadonlySet<string> = new Set([
  ...CLASSIFY_V1.filter(isDelivery).map(({ pointer }) => pointer),
  ...PARSE_V1.filter(isDelivery).map(({ pointer }) => pointer),
  ...PARSE_V2.filter(isDelivery).map(({ pointer }) => `${CONFIGURATION_IN_PAYLOAD}${pointer}`),
]);

/** What is done: in v1 the record of the job, in v2 the job with its parameters in place. */
export type Work = { readonly job_config: JsonObject } | { readonly job: JsonObject };

/** What identifies a batch. */
export interface BatchIdentity {
  /** SHA-256 in lower-case hex over what makes it a run of its own. */
  readonly digest: string;
  /** Over the same without name, environment and row: by it the same work is found under another name. */
  readonly contentDigest: string;
  /** What the latter covers, setting by setting: by it what has changed is named. */
  readonly settings: SettingHashes;
}

/** What tells a batch from others. */
export function identify(
  manifest: BatchManifest,
  work: Work,
  { target: { environment, row }, hash }: { readonly target: BatchTarget; readonly hash: HashText },
): BatchIdentity {
  const content = contentOf(manifest, work);
  return {
    digest: hashJson({ ...content, name: manifest.metadata.name, environment, row }, hash),
    contentDigest: hashJson(content, hash),
    settings: hashSettings(content, hash),
  };
}

function contentOf({ kind, spec }: BatchManifest, work: Work): Content {
  const content = {
    identity: IDENTITY_VERSION,
    kind,
    rerun: spec.rerun,
    source: sourceIdentity(spec.source),
    ...('job' in work
      ? { job: identityOfJob(work.job) }
      : { job_config: withoutDelivery(work.job_config, ['job_config']) }),
  };
  // What no manifest can be without is no null.
  return omitNulls(content) as Content;
}

function identityOfJob({ parameters, ...job }: JsonObject): JsonObject {
  const path = parsePointer(CONFIGURATION_IN_PAYLOAD);
  return { ...job, parameters: parameters === undefined ? null : (withoutDelivery(parameters, path) ?? null) };
}

function sourceIdentity(source: BatchManifest['spec']['source']): JsonObject {
  return omitNulls({
    directory_id: source.directory_id,
    item_ids: source.item_ids == null ? null : [...source.item_ids].sort(),
    files: source.files == null ? null : [...source.files].sort(),
  });
}

function withoutDelivery(value: JsonValue, path: Path): JsonValue | undefined {
  const pointer = formatPointer(path);
  if (deliverySettings.has(pointer) || pointer === RECORD_PROJECT) return undefined;
  if (typeof value === 'string') return secrecyInPayload(path) === undefined ? value : hideSecretNames(value);
  if (Array.isArray(value)) return value.map((item, index) => withoutDelivery(item, [...path, index]) ?? null);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, withoutDelivery(item as JsonValue, [...path, key])]);
  return Object.fromEntries(entries) as JsonObject;
}

function isDelivery(entry: CatalogueEntry): boolean {
  return entry.identity === false;
}

/** What a reference to a secret says beside its source changes nothing that is parsed. */
function hideSecretNames(text: string): string {
  const segments = parseReferences(text).filter((segment) => segment.kind === 'reference');
  return segments.reduceRight(
    (rest, { start, raw }) => `${rest.slice(0, start)}\${secret}${rest.slice(start + raw.length)}`,
    text,
  );
}
