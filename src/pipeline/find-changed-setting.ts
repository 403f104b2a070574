import type { Parameter } from '../catalogue/entry.ts';
import { PARAMETERS } from '../catalogue/parse-v1/index.ts';
import { compileBatch } from '../compile/compile-batch.ts';
import type { HashText } from '../core/hash.ts';
import type { JsonValue } from '../core/json.ts';
import type { ParseBatch } from '../generated/types.ts';
import type { FrozenSource } from '../ledger/record.ts';
import { showSetting } from '../lint/show-setting.ts';
import type { BuiltBatch } from './build-batches.ts';

/** What a batch is compared with: a run of its name. */
export interface EarlierRun {
  readonly digest: string;
  readonly source: FrozenSource;
}

/**
 * What a batch says otherwise than an earlier run of its name, in words. A ledger has digests, which tell nothing by
 * themselves; but a manifest with one setting put back gives the digest of the run exactly if that setting is the
 * difference. Undefined where no single setting, with the values that the catalogue knows, does so.
 */
export function findChangedSetting(batch: BuiltBatch, earlier: EarlierRun, hash: HashText): string | undefined {
  const { manifest, environment, row } = batch;
  const target = { ...(environment !== undefined && { environment }), ...(row !== undefined && { row }) };
  const gives = (candidate: ParseBatch): boolean => compileBatch(candidate, hash, target).digest === earlier.digest;
  for (const { candidate, words } of candidatesOf(manifest, earlier.source)) if (gives(candidate)) return words;
  return undefined;
}

interface Candidate {
  readonly candidate: ParseBatch;
  readonly words: string;
}

function* candidatesOf(manifest: ParseBatch, source: FrozenSource): Iterable<Candidate> {
  const { spec } = manifest;
  yield* sourceCandidates(manifest, source);
  if (spec.rerun != null) yield { candidate: withSpec(manifest, { rerun: null }), words: '`rerun` is new' };
  for (const key of ['partitions', 'output_s3_path_prefix', 'output_s3_region'] as const) {
    if (spec[key] != null) yield { candidate: withSpec(manifest, { [key]: null }), words: `\`${key}\` is new` };
  }
  const parameters = (spec.parameters ?? {}) as Readonly<Record<string, JsonValue | undefined>>; // by their wire names
  for (const name of Object.keys(parameters)) {
    const candidate = withParameter(manifest, name, null);
    if (parameters[name] != null) yield { candidate, words: `${showSetting(name, parameters[name])} is new` };
  }
  for (const [name, entry] of Object.entries<Parameter>(PARAMETERS)) {
    for (const value of valuesOf(entry)) {
      if (value === parameters[name]) continue;
      const candidate = withParameter(manifest, name, value);
      yield { candidate, words: describe(name, value, parameters[name]) };
    }
  }
}

/** Of directories and items the run itself has what they were. */
function* sourceCandidates(manifest: ParseBatch, source: FrozenSource): Iterable<Candidate> {
  const now = manifest.spec.source;
  if (source.kind === 'directory' && now.directory_id !== source.directoryId) {
    const before = { directory_id: source.directoryId };
    yield { candidate: withSpec(manifest, { source: before }), words: `the source was \`${source.directoryId}\`` };
  }
  if (source.kind !== 'items') return;
  const candidate = withSpec(manifest, { source: { item_ids: source.itemIds } });
  yield { candidate, words: `the source was a list of items` };
}

function describe(name: string, before: JsonValue, now: JsonValue | undefined): string {
  if (now == null) return `${showSetting(name, before)} is gone`;
  return `${showSetting(name, now)} was ${showSetting(name, before)}`;
}

function withSpec(manifest: ParseBatch, spec: Partial<ParseBatch['spec']>): ParseBatch {
  return { ...manifest, spec: { ...manifest.spec, ...spec } };
}

function withParameter(manifest: ParseBatch, name: string, value: JsonValue): ParseBatch {
  return withSpec(manifest, { parameters: { ...manifest.spec.parameters, [name]: value } });
}

/** What a setting may have been, where it has few values or values that are known; delivery settings make no difference. */
function valuesOf({ kind, enum: closed = [], known, default: usual, identity }: Parameter): readonly JsonValue[] {
  if (identity === false) return [];
  if (kind === 'boolean') return [true, false];
  if (kind === 'integer' || kind === 'number') return SMALL_NUMBERS;
  if (kind !== 'string') return [];
  return [...closed.map(({ value }) => value), ...(known?.value ?? []), ...(usual === undefined ? [] : [usual.value])];
}

const SMALL_NUMBERS = Array.from({ length: 101 }, (_, number) => number);
