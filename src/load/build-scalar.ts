import { CST } from 'yaml';
import type { BuildContext, Role, ValueToken } from './build-context.ts';
import { seenText } from './characters.ts';
import type { Extent } from './line-map.ts';
import type { ScalarNode } from './node.ts';
import type { Properties } from './properties.ts';
import { extentOfToken } from './properties.ts';
import type { ResolvedScalar } from './scalar-value.ts';
import { resolvePlain, resolveTagged } from './scalar-value.ts';
import { shownText } from './shown-text.ts';
import { readScalarTag, reportMisfit } from './tag.ts';

/** Builds a scalar, or null where nothing is written. */
export function buildScalar(context: BuildContext, token: ValueToken, properties: Properties, role: Role): ScalarNode {
  const written = CST.resolveAsScalar(seenToken(token), true, () => undefined)?.value ?? '';
  const extent = scalarExtent(token, properties.end);
  const resolved = resolveScalar(context, written, token, properties);
  const node: ScalarNode = { kind: 'scalar', ...extent, size: 1, height: 0, value: wellFormed(resolved.value) };
  if (node.value !== resolved.value) reportLoneSurrogate(context, extent);
  if (resolved.problem !== undefined && role === 'value') reportNumber(context, extent);
  return node;
}

/** Unseen characters are taken from what is written, so that those written as escapes stay in the value. */
function seenToken(token: ValueToken): ValueToken {
  if (!token || !('source' in token)) return token;
  const source = seenText(token.source);
  return source === token.source ? token : { ...token, source };
}

function resolveScalar(context: BuildContext, written: string, token: ValueToken, { tag }: Properties): ResolvedScalar {
  const untagged = !token || token.type === 'scalar' ? resolvePlain(written) : { value: written };
  if (tag === undefined) return untagged;
  const known = readScalarTag(context, tag);
  if (known === undefined) return untagged;
  const tagged = resolveTagged(known, written);
  if (tagged === undefined) reportMisfit(context, tag, 'a value');
  return tagged ?? untagged;
}

/** A block scalar ends before the line feed of its last line, unless it keeps the empty lines behind it. */
function scalarExtent(token: ValueToken, empty: number): Extent {
  if (!token) return { start: empty, end: empty };
  if (token.type !== 'block-scalar') return extentOfToken(token as CST.FlowScalar);
  const header = token.props.map((part) => ('source' in part ? String(part.source) : '')).join('');
  const isKept = header.split(/\s/, 1)[0]?.includes('+');
  const length = isKept ? token.source.length : withoutBlankLines(token.source);
  return { start: token.offset, end: token.offset + (length === 0 ? header.trimEnd().length : header.length + length) };
}

/** The length of a text up to the end of its last line that is not blank. */
function withoutBlankLines(text: string): number {
  const { length } = text.trimEnd();
  const feed = text.indexOf('\n', length);
  if (length === 0 || feed === -1) return length === 0 ? 0 : text.length;
  return text[feed - 1] === '\r' ? feed - 1 : feed;
}

function wellFormed(value: ScalarNode['value']): ScalarNode['value'] {
  return typeof value === 'string' ? value.replaceAll(/\p{Surrogate}/gu, '\ufffd') : value;
}

function reportLoneSurrogate(context: BuildContext, extent: Extent): void {
  context.report({
    code: 'yaml/lone-surrogate',
    message: 'The text holds an escape that is half of a surrogate pair.',
    help: 'Write the whole character, or both halves of the pair.',
    ...extent,
    path: [...context.path],
  });
}

function reportNumber(context: BuildContext, extent: Extent): void {
  const written = context.text.slice(extent.start, extent.end);
  context.report({
    code: 'yaml/number-range',
    message: `The number ${shownText(written)} cannot be kept as it is written.`,
    help: 'Write a finite number, integers within ±9007199254740991, or put it in quotes where text is meant.',
    ...extent,
    path: [...context.path],
  });
}
