import type { ErrorCode } from 'yaml';
import { Composer, Schema } from 'yaml';
import type { Draft } from './draft.ts';
import { hasStart } from './draft.ts';
import { findMissedMistakes } from './missed-mistakes.ts';

/** The first thing in a document that is not YAML, in the words of the yaml package. */
export interface SyntaxMistake {
  readonly code: ErrorCode;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** Looks for the first syntax error of a document; tags and directives are judged elsewhere. */
export function findSyntaxMistake(draft: Draft): SyntaxMistake | undefined {
  let first: SyntaxMistake | undefined;
  const take = (error: SyntaxMistake): void => {
    if (first === undefined || error.start < first.start) first = error;
  };
  for (const { offset, source, message } of draft.errors) {
    take({ code: 'UNEXPECTED_TOKEN', message, start: offset, end: offset + source.length });
  }
  if (draft.directives.length > 0 && !hasStart(draft)) {
    const { offset } = draft.token;
    take({ code: 'MISSING_CHAR', message: 'Missing directives-end', start: offset, end: offset + 1 });
  }
  for (const mistake of findMissedMistakes(draft.token)) take(mistake);
  compose(draft, take);
  return first;
}

/** Reads all scalars as text, which is all that looking for errors needs. */
const SCHEMA = new Schema({ schema: 'failsafe', resolveKnownTags: false });

function compose({ token, ends }: Draft, take: (error: SyntaxMistake) => void): void {
  const composer = new Composer({ schema: SCHEMA, uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  // The composer makes an Error with a stack for every finding, which hostile text turns into seconds.
  Object.assign(composer, { onError: (...args: HandlerArguments) => takeError(args, take) });
  for (const part of [token, ...ends]) for (const _document of composer.next(part));
}

type HandlerArguments = [
  source: number | readonly number[] | { readonly offset: number; readonly source?: unknown },
  code: ErrorCode,
  message: string,
  isWarning?: boolean,
];

function takeError([source, code, message, isWarning]: HandlerArguments, take: (error: SyntaxMistake) => void): void {
  if (isWarning === true || code === 'TAG_RESOLVE_FAILED') return;
  take({ code, message, ...extentOf(source) });
}

function extentOf(source: HandlerArguments[0]): { start: number; end: number } {
  if (typeof source === 'number') return { start: source, end: source + 1 };
  if (isRange(source)) return { start: source[0] ?? 0, end: source[1] ?? 0 };
  const length = typeof source.source === 'string' ? source.source.length : 1;
  return { start: source.offset, end: source.offset + length };
}

function isRange(source: Exclude<HandlerArguments[0], number>): source is readonly number[] {
  return Array.isArray(source);
}
