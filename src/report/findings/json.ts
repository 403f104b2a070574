import type { Diagnostic, Related, Suppression } from '../../core/diagnostic.ts';
import type { Findings } from '../../core/findings.ts';
import type { Origin, Span } from '../../core/origin.ts';
import { escapeJson } from '../escape.ts';

/** The version of the JSON report's shape; schemas/report.schema.json states it. */
const VERSION = 1;

/** The findings as the JSON report, indented, with a final line feed; fixes are not in it. */
export function formatFindingsAsJson({ diagnostics, summary }: Findings): string {
  const { files, documents, rules, errors, warnings, infos, suppressed } = summary;
  const report = {
    version: VERSION,
    diagnostics: diagnostics.map(toReported),
    summary: { files, documents, rules, errors, warnings, infos, suppressed },
  };
  return `${escapeJson(JSON.stringify(report, null, 2))}\n`;
}

/** Keys stand in the order that the report documents; what is undefined is left out by JSON. */
function toReported(diagnostic: Diagnostic): object {
  const { code, severity, message, help, origin, document, path, related, environments, suppression, docs } =
    diagnostic;
  return {
    code,
    severity,
    message,
    help,
    file: fileOf(origin),
    origin: origin.kind === 'file' ? undefined : { kind: origin.kind, name: origin.name },
    document: document && { index: document.index, name: document.name },
    path,
    span: spanOf(origin),
    related: related?.map(toReportedRelated),
    environments,
    suppression: suppression && writeSuppression(suppression),
    docs,
  };
}

function toReportedRelated({ message, origin }: Related): object {
  return { message, file: fileOf(origin), span: spanOf(origin) };
}

function writeSuppression({ reason, kind, until, owner }: Suppression): object {
  return { reason, kind, until, owner };
}

function fileOf(origin: Origin): string | undefined {
  return origin.kind === 'file' ? origin.file : undefined;
}

function spanOf(origin: Origin): Span | undefined {
  if (origin.kind !== 'file') return undefined;
  const { start, end } = origin.span;
  return {
    start: { line: start.line, column: start.column, offset: start.offset },
    end: { line: end.line, column: end.column, offset: end.offset },
  };
}
