import type { Diagnostic } from '../src/core/diagnostic.ts';
import { checkManifests } from '../src/pipeline/check/check-manifests.ts';

/** The findings of a text, a line each: `line:column code pointer`. */
export function findingsOf(text: string): string[] {
  return checkManifests([{ file: 'a.parsebatch.yaml', text }]).findings.diagnostics.map(describe);
}

/** A finding in one line. */
export function describe({ origin, code, path }: Diagnostic): string {
  const place = origin.kind === 'file' ? `${origin.span.start.line}:${origin.span.start.column}` : origin.kind;
  return `${place} ${code} ${path}`;
}

/** A manifest as text, with the given lines in its spec. */
export function manifestText(spec: string, name = 'sample'): string {
  const lines = spec.split('\n').map((line) => (line === '' ? '' : `  ${line}`));
  const head = ['apiVersion: parsebatch.dev/v1', 'kind: ParseBatch', 'metadata:', `  name: ${name}`, 'spec:'];
  return `${[...head, ...lines].join('\n')}\n`;
}
