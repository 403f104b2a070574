import type { Diagnostic, Severity } from '../../core/diagnostic.ts';
import { isOpen } from '../../core/diagnostic.ts';
import type { Failure } from '../../core/failure.ts';
import type { Findings } from '../../core/findings.ts';
import type { Origin } from '../../core/origin.ts';
import { escapeForTerminal } from '../escape.ts';
import { formatPlace } from '../place.ts';
import type { ReportContext } from './context.ts';
import { describeFinding } from './describe.ts';
import { SEVERITIES } from './severity.ts';
import { formatFindingsAsText } from './text.ts';

/** GitHub shows no more annotations of one severity and step. */
const MOST = 10;

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** One annotation, not yet written as a command. */
interface Annotation {
  readonly severity: Severity;
  readonly properties: Readonly<Record<string, string | number>>;
  readonly lines: readonly string[];
}

/**
 * The findings for a step of a GitHub workflow: the text that a person reads, in which the runner looks for no
 * commands, then the gravest findings as annotations. Empty where there is nothing to say.
 */
export function formatFindingsForGithub(findings: Findings, context: ReportContext): string {
  const text = formatFindingsAsText(findings, context.style);
  const all = [
    ...context.failures.map((failure) => annotateFailure(failure, context)),
    ...findings.diagnostics.filter(isOpen).map((diagnostic) => annotate(diagnostic, context)),
  ];
  const shown = SEVERITIES.flatMap((severity) => all.filter((one) => one.severity === severity).slice(0, MOST));
  const left = all.length - shown.length;
  return [
    ...(text === '' ? [] : [`::stop-commands::${context.token}\n${text}::${context.token}::\n`]),
    ...shown.map(toCommand),
    ...(left === 0 ? [] : [`${left} more not annotated\n`]),
  ].join('');
}

function annotate(diagnostic: Diagnostic, context: ReportContext): Annotation {
  const { severity, code, origin } = diagnostic;
  const [message = '', ...more] = describeFinding(diagnostic);
  const place = origin.kind === 'file' ? '' : `${formatPlace(origin)}: `;
  return { severity, properties: { ...propertiesOf(origin, context), title: code }, lines: [place + message, ...more] };
}

function annotateFailure({ file, message, hint }: Failure, { repositoryPath }: ReportContext): Annotation {
  return {
    severity: 'error',
    properties: { ...(file !== undefined && { file: repositoryPath(file) }), title: 'unreadable file' },
    lines: [message, ...(hint === undefined ? [] : [hint])],
  };
}

/** Columns mean something to GitHub within one line only. */
function propertiesOf(origin: Origin, { repositoryPath }: ReportContext): Record<string, string | number> {
  if (origin.kind !== 'file') return {};
  const { start, end } = origin.span;
  const lines = { file: repositoryPath(origin.file), line: start.line, endLine: end.line };
  return start.line === end.line ? { ...lines, col: start.column, endColumn: end.column } : lines;
}

function toCommand({ severity, properties, lines }: Annotation): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${COMMANDS[severity]} ${list.join(',')}::${lines.map(escapeData).join('%0A')}\n`;
}

function escapeData(text: string): string {
  return escapeForTerminal(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
