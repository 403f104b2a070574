import { CLASSIFY_V1 } from '../../catalogue/classify-v1/index.ts';
import type { CatalogueEntry } from '../../catalogue/entry.ts';
import { PARSE_V1 } from '../../catalogue/parse-v1/index.ts';
import type { SettingHashes } from '../../compile/hash-settings.ts';
import { hashSetting } from '../../compile/hash-settings.ts';
import type { HashText } from '../../core/hash.ts';
import { parsePointer } from '../../core/path.ts';
import type { RunRecord } from '../../ledger/record.ts';

/** A setting that a manifest has otherwise than a run of it. */
export interface SettingChange {
  /** Where it is in the composed manifest: a JSON pointer. */
  readonly pointer: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** What it was; absent where that is not known, as a run has hashes only, and where it was not there. */
  readonly before?: SettingValue;
}

type SettingValue = string | number | boolean;

/**
 * Which settings are others than in a run of the same name and another digest, by their pointers; none where that cannot be
 * told, as it is one of several credentials.
 */
export function findChangedSettings(
  now: SettingHashes,
  { settings: before, source }: Pick<RunRecord, 'settings' | 'source'>,
  hash: HashText,
): readonly SettingChange[] {
  const pointers = [...new Set([...Object.keys(now), ...Object.keys(before)])].sort();
  const changes = pointers.flatMap((pointer): SettingChange[] => {
    const [is, was] = [now[pointer], before[pointer]];
    if (is === was) return [];
    if (was === undefined) return [{ pointer, change: 'added' }];
    const value = valuesOf(pointer, source).find((candidate) => hashSetting(candidate, hash) === was);
    const change = is === undefined ? 'removed' : 'changed';
    return [{ pointer, change, ...(value !== undefined && { before: value }) }];
  });
  return changes.length > 0 ? changes : onlyCredential(pointers);
}

/** Of credentials no text is hashed: where nothing else differs it is one of them. */
function onlyCredential(pointers: readonly string[]): readonly SettingChange[] {
  const [pointer, ...others] = pointers.filter((one) => entryOf(one)?.secret !== undefined);
  return pointer === undefined || others.length > 0 ? [] : [{ pointer, change: 'changed' }];
}

/** A change in words, without a full stop. */
export function describeSettingChange({ pointer, change, before }: SettingChange): string {
  const name = nameOf(pointer);
  if (change === 'added') return `\`${name}\` is new`;
  if (change === 'removed') return before === undefined ? `\`${name}\` is gone` : `\`${name}: ${before}\` is gone`;
  return before === undefined ? `\`${name}\` changed` : `\`${name}\` was \`${before}\``;
}

/** A parameter goes by its name, what is no parameter by its place. */
function nameOf(pointer: string): string {
  const [top = '', field = '', ...names] = parsePointer(pointer);
  const isParameter = top === 'spec' && (field === 'parameters' || field === 'unchecked_parameters');
  return (isParameter ? names : parsePointer(pointer)).join('.');
}

/** What a setting may have been: a run has what it read, and the catalogue the values of what has few. */
function valuesOf(pointer: string, source: RunRecord['source']): readonly SettingValue[] {
  if (pointer === '/spec/source/directory_id') return source.kind === 'directory' ? [source.directoryId] : [];
  const entry = entryOf(pointer);
  return entry === undefined ? [] : fewValuesOf(entry);
}

function entryOf(pointer: string): CatalogueEntry | undefined {
  return [...PARSE_V1, ...CLASSIFY_V1].find(({ manifest }) => manifest === pointer);
}

function fewValuesOf({ kind, enum: closed = [] }: CatalogueEntry): readonly SettingValue[] {
  if (kind === 'boolean') return [true, false];
  if (kind === 'integer' || kind === 'number') return SMALL_NUMBERS;
  return kind === 'string' ? closed.map(({ value }) => value) : [];
}

const SMALL_NUMBERS = Array.from({ length: 101 }, (_, number) => number);
