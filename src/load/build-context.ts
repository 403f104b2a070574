import type { Finding, Report } from './finding.ts';
import type { Extent } from './line-map.ts';
import type { Node } from './node.ts';

/** What is known while the nodes of one document are built. */
export interface BuildContext {
  readonly text: string;
  /** How deep values may nest once aliases are resolved. */
  readonly maxDepth: number;
  readonly report: Report;
  /** The latest anchor of each name; it has no target while its value is being built. */
  readonly anchors: Map<string, { readonly target: Node | undefined }>;
  /** The path of the value that is being built. */
  readonly path: (string | number)[];
  /** How many collections are open around it. */
  depth: number;
  /** How many values aliases have added so far. */
  expanded: number;
}

/** A finding without its place. */
export type Problem = Omit<Finding, 'start' | 'end' | 'path'>;

/** Reports a problem with a stretch of the text, at the path of the value that is being built. */
export function reportAt(context: BuildContext, { start, end }: Extent, problem: Problem): void {
  context.report({ ...problem, start, end, path: [...context.path] });
}
