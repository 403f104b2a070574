import { suggest } from '../core/suggest.ts';
import type { BuildContext, Problem } from './build-context.ts';
import { reportAt } from './build-context.ts';
import { MAX_EXPANDED_VALUES } from './limits.ts';
import type { Extent } from './line-map.ts';
import type { Node } from './node.ts';
import { leafNode } from './node.ts';
import { shownText } from './shown-text.ts';

/** Builds an alias. Where its target cannot be put in its place, that is reported and it stands for null. */
export function buildAlias(context: BuildContext, name: string, extent: Extent): Node {
  const { anchors, depth, maxDepth, expanded } = context;
  const target = anchors.get(name)?.target;
  if (target === undefined) {
    reportAt(context, extent, anchors.has(name) ? describeCycle(name) : describeUnknown(context, name));
  } else if (depth + target.height > maxDepth) {
    reportAt(context, extent, describeDepth(context, name));
  } else {
    context.expanded += target.size;
    if (context.expanded <= MAX_EXPANDED_VALUES) return { ...target, alias: extent };
    if (expanded <= MAX_EXPANDED_VALUES) reportAt(context, extent, describeExpansion(name));
  }
  return leafNode('unknown', extent, null);
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

function describeDepth({ maxDepth }: BuildContext, name: string): Problem {
  return {
    code: 'yaml/too-deep',
    message: `With the value of ${shownText(`*${name}`)} in its place, nesting is deeper than ${maxDepth} levels.`,
  };
}

function describeExpansion(name: string): Problem {
  return {
    code: 'yaml/alias-expansion',
    message: `With ${shownText(`*${name}`)}, aliases add more than ${MAX_EXPANDED_VALUES} values to the document.`,
    help: 'Write the values out, or split the document.',
  };
}
