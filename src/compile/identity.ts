import type { CatalogueEntry } from '../catalogue/entry.ts';
import { PARSE_V1 } from '../catalogue/parse-v1/index.ts';
import { secrecyInRequest } from '../catalogue/parse-v1/secrets.ts';
import { canonicalJson } from '../core/canonical-json.ts';
import type { HashText } from '../core/hash.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { formatPointer } from '../core/path.ts';
import { parseReferences } from '../core/reference.ts';
import type { ParseBatch, ParseBatchSpec } from '../generated/types.ts';
import type { Content, SettingHashes } from './hash-settings.ts';
import { hashSettings } from './hash-settings.ts';
import { omitNulls } from './omit-nulls.ts';
import type { BatchTarget } from './request.ts';

/** The version of what a digest covers; a change to it is a new version, never a new meaning (docs/adr/0005). */
const IDENTITY_VERSION = 1;

/** The record's project is part of the ledger's path and not of the digest. */
const RECORD_PROJECT = '/job_config/project_id';

const deliverySettings: ReadonlySet<string> = new Set(PARSE_V1.filter(isDelivery).map((entry) => entry.pointer));

/** What makes a batch a run of its own is found in these. */
export interface Identified {
  readonly manifest: ParseBatch;
  readonly jobConfig: JsonObject;
  readonly target: BatchTarget;
}

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
export function identify({ manifest, jobConfig, target }: Identified, hash: HashText): BatchIdentity {
  const content = contentOf(manifest, jobConfig);
  const digestOf = (identity: JsonObject): string => hash('sha256', new TextEncoder().encode(canonicalJson(identity)));
  const { environment, row } = target;
  return {
    digest: digestOf({ ...content, name: manifest.metadata.name, environment, row }),
    contentDigest: digestOf(content),
    settings: hashSettings(content, hash),
  };
}

function contentOf({ kind, spec }: ParseBatch, jobConfig: JsonObject): Content {
  const content = {
    identity: IDENTITY_VERSION,
    kind,
    rerun: spec.rerun,
    source: sourceIdentity(spec),
    job_config: withoutDelivery(jobConfig, ['job_config']),
  };
  // What no manifest can be without is no null.
  return omitNulls(content) as Content;
}

function sourceIdentity({ source }: ParseBatchSpec): JsonObject {
  return omitNulls({
    directory_id: source.directory_id,
    item_ids: source.item_ids == null ? null : [...source.item_ids].sort(),
    files: source.files == null ? null : [...source.files].sort(),
  });
}

function withoutDelivery(value: JsonValue, path: Path): JsonValue | undefined {
  const pointer = formatPointer(path);
  if (deliverySettings.has(pointer) || pointer === RECORD_PROJECT) return undefined;
  if (typeof value === 'string') return secrecyInRequest(path) === undefined ? value : hideSecretNames(value);
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
