/** What is documented about a diagnostic's code: shown by `explain` and in docs/diagnostics.md. */
export interface CodePage {
  readonly severity: 'error' | 'warning';
  /** One line: what a finding with this code means. */
  readonly summary: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do about it. */
  readonly fix: string;
}

/** The page of a code, relative to the package. */
export function docsOf(code: string): string {
  return `docs/diagnostics.md#${code.replaceAll('/', '-')}`;
}
