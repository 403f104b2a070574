import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Parameter } from '../../src/catalogue/entry.ts';
import { PARAMETERS, parameterNamed } from '../../src/catalogue/parse-v1/index.ts';
import { compileBatch } from '../../src/compile/compile-batch.ts';
import { omitNulls } from '../../src/compile/omit-nulls.ts';
import type { CompiledBatch } from '../../src/compile/request.ts';
import { canonicalJson } from '../../src/core/canonical-json.ts';
import type { JsonObject, JsonValue } from '../../src/core/json.ts';
import { isJsonObject } from '../../src/core/json.ts';
import type { ParseBatch, ParseBatchSpec } from '../../src/generated/types.ts';
import { hashText } from '../../src/pipeline/workspace/hash.ts';
import { manifestArbitrary, parameterValue } from '../arbitrary-manifest.ts';
import { manifestWith } from './manifests.ts';

const table: Readonly<Record<string, Parameter>> = PARAMETERS;
const CREDENTIALS = Object.keys(table).filter((name) => table[name]?.secret !== undefined);

/** What tells runs apart, and has values that are recorded. */
const NAMES = Object.entries(table)
  .filter(([, { secret, identity, kind }]) => secret === undefined && identity !== false && kind !== 'const')
  .map(([name]) => name);

function settingsOf(spec: Partial<ParseBatchSpec>): CompiledBatch['settings'] {
  return compileBatch(manifestWith(spec), hashText).settings;
}

/** Where two batches differ, one word for each place. */
function differences(one: CompiledBatch['settings'], other: CompiledBatch['settings']): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((at) => one[at] !== other[at]).sort();
}

function compiled(manifest: ParseBatch): CompiledBatch {
  return compileBatch(manifest, hashText);
}

/** The manifest with these in place of its parameters, and no other place for them. */
function withParameters({ spec, ...rest }: ParseBatch, parameters: JsonObject): ParseBatch {
  const { output_s3_path_prefix: _, output_s3_region: __, ...others } = spec;
  return { ...rest, spec: { ...others, parameters } as unknown as ParseBatchSpec };
}

describe('the settings of a batch', () => {
  test('are hashed by their places in the manifest, sorted where their order means nothing', () => {
    const settings = settingsOf({
      source: { files: ['b/*.pdf', 'a/*.pdf'], on_change: 'new' },
      parameters: { target_pages: '0-9', languages: ['en', 'de'], priority: 'low', type: 'parse' },
      unchecked_parameters: { 'new/knob~': 1 },
      partitions: { file_id_partition: 'p' },
      output_s3_path_prefix: 's3://bucket/',
      webhook_url: 'https://hooks.acme.example/all',
      rerun: '2',
    });
    const sha256 = (value: JsonValue): string =>
      hashText('sha256', new TextEncoder().encode(canonicalJson(value))).slice(0, 16);
    expect(settings).toEqual({
      '/kind': sha256('ParseBatch'),
      '/spec/rerun': sha256('2'),
      '/spec/source/files': sha256(['a/*.pdf', 'b/*.pdf']),
      '/spec/parameters/target_pages': sha256('0-9'),
      '/spec/parameters/languages': sha256(['en', 'de']),
      '/spec/unchecked_parameters/new~1knob~0': sha256(1),
      '/spec/partitions/file_id_partition': sha256('p'),
      '/spec/output_s3_path_prefix': sha256('s3://bucket/'),
    });
  });

  test('are the same whichever way a parameter is spelt', () => {
    const own = settingsOf({ output_s3_region: 'eu-central-1' });
    expect(settingsOf({ parameters: { output_s3_region: 'eu-central-1' } })).toEqual(own);
    expect(Object.keys(own)).toContain('/spec/output_s3_region');
  });

  test('tell partitions that are empty from none', () => {
    expect(differences(settingsOf({ partitions: {} }), settingsOf({}))).toEqual(['/spec/partitions']);
  });

  test('are never those of another place, whatever an unchecked parameter is called', () => {
    const name = 'webhook_configurations/*/webhook_url';
    expect(differences(settingsOf({ unchecked_parameters: { [name]: 1, toString: 2 } }), settingsOf({}))).toEqual([
      '/spec/unchecked_parameters/toString',
      '/spec/unchecked_parameters/webhook_configurations~1*~1webhook_url',
    ]);
  });

  test('tell of a credential only that it is there, written out or not', () => {
    for (const name of CREDENTIALS.filter((one) => table[one]?.identity !== false)) {
      const [one, other, reference] = ['hunter2', 'hunter3', '${secret:KEY}'].map((text) =>
        settingsOf({ parameters: { [name]: text } }),
      );
      expect(one).toEqual(other);
      expect(one).toEqual(reference);
      expect(differences(one ?? {}, settingsOf({}))).toEqual([`/spec/parameters/${name}`]);
    }
  });
});

describe('of arbitrary manifests', () => {
  test('one parameter that is another is one setting that is another', () => {
    const change = fc
      .constantFrom(...NAMES)
      .chain((name) => fc.tuple(fc.constant(name), parameterValue(name), parameterValue(name)));
    fc.assert(
      fc.property(manifestArbitrary, change, (manifest, [name, before, now]) => {
        const parameters = isJsonObject(manifest.spec.parameters) ? manifest.spec.parameters : {};
        const [one, other] = [before, now].map((value) =>
          compiled(withParameters(manifest, { ...parameters, [name]: value })),
        ) as [CompiledBatch, CompiledBatch];
        const isSame = canonicalJson(omitNulls({ before })) === canonicalJson(omitNulls({ before: now }));
        const place = parameterNamed(name)?.manifest;
        expect(differences(one.settings, other.settings)).toEqual(isSame ? [] : [place]);
        expect(one.contentDigest === other.contentDigest).toBe(isSame);
      }),
      { numRuns: 500 },
    );
  });

  test('the settings are the same exactly if the digests of the content are', () => {
    fc.assert(
      fc.property(manifestArbitrary, manifestArbitrary, fc.infiniteStream(fc.boolean()), (drawn, other, coins) => {
        const one = withoutCredentials(drawn);
        const mixed = { ...one, metadata: other.metadata, spec: mix(one.spec, withoutCredentials(other).spec, coins) };
        const [left, right] = [compiled(one), compiled(mixed as unknown as ParseBatch)];
        const isSame = differences(left.settings, right.settings).length === 0;
        expect(left.contentDigest === right.contentDigest).toBe(isSame);
      }),
      { numRuns: 500 },
    );
  });

  test('the order of keys, what is null and how things are delivered change no setting', () => {
    fc.assert(
      fc.property(manifestArbitrary, manifestArbitrary, (manifest, { metadata, spec }) => {
        const { webhooks = null, webhook_url = null, tracking = {}, project_id = null } = spec;
        const same = { ...manifest, metadata, spec: { ...manifest.spec, webhook_url, tracking, project_id } };
        const parameters = manifest.spec.parameters as unknown as JsonObject | null | undefined;
        const isTwice = parameters != null && Object.hasOwn(parameters, 'webhook_configurations');
        const delivered = isTwice ? same : { ...same, spec: { ...same.spec, webhooks } };
        expect(compiled(reversed(delivered as unknown as JsonObject)).settings).toEqual(compiled(manifest).settings);
      }),
      { numRuns: 300 },
    );
  });
});

function withoutCredentials(manifest: ParseBatch): ParseBatch {
  const parameters = Object.entries((manifest.spec.parameters ?? {}) as unknown as JsonObject);
  const open = parameters.filter(([name]) => !CREDENTIALS.includes(name));
  return { ...manifest, spec: { ...manifest.spec, parameters: Object.fromEntries(open) } as ParseBatchSpec };
}

/** Of each entry the one or the other, as the coin falls; of parameters and partitions each for itself. */
function mix(one: unknown, other: unknown, coins: Iterator<boolean>): unknown {
  if (!isJsonObject(one) || !isJsonObject(other)) return coins.next().value === true ? one : other;
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const isDeep = (key: string): boolean => ['parameters', 'partitions'].includes(key);
  const flip = (key: string): unknown => (coins.next().value === true ? one[key] : other[key]);
  return Object.fromEntries(keys.map((key) => [key, isDeep(key) ? mix(one[key], other[key], coins) : flip(key)]));
}

/** The same with the keys of every mapping turned round. */
function reversed(manifest: JsonObject): ParseBatch {
  const turn = (value: JsonValue | undefined): JsonValue => {
    if (Array.isArray(value)) return value.map(turn);
    if (!isJsonObject(value)) return value ?? null;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, item]) => [key, turn(item)]),
    );
  };
  return turn(manifest) as unknown as ParseBatch;
}
