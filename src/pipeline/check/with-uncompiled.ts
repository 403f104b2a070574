import { compareDiagnostics } from '../../core/diagnostic.ts';
import type { Findings } from '../../core/findings.ts';
import { summarize } from '../../core/findings.ts';
import { reportAt } from '../../core/report-at.ts';
import { toFinding } from '../../validate/finding.ts';
import type { ComposedTarget } from './compose-targets.ts';

/** The findings, and an error for each manifest that nothing is wrong with and that no batch can be compiled from yet. */
export function withUncompiled(findings: Findings, targets: readonly ComposedTarget[]): Findings {
  const uncompiled = new Map(
    targets.flatMap(({ manifest, document }) =>
      manifest?.kind === 'Batch' ? [[`${document.file} ${document.index}`, document] as const] : [],
    ),
  );
  if (uncompiled.size === 0) return findings;
  const found = Array.from(uncompiled.values(), (document) => reportAt(document, toFinding(NOT_YET)));
  const diagnostics = [...findings.diagnostics, ...found].sort(compareDiagnostics);
  return { ...findings, diagnostics, summary: summarize(diagnostics, findings.summary) };
}

const NOT_YET = {
  code: 'schema/not-supported-yet',
  path: ['kind'],
  at: 'value',
  message: 'This version of parsebatch checks a `Batch`, and does not compile or apply it yet.',
  help: 'Leave the file out here; `parsebatch validate` checks it.',
} as const;
