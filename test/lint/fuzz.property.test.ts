import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/core/json.ts';
import { isJsonObject } from '../../src/core/json.ts';
import type { Path } from '../../src/core/path.ts';
import { RULES } from '../../src/lint/rules/index.ts';
import { printYaml } from '../../src/load/print-yaml.ts';
import { DIAGNOSTIC_CODES } from '../../src/pipeline/check/diagnostic-codes.ts';
import { lintManifests } from '../../src/pipeline/check/lint-manifests.ts';
import { manifestArbitrary } from '../arbitrary-manifest.ts';

/** What may stand where something else belongs. */
const wrong: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constantFrom<JsonValue>(
    null,
    '',
    0,
    -1,
    1.5,
    true,
    false,
    [],
    {},
    [null],
    [[]],
    { a: null },
    '${var:X}',
    '${',
    'a',
  ),
  fc.jsonValue({ maxDepth: 2, noUnicodeString: false }).map((value) => JSON.parse(JSON.stringify(value)) as JsonValue),
);

/** A manifest some of whose values, keys and mappings are others than they should be. */
const broken = fc
  .tuple(
    manifestArbitrary,
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('value', 'key', 'more'), wrong), { minLength: 1, maxLength: 4 }),
  )
  .map(([manifest, changes]) =>
    changes.reduce<JsonValue>(
      (value, [at, how, by]) => {
        const paths = pathsIn(value, []);
        return changeAt(value, paths[at % paths.length] ?? [], how, by);
      },
      JSON.parse(JSON.stringify(manifest)),
    ),
  );

test('no rule falls over a manifest with mistakes of any kind, and each finding has a place in it', () => {
  const severities = new Map(RULES.map(({ id }) => [id, 'warning'] as const));
  let linted = 0;
  fc.assert(
    fc.property(fc.array(broken, { minLength: 1, maxLength: 2 }), (manifests) => {
      const text = manifests.map((manifest) => printYaml(manifest as JsonObject)).join('---\n');
      const options = { severities, project: { file: 'parsebatch.config.yaml', text: PROJECT } };
      const { diagnostics } = lintManifests([{ file: 'a.yaml', text }], options).findings;
      linted += 1;
      for (const { code, origin, message } of diagnostics) {
        expect(Object.keys(DIAGNOSTIC_CODES)).toContain(code);
        expect(message).not.toMatch(/`undefined`|`NaN`|\[object /);
        if (origin.kind !== 'file' || origin.file !== 'a.yaml') continue;
        const { start, end } = origin.span;
        expect(start.offset >= 0 && start.offset <= end.offset && end.offset <= text.length).toBe(true);
      }
      const again = lintManifests([{ file: 'a.yaml', text }], options).findings.diagnostics;
      expect(again).toEqual(diagnostics);
    }),
    { numRuns: 200 },
  );
  expect(linted).toBe(200);
}, 120_000);

const PROJECT = `apiVersion: parsebatch.dev/v1
kind: Project
vars: { X: 1 }
policy: { allowed_buckets: [a], allowed_webhook_hosts: [a.example], allowed_modes: [agentic], allowed_projects: [], max_credits_per_page: 1 }
`;

function pathsIn(value: JsonValue, path: Path): readonly Path[] {
  const below = Array.isArray(value) ? [...value.entries()] : isJsonObject(value) ? Object.entries(value) : [];
  return [path, ...below.flatMap(([key, item]) => pathsIn(item as JsonValue, [...path, key]))];
}

function changeAt(value: JsonValue, [key, ...rest]: Path, how: 'value' | 'key' | 'more', by: JsonValue): JsonValue {
  if (key === undefined) return how === 'more' && isJsonObject(value) ? { ...value, more: by } : by;
  if (Array.isArray(value))
    return value.map((item: JsonValue, at) => (at === key ? changeAt(item, rest, how, by) : item));
  if (!isJsonObject(value)) return value;
  const isRenamed = how === 'key' && rest.length === 0;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      if (name !== key) return [name, item as JsonValue];
      return isRenamed ? [`${name.slice(1)}_`, item as JsonValue] : [name, changeAt(item as JsonValue, rest, how, by)];
    }),
  );
}
