import type { JsonObject } from '../../core/json.ts';
import type { Problem } from '../finding.ts';
import type { CurlArgument } from './curl-options.ts';
import { readCurlArguments } from './curl-options.ts';
import type { JsonText } from './read-json.ts';
import type { ShellCommand, ShellScript } from './read-script.ts';
import { readScript } from './read-script.ts';
import type { ShellWord } from './shell-word.ts';
import { endOf, wordAsJson, wordText } from './shell-word.ts';

/** What a curl command sends. */
export interface CurlRequest {
  readonly body: JsonText;
  readonly query: JsonObject;
}

/** Reads the one curl command of a script, or the arguments of one. */
export function readCurl(text: string): CurlRequest | Problem {
  if (!/\bcurl\b|^\s*(?:-|<<|')/.test(text) || /^(?:apiVersion|kind):/m.test(text)) return NOT_A_REQUEST;
  const script = readScript(text);
  if (script.problem !== undefined) return script.problem;
  const command = findCurl(script);
  if ('code' in command) return command;
  const args = readCurlArguments(command.words);
  const body = findBody(args, command, script);
  if ('code' in body) return body;
  const query = readQuery(args, script);
  return 'code' in query ? query : { body: wordAsJson(body, script.assignments), query: query.ids };
}

const NOT_A_REQUEST: Problem = {
  code: 'import/not-a-request',
  message: 'The text is neither JSON nor a curl command.',
  help: 'Give a request, a `job_config`, its parameters, or a curl command with its body; a manifest needs no import.',
  start: 0,
  end: 0,
};

/** The one command that is curl, from its first argument on. */
function findCurl({ commands }: ShellScript): ShellCommand | Problem {
  const found = commands.flatMap((command) => {
    const at = command.words.findIndex(({ text }) => /(?:^|[\\/])curl(?:\.exe)?$/.test(text));
    const curl = command.words[at];
    return curl === undefined ? [] : [{ ...command, words: command.words.slice(at + 1), curl }];
  });
  const [first, second] = found;
  if (second !== undefined) {
    const message = 'A second curl command starts here; import makes one manifest of one request.';
    const help = 'Import each command by itself, with its own name.';
    return problem('import/several-requests', second.curl, message, help);
  }
  if (first !== undefined) return first;
  const [only, ...others] = commands;
  const isArgument = ({ text }: ShellWord, index: number): boolean => index > 0 || /^[-{]/.test(text);
  return others.length === 0 && only?.words.every(isArgument) === true ? only : NOT_A_REQUEST;
}

/** The word that is the body: a flag's value, what a variable is assigned, or the here-document. */
function findBody(args: readonly CurlArgument[], { input }: ShellCommand, script: ShellScript): ShellWord | Problem {
  const [data, second] = args.filter(({ kind }) => kind === 'data' || kind === 'raw');
  const refusal = refuse(args, second);
  if (refusal !== undefined) return refusal;
  const value = data?.value ?? args.find(isBody)?.value ?? input;
  if (value === undefined) {
    return { ...NOT_A_REQUEST, message: 'The curl command has no body.', help: 'Give it with `--data`.' };
  }
  if (data?.kind === 'data' && value.text.startsWith('@')) {
    if (/^@(?:-|\/dev\/stdin)$/.test(value.text) && input !== undefined) return input;
    const message = 'The body stands in a file or in the output of another command, which import does not read.';
    return problem('import/unsupported', value, message, 'Give `parsebatch import` the file with the body.');
  }
  const variable = value.text.length === 1 ? value.variables.get(0) : undefined;
  return (variable && script.assignments.get(variable.name)) ?? value;
}

function refuse(args: readonly CurlArgument[], second: CurlArgument | undefined): Problem | undefined {
  const unreadable = args.find(({ kind }) => kind === 'unreadable')?.value;
  if (unreadable !== undefined) {
    const message = 'This flag sends something else than a JSON body.';
    return problem('import/unsupported', unreadable, message, 'Give the JSON body with `--data`, or by itself.');
  }
  if (second !== undefined) {
    const message = 'curl joins several data flags by `&`, which is not JSON.';
    return problem('import/unsupported', second.value, message, 'Keep one of them.');
  }
  const method = args.findLast(({ kind }) => kind === 'method')?.value;
  if (method === undefined || method.variables.size > 0 || method.text === 'POST') return undefined;
  return problem('import/not-a-request', method, 'A batch is created by POST.');
}

/** A body that stands by itself is taken for a URL at first. */
function isBody({ kind, value }: CurlArgument): boolean {
  return kind === 'url' && value.text.startsWith('{');
}

/** The ids in the query of the URL, after a look at what the URL is of. */
function readQuery(args: readonly CurlArgument[], { assignments }: ShellScript): { ids: JsonObject } | Problem {
  const url = args.find((one) => one.kind === 'url' && one.value.text.includes('/') && !isBody(one))?.value;
  if (url === undefined) return { ids: {} };
  const [address = ''] = wordText(url, assignments, UNKNOWN).split('#', 1);
  const [path = '', ...search] = address.split('?');
  const refusal = refuseEndpoint(path);
  if (refusal !== undefined) return problem('import/unsupported', url, refusal);
  const ids = [...new URLSearchParams(search.join('?'))].filter(([name]) => /^(?:project|organization)_id$/.test(name));
  if (!ids.some(([, value]) => value.includes(UNKNOWN))) return { ids: Object.fromEntries(ids) };
  const message = 'The query holds a variable that only the shell knows.';
  return problem('import/shell-variable', url, message, 'Write the id in its place.');
}

/** Stands for the value of a variable. */
const UNKNOWN = '\0';

/** Why a request to this address cannot be imported; undefined where it can. */
export function refuseEndpoint(path: string): string | undefined {
  if (/\/batch-processing\/?$/.test(path) || !path.includes('/api/')) return undefined;
  if (/\/api\/v2\/batches\/?$/.test(path))
    return 'Batches of the v2 API are not supported by this version of parsebatch.';
  return 'This is another endpoint than `/api/v1/beta/batch-processing`, which creates v1 batches.';
}

function problem(code: Problem['code'], word: ShellWord, message: string, help?: string): Problem {
  return { code, message, help, start: word.start, end: endOf(word) };
}
