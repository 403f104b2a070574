import type { CST } from 'yaml';
import type { Report } from './finding.ts';
import type { Node, Target } from './node.ts';
import type { Properties } from './properties.ts';

/** What is known while the nodes of one document are built. */
export interface BuildContext {
  readonly text: string;
  /** How deep values may nest once aliases are resolved. */
  readonly maxDepth: number;
  readonly report: Report;
  /** The latest anchor of each name. */
  readonly anchors: Map<string, Anchor>;
  /** The path of the value that is being built. */
  readonly path: (string | number)[];
  /** How many collections are open around it. */
  depth: number;
  /** How many values aliases have added so far. */
  expanded: number;
  /** Builds the node of a value of any kind: collections do not know how. */
  build(token: ValueToken, properties: Properties, role: Role): Node;
}

/** An anchor; it has no target while its value is being built. */
export interface Anchor {
  target: Target | undefined;
}

/** Whether a node is built as a key or as a value. */
export type Role = 'key' | 'value';

/** A token that stands for a value; absent where nothing is written. */
export type ValueToken = CST.Token | null | undefined;
