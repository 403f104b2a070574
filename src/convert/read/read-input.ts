import type { ValueNode } from '@humanwhocodes/momoa';
import type { JsonObject, JsonValue } from '../../core/json.ts';
import type { FileOrigin } from '../../core/origin.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { Path } from '../../core/path.ts';
import { formatPointer } from '../../core/path.ts';
import type { Extent } from '../../load/line-map.ts';
import { createLineMap } from '../../load/line-map.ts';
import type { Problem } from '../finding.ts';
import { report } from '../finding.ts';
import type { CurlRequest } from './curl-command.ts';
import { readCurl } from './curl-command.ts';
import type { ReadJson } from './read-json.ts';
import { extentOf, keyOf, plainJsonText, readJson } from './read-json.ts';

/** A request as it was given: JSON, and what a curl command says around it. */
export interface ImportInput extends Pick<ReadJson, 'pieces'> {
  readonly value: JsonValue | undefined;
  /** Where the value at `path` stands; the nearest ancestor where there is nothing at `path`. */
  readonly originOf: (path: Path) => FileOrigin;
  /** Whether the texts are what is sent, as in a command; else those of credentials may hold references. */
  readonly isLiteral: boolean;
  /** The query of the URL. */
  readonly query: JsonObject;
}

/** Reads JSON or a curl command, by what the text looks like; `file` is how its file is shown. Nothing is run. */
export function readInput({ file, text }: { readonly file: string; readonly text: string }): Outcome<ImportInput> {
  const lines = createLineMap(text);
  const originAt = (extent: Extent, path: Path = []): FileOrigin => {
    return { kind: 'file', file, document: 0, pointer: formatPointer(path), span: lines.spanOf(extent) };
  };
  const fail = (problems: readonly Problem[]): Outcome<ImportInput> => {
    return { value: undefined, diagnostics: problems.map((problem) => report(problem, originAt(problem))) };
  };
  const isJson = /^\s*(?:[{["]|$)/.test(text);
  const request = isJson ? readPlain(text) : readCurl(text);
  if ('code' in request) return fail([request]);
  const { root, value, pieces, problems } = readJson(request.body);
  if (root === undefined || problems.length > 0) return fail(problems);
  const originOf = (path: Path): FileOrigin => {
    const { node, depth } = follow(root, path);
    return originAt(extentOf(request.body, node), path.slice(0, depth));
  };
  return { value: { value, originOf, isLiteral: !isJson, pieces, query: request.query }, diagnostics: [] };
}

/** The text of one request; several, one a line, are what `compile` prints for several manifests. */
function readPlain(text: string): CurlRequest | Problem {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 2 || !lines.every((line) => /^\s*\{.*\}\s*$/.test(line))) {
    return { body: plainJsonText(text), query: {} };
  }
  const start = text.indexOf('\n') + 1;
  return {
    code: 'import/several-requests',
    message: `The text holds ${lines.length} requests, one on each line; import makes one manifest of one request.`,
    help: 'Import one line at a time: `sed -n 2p requests.jsonl | parsebatch import --name NAME`.',
    start,
    end: start,
  };
}

/** Follows a path as far as it leads. */
function follow(root: ValueNode, path: Path): { readonly node: ValueNode; readonly depth: number } {
  let reached = { node: root, depth: 0 };
  for (const part of path) {
    const { node, depth } = reached;
    const member = node.type === 'Object' ? node.members.find((one) => keyOf(one) === part) : undefined;
    const next = member ?? (node.type === 'Array' ? node.elements[Number(part)] : undefined);
    if (next === undefined) break;
    reached = { node: next.value, depth: depth + 1 };
  }
  return reached;
}
