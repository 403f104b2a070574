import { isOpen } from '../../core/diagnostic.ts';
import type { Findings } from '../../core/findings.ts';
import { escapeMarkdown, formatMarkdown } from '../markdown.ts';
import { formatPlace } from '../place.ts';
import type { ReportContext } from './context.ts';
import { describeFinding } from './describe.ts';
import { bySeverity } from './severity.ts';
import { formatSummary } from './summary.ts';

const HEADER = '| severity | place | code | finding |\n| --- | --- | --- | --- |\n';

/** Kept free for the line that tells what is left out. */
const NOTICE_ROOM = 80;

/** The findings as a table for the summary of a workflow's step, the gravest first, in at most `room` bytes of UTF-8. */
export function formatStepSummary(findings: Findings, { failures }: ReportContext, room: number): string {
  const heading = `### parsebatch: ${formatSummary(findings.summary)}\n\n`;
  const rows = [
    ...failures.map(({ message, file = '' }) => formatRow(['error', file, 'unreadable file', [message]])),
    ...bySeverity(findings.diagnostics.filter(isOpen)).map((diagnostic) => {
      const { severity, origin, code } = diagnostic;
      return formatRow([severity, formatPlace(origin), code, describeFinding(diagnostic)]);
    }),
  ];
  if (rows.length === 0) return fits(heading, room) ? heading : '';
  const kept = takeWithin(rows, room - sizeOf(heading + HEADER) - NOTICE_ROOM);
  const left = rows.length - kept.length;
  const notice = left === 0 ? '' : `\n${left} more are in the log of this step.\n`;
  const text = `${heading}${HEADER}${kept.join('')}${notice}\n`;
  return fits(text, room) ? text : '';
}

type Row = readonly [severity: string, place: string, code: string, lines: readonly string[]];

function formatRow([severity, place, code, lines]: Row): string {
  return `| ${severity} | ${escapeMarkdown(place)} | ${escapeMarkdown(code)} | ${lines.map(formatMarkdown).join('<br>')} |\n`;
}

function takeWithin(rows: readonly string[], room: number): readonly string[] {
  let size = 0;
  const end = rows.findIndex((row) => {
    size += sizeOf(row);
    return size > room;
  });
  return end === -1 ? rows : rows.slice(0, end);
}

function fits(text: string, room: number): boolean {
  return sizeOf(text) <= room;
}

function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
