import type { Diagnostic, Severity } from '../../core/diagnostic.ts';
import type { Findings } from '../../core/findings.ts';
import type { Origin, Position } from '../../core/origin.ts';
import type { Ink, TextStyle } from '../ansi.ts';
import { paint } from '../ansi.ts';
import { drawCodeFrame, splitLines } from '../code-frame.ts';
import { escapeForTerminal } from '../escape.ts';

const INKS: Readonly<Record<Severity, Ink>> = { error: 'red', warning: 'yellow', info: 'cyan' };

/** The lines of a file by its shown name; undefined where its text is not at hand. */
type LinesOf = (file: string) => readonly string[] | undefined;

/** The findings for a reader at a terminal, a blank line between them; empty where there are none. */
export function formatFindingsAsText({ diagnostics, sources }: Findings, style: TextStyle): string {
  const linesOf = splitOnce(sources);
  return diagnostics
    .filter((diagnostic) => diagnostic.suppression === undefined)
    .map((diagnostic) => `${formatFinding(diagnostic, linesOf, style).join('\n')}\n`)
    .join('\n');
}

/** Many findings lie in one file, and a file may be large. */
function splitOnce(sources: ReadonlyMap<string, string>): LinesOf {
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

function formatFinding(diagnostic: Diagnostic, linesOf: LinesOf, style: TextStyle): string[] {
  const { code, severity, message, help, origin, related = [], environments } = diagnostic;
  const ink = INKS[severity];
  const header = [paint(placeOf(origin), 'bold', style), paint(severity, ink, style), paint(code, 'dim', style)];
  const note = (label: string, text: string) => `${paint(`${label}:`, 'cyan', style)} ${escapeForTerminal(text)}`;
  return [
    header.join(' '),
    escapeForTerminal(message),
    ...(origin.kind === 'file' ? drawCodeFrame(linesOf(origin.file) ?? [], origin.span, ink, style) : []),
    ...(help === undefined ? [] : [note('help', help)]),
    ...related.map((other) => note('related', `${placeOf(other.origin)} ${other.message}`)),
    ...viaOf(origin).map((via) => note('via', via)),
    ...(environments === undefined ? [] : [note('environments', environments.join(', '))]),
  ];
}

function placeOf(origin: Origin): string {
  if (origin.kind === 'file') return placeIn(origin.file, origin.span.start);
  // A flag's name says what it is: `--set spec.rerun`.
  return escapeForTerminal(origin.kind === 'flag' ? origin.name : `${origin.kind} ${origin.name}`);
}

function placeIn(file: string, { line, column }: Position): string {
  return `${escapeForTerminal(file)}:${line}:${column}`;
}

function viaOf(origin: Origin): string[] {
  if (origin.kind !== 'file') return [];
  const kinds = { alias: 'the alias', merge: 'the merge key' } as const;
  return (origin.via ?? []).map((via) => `${kinds[via.kind]} at ${placeIn(origin.file, via.span.start)}`);
}
