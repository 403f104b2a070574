import type { Endpoint } from '../../endpoint.ts';
import type { Language, ProgramCursor } from './program-cursor.ts';
import { skipSpace, takeMatch, takeOpening, takeText } from './program-cursor.ts';
import { skipText } from './skip-expression.ts';

/** A call of an SDK in a program. */
export interface FoundCall {
  readonly endpoint: Endpoint;
  /** Where its name starts. */
  readonly start: number;
  /** Behind its opening parenthesis. */
  readonly argumentsAt: number;
  /** The variable that its result is assigned to. */
  readonly result: string | undefined;
}

/** What the functions of the official SDKs send, by the end of their names. */
const CALLS: readonly (readonly [RegExp, Endpoint])[] = [
  [/(?:^|\.)parsing\.(?:parse|create)$/, 'parse'],
  [/(?:^|\.)beta\.batch\.create$/, 'v1-batch'],
  [/(?:^|\.)batches\.create$/, 'batch'],
  [/(?:^|\.)configurations\.create$/, 'configuration'],
  [/(?:^|\.)LlamaParse(?:Reader)?$/, 'v1-parameters'],
];

/** Finds the calls that import reads; what stands in texts and comments is none. */
export function findCalls(text: string, language: Language): FoundCall[] {
  const cursor: ProgramCursor = { text, language, index: 0, problem: undefined };
  const calls: FoundCall[] = [];
  while (cursor.index < text.length) {
    skipSpace(cursor);
    const { index: start } = cursor;
    const opening = takeOpening(cursor);
    if (opening !== undefined) skipText(cursor, opening.quote);
    else {
      const name = takeName(cursor);
      const endpoint = name === undefined ? undefined : CALLS.find(([pattern]) => pattern.test(name))?.[1];
      if (name === undefined) cursor.index += 1;
      else if (endpoint !== undefined && takeText(cursor, '(')) {
        calls.push({ endpoint, start, argumentsAt: cursor.index, result: assignedAt(text, start) });
      }
    }
  }
  return calls;
}

/** Takes a name with what is written behind dots, over lines too; the start may be a dot, as behind another call. */
function takeName(cursor: ProgramCursor): string | undefined {
  const parts: string[] = [];
  let end = cursor.index;
  while (true) {
    const part = takeMatch(cursor, /(?:\?\.|\.)?\s*[A-Za-z_$][\w$]*/y)?.[0];
    if (part === undefined || (parts.length > 0 && !/^\??\./.test(part))) break;
    parts.push(part.replace(/^\??\.\s*/, '.'));
    skipSpace(cursor);
    end = cursor.index;
    if (parts.length >= LONGEST_NAME) break;
  }
  cursor.index = end;
  return parts.length === 0 ? undefined : parts.join('');
}

/** Nobody writes longer chains; of a longer one the rest is read as another. */
const LONGEST_NAME = 20;

/** The variable that what starts at an offset is assigned to. */
function assignedAt(text: string, start: number): string | undefined {
  const before = text.slice(Math.max(0, start - 200), start);
  return /(?:^|[\n;{]|\b(?:const|let|var))[ \t]*([A-Za-z_$][\w$]*)[ \t]*(?::[^=\n]*)?=\s*(?:await\s+)?$/.exec(
    before,
  )?.[1];
}
