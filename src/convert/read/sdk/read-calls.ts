import { PARAMETERS } from '../../../catalogue/parse-v1/index.ts';
import { APPLY_CONFIGURATION } from '../../../compile/holes.ts';
import { toSnakeCase } from '../../../core/suggest.ts';
import type { Problem } from '../../finding.ts';
import type { GivenRequest, Omission } from '../list-requests.ts';
import { listRequests } from '../list-requests.ts';
import type { FoundCall } from './find-calls.ts';
import { findCalls } from './find-calls.ts';
import { writtenJson } from './json-writer.ts';
import type { Language } from './program-cursor.ts';
import { skipSpace, stopAt, takeMatch, takeText } from './program-cursor.ts';
import type { ProgramReader } from './program-reader.ts';
import { readMembers } from './read-members.ts';
import { endsArgument, readValue } from './read-value.ts';
import { skipExpression } from './skip-expression.ts';

/** Reads the calls of an SDK in a program as the requests that they send; undefined where it has none. */
export function readCalls(text: string): GivenRequest | Problem | undefined {
  const found = chooseLanguage(text);
  if (found === undefined) return undefined;
  const results = new Map<string, string>();
  const requests: ReadCall[] = [];
  let end = 0;
  for (const call of found.calls) {
    // What stands within the arguments of another call belongs to that one.
    if (call.start < end) continue;
    const request = readCall(text, call, { language: found.language, results });
    if ('code' in request) return request;
    requests.push(request);
    end = request.end;
    if (call.endpoint === 'configuration' && call.result !== undefined) {
      results.set(`${call.result}.id`, APPLY_CONFIGURATION);
    }
  }
  const [first, second] = requests;
  if (first === undefined || second === undefined) return first;
  const omissions = requests.flatMap((request) => request.omissions ?? []);
  return { body: listRequests(requests), query: {}, start: first.start, isList: true, omissions };
}

interface FoundProgram {
  readonly language: Language;
  readonly calls: readonly FoundCall[];
}

/** The language in which the arguments of the calls read as arguments. */
function chooseLanguage(text: string): FoundProgram | undefined {
  const read = (['python', 'javascript'] as const).map((language) => ({ language, calls: findCalls(text, language) }));
  const fits = ({ language, calls }: FoundProgram): number =>
    calls.filter(({ argumentsAt }) => isArgument(text, argumentsAt, language)).length;
  const [best] = read.filter((program) => fits(program) > 0).sort((left, right) => fits(right) - fits(left));
  // What is a call in one language alone stands in a comment or a text of the other.
  return best ?? (read.every(({ calls }) => calls.length > 0) ? read.at(-1) : undefined);
}

/** Whether what stands behind an opening parenthesis is what the language has there: `{`, or a name and `=`. */
function isArgument(text: string, index: number, language: Language): boolean {
  const cursor = { text, language, index, problem: undefined };
  skipSpace(cursor);
  if (language === 'javascript') return takeText(cursor, '{');
  if (takeMatch(cursor, /\)|\*\*/y) !== undefined) return true;
  if (takeMatch(cursor, /[A-Za-z_]\w*/y) === undefined) return false;
  skipSpace(cursor);
  return takeMatch(cursor, /=(?!=)/y) !== undefined;
}

function readCall(
  text: string,
  { endpoint, start, argumentsAt }: FoundCall,
  program: Pick<ProgramReader, 'language' | 'results'>,
): ReadCall | Problem {
  const omissions: Omission[] = [];
  const reader: ProgramReader = { text, ...program, index: argumentsAt, problem: undefined, writer: [], omissions };
  if (program.language === 'python')
    readMembers(reader, { form: 'keywords', closer: ')', readMember: () => readValue(reader, 2) });
  else readObject(reader, endpoint === 'v1-parameters' ? asWireName : undefined);
  if (reader.problem !== undefined) return reader.problem;
  return { body: writtenJson(reader.writer), query: {}, endpoint, start, omissions, end: reader.index };
}

interface ReadCall extends GivenRequest {
  readonly end: number;
}

/** In JavaScript the first argument is all of the body; what follows steers the client. */
function readObject(reader: ProgramReader, rename: ((key: string) => string) | undefined): void {
  skipSpace(reader);
  const { index: start } = reader;
  const members = { form: 'object', closer: '}', readMember: () => readValue(reader, 2), rename } as const;
  if (!takeText(reader, '{') || (readMembers(reader, members) && !endsArgument(reader))) {
    const help = 'Write the object into the call, and import that.';
    stopAt(reader, start, 'What this call is given is not written in it.', help);
  }
  if (!takeText(reader, ',')) return;
  skipSpace(reader);
  if (reader.text.startsWith(')', reader.index)) return;
  const why = 'it tells the client how to send.';
  reader.omissions.push({ what: 'The second argument', why, start: reader.index });
  skipExpression(reader);
}

/** The client for TypeScript has the names of v1 in camelCase and sends them in snake_case. */
function asWireName(key: string): string {
  return Object.hasOwn(PARAMETERS, key) ? key : toSnakeCase(key);
}
