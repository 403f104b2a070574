import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { escapeForTerminal } from './escape.ts';

/** A text before and after. */
export interface ChangedText {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** The change as a unified diff with three lines around it, as git writes one; nothing where nothing changes. */
export function formatDiff({ file, before, after }: ChangedText): string {
  if (before === after) return '';
  const patch = createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
  return patch.split('\n').map(escapeLine).join('\n');
}

/** A tab, and a carriage return at the end of a line, are what they look like. */
function escapeLine(line: string): string {
  const text = line.endsWith('\r') ? line.slice(0, -1) : line;
  return text.split('\t').map(escapeForTerminal).join('\t') + line.slice(text.length);
}
