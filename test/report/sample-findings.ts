import type { Diagnostic } from '../../src/core/diagnostic.ts';
import type { Findings } from '../../src/core/findings.ts';
import { summarize } from '../../src/core/findings.ts';
import { hashText } from '../../src/pipeline/workspace/hash.ts';
import type { ReportContext } from '../../src/report/findings/context.ts';

/** A finding with these fields and plain ones for the rest. */
export function finding(fields: Partial<Diagnostic> & Pick<Diagnostic, 'origin'>): Diagnostic {
  return {
    code: 'schema/type',
    severity: 'error',
    message: 'A message.',
    path: '/a',
    docs: 'docs/diagnostics.md#schema-type',
    ...fields,
  };
}

/** Findings in one file `x.yaml` with this text. */
export function findingsIn(text: string, ...diagnostics: readonly Diagnostic[]): Findings {
  const summary = summarize(diagnostics, { files: 1, documents: 1, rules: 0 });
  const documents = [{ file: 'x.yaml', index: 0, name: 'sample' }];
  return { diagnostics, sources: new Map([['x.yaml', text]]), documents, summary };
}

/** A context with these fields and plain ones for the rest. */
export function contextWith(fields: Partial<ReportContext> = {}): ReportContext {
  return {
    style: { color: false },
    version: '1.2.3',
    failures: [],
    pageOf: (code) => ({ severity: 'error', summary: `Summary of ${code}.`, why: 'Why.', fix: 'Fix.' }),
    repositoryPath: (file) => file,
    isSecret: () => false,
    hash: hashText,
    token: 'a-token',
    ...fields,
  };
}
