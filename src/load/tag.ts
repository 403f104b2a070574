import type { CST } from 'yaml';
import type { BuildContext } from './build-context.ts';
import { reportAt } from './build-context.ts';
import { shownText } from './shown-text.ts';
import { extentOfToken } from './tokens.ts';

/** The name of a core tag; undefined, and reported, where it is not one. `!` alone says that a scalar is text. */
export function readTag(context: BuildContext, token: CST.SourceToken): string | undefined {
  const { source } = token;
  if (source === '!') return 'str';
  const tag = CORE_TAGS.find((name) => source === `!!${name}` || source === `!<tag:yaml.org,2002:${name}>`);
  if (tag === undefined) reportTag(context, token, 'is unknown');
  return tag;
}

/** Checks the tag of a collection. */
export function checkCollectionTag(context: BuildContext, token: CST.SourceToken, kind: 'mapping' | 'sequence'): void {
  if (token.source === '!') return;
  const tag = readTag(context, token);
  const expected = kind === 'mapping' ? 'map' : 'seq';
  if (tag !== undefined && tag !== expected) reportTag(context, token, `does not fit a ${kind} like this`);
}

/** Says what is wrong with a tag. */
export function reportTag(context: BuildContext, token: CST.SourceToken, claim: string): void {
  const message = `The tag ${shownText(token.source)} ${claim}.`;
  const help = 'Remove the tag; text that starts with `!` is written in quotes.';
  reportAt(context, extentOfToken(token), { code: 'yaml/tag', message, help });
}

const CORE_TAGS = ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'];
