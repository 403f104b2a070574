import { seenText } from './characters.ts';
import type { Finding } from './finding.ts';
import type { Extent } from './line-map.ts';
import type { TokenKind } from './token-budget.ts';

/** A `${…}` that YAML tore apart: the piece that it took for a plain scalar, and by what it was cut. */
export interface UnquotedReference extends Extent {
  readonly cut: 'brace' | 'colon' | 'comment';
}

/** Looks at tokens as they come, and finds references that YAML tore apart. */
export interface ReferenceWatch {
  readonly found: readonly UnquotedReference[];
  next(kind: TokenKind, extent: Extent): void;
}

/** A watch over the tokens of a text. */
export function createReferenceWatch(text: string): ReferenceWatch {
  const found: UnquotedReference[] = [];
  let scalar: Extent | undefined;
  return {
    found,
    next(kind, extent) {
      if (kind === 'scalar') scalar = text.slice(extent.start, extent.end).includes('$') ? extent : undefined;
      else if (scalar !== undefined && kind !== 'space') {
        const cut = findCut(text, scalar, kind, extent);
        if (cut !== undefined) found.push({ ...scalar, cut });
        scalar = undefined;
      }
    },
  };
}

/** The findings of torn references, one for each value: a value may hold several. */
export function* describeUnquotedReferences(
  text: string,
  references: readonly UnquotedReference[],
): Generator<Finding> {
  let end = 0;
  for (const reference of references) {
    const finding = describeUnquotedReference(text, reference);
    if (end === 0 || /[,[\]{}\n]/.test(text.slice(end, reference.start))) yield finding;
    end = finding.end;
  }
}

/** Says that a torn reference needs quotes, and writes them where it is certain how far the value goes. */
function describeUnquotedReference(text: string, { start, end, cut }: UnquotedReference): Finding {
  const value = cut === 'brace' ? readInFlow(text, start) : readToLineEnd(text, start);
  const written = value === undefined || seenText(value) !== value ? undefined : value;
  const opening = text.slice(start, end + 1).lastIndexOf('${');
  const close = text.indexOf('}', start + opening);
  return {
    code: 'yaml/unquoted-reference',
    message: MESSAGES[cut],
    help: 'Put the whole value in double quotes.',
    start: start + opening,
    end: close === -1 ? end + 1 : close + 1,
    path: [],
    ...(written !== undefined && {
      fix: { title: 'Quote the value', start, end: start + written.length, newText: quoted(written) },
    }),
  };
}

const MESSAGES: Readonly<Record<UnquotedReference['cut'], string>> = {
  brace: 'A `${…}` reference inside `{…}` or `[…]` stands without quotes, so YAML reads its braces as a mapping.',
  colon: 'A `${…}` reference with `: ` inside stands without quotes, so YAML reads its first part as a key.',
  comment: 'A `${…}` reference with ` #` inside stands without quotes, so YAML reads its last part as a comment.',
};

function findCut(
  text: string,
  scalar: Extent,
  kind: TokenKind,
  { start, end }: Extent,
): UnquotedReference['cut'] | undefined {
  if (kind === 'flow-map-start') return text[scalar.end - 1] === '$' && start === scalar.end ? 'brace' : undefined;
  if (kind !== 'map-value-ind' && kind !== 'comment') return undefined;
  if (!isReferenceOpen(text.slice(scalar.start, scalar.end))) return undefined;
  const rest = kind === 'comment' ? text.slice(start, end) : text.slice(start, lineEnd(text, start));
  if (kind === 'comment') return /^[^{}]*\}/.test(rest) ? 'comment' : undefined;
  // A brace behind a quote or another brace closes something else.
  return /^[^{}"']*\}/.test(rest) ? 'colon' : undefined;
}

function isReferenceOpen(scalar: string): boolean {
  const opening = scalar.lastIndexOf('${');
  return opening !== -1 && scalar[opening - 1] !== '$' && !scalar.includes('}', opening);
}

/** A value inside a flow collection: references and plain text up to what must end it; undefined where unclear. */
function readInFlow(text: string, start: number): string | undefined {
  const line = text.slice(start, lineEnd(text, start));
  const value = /^(?:\$\{[^{}]*\}|[^\s,[\]{}:#"'\\$]|[:#](?=[^\s,[\]{}])|\$(?!\{))+/.exec(line)?.[0];
  return value !== undefined && /^\s*(?:[,\]}]|#|$)/.test(line.slice(value.length)) ? value : undefined;
}

/** The rest of a line, where it holds one value and every reference in it is closed. */
function readToLineEnd(text: string, start: number): string | undefined {
  const value = text.slice(start, lineEnd(text, start)).trimEnd();
  return /^(?:\$\{[^{}]*\}|[^\s{}#]| (?!#)(?=\S))+$/.test(value) && !/: /.test(withoutReferences(value))
    ? value
    : undefined;
}

function withoutReferences(value: string): string {
  return value.replaceAll(/\$\{[^{}]*\}/g, '');
}

function quoted(value: string): string {
  return `"${value.replaceAll(/["\\]/g, '\\$&')}"`;
}

function lineEnd(text: string, start: number): number {
  const feed = text.indexOf('\n', start);
  if (feed === -1) return text.length;
  return text[feed - 1] === '\r' ? feed - 1 : feed;
}
