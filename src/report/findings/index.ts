import type { Findings } from '../../core/findings.ts';
import type { TextStyle } from '../ansi.ts';
import { formatFindingsAsJson } from './json.ts';
import { formatFindingsAsText } from './text.ts';

/** A way to write findings down. */
export interface FindingsFormat {
  /** What `--format` calls it. */
  readonly name: string;
  readonly format: (findings: Findings, style: TextStyle) => string;
}

/** All formats; the first is the default. */
export const FINDINGS_FORMATS = [
  { name: 'text', format: formatFindingsAsText },
  { name: 'json', format: formatFindingsAsJson },
] as const satisfies readonly FindingsFormat[];
