import type { Scalar } from 'yaml';
import { CST } from 'yaml';
import type { BuildContext } from './build-context.ts';
import { reportAt } from './build-context.ts';
import { seenText } from './characters.ts';
import type { Extent } from './line-map.ts';
import type { Node } from './node.ts';
import { leafNode } from './node.ts';
import type { ResolvedScalar } from './scalar-value.ts';
import { resolvePlain, resolveTagged } from './scalar-value.ts';
import { shownText } from './shown-text.ts';
import { readTag, reportTag } from './tag.ts';
import type { Properties } from './tokens.ts';
import { extentOfToken } from './tokens.ts';

/** Whether a node is built as a key or as a value. */
export type Role = 'key' | 'value';

/** Builds a scalar, or null where nothing is written. */
export function buildScalar(
  context: BuildContext,
  scalar: Scalar.Parsed | null,
  { tag, end }: Properties,
  role: Role,
): Node {
  const extent = extentOf(scalar?.srcToken, end);
  const { value, problem } = resolve(context, scalar, tag);
  const wellFormed = typeof value === 'string' ? value.replaceAll(/\p{Surrogate}/gu, '\ufffd') : value;
  if (wellFormed !== value) reportLoneSurrogate(context, extent);
  if (problem !== undefined && role === 'value') reportNumber(context, extent);
  return leafNode('scalar', extent, wellFormed);
}

/** A block scalar ends before the line feed of its last line, unless it keeps the empty lines behind it. */
function extentOf(token: Scalar.Parsed['srcToken'], empty: number): Extent {
  if (!token) return { start: empty, end: empty };
  if (token.type !== 'block-scalar') return extentOfToken(token);
  const header = token.props.map((part) => ('source' in part ? String(part.source) : '')).join('');
  const isKept = header.split(/\s/, 1)[0]?.includes('+');
  const length = isKept ? token.source.length : withoutBlankLines(token.source);
  return { start: token.offset, end: token.offset + (length === 0 ? header.trimEnd().length : header.length + length) };
}

/** The length of a text up to the end of its last line that is not blank. */
function withoutBlankLines(text: string): number {
  const { length } = text.trimEnd();
  return length === 0 ? 0 : length + text.slice(length).search(/\r?\n|$/);
}

function resolve(
  context: BuildContext,
  scalar: Scalar.Parsed | null,
  tag: CST.SourceToken | undefined,
): ResolvedScalar {
  const text = scalar === null ? '' : seenSource(scalar);
  const untagged = !scalar || scalar.type === 'PLAIN' ? resolvePlain(text) : { value: text };
  const name = tag && readTag(context, tag);
  if (tag === undefined || name === undefined) return untagged;
  const tagged = resolveTagged(name, text);
  if (tagged === undefined) reportTag(context, tag, 'does not fit a value like this');
  return tagged ?? untagged;
}

/** Unseen characters are taken from what is written, so that those written as escapes stay in the value. */
function seenSource({ source: text, srcToken: token }: Scalar.Parsed): string {
  const source = token && seenText(token.source);
  if (token === undefined || source === undefined || source === token.source) return text;
  return CST.resolveAsScalar({ ...token, source }, true, () => undefined)?.value ?? '';
}

function reportLoneSurrogate(context: BuildContext, extent: Extent): void {
  reportAt(context, extent, {
    code: 'yaml/lone-surrogate',
    message: 'The text holds an escape that is half of a surrogate pair.',
    help: 'Write the whole character, or both halves of the pair.',
  });
}

function reportNumber(context: BuildContext, extent: Extent): void {
  const written = context.text.slice(extent.start, extent.end);
  reportAt(context, extent, {
    code: 'yaml/number-range',
    message: `The number ${shownText(written)} cannot be kept as it is written.`,
    help: 'Write a finite number, integers within ±9007199254740991, or put it in quotes where text is meant.',
  });
}
