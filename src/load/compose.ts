import type { ErrorCode, ParsedNode } from 'yaml';
import { Composer, Schema } from 'yaml';
import type { Draft } from './draft.ts';
import { hasStart } from './draft.ts';
import type { Extent } from './line-map.ts';
import { findMissedMistakes } from './missed-mistakes.ts';

/** The first thing in a document that is not YAML, in the words of the yaml package. */
export interface SyntaxMistake extends Extent {
  readonly code: ErrorCode;
  readonly message: string;
}

/** A document as the yaml package composes it, with the first thing in it that is not YAML. */
export interface Composed {
  readonly contents: ParsedNode | null;
  readonly mistake: SyntaxMistake | undefined;
}

/** Composes a document and looks for its first syntax error; tags and directives are judged elsewhere. */
export function composeDraft(draft: Draft): Composed {
  let mistake: SyntaxMistake | undefined;
  const take = (error: SyntaxMistake): void => {
    if (mistake === undefined || error.start < mistake.start) mistake = error;
  };
  for (const { offset, source, message } of draft.errors) {
    take({ code: 'UNEXPECTED_TOKEN', message, start: offset, end: offset + source.length });
  }
  if (draft.directives.length > 0 && !hasStart(draft)) {
    const { offset } = draft.token;
    take({ code: 'MISSING_CHAR', message: 'Missing directives-end', start: offset, end: offset + 1 });
  }
  for (const missed of findMissedMistakes(draft.token)) take(missed);
  const contents = compose(draft, take);
  return { contents, mistake };
}

/** Leaves all scalars text: what they stand for is worked out from how they are written. */
const SCHEMA = new Schema({ schema: 'failsafe', resolveKnownTags: false });

function compose({ token, ends }: Draft, take: (error: SyntaxMistake) => void): ParsedNode | null {
  const composer = new Composer({ schema: SCHEMA, keepSourceTokens: true, uniqueKeys: false, logLevel: 'silent' });
  // The composer makes an Error with a stack for every finding, which hostile text turns into seconds.
  Object.assign(composer, { onError: (...args: HandlerArguments) => takeError(args, take) });
  const [document] = composer.compose([token, ...ends]);
  return document?.contents ?? null;
}

type HandlerArguments = [source: ErrorSource, code: ErrorCode, message: string, isWarning?: boolean];

type ErrorSource =
  | number
  | readonly [number, number, ...number[]]
  | { readonly offset: number; readonly source?: unknown };

function takeError([source, code, message, isWarning]: HandlerArguments, take: (error: SyntaxMistake) => void): void {
  if (isWarning === true || code === 'TAG_RESOLVE_FAILED') return;
  take({ code, message, ...extentOf(source) });
}

function extentOf(source: ErrorSource): Extent {
  if (typeof source === 'number') return { start: source, end: source + 1 };
  if (!('offset' in source)) return { start: source[0], end: source[1] };
  const length = typeof source.source === 'string' ? source.source.length : 1;
  return { start: source.offset, end: source.offset + length };
}
