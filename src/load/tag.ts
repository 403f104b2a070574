import type { CST } from 'yaml';
import type { BuildContext } from './build-context.ts';
import { extentOfToken } from './properties.ts';
import type { ScalarTag } from './scalar-value.ts';
import { shownText } from './shown-text.ts';

/** The tag of a scalar; undefined, and reported, where it is not one of the core schema's. */
export function readScalarTag(context: BuildContext, token: CST.SourceToken): ScalarTag | undefined {
  const tag = coreTag(token);
  if (tag === 'map' || tag === 'seq') reportMisfit(context, token, 'a scalar');
  else if (tag === undefined) reportUnknown(context, token);
  else return tag;
  return undefined;
}

/** Checks the tag of a mapping or a sequence. */
export function checkCollectionTag(
  context: BuildContext,
  token: CST.SourceToken | undefined,
  expected: 'map' | 'seq',
): void {
  if (token === undefined || token.source === '!') return;
  const tag = coreTag(token);
  if (tag === undefined) reportUnknown(context, token);
  else if (tag !== expected) reportMisfit(context, token, expected === 'map' ? 'a mapping' : 'a sequence');
}

/** Says that a core tag does not fit what it stands before. */
export function reportMisfit(context: BuildContext, token: CST.SourceToken, what: string): void {
  const message = `The tag ${shownText(token.source)} does not fit ${what} like this.`;
  reportTag(context, token, message);
}

const CORE_TAGS: readonly (ScalarTag | 'map' | 'seq')[] = ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'];

/** `!` alone says: not resolved by how it looks, which makes text of a scalar. */
function coreTag({ source }: CST.SourceToken): ScalarTag | 'map' | 'seq' | undefined {
  if (source === '!') return 'str';
  return CORE_TAGS.find((tag) => source === `!!${tag}` || source === `!<tag:yaml.org,2002:${tag}>`);
}

function reportUnknown(context: BuildContext, token: CST.SourceToken): void {
  reportTag(context, token, `The tag ${shownText(token.source)} is unknown.`);
}

function reportTag(context: BuildContext, token: CST.SourceToken, message: string): void {
  const help = 'Remove the tag; text that starts with `!` is written in quotes.';
  context.report({ code: 'yaml/tag', message, help, ...extentOfToken(token), path: [...context.path] });
}
