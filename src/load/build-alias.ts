import type { CST } from 'yaml';
import { suggest } from '../core/suggest.ts';
import type { BuildContext } from './build-context.ts';
import type { Finding } from './finding.ts';
import { MAX_EXPANDED_VALUES } from './limits.ts';
import type { AliasNode, Target } from './node.ts';
import { extentOfToken } from './properties.ts';
import { shownText } from './shown-text.ts';

/** Builds an alias. Where its target cannot be put in its place, that is reported and it stands for null. */
export function buildAlias(context: BuildContext, token: CST.FlowScalar): AliasNode {
  const extent = extentOfToken(token);
  const { target, problem } = findTarget(context, token.source.slice(1));
  if (problem !== undefined) context.report({ ...problem, ...extent, path: [...context.path] });
  return { kind: 'alias', ...extent, size: target?.size ?? 1, height: target?.height ?? 0, target };
}

interface Found {
  readonly target: Target | undefined;
  readonly problem?: Problem;
}

type Problem = Pick<Finding, 'code' | 'message' | 'help'>;

function findTarget(context: BuildContext, name: string): Found {
  const anchor = context.anchors.get(name);
  if (anchor === undefined) return { target: undefined, problem: describeUnknown(context, name) };
  const { target } = anchor;
  if (target === undefined) return { target, problem: describeCycle(name) };
  if (context.depth + target.height > context.maxDepth) {
    return { target: undefined, problem: describeDepth(name, context.maxDepth) };
  }
  const before = context.expanded;
  context.expanded += target.size;
  if (context.expanded <= MAX_EXPANDED_VALUES) return { target };
  return { target, ...(before <= MAX_EXPANDED_VALUES && { problem: describeExpansion(name) }) };
}

function describeUnknown({ anchors }: BuildContext, name: string): Problem {
  const meant = suggest(name, [...anchors.keys()]);
  const help =
    name.endsWith(':') && anchors.has(name.slice(0, -1))
      ? `Write a space before the colon: \`*${name.slice(0, -1)} :\`.`
      : meant !== undefined
        ? `Did you mean \`*${meant}\`?`
        : `Write \`&${name}\` before the value that is meant, or put the text in quotes where no alias is meant.`;
  return { code: 'yaml/unknown-alias', message: `No anchor ${shownText(`&${name}`)} stands before this alias.`, help };
}

function describeCycle(name: string): Problem {
  return {
    code: 'yaml/alias-cycle',
    message: `The alias ${shownText(`*${name}`)} stands inside the value that it refers to.`,
    help: 'Write the value out, or refer to another anchor.',
  };
}

function describeDepth(name: string, limit: number): Problem {
  return {
    code: 'yaml/too-deep',
    message: `With the value of ${shownText(`*${name}`)} in its place, nesting is deeper than ${limit} levels.`,
  };
}

function describeExpansion(name: string): Problem {
  return {
    code: 'yaml/alias-expansion',
    message: `With ${shownText(`*${name}`)}, aliases add more than ${MAX_EXPANDED_VALUES} values to the document.`,
    help: 'Write the values out, or split the document.',
  };
}
