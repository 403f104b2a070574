import type { Diagnostic } from '../../core/diagnostic.ts';
import { compareDiagnostics } from '../../core/diagnostic.ts';
import type { Findings } from '../../core/findings.ts';
import { summarize } from '../../core/findings.ts';
import { formatText } from '../../edit/format-text.ts';
import { maskSecrets } from '../check/mask-secrets.ts';
import type { SourceText } from '../workspace/source-text.ts';
import type { TextChange } from '../write/write-texts.ts';
import { canonicalOrder } from './canonical-order.ts';

/** What formatting gives. */
export interface FormatResult {
  /** Each text that could be formatted, as it was and as it is in canonical form. */
  readonly changes: readonly TextChange[];
  /** Why the others could not be read. */
  readonly findings: Findings;
  /** Texts that are left as they are, and why: what came out would not have said the same. */
  readonly refused: readonly { readonly file: string; readonly reason: string }[];
}

/** Formats manifests, profiles and project files. Nothing is read or written. */
export function formatManifests(sources: readonly SourceText[], earlier: readonly Diagnostic[] = []): FormatResult {
  const results = sources.map((source) => ({ source, formatted: formatText(source, canonicalOrder) }));
  const unread = results.flatMap(({ source, formatted }) =>
    formatted.kind === 'unread' ? [{ source, diagnostics: formatted.diagnostics }] : [],
  );
  const diagnostics = [...earlier, ...unread.flatMap((file) => file.diagnostics)].sort(compareDiagnostics);
  const files = sources.length + earlier.length;
  return {
    changes: results.flatMap(({ source: { file, text: before }, formatted }) =>
      formatted.kind === 'formatted' ? [{ file, before, after: formatted.text }] : [],
    ),
    findings: {
      diagnostics,
      sources: new Map(unread.map(({ source: { file, text } }) => [file, maskSecrets(text, [])])),
      documents: [],
      summary: summarize(diagnostics, { files, documents: 0, rules: 0 }),
    },
    refused: results.flatMap(({ source: { file }, formatted }) =>
      formatted.kind === 'refused' ? [{ file, reason: formatted.reason }] : [],
    ),
  };
}
