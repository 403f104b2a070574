import type { Document } from '../../core/document.ts';
import type { JsonValue } from '../../core/json.ts';
import { formatPointer } from '../../core/path.ts';
import type { LineMap } from '../../load/line-map.ts';
import type { JsonNode } from './json-node.ts';
import { follow, plainValue } from './json-node.ts';

/** What a document of JSON is made of. */
export interface JsonDocumentParts {
  readonly file: string;
  readonly text: string;
  readonly lines: LineMap;
  readonly root: JsonNode;
}

/** JSON as a document, so that findings on a request name the line and column in its file. */
export function createJsonDocument({ file, text, lines, root }: JsonDocumentParts): Document {
  let value: JsonValue | undefined;
  return {
    file,
    index: 0,
    get value() {
      value ??= plainValue(root);
      return value;
    },
    originOf: (path, at) => {
      const { node, key, depth } = follow(root, path);
      const isKey = at === 'key' && depth === path.length && key !== undefined;
      const pointer = formatPointer(path.slice(0, depth));
      return { kind: 'file', file, document: 0, pointer, span: lines.spanOf(isKey ? key : node) };
    },
    sourceOf: (path) => {
      const { node, depth } = follow(root, path);
      return depth < path.length || node.kind !== 'scalar' ? undefined : text.slice(node.start, node.end);
    },
    comments: [],
  };
}
