import type { Span } from '../core/origin.ts';
import type { Ink, TextStyle } from './ansi.ts';
import { paint } from './ansi.ts';
import { windowLine } from './line-window.ts';

/** How many cells of a line are shown. */
const WIDTH = 100;

/**
 * The first line of a span under the line before it, with carets below the span: the lines to print. Nothing where
 * the text has no such line.
 */
export function drawCodeFrame(lines: readonly string[], span: Span, ink: Ink, style: TextStyle): string[] {
  const { start } = span;
  const line = lines[start.line - 1];
  if (line === undefined) return [];
  const previous = lines[start.line - 2];
  const shown = windowLine(line, Math.min(start.column - 1, line.length), endOnLine(line, span), WIDTH);
  const carets = '^'.padEnd(shown.marked, '~');
  const row = (label: string, text: string) => gutter(label, String(start.line).length, style) + text;
  return [
    ...(previous === undefined ? [] : [row(String(start.line - 1), windowLine(previous, 0, 0, WIDTH).text)]),
    row(String(start.line), shown.text),
    row('', ' '.repeat(shown.before) + paint(carets, ink, style)),
  ].map((text) => text.trimEnd());
}

/** The lines of a text, without their ends. */
export function splitLines(text: string): string[] {
  return text.split(/\r?\n/);
}

function endOnLine(line: string, { start, end }: Span): number {
  return end.line > start.line ? line.length : Math.min(end.column - 1, line.length);
}

function gutter(label: string, width: number, style: TextStyle): string {
  return paint(`  ${label.padStart(width)} | `, 'dim', style);
}
