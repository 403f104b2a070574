import type { Findings } from '../../core/findings.ts';
import type { ReportContext } from './context.ts';
import { formatFindingsForGithub } from './github.ts';
import { formatFindingsForGitlab } from './gitlab.ts';
import { formatFindingsAsJson } from './json.ts';
import { formatFindingsAsJunit } from './junit.ts';
import type { FormatName } from './names.ts';
import { formatFindingsAsSarif } from './sarif.ts';
import { formatFindingsAsText } from './text.ts';

/** A way to write findings down. */
export interface FindingsFormat {
  /** What `--format` calls it. */
  readonly name: FormatName;
  readonly format: (findings: Findings, context: ReportContext) => string;
}

/** All formats. */
export const FINDINGS_FORMATS: readonly FindingsFormat[] = [
  { name: 'text', format: (findings, { style }) => formatFindingsAsText(findings, style) },
  { name: 'json', format: formatFindingsAsJson },
  { name: 'sarif', format: formatFindingsAsSarif },
  { name: 'github', format: formatFindingsForGithub },
  { name: 'gitlab', format: formatFindingsForGitlab },
  { name: 'junit', format: formatFindingsAsJunit },
];
