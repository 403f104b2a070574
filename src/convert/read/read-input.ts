import type { Document } from '../../core/document.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { Path } from '../../core/path.ts';
import { createLineMap } from '../../load/line-map.ts';
import type { CurlRequest } from './curl-command.ts';
import { readCurl } from './curl-command.ts';
import { createJsonDocument } from './json-document.ts';
import type { Piece } from './json-node.ts';
import { follow } from './json-node.ts';
import { plainJsonText } from './json-text.ts';
import type { Problem } from './problem.ts';
import { reportProblem } from './problem.ts';
import { readJson } from './read-json.ts';

/** A request as it was given: JSON, and what a curl command says around it. */
export interface ImportInput {
  readonly document: Document;
  /** Whether the texts are what is sent, as in a command; else those of credentials may hold references. */
  readonly isLiteral: boolean;
  /** The pieces of a text that holds shell variables, by its path in the document. */
  readonly piecesAt: (path: Path) => readonly Piece[] | undefined;
  /** The value of a shell variable, where the script states it. */
  readonly known: (variable: string) => string | undefined;
  /** The query of the URL. */
  readonly query: Readonly<Record<string, string>>;
}

/** A text to import, and the name of its file as it is shown. */
export interface ImportSource {
  readonly file: string;
  readonly text: string;
}

/** Reads JSON or a curl command, by what the text looks like. Nothing is run. */
export function readInput({ file, text }: ImportSource): Outcome<ImportInput> {
  const lines = createLineMap(text);
  const fail = (problems: readonly Problem[]): Outcome<ImportInput> => ({
    value: undefined,
    diagnostics: problems.map((problem) => reportProblem(problem, file, lines)),
  });
  const isJson = /^\s*(?:[{["]|$)/.test(text);
  const early = isJson ? refuseJsonLines(text) : refuseManifest(text);
  if (early !== undefined) return fail([early]);
  const request = isJson ? plainRequest(text) : readCurl(text);
  if ('code' in request) return fail([request]);
  const { root, problems } = readJson(request.body);
  if (root === undefined || problems.length > 0) return fail(problems);
  const document = createJsonDocument({ file, text, lines, root });
  const piecesAt = (path: Path): readonly Piece[] | undefined => {
    const { node } = follow(root, path);
    return node.kind === 'scalar' ? node.pieces : undefined;
  };
  return {
    value: { document, isLiteral: !isJson, piecesAt, known: request.known, query: request.query },
    diagnostics: [],
  };
}

function plainRequest(text: string): CurlRequest {
  return { body: plainJsonText(text), query: {}, known: () => undefined };
}

/** Several requests, one a line: what `compile` prints for several manifests. */
function refuseJsonLines(text: string): Problem | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 2 || !lines.every((line) => /^\s*\{.*\}\s*$/.test(line))) return undefined;
  const start = text.indexOf('\n') + 1;
  return {
    code: 'import/several-requests',
    message: `The text holds ${lines.length} requests, one on each line; import makes one manifest of one request.`,
    help: 'Import one line at a time: `sed -n 2p requests.jsonl | parsebatch import --name NAME`.',
    start,
    end: start,
  };
}

function refuseManifest(text: string): Problem | undefined {
  const match = /^(?:apiVersion|kind):/m.exec(text);
  if (match === null) return undefined;
  const message = 'The text is a manifest already.';
  const { index: start } = match;
  const help = 'Check it with `parsebatch validate`.';
  return { code: 'import/not-a-request', message, help, start, end: start + match[0].length };
}
