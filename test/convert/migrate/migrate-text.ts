import { expect } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { JsonValue } from '../../../src/core/json.ts';
import { valueAt } from '../../../src/core/path.ts';
import { checkManifests } from '../../../src/pipeline/check/check-manifests.ts';
import { givenWorkspace } from '../../../src/pipeline/check/given-workspace.ts';
import type { MigrationResult } from '../../../src/pipeline/rewrite/migrate-manifests.ts';
import { migrateManifests } from '../../../src/pipeline/rewrite/migrate-manifests.ts';

/** What migrating a text gave. */
export interface MigratedText {
  readonly text: string;
  readonly result: MigrationResult;
  /** `outcome pointer -> pointer`, a line each. */
  readonly lines: readonly string[];
  /** What the first document says at a path. */
  readonly at: (...path: string[]) => JsonValue | undefined;
}

/** Migrates a text, alone or beside others that it extends. */
export function migrateText(text: string, others: Readonly<Record<string, string>> = {}): MigratedText {
  const texts = Object.entries({ 'a.parsebatch.yaml': text, ...others });
  const sources = texts.map(([file, written]) => ({ file, text: written }));
  const result = migrateManifests(givenWorkspace(sources, {}), { inferred: new Set(), losses: new Set() });
  const after = result.changes.find(({ file }) => file === 'a.parsebatch.yaml')?.after ?? text;
  const value = parseAllDocuments(after)[0]?.toJS();
  const lines = result.reports
    .filter(({ file }) => file === 'a.parsebatch.yaml')
    .flatMap((report) =>
      report.lines.map(({ outcome, pointer, to }) => `${outcome} ${pointer}${to ? ` -> ${to}` : ''}`),
    );
  return { text: after, result, lines, at: (...path) => valueAt(value, path) };
}

/** Holds that what was migrated could be rewritten, and that it validates. */
export function expectValid({ result }: MigratedText): void {
  expect(result.obstacles).toEqual([]);
  expect(result.findings.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const sources = result.changes.map(({ file, after }) => ({ file, text: after }));
  const { findings } = checkManifests(sources);
  const errors = findings.diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
}
