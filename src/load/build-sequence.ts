import type { CST } from 'yaml';
import type { BuildContext } from './build-context.ts';
import { buildPair } from './build-mapping.ts';
import type { Node, SequenceNode } from './node.ts';
import type { Properties } from './properties.ts';
import { readProperties } from './properties.ts';
import { checkCollectionTag } from './tag.ts';
import { collectionEnd, isPair } from './tokens.ts';

/** Builds a sequence in block or flow form. */
export function buildSequence(
  context: BuildContext,
  token: CST.BlockSequence | CST.FlowCollection,
  properties: Properties,
): SequenceNode {
  checkCollectionTag(context, properties.tag, 'seq');
  const items: Node[] = [];
  for (const item of token.items) {
    if (isBlankItem(item)) continue;
    context.path.push(items.length);
    items.push(buildItem(context, token, item));
    context.path.pop();
  }
  return {
    kind: 'sequence',
    start: token.offset,
    end: collectionEnd(token, items.at(-1)),
    size: items.reduce((sum, { size }) => sum + size, 1),
    height: 1 + items.reduce((most, { height }) => Math.max(most, height), 0),
    items,
  };
}

/** White space and comments behind the last item come as an item of their own. */
function isBlankItem({ start, key, value, sep }: CST.CollectionItem): boolean {
  const isMarked = start.some(({ type }) => type === 'seq-item-ind' || type === 'anchor' || type === 'tag');
  return !isMarked && !key && !value && !sep && !start.some(({ type }) => type === 'explicit-key-ind');
}

function buildItem(
  context: BuildContext,
  parent: CST.BlockSequence | CST.FlowCollection,
  item: CST.CollectionItem,
): Node {
  if (isPair(parent, item)) return buildPair(context, item, parent.offset);
  return context.build(item.value ?? item.key, readProperties(item.start, parent.offset), 'value');
}
