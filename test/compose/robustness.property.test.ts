import fc from 'fast-check';
import { expect, describe as group, it } from 'vitest';
import { composeManifest } from '../../src/compose/compose-manifest.ts';
import type { ComposedDocument } from '../../src/compose/composed-document.ts';
import type { ExtendsTarget } from '../../src/compose/layers-of.ts';
import { hasMatrix, rowsOf } from '../../src/compose/matrix.ts';
import type { Variable, Variables } from '../../src/compose/variables.ts';
import type { Document } from '../../src/core/document.ts';
import type { JsonValue } from '../../src/core/json.ts';
import { isJsonObject } from '../../src/core/json.ts';
import type { Path } from '../../src/core/path.ts';
import { loadDocuments } from '../../src/load/load-documents.ts';
import { flag } from './compose-texts.ts';

const PROJECT = `kind: ParseBatch
metadata: { name: q3, labels: { team: "\${var:TEAM:-\${env:TEAM}}" } }
spec:
  extends: [a, b, c]
  source: { item_ids: [dfl-1, "\${var:ITEM}"], stage: \${var:STAGE:-true} }
  parameters: &knobs
    target_pages: \${matrix:pages}
    max_pages: "\${var:PAGES:?say how many}"
    languages: \${var:LANGUAGES}
    user_prompt: "a \${var:TEXT} $\${b} \${secret:KEY}"
  environments:
    staging: { <<: *knobs, parameters: { max_pages: }, source: }
    production: { parameters: *knobs }
  matrix:
    tenant: [acme, globex]
    pages: [1, 0-9, 007]
    exclude: [{ tenant: acme, pages: 1 }]
    include: [{ tenant: initech, pages: 2 }, { region: eu }]
---
kind: ParseBatchProfile
spec:
  extends: [b]
  parameters: { tier: "\${var:TIER:-fast}", max_pages: { a: 1 } }
  environments: { staging: { parameters: [1], webhooks: [{ headers: { A: "\${var:DOLLAR}{x}" } }] } }
---
kind: ParseBatchProfile
spec: { parameters: , source: 7, unchecked_parameters: { a: { b: [ "\${var:LANGUAGES}" ] } } }
`;

const PIECES = [
  ...[
    '\n',
    ' ',
    '  ',
    ': ',
    '- ',
    '"',
    "'",
    ',',
    '[',
    ']',
    '{',
    '}',
    '*knobs',
    '<<: *knobs',
    '\n---\n',
    '#',
    'null',
    '~',
  ],
  ...[
    'a',
    'b',
    '[a, b]',
    'spec:',
    'extends: [b]',
    'matrix: ',
    'include: ',
    'environments: ',
    'staging: ',
    'constructor: 1',
  ],
  ...[
    '${var:',
    '${var:LANGUAGES}',
    '${matrix:',
    '${env:X}',
    '${secret:X}',
    ':-',
    ':?',
    '$',
    '$$',
    '${',
    '}',
    '007',
    '[]',
    '{}',
  ],
];

const mutated = fc
  .array(fc.tuple(fc.nat(PROJECT.length), fc.nat(12), fc.constantFrom('', ...PIECES)), { maxLength: 6 })
  .map((edits) =>
    edits.reduce((text, [at, length, piece]) => text.slice(0, at) + piece + text.slice(at + length), PROJECT),
  );

const FLAGS = [
  flag('spec.parameters.max_pages', '${var:PAGES}'),
  flag('spec.source', 'null'),
  flag('spec.source.item_ids.0', 'x'),
  flag('spec', '7'),
  flag('spec.environments.staging', '[1]'),
];

const target = fc.record({
  environment: fc.constantFrom(undefined, 'staging', 'production', 'constructor', ''),
  settings: fc.subarray(FLAGS),
});

group('any documents that can be read', () => {
  it('are composed without a throw, and left as they were', () => {
    let composedOnes = 0;
    fc.assert(
      fc.property(mutated, target, (text, { environment, settings }) => {
        const documents = loadDocuments({ file: 'any.yaml', text }).value ?? [];
        for (const document of [...documents, ...settings]) freeze(document.value);
        for (const manifest of documents) {
          if (!isJsonObject(manifest.value)) continue;
          const rows = hasMatrix(manifest) ? rowsOf(manifest).rows : [];
          const variables = variablesWith(rows[0]?.values);
          const findProfile = (_from: Document, reference: string): ExtendsTarget => findIn(documents, reference);
          const { value, diagnostics } = composeManifest({ manifest, findProfile, environment, settings, variables });
          for (const { origin, message } of diagnostics) expect([origin.kind, message]).not.toContain('');
          if (value === undefined) continue;
          askAll(value.document);
          composedOnes += 1;
        }
      }),
      { numRuns: 1_500, seed: 20_260_905 },
    );
    expect(composedOnes).toBeGreaterThan(1_500);
  });

  it('are composed alike each time', () => {
    fc.assert(
      fc.property(mutated, target, (text, { environment, settings }) => {
        const documents = loadDocuments({ file: 'any.yaml', text }).value ?? [];
        const [manifest] = documents;
        if (!isJsonObject(manifest?.value)) return;
        const findProfile = (_from: Document, reference: string): ExtendsTarget => findIn(documents, reference);
        const compose = (): string => {
          const outcome = composeManifest({ manifest, findProfile, environment, settings, variables: variablesWith() });
          return JSON.stringify([outcome.value?.document.value, outcome.value?.uses, outcome.diagnostics]);
        };
        expect(compose()).toBe(compose());
      }),
      { numRuns: 300, seed: 20_260_906 },
    );
  });
});

/** What a document is asked: every place that it has, and one that it has not. */
function askAll(document: ComposedDocument): void {
  for (const path of [...pathsOf(document.value ?? null, []), ['spec', 'nowhere', 0]]) {
    for (const at of ['key', 'value'] as const) expect(document.originOf(path, at).kind).toMatch(/^(file|flag)$/);
    document.sourceOf(path);
    for (const { origin } of document.chainOf(path)) expect(origin.kind).toMatch(/^(file|flag|environment)$/);
    for (const { layer } of document.writingsAt(path)) expect(layer.document.value).toBeDefined();
  }
}

function findIn(documents: readonly Document[], reference: string): ExtendsTarget {
  const document = documents['abc'.indexOf(reference[0] ?? '') + 1];
  return document === undefined ? { kind: 'problem', problem: 'missing' } : { kind: 'profile', document };
}

function variablesWith(row?: ReadonlyMap<string, Variable>): Variables {
  const origin = { kind: 'flag', name: '--var' } as const;
  const values = new Map<string, Variable['value']>([
    ...Object.entries<Variable['value']>({
      LANGUAGES: ['en', 'de'],
      TEXT: '${secret:KEY}',
      DOLLAR: '$',
      STAGE: false,
      TIER: '',
      PAGES: 7,
    }),
  ]);
  return {
    declared: (name) => {
      const value = values.get(name);
      return value === undefined ? undefined : { value, source: String(value), origin };
    },
    fromEnvironment: (name) => (name === 'TEAM' ? undefined : 'unlisted'),
    fromRow: (name) => row?.get(name),
  };
}

function freeze(value: JsonValue | undefined): void {
  if (typeof value !== 'object' || value === null) return;
  Object.freeze(value);
  for (const item of Object.values(value)) freeze(item as JsonValue);
}

function pathsOf(value: JsonValue, path: Path): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value)
    ? value.map((item: JsonValue, index) => [index, item] as const)
    : Object.entries(value);
  return [path, ...entries.flatMap(([key, item]) => pathsOf(item as JsonValue, [...path, key]))];
}
