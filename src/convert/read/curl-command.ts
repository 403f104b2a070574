import { ENDPOINTS_TO_GIVE, endpointAt, OTHER_ENDPOINT } from '../endpoint.ts';
import type { Problem } from '../finding.ts';
import { findBody } from './curl-body.ts';
import type { CurlArgument } from './curl-options.ts';
import { readCurlArguments } from './curl-options.ts';
import type { GivenRequest } from './list-requests.ts';
import { listRequests } from './list-requests.ts';
import type { ShellCommand, ShellScript } from './read-script.ts';
import { readScript } from './read-script.ts';
import type { Assignments, ShellWord } from './shell-word.ts';
import { endOf, wordAsJson, wordText } from './shell-word.ts';

/** Reads the curl commands of a script, or the arguments of one. Of several requests a list is made. */
export function readCurl(text: string): GivenRequest | Problem {
  if (!/\bcurl\b|^\s*(?:-|<<|')/.test(text) || /^(?:apiVersion|kind):/m.test(text)) return NOT_A_REQUEST;
  const script = readScript(text);
  if (script.problem !== undefined) return script.problem;
  const commands = findCurl(script);
  if ('code' in commands) return commands;
  const read = commands.map((command) => readCommand(command, script));
  const wrong = read.find((one) => 'code' in one);
  if (wrong !== undefined && 'code' in wrong) return wrong;
  const requests = read as readonly GivenRequest[];
  const [first, second] = requests;
  if (first === undefined || second !== undefined)
    return { body: listRequests(requests), query: {}, start: 0, isList: true };
  return first;
}

const NOT_A_REQUEST: Problem = {
  code: 'import/not-a-request',
  message: 'The text is neither JSON, nor a curl command, nor a call of an SDK.',
  help: 'Give a request, a part of one, a curl command with its body, or a call such as `client.parsing.parse(…)`; a manifest needs no import.',
  start: 0,
  end: 0,
};

/** The commands that are curl, each from its first argument on. */
function findCurl({ commands }: ShellScript): readonly CurlCommand[] | Problem {
  const found = commands.flatMap((command) => {
    const at = command.words.findIndex(({ text }) => /(?:^|[\\/])curl(?:\.exe)?$/.test(text));
    const curl = command.words[at];
    return curl === undefined ? [] : [{ ...command, words: command.words.slice(at + 1), start: curl.start }];
  });
  if (found.length > 0) return found;
  const [only, ...others] = commands;
  const isArgument = ({ text }: ShellWord, index: number): boolean => index > 0 || /^[-{]/.test(text);
  return others.length === 0 && only?.words.every(isArgument) === true ? [{ ...only, start: 0 }] : NOT_A_REQUEST;
}

interface CurlCommand extends ShellCommand {
  /** Where it starts in the script. */
  readonly start: number;
}

function readCommand(command: CurlCommand, script: ShellScript): GivenRequest | Problem {
  const args = readCurlArguments(command.words);
  const body = findBody(args, command, script.assignments);
  const { start } = command;
  if (body === undefined) {
    const message = 'The curl command has no body.';
    return { code: 'import/not-a-request', message, help: 'Give it with `--data`.', start, end: start };
  }
  if ('code' in body) return body;
  const address = readAddress(args, script.assignments);
  return 'code' in address ? address : { body: wordAsJson(body, script.assignments), ...address, start };
}

/** The ids in the query of the URL, and what the URL is of. */
function readAddress(
  args: readonly CurlArgument[],
  assignments: Assignments,
): Pick<GivenRequest, 'query' | 'endpoint'> | Problem {
  const url = args.find(({ kind, value }) => kind === 'url' && /^[^{]*\//.test(value.text))?.value;
  if (url === undefined) return { query: {} };
  const [address = ''] = wordText(url, assignments, UNKNOWN).split('#', 1);
  const [path = '', ...search] = address.split('?');
  const place = { start: url.start, end: endOf(url) };
  const endpoint = endpointAt(path);
  if (endpoint === 'other') {
    return { code: 'import/unsupported', message: OTHER_ENDPOINT, help: ENDPOINTS_TO_GIVE, ...place };
  }
  const ids = [...new URLSearchParams(search.join('?'))].filter(([name]) => /^(?:project|organization)_id$/.test(name));
  if (!ids.some(([, value]) => value.includes(UNKNOWN))) return { query: Object.fromEntries(ids), endpoint };
  const message = 'The query holds a variable that only the shell knows.';
  return { code: 'import/shell-variable', message, help: 'Write the id in its place.', ...place };
}

/** Stands for the value of a variable. */
const UNKNOWN = '\0';
