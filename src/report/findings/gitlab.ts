import type { Diagnostic, Severity } from '../../core/diagnostic.ts';
import { isOpen } from '../../core/diagnostic.ts';
import type { Findings } from '../../core/findings.ts';
import { escapeJson } from '../escape.ts';
import { formatPlace } from '../place.ts';
import type { ReportContext } from './context.ts';
import { describeFinding } from './describe.ts';
import { uniqueFingerprints } from './fingerprint.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };

/** The findings as GitLab's code quality report, indented, with a final line feed; `[]` where there are none. */
export function formatFindingsForGitlab({ diagnostics }: Findings, context: ReportContext): string {
  const open = diagnostics.filter(isOpen);
  const fingerprints = uniqueFingerprints(open, context);
  const entries = open.map((diagnostic, index) => ({
    description: describeFinding(diagnostic).join(' '),
    check_name: diagnostic.code,
    fingerprint: fingerprints[index],
    severity: SEVERITIES[diagnostic.severity],
    location: locationOf(diagnostic, context),
  }));
  return `${escapeJson(JSON.stringify(entries, null, 2))}\n`;
}

/** GitLab drops what has no path and line: a finding in no file gets the name of what it is about instead. */
function locationOf({ origin }: Diagnostic, { repositoryPath }: ReportContext): object {
  if (origin.kind !== 'file') return { path: formatPlace(origin), lines: { begin: 1 } };
  const { start, end } = origin.span;
  return { path: repositoryPath(origin.file), lines: { begin: start.line, end: end.line } };
}
