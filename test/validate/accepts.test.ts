import { describe, expect, test } from 'vitest';
import type { Random } from '../../bench/random.ts';
import { createRandom, pick } from '../../bench/random.ts';
import type { JsonObject, JsonValue } from '../../src/core/json.ts';
import { isJsonObject } from '../../src/core/json.ts';
import { ACCEPTED } from '../../src/generated/accepted.ts';
import { validateBatch } from '../../src/generated/validators/batch.ts';
import { validateParseBatch } from '../../src/generated/validators/parse-batch.ts';
import { loadDocuments } from '../../src/load/load-documents.ts';
import { createAcceptor } from '../../src/validate/accepts.ts';
import { manifestTexts } from '../load/quick/texts.ts';

/** `npm run test:readers` asks for 150,000. */
const MUTANTS = Number(process.env['PARSEBATCH_MUTANTS'] ?? 6_000);

const KINDS = {
  ParseBatch: { accepts: createAcceptor(ACCEPTED.parseBatch, ACCEPTED.parts), validate: validateParseBatch },
  Batch: { accepts: createAcceptor(ACCEPTED.batch, ACCEPTED.parts), validate: validateBatch },
};

describe('the accept check', () => {
  test(`gives ${MUTANTS} changed values the verdict of the validator, where it is not left to that`, () => {
    const random = createRandom(17);
    const counts = { accepted: 0, refused: 0 };
    for (const [kind, { accepts, validate }] of Object.entries(KINDS)) {
      const [first = null, ...rest] = valuesOfKind(kind);
      for (let number = 0; number < MUTANTS / 2; number += 1) {
        const value = changed(pick(random, [first, ...rest]), random);
        const isAccepted = accepts(value);
        const isValid = validate(value).length === 0;
        if (isAccepted !== (isValid && !isLeft(value))) expect([value, isAccepted]).toEqual([value, isValid]);
        counts[isAccepted ? 'accepted' : 'refused'] += 1;
      }
    }
    expect(Math.min(counts.accepted, counts.refused)).toBeGreaterThan(MUTANTS / 20);
  });

  test('leaves null, unchecked parameters and what stands at a second place to the validator', () => {
    const manifest = (spec: JsonObject): JsonObject => ({
      apiVersion: 'parsebatch.dev/v1',
      kind: 'ParseBatch',
      metadata: { name: 'a' },
      spec: { source: { directory_id: 'dir-1' }, ...spec },
    });
    const { accepts } = KINDS.ParseBatch;
    expect(accepts(manifest({ parameters: { max_pages: 3 } }))).toBe(true);
    expect(accepts(manifest({ parameters: { max_pages: null } }))).toBe(false);
    expect(accepts(manifest({ unchecked_parameters: { a: 1 } }))).toBe(false);
    expect(accepts(manifest({ parameters: { output_s3_path_prefix: 's3://a/' } }))).toBe(false);
  });
});

/** What the check accepts only after a closer look. */
function isLeft(value: JsonValue): boolean {
  if (value === null) return true;
  if (Array.isArray(value)) return value.some(isLeft);
  if (!isJsonObject(value)) return false;
  return Object.entries(value).some(([key, item]) => LEFT.includes(key) || isLeft(item ?? null));
}

const LEFT = ['unchecked_parameters', 'webhook_configurations', 'output_s3_path_prefix', 'output_s3_region'];

function valuesOfKind(kind: string): JsonValue[] {
  const values = manifestTexts().flatMap((text) =>
    (loadDocuments({ file: 'a.yaml', text }).value ?? []).flatMap(({ value }) => value ?? []),
  );
  return values.filter((value) => isJsonObject(value) && value['kind'] === kind);
}

/** A value with one or two of its parts changed. */
function changed(value: JsonValue, random: Random): JsonValue {
  const once = changedAt(value, random);
  return random() < 0.3 ? changedAt(once, random) : once;
}

function changedAt(value: JsonValue, random: Random): JsonValue {
  if (Array.isArray(value) && value.length > 0 && random() < 0.8) {
    const at = Math.floor(random() * value.length);
    return value.map((item, index) => (index === at ? changedAt(item, random) : item));
  }
  if (isJsonObject(value) && Object.keys(value).length > 0 && random() < 0.95) {
    const key = pick(random, Object.keys(value) as [string, ...string[]]);
    const { [key]: item = null, ...rest } = value;
    if (random() < 0.08) return rest;
    if (random() < 0.05) return { ...rest, [`${key}s`]: item };
    return { ...value, [key]: changedAt(item, random) };
  }
  if (typeof value === 'number') return pick(random, [value + 1, value - 1, -1, 0, 0.5, 1_000_000, String(value)]);
  if (typeof value === 'string' && random() < 0.6)
    return pick(random, [`${value}x`, value.slice(1), `${value} `, value]);
  return pick<JsonValue>(random, [
    true,
    false,
    0,
    1,
    101,
    0.05,
    '',
    'a',
    'en',
    '🧾',
    [],
    ['a', 1],
    {},
    { a: 'b' },
    null,
  ]);
}
