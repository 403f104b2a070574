import type { CST } from 'yaml';
import type { BuildContext } from './build-context.ts';
import { readKey } from './key.ts';
import type { Extent } from './line-map.ts';
import { readMerge } from './merge.ts';
import type { Entry, MappingNode, Merge, Node } from './node.ts';
import type { Properties } from './properties.ts';
import { readProperties } from './properties.ts';
import { shownText } from './shown-text.ts';
import { checkCollectionTag } from './tag.ts';
import { collectionEnd, isPair } from './tokens.ts';

/** Builds a mapping in block or flow form. */
export function buildMapping(
  context: BuildContext,
  token: CST.BlockMap | CST.FlowCollection,
  properties: Properties,
): MappingNode {
  checkCollectionTag(context, properties.tag, 'map');
  const mapping = openMapping();
  for (const item of token.items) if (isPair(token, item)) addPair(context, mapping, item, token.offset);
  return { ...closeMapping(mapping), start: token.offset, end: collectionEnd(token, mapping.last) };
}

/** Builds the mapping that a pair inside a flow sequence stands for. */
export function buildPair(context: BuildContext, item: CST.CollectionItem, fallback: number): MappingNode {
  const mapping = openMapping();
  context.depth += 1;
  addPair(context, mapping, item, fallback);
  context.depth -= 1;
  const start = mapping.first?.start ?? fallback;
  return { ...closeMapping(mapping), start, end: mapping.last?.end ?? start };
}

interface OpenMapping {
  readonly entries: Map<string, Entry>;
  readonly values: Node[];
  merge: Merge | undefined;
  first: Extent | undefined;
  last: Extent | undefined;
}

function openMapping(): OpenMapping {
  return { entries: new Map(), values: [], merge: undefined, first: undefined, last: undefined };
}

function closeMapping({ entries, values, merge }: OpenMapping): Omit<MappingNode, 'start' | 'end'> {
  const parts = [...values, ...(merge?.sources ?? [])];
  return {
    kind: 'mapping',
    size: parts.reduce((sum, { size }) => sum + size, 1),
    height: Math.max(
      1 + values.reduce((most, { height }) => Math.max(most, height), 0),
      ...(merge?.sources ?? []).map(({ height }) => height),
    ),
    entries,
    merge,
  };
}

function addPair(context: BuildContext, mapping: OpenMapping, item: CST.CollectionItem, fallback: number): void {
  const key = readKey(context, item, fallback);
  const properties = readProperties(item.sep ?? [], key.end);
  if (key.segment !== undefined) context.path.push(key.segment);
  const value = context.build(item.value, properties, 'value');
  if (key.segment !== undefined) context.path.pop();
  mapping.first ??= key;
  mapping.last = value.end > key.end ? value : key;
  if (key.kind === 'merge') addMerge(context, mapping, key, value);
  if (key.kind === 'name') addEntry(context, mapping, key.name, key, value);
}

function addEntry(context: BuildContext, mapping: OpenMapping, name: string, key: Extent, value: Node): void {
  const first = mapping.entries.get(name);
  if (first !== undefined) {
    reportDuplicate(context, name, key, first.key);
  } else {
    mapping.entries.set(name, { key: { start: key.start, end: key.end }, value });
    mapping.values.push(value);
  }
}

function addMerge(context: BuildContext, mapping: OpenMapping, key: Extent, value: Node): void {
  if (mapping.merge !== undefined) reportDuplicate(context, '<<', key, mapping.merge.key);
  else mapping.merge = { key: { start: key.start, end: key.end }, sources: readMerge(context, value) };
}

function reportDuplicate(context: BuildContext, name: string, { start, end }: Extent, first: Extent): void {
  context.report({
    code: 'yaml/duplicate-key',
    message: `The key ${shownText(name)} stands twice in this mapping; the first one counts.`,
    help: name === '<<' ? 'Merge several mappings with one key: `<<: [*one, *two]`.' : 'Remove or rename one of them.',
    start,
    end,
    path: name === '<<' ? [...context.path] : [...context.path, name],
    related: { message: `The key ${shownText(name)} stands here first.`, start: first.start, end: first.end },
  });
}
