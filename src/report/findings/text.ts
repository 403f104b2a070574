import type { Diagnostic, Severity } from '../../core/diagnostic.ts';
import { isOpen } from '../../core/diagnostic.ts';
import type { Findings } from '../../core/findings.ts';
import type { Origin } from '../../core/origin.ts';
import type { Ink, TextStyle } from '../ansi.ts';
import { linkTo, paint } from '../ansi.ts';
import { drawCodeFrame, splitLines } from '../code-frame.ts';
import { escapeForTerminal } from '../escape.ts';
import { formatPlace, formatPosition } from '../place.ts';

const INKS: Readonly<Record<Severity, Ink>> = { error: 'red', warning: 'yellow', info: 'cyan' };

/** The lines of a file by its shown name; undefined where its text is not at hand. */
export type LinesOf = (file: string) => readonly string[] | undefined;

/** The findings for a reader at a terminal, a blank line between them; empty where there are none. */
export function formatFindingsAsText({ diagnostics, sources }: Findings, style: TextStyle): string {
  const linesOf = splitOnce(sources);
  return diagnostics
    .filter(isOpen)
    .map((diagnostic) => formatFindingAsText(diagnostic, linesOf, style))
    .join('\n');
}

/** One finding as text, ended by a line feed. */
export function formatFindingAsText(diagnostic: Diagnostic, linesOf: LinesOf, style: TextStyle): string {
  const { severity, message, help, origin, related = [], environments } = diagnostic;
  const ink = INKS[severity];
  const note = (label: string, text: string) => `${paint(`${label}:`, 'cyan', style)} ${escapeForTerminal(text)}`;
  return [
    formatHeader(diagnostic, style),
    escapeForTerminal(message),
    ...(origin.kind === 'file' ? drawCodeFrame(linesOf(origin.file) ?? [], origin.span, ink, style) : []),
    ...(help === undefined ? [] : [note('help', help)]),
    ...related.map((other) => note('related', `${formatPlace(other.origin)} ${other.message}`)),
    ...viaOf(origin).map((via) => note('via', via)),
    ...(environments === undefined ? [] : [note('environments', environments.join(', '))]),
    '',
  ].join('\n');
}

/** Many findings lie in one file, and a file may be large: its text is split once. */
export function splitOnce(sources: ReadonlyMap<string, string>): LinesOf {
  const split = new Map<string, readonly string[]>();
  return (file) => {
    const known = split.get(file);
    const text = sources.get(file);
    if (known !== undefined || text === undefined) return known;
    const lines = splitLines(text);
    split.set(file, lines);
    return lines;
  };
}

function formatHeader({ code, severity, origin, docs }: Diagnostic, style: TextStyle): string {
  const { links } = style;
  const file = origin.kind === 'file' ? links?.file(origin.file) : undefined;
  return [
    linkTo(file, paint(formatPlace(origin), 'bold', style)),
    paint(severity, INKS[severity], style),
    linkTo(links?.page(docs), paint(code, 'dim', style)),
  ].join(' ');
}

function viaOf(origin: Origin): string[] {
  if (origin.kind !== 'file') return [];
  const kinds = { alias: 'the alias', merge: 'the merge key' } as const;
  return (origin.via ?? []).map((via) => `${kinds[via.kind]} at ${formatPosition(origin.file, via.span.start)}`);
}
