import type { BuildContext } from './build-context.ts';
import type { MappingNode, Node } from './node.ts';
import { resolveAlias } from './node.ts';

/** The mappings that a merge key's value names, earlier ones first. What cannot be merged is reported and left out. */
export function readMerge(context: BuildContext, value: Node): readonly MappingNode[] {
  const target = resolveAlias(value);
  const parts = target?.kind === 'sequence' ? target.items : [value];
  const isInline = target?.kind === 'sequence' && value.kind !== 'alias';
  return parts.flatMap((part) => {
    const source = resolveAlias(part);
    if (source?.kind === 'mapping') return [source];
    if (source !== undefined) reportUnmergeable(context, isInline ? part : value);
    return [];
  });
}

function reportUnmergeable(context: BuildContext, { start, end }: Node): void {
  context.report({
    code: 'yaml/merge',
    message: 'The merge key `<<` takes mappings, and this is none.',
    help: 'Write an alias of a mapping, as in `<<: *name`, or put the key in quotes where text is meant.',
    start,
    end,
    path: [...context.path],
  });
}
