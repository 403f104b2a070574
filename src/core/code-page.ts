/** What is documented about a diagnostic's code: shown by `explain` and on the page that findings link to. */
export interface CodePage {
  /** How much it weighs by default; what is `off` is only reported where it is asked for. */
  readonly severity: 'error' | 'warning' | 'info' | 'off';
  /** One line: what a finding with this code means. */
  readonly summary: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do about it. */
  readonly fix: string;
  /** How dangerous it is to leave it, from 0 to 10 as CVSS counts, where it is a matter of security at all. */
  readonly securitySeverity?: number;
}

/** The page of a code, relative to the package: stages share one, each rule has its own. */
export function docsOf(code: string): string {
  return code.includes('/') ? `docs/diagnostics.md#${code.replaceAll('/', '-')}` : `docs/rules/${code}.md`;
}
