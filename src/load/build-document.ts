import type { CST, Pair, ParsedNode, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { isAlias, isMap, isScalar } from 'yaml';
import { buildAlias } from './build-alias.ts';
import type { BuildContext } from './build-context.ts';
import { reportAt } from './build-context.ts';
import type { Role } from './build-scalar.ts';
import { buildScalar } from './build-scalar.ts';
import type { Key } from './key.ts';
import { describeDuplicate, judgeKey, readMerge } from './key.ts';
import { MAX_EXPANDED_VALUES } from './limits.ts';
import type { Extent } from './line-map.ts';
import type { Merge, Node, Part } from './node.ts';
import { nodesOf, placeOf } from './node.ts';
import { checkCollectionTag } from './tag.ts';
import type { Properties } from './tokens.ts';
import { readProperties } from './tokens.ts';

/** Builds the nodes of a composed document whose syntax is right; undefined where aliases add too many values. */
export function buildDocument(
  input: Pick<BuildContext, 'text' | 'maxDepth' | 'report'>,
  contents: Written,
  { start, offset }: CST.Document,
): Node | undefined {
  const context: BuildContext = { ...input, anchors: new Map(), path: [], depth: 0, expanded: 0 };
  const root = buildNode(context, contents, readProperties(start, offset));
  return context.expanded > MAX_EXPANDED_VALUES ? undefined : root;
}

/** What the yaml package composed; null where nothing is written. */
type Written = ParsedNode | null;

type Collection = YAMLMap.Parsed | YAMLSeq.Parsed;

function buildNode(context: BuildContext, written: Written, properties: Properties, role: Role = 'value'): Node {
  if (isAlias(written)) return buildAlias(context, written.source, toExtent(written));
  if (written?.anchor === undefined) return buildTarget(context, written, properties, role);
  const anchor: { target: Node | undefined } = { target: undefined };
  context.anchors.set(written.anchor, anchor);
  anchor.target = buildTarget(context, written, properties, role);
  return anchor.target;
}

function buildTarget(
  context: BuildContext,
  written: Collection | Scalar.Parsed | null,
  properties: Properties,
  role: Role,
): Node {
  if (written === null || isScalar(written)) return buildScalar(context, written, properties, role);
  const kind = isMap(written) ? 'mapping' : 'sequence';
  // A pair inside a flow sequence is a mapping without a token: the tag in front of it is that of its key.
  if (properties.tag && written.srcToken) checkCollectionTag(context, properties.tag, kind);
  context.depth += 1;
  const { parts, merge, inside } = isMap(written) ? buildEntries(context, written) : buildItems(context, written);
  context.depth -= 1;
  const nodes = nodesOf(parts);
  const sources = merge?.sources ?? [];
  return {
    ...collectionExtent(written, inside),
    kind,
    value: null,
    parts,
    merge,
    size: [...nodes, ...sources].reduce((sum, { size }) => sum + size, 1),
    height: Math.max(1 + highest(nodes), highest(sources)),
  };
}

function highest(nodes: readonly Node[]): number {
  return nodes.reduce((most, { height }) => Math.max(most, height), 0);
}

/** The yaml package counts the white space and comments behind a block collection to it. */
function collectionExtent({ range: [start, end], srcToken }: Collection, inside: Extent | undefined): Extent {
  if (srcToken?.type === 'flow-collection' || inside === undefined) return { start, end };
  return { start: srcToken?.offset ?? inside.start, end: inside.end };
}

interface Built {
  readonly parts: Map<string, Part>;
  readonly merge?: Merge | undefined;
  /** From the first to the last, those that do not count included. */
  readonly inside: Extent | undefined;
}

function buildItems(context: BuildContext, { items, srcToken }: YAMLSeq.Parsed): Built {
  const parts = new Map<string, Part>();
  let inside: Extent | undefined;
  for (const [index, item] of items.entries()) {
    context.path.push(index);
    const node = buildNode(context, item, readProperties(srcToken?.items[index]?.start ?? [], item.range[0]));
    context.path.pop();
    parts.set(String(index), { node });
    inside = extend(inside, node, node);
  }
  return { parts, inside };
}

function buildEntries(context: BuildContext, { items }: YAMLMap.Parsed): Built {
  const parts = new Map<string, Part>();
  let merge: Merge | undefined;
  let inside: Extent | undefined;
  for (const pair of items) {
    const key = buildKey(context, pair);
    if (key.kind !== 'merge') context.path.push(key.name);
    const first = { name: parts.get(key.name), merge, dropped: undefined }[key.kind];
    if (key.problem) reportAt(context, key, key.problem);
    if (first?.key) reportAt(context, key, describeDuplicate(key, first.key));
    const node = buildNode(context, pair.value, readProperties(pair.srcToken?.sep ?? [], key.end));
    if (key.kind !== 'merge') context.path.pop();
    if (key.kind === 'name' && !first) parts.set(key.name, { key, node });
    if (key.kind === 'merge') merge ??= { key, sources: readMerge(context, node) };
    inside = extend(inside, key, node);
  }
  return { parts, merge, inside };
}

function extend(inside: Extent | undefined, { start }: Extent, last: Node): Extent {
  return { start: inside?.start ?? start, end: placeOf(last).end };
}

function buildKey(context: BuildContext, { key, srcToken }: Pair<ParsedNode, Written>): Key {
  const properties = readProperties(srcToken?.start ?? [], srcToken?.sep?.[0]?.offset ?? key.range[0]);
  const isMerge = isScalar(key) && key.type === 'PLAIN' && key.source === '<<' && !properties.tag;
  if (isMerge) return { kind: 'merge', name: '<<', ...toExtent(key) };
  return judgeKey(context.text, buildNode(context, key, properties, 'key'));
}

function toExtent({ range: [start, end] }: ParsedNode): Extent {
  return { start, end };
}
