import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { secrecyInManifest } from '../../src/catalogue/secrets.ts';
import type { JsonObject, JsonValue } from '../../src/core/json.ts';
import { MANIFEST_SHAPES } from '../../src/generated/keys.ts';
import { DEFAULT_LIMITS } from '../../src/load/limits.ts';
import { loadDocuments } from '../../src/load/load-documents.ts';
import { publishedSchemas } from '../../src/schema/published.ts';
import { validateAuthoring } from '../../src/validate/validate-authoring.ts';
import { ALL_VALIDATORS } from '../../src/validate/validators/all-validators.ts';
import { compileSchema } from '../schema/ajv.ts';
import { withValueAt } from '../schema/manifests.ts';

const published = compileSchema(publishedSchemas().get('manifest.schema.json') ?? {});

const HOOK = { url: 'https://hooks.acme.example' };

/** In the places of keys of the user's own stands a name. */
const inSpec = Object.keys(MANIFEST_SHAPES)
  .filter((place) => place !== '')
  .map((place) => place.replace(/(headers|labels)\/\*$/, '$1/X-Name'));
const inEnvironment = inSpec
  .filter((place) => place.startsWith('/spec/'))
  .map((place) => place.replace('/spec', '/spec/environments/staging'));
const composing = [
  ...['/spec/extends', '/spec/extends/*', '/spec/environments', '/spec/environments/staging', '/spec/environments/No'],
  ...['/spec/matrix', '/spec/matrix/tenant', '/spec/matrix/a-b', '/spec/matrix/tenant/*', '/spec/matrix/include'],
  ...['/spec/matrix/include/*', '/spec/matrix/exclude/*/tenant', '/spec/environments/staging/extends'],
  ...['/spec/environments/staging/matrix', '/spec/environments/staging/nope', '/nope', '/spec/nope'],
];
const place = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...inSpec) },
  { weight: 3, arbitrary: fc.constantFrom(...inEnvironment) },
  { weight: 2, arbitrary: fc.constantFrom(...composing) },
);

/** Texts that are, hold, or only look like references; `$${` is none. */
const reference = fc.constantFrom(
  ...['${var:A}', '${env:_B1}', '${matrix:tenant}', '${var:A:-}', '${var:A:-en}', '${env:A:?is not set}'],
  ...['${var:A:-${env:B:-c}}', '${var:A:-$${x}}', '${var:A:-a$b}', '${var:A:?say: what\nhow}'],
  ...[
    'x${var:A}',
    '${var:A}y',
    '${var:A}${var:B}',
    'a-${var:A:-b}-${matrix:c}',
    '$$${var:A}',
    '$${var:A}',
    '$ {var:A}',
  ],
);
const secret = fc.constantFrom('${secret:A}', 'Bearer ${secret:A}', '${secret:A:?set it}', '$${secret:A}');

const plain: fc.Arbitrary<JsonValue> = fc
  .jsonValue({ maxDepth: 2 })
  .filter(
    (value) => !/\$\{|__proto__|e[+-]?\d|\d{15}|\\u|\p{C}/u.test(JSON.stringify(value)),
  ) as fc.Arbitrary<JsonValue>;
const known: fc.Arbitrary<JsonValue> = fc.constantFrom(
  ...[true, false, null, 0, 1, 3, 0.5, -1, '', 'text', 'dir-1', 'en', 'low', 'hold', 'parse.success', '0-9', '007'],
  ...['parse_page_with_llm', 'https://a.example', 's3://a/b/', '6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f'],
  ...([[], {}, ['en'], ['parse.success'], [HOOK], { tenant: 'acme' }, [{ tenant: 'acme' }]] as const),
);

const value = (at: string): fc.Arbitrary<JsonValue> =>
  fc.oneof(
    { weight: 3, arbitrary: reference },
    { weight: 2, arbitrary: plain },
    { weight: 4, arbitrary: known },
    { weight: 1, arbitrary: fc.array(fc.oneof(reference, known), { maxLength: 3 }) },
    { weight: isForSecrets(at) ? 3 : 0, arbitrary: secret },
  );

const change = place.chain((at) => value(at).map((written) => ({ at, written })));
const document = fc
  .record({ kind: fc.constantFrom('ParseBatch', 'ParseBatchProfile'), changes: fc.array(change, { maxLength: 2 }) })
  .map(({ kind, changes }) => changes.reduce(applyChange, documentOf(kind)));

describe('the published schema and validate', () => {
  test('take and refuse the same documents as they are written, with references and without', () => {
    const counts = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(document, (written) => {
        const [loaded] = loadDocuments({ file: 'a.yaml', text: JSON.stringify(written) }, DEFAULT_LIMITS).value ?? [];
        if (loaded === undefined) throw new Error('JSON is a document');
        const errors = validateAuthoring(loaded, ALL_VALIDATORS).diagnostics.filter(
          // That two places are one setting is more than a schema can say.
          ({ severity, code }) => severity === 'error' && code !== 'schema/written-twice',
        );
        const isTaken = published(written);
        counts[isTaken ? 'taken' : 'refused'] += 1;
        expect({ isTaken: errors.length === 0, errors: errors.map(({ message }) => message) }).toEqual({
          isTaken,
          errors: isTaken ? [] : expect.anything(),
        });
      }),
      { numRuns: 4_000 },
    );
    // The corpus must neither break every document nor leave every one whole.
    expect(Math.min(counts.taken, counts.refused)).toBeGreaterThan(800);
  });
});

function documentOf(kind: string): JsonObject {
  return { apiVersion: 'parsebatch.dev/v1', kind, metadata: { name: 'a' }, spec: {} };
}

/** Beside what is changed in a webhook stands its URL. */
function applyChange(
  before: JsonObject,
  { at, written }: { readonly at: string; readonly written: JsonValue },
): JsonObject {
  const hooks = /^(.*\/webhooks)\/\*\//.exec(at)?.[1];
  const whole = hooks === undefined ? before : withValueAt(before, hooks, [HOOK]);
  return withValueAt(whole, at, written);
}

function isForSecrets(at: string): boolean {
  const path = at.slice(1).split('/');
  return secrecyInManifest(path.map((part) => (part === '*' ? 0 : part))) !== undefined;
}
