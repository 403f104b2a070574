import type { ValueNode } from '@humanwhocodes/momoa';
import type { JsonObject, JsonValue } from '../../core/json.ts';
import type { FileOrigin } from '../../core/origin.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { Path } from '../../core/path.ts';
import { formatPointer } from '../../core/path.ts';
import type { Extent } from '../../load/line-map.ts';
import { createLineMap } from '../../load/line-map.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Problem } from '../finding.ts';
import { report } from '../finding.ts';
import { readCurl } from './curl-command.ts';
import type { GivenRequest } from './list-requests.ts';
import type { ReadJson } from './read-json.ts';
import { extentOf, keyOf, plainJsonText, readJson } from './read-json.ts';
import { readCalls } from './sdk/read-calls.ts';

/** A request as it was given: JSON, and what a curl command or a program says around it. */
export interface ImportInput extends Pick<ReadJson, 'pieces'> {
  readonly value: JsonValue | undefined;
  /** Where the value at `path` stands; the nearest ancestor where there is nothing at `path`. */
  readonly originOf: (path: Path) => FileOrigin;
  /** Whether the texts are what is sent, as in a command; else those of credentials may hold references. */
  readonly isLiteral: boolean;
  /** The query of the URL. */
  readonly query: JsonObject;
  /** What the request is sent to, where that is said beside it. */
  readonly endpoint: Endpoint | undefined;
  /** Whether the value is a list of requests that were given one after the other. */
  readonly isList: boolean;
  /** What was left out already, one sentence each. */
  readonly notices: readonly string[];
}

/** Reads JSON, curl commands or calls of an SDK, by what the text looks like; `file` is how its file is shown. Nothing is run. */
export function readInput({ file, text }: { readonly file: string; readonly text: string }): Outcome<ImportInput> {
  const lines = createLineMap(text);
  const originAt = (extent: Extent, path: Path = [], document = 0): FileOrigin => {
    return { kind: 'file', file, document, pointer: formatPointer(path), span: lines.spanOf(extent) };
  };
  const fail = (problems: readonly Problem[]): Outcome<ImportInput> => {
    return { value: undefined, diagnostics: problems.map((problem) => report(problem, originAt(problem))) };
  };
  // A program may begin with a text in three quotes that says what it is for.
  const isJson = /^\s*(?:[{[]|"(?!"")|$)/.test(text);
  const request = isJson ? readPlain(text) : readCode(text);
  if ('code' in request) return fail([request]);
  const { root, value, pieces, problems } = readJson(request.body);
  if (root === undefined || problems.length > 0) return fail(problems);
  const { query, endpoint, isList = false, omissions = [] } = request;
  const notices = omissions.map(({ what, why, start }) => {
    const { line, column } = lines.positionOf(start);
    return `${what} (line ${line}, column ${column}) is left out: ${why}`;
  });
  const originOf = (path: Path): FileOrigin => {
    const { node, depth } = follow(root, path);
    const [document, ...rest] = isList ? path.slice(0, depth) : [0, ...path.slice(0, depth)];
    const isWrapped = isList && !isJson && rest[0] === 'body';
    return originAt(extentOf(request.body, node), isWrapped ? rest.slice(1) : rest, Number(document ?? 0));
  };
  return {
    value: { value, originOf, isLiteral: !isJson, pieces, query, endpoint, isList, notices },
    diagnostics: [],
  };
}

/** A call of an SDK, or a curl command where the text has one at the start of a line. */
function readCode(text: string): GivenRequest | Problem {
  const isProgram = !/^[ \t]*(?:\$[ \t]+)?curl\b/m.test(text) && !/^(?:apiVersion|kind):/m.test(text);
  return (isProgram ? readCalls(text) : undefined) ?? readCurl(text);
}

/** JSON, or several requests one a line, as `compile` prints them. */
function readPlain(text: string): GivenRequest | Problem {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length > 1 && lines.every((line) => /^\s*\[.*\]\s*$/.test(line))) return severalBatches(text, lines.length);
  const isList = lines.length > 1 && lines.every((line) => /^\s*\{.*\}\s*$/.test(line));
  if (!isList) return { body: plainJsonText(text), query: {}, start: 0 };
  // A comma takes the place of each line break between two of them, so that all else stays where it is.
  const list = text
    .trimEnd()
    .replaceAll(/\}([^\S\n]*)\n(\s*)(?=\{)/g, (_, before: string, after: string) => `}${before},${after}`);
  const body = { ...plainJsonText(`[${list}]`), offsetOf: (index: number) => Math.max(0, index - 1) };
  return { body, query: {}, start: 0, isList };
}

/** Each line holds the requests of one batch. */
function severalBatches(text: string, count: number): Problem {
  const start = text.indexOf('\n') + 1;
  return {
    code: 'import/several-requests',
    message: `The text holds ${count} batches, one on each line; import makes one manifest of one batch.`,
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
