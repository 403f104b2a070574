import type { CST } from 'yaml';
import { buildAlias } from './build-alias.ts';
import type { BuildContext, Role, ValueToken } from './build-context.ts';
import { buildMapping } from './build-mapping.ts';
import { buildScalar } from './build-scalar.ts';
import { buildSequence } from './build-sequence.ts';
import type { Report } from './finding.ts';
import type { Node, Target } from './node.ts';
import type { Properties } from './properties.ts';
import { readProperties } from './properties.ts';

/** What building needs to know of the text. */
export interface BuildInput {
  readonly text: string;
  readonly maxDepth: number;
  readonly report: Report;
}

/** Builds the nodes of a document whose syntax is known to be right. */
export function buildDocument(input: BuildInput, { start, value, offset }: CST.Document): Node {
  const context: BuildContext = {
    ...input,
    anchors: new Map(),
    path: [],
    depth: 0,
    expanded: 0,
    build: (token, properties, role) => buildNode(context, token, properties, role),
  };
  return buildNode(context, value, readProperties(start, offset), 'value');
}

function buildNode(context: BuildContext, token: ValueToken, properties: Properties, role: Role): Node {
  if (token?.type === 'alias') return buildAlias(context, token);
  if (properties.anchor === undefined) return buildTarget(context, token, properties, role);
  const anchor: { target: Target | undefined } = { target: undefined };
  context.anchors.set(properties.anchor.source.slice(1), anchor);
  anchor.target = buildTarget(context, token, properties, role);
  return anchor.target;
}

function buildTarget(context: BuildContext, token: ValueToken, properties: Properties, role: Role): Target {
  const build = collectionBuilder(token);
  if (build === undefined) return buildScalar(context, token, properties, role);
  context.depth += 1;
  const node = build(context, properties);
  context.depth -= 1;
  return node;
}

function collectionBuilder(token: ValueToken): ((context: BuildContext, properties: Properties) => Target) | undefined {
  if (token?.type === 'block-map') return (context, properties) => buildMapping(context, token, properties);
  if (token?.type === 'block-seq') return (context, properties) => buildSequence(context, token, properties);
  if (token?.type !== 'flow-collection') return undefined;
  const build = token.start.source === '{' ? buildMapping : buildSequence;
  return (context, properties) => build(context, token, properties);
}
