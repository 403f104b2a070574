import type { Problem } from '../finding.ts';
import type { CurlArgument } from './curl-options.ts';
import type { ShellCommand } from './read-script.ts';
import type { Assignments, ShellWord } from './shell-word.ts';
import { dropStart, endOf } from './shell-word.ts';

/**
 * The word that is the body of a curl command: a flag's value, what a variable is assigned, or the here-document;
 * undefined where it has none.
 */
export function findBody(
  args: readonly CurlArgument[],
  { input }: ShellCommand,
  assignments: Assignments,
): ShellWord | Problem | undefined {
  const [data, second] = args.filter(isData);
  const refusal = refuse(args, second);
  if (refusal !== undefined) return refusal;
  const value = data?.value ?? args.find(isBody)?.value ?? input;
  if (value === undefined) return undefined;
  if (data?.kind === 'data' && value.text.startsWith('@')) {
    if (/^@(?:-|\/dev\/stdin)$/.test(value.text) && input !== undefined) return input;
    const message = 'The body stands in a file or in the output of another command, which import does not read.';
    return problem('import/unsupported', value, message, 'Give `parsebatch import` the file with the body.');
  }
  const written = data?.kind === 'form' ? dropStart(value, CONFIGURATION.length) : value;
  const variable = written.text.length === 1 ? written.variables.get(0) : undefined;
  return (variable && assignments.get(variable.name)) ?? written;
}

/** The part of a form that says how the file in another part of it is parsed. */
const CONFIGURATION = 'configuration=';

function isData({ kind, value }: CurlArgument): boolean {
  return kind === 'data' || kind === 'raw' || (kind === 'form' && value.text.startsWith(CONFIGURATION));
}

/** A body that stands by itself is taken for a URL at first. */
function isBody({ kind, value }: CurlArgument): boolean {
  return kind === 'url' && value.text.startsWith('{');
}

function refuse(args: readonly CurlArgument[], second: CurlArgument | undefined): Problem | undefined {
  const isFormRead = args.some((one) => one.kind === 'form' && isData(one));
  const unreadable = args.find(({ kind }) => kind === 'unreadable' || (kind === 'form' && !isFormRead));
  if (unreadable !== undefined) {
    const message = 'This flag sends something else than a JSON body.';
    return problem('import/unsupported', unreadable.flag, message, 'Give the JSON body with `--data`, or by itself.');
  }
  if (second !== undefined) {
    const message = 'curl joins several data flags by `&`, which is not JSON.';
    return problem('import/unsupported', second.value, message, 'Keep one of them.');
  }
  const method = args.findLast(({ kind }) => kind === 'method')?.value;
  if (method === undefined || method.variables.size > 0 || method.text === 'POST') return undefined;
  return problem('import/not-a-request', method, 'A batch is created by POST.');
}

function problem(code: Problem['code'], word: ShellWord, message: string, help?: string): Problem {
  return { code, message, help, start: word.start, end: endOf(word) };
}
