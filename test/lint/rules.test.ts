import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { docsOf } from '../../src/core/code-page.ts';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { exampleProject, exampleText } from '../../src/lint/example-text.ts';
import type { Example, Rule } from '../../src/lint/rule.ts';
import { RULES } from '../../src/lint/rules/index.ts';
import { DIAGNOSTIC_CODES } from '../../src/pipeline/check/diagnostic-codes.ts';
import { lintManifests } from '../../src/pipeline/check/lint-manifests.ts';

/** What an example has wrong by all rules, with the rule that it shows switched on; remarks of other rules are left out. */
function findingsOf(rule: Rule, example: Example): readonly Diagnostic[] {
  const text = exampleProject(example);
  const { findings } = lintManifests([{ file: 'invoices.parsebatch.yaml', text: exampleText(example) }], {
    ...(text !== undefined && { project: { file: 'parsebatch.config.yaml', text } }),
    ...(rule.severity === 'off' && { severities: new Map([[rule.id, 'warning']]) }),
  });
  return findings.diagnostics.filter(({ code, severity }) => code === rule.id || severity !== 'info');
}

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test.each(rule.bad)('reports $title', (example) => {
    const found = findingsOf(rule, example);
    const lines = found.map(({ origin, message }) => {
      const place = origin.kind === 'file' ? `${origin.span.start.line}:${origin.span.start.column}` : origin.name;
      return `${place} ${message}`;
    });
    expect(lines).toEqual(example.reports);
    expect(found.map(({ code }) => code)).toEqual(example.reports.map(() => id));
  });

  test.each(rule.good)('has nothing against $title', (example) => {
    expect(findingsOf(rule, example)).toEqual([]);
  });

  test('shows what it reports, and what it does not', () => {
    expect(rule.bad.flatMap(({ reports }) => reports)).not.toEqual([]);
    expect(rule.good.length).toBeGreaterThan(0);
  });

  test('says that it has fixes where it has, and only there', () => {
    const fixes = rule.bad.flatMap((example) => findingsOf(rule, example).flatMap((finding) => finding.fixes ?? []));
    expect(fixes.length > 0).toBe(rule.isFixable === true);
  });
});

test('every file of the rules is a rule of the list, under its own name', () => {
  const files = readdirSync(join(import.meta.dirname, '../../src/lint/rules')).filter((name) => name !== 'index.ts');
  expect(files.map((name) => name.replace(/\.ts$/, '')).sort()).toEqual(RULES.map(({ id }) => id).sort());
});

test('every code that a finding can have has its page, and no page is of a rule that is gone', () => {
  const root = join(import.meta.dirname, '../..');
  const targets = Object.keys(DIAGNOSTIC_CODES).map((code) => docsOf(code).split('#'));
  const pages = new Map(
    [...new Set(targets.map(([page = '']) => page))].map((page) => [page, readFileSync(join(root, page), 'utf8')]),
  );
  const missing = targets.filter(
    ([page = '', anchor]) => anchor !== undefined && !pages.get(page)?.includes(`<a id="${anchor}">`),
  );
  expect(missing).toEqual([]);
  const ids = readdirSync(join(root, 'docs/rules')).map((name) => name.replace(/\.md$/, ''));
  expect(ids.sort()).toEqual(RULES.map(({ id }) => id).sort());
});
