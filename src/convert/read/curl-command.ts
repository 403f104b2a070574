import type { CurlArguments } from './curl-options.ts';
import { readCurlArguments } from './curl-options.ts';
import type { JsonText } from './json-text.ts';
import type { Problem } from './problem.ts';
import type { ShellCommand, ShellScript } from './read-script.ts';
import { readScript } from './read-script.ts';
import type { Assignments, ShellWord } from './shell-word.ts';
import { knownValue, onlyVariable, wordAsJson, wordText } from './shell-word.ts';

/** What a curl command sends. */
export interface CurlRequest {
  readonly body: JsonText;
  readonly query: Readonly<Record<string, string>>;
  /** The values of shell variables that the script itself states. */
  readonly known: (variable: string) => string | undefined;
}

/** Reads the one curl command of a script, or the arguments of one. */
export function readCurl(text: string): CurlRequest | Problem {
  if (!/\bcurl\b|^\s*(?:-|<<|')/.test(text)) return NOT_A_REQUEST;
  const script = readScript(text);
  if (script.problem !== undefined) return script.problem;
  const command = findCurl(script);
  if ('code' in command) return command;
  const { assignments } = script;
  const args = readCurlArguments(command.words);
  const refusal = refuse(args);
  if (refusal !== undefined) return refusal;
  const body = findBody(args, command, assignments);
  if ('code' in body) return body;
  const query = readUrl(args, assignments);
  if ('code' in query) return query as Problem;
  const known = (name: string): string | undefined => knownValue({ name }, assignments);
  return { body: wordAsJson(body), query: query as CurlRequest['query'], known };
}

/** The one command that is curl, from its first argument on. */
function findCurl({ commands }: ShellScript): ShellCommand | Problem {
  const found = commands.flatMap((command) => {
    const at = command.words.findIndex(({ text }) => /(?:^|[\\/])curl(?:\.exe)?$/.test(text));
    return at === -1 ? [] : [{ words: command.words.slice(at + 1), input: command.input, curl: command.words[at] }];
  });
  const [first, second] = found;
  if (second?.curl !== undefined) {
    const message = 'A second curl command starts here; import makes one manifest of one request.';
    return problem(
      'import/several-requests',
      second.curl,
      message,
      'Import each command by itself, with its own name.',
    );
  }
  if (first !== undefined) return first;
  const [only] = commands;
  const isArguments = only?.words.every(({ text }, index) => index > 0 || /^[-{]/.test(text)) === true;
  if (commands.length === 1 && only !== undefined && isArguments) return only;
  return NOT_A_REQUEST;
}

const NOT_A_REQUEST: Problem = {
  code: 'import/not-a-request',
  message: 'The text is neither JSON nor a curl command.',
  help: 'Give a request, a `job_config`, its parameters, or a curl command with its body.',
  start: 0,
  end: 0,
};

function refuse({ data, unreadable, method }: CurlArguments): Problem | undefined {
  if (unreadable !== undefined) {
    const message = `\`${unreadable.text}\` sends something else than a JSON body.`;
    return problem('import/unsupported', unreadable, message, 'Give the JSON body with `--data`, or by itself.');
  }
  const second = data[1];
  if (second !== undefined) {
    const message = 'curl joins several data flags by `&`, which is not JSON.';
    return problem('import/unsupported', second.value, message, 'Keep one of them.');
  }
  if (method !== undefined && method.variables.size === 0 && method.text !== 'POST') {
    return problem('import/not-a-request', method, 'A batch is created by POST.', undefined);
  }
  return undefined;
}

/** The word that is the body: a flag's value, what a variable is assigned, or the here-document. */
function findBody(
  { data: [data], urls }: CurlArguments,
  { input }: ShellCommand,
  assignments: Assignments,
): ShellWord | Problem {
  const value = data?.value ?? urls.find(({ text }) => text.startsWith('{')) ?? input;
  if (value === undefined) {
    const message = 'The curl command has no body.';
    return { code: 'import/not-a-request', message, help: 'Give it with `--data`.', start: 0, end: 0 };
  }
  if (data?.readsFiles === true && value.text.startsWith('@')) {
    if (/^@(?:-|\/dev\/stdin)$/.test(value.text) && input !== undefined) return input;
    const message = 'The body stands in a file or in the output of another command, which import does not read.';
    return problem('import/unsupported', value, message, 'Give `parsebatch import` the file with the body.');
  }
  const variable = onlyVariable(value);
  return (variable && assignments.get(variable.name)) ?? value;
}

/** The query of the URL, after a look at what the URL is of. */
function readUrl({ urls }: CurlArguments, assignments: Assignments): CurlRequest['query'] | Problem {
  const url = urls.find(({ text }) => text.includes('/') && !text.startsWith('{'));
  if (url === undefined) return {};
  let unknown: string | undefined;
  const text = wordText(url, assignments, ({ name }) => {
    unknown ??= name;
    return 'unknown';
  });
  const [path = '', search = ''] = text.replace(/#.*$/s, '').split(/\?(.*)/s);
  const refusal = refuseEndpoint(path);
  if (refusal !== undefined) return problem('import/unsupported', url, refusal, undefined);
  const wanted = [...new URLSearchParams(search)].filter(
    ([name]) => name === 'project_id' || name === 'organization_id',
  );
  if (unknown !== undefined && wanted.some(([, value]) => value.includes('unknown'))) {
    const message = `The query holds the shell variable \`$${unknown}\`.`;
    return problem('import/shell-variable', url, message, 'Write the id in its place.');
  }
  return Object.fromEntries(wanted);
}

/** Why a request to this address cannot be imported; undefined where it can. */
export function refuseEndpoint(path: string): string | undefined {
  if (/\/batch-processing\/?$/.test(path) || !path.includes('/api/')) return undefined;
  if (/\/api\/v2\/batches\/?$/.test(path))
    return 'Batches of the v2 API are not supported by this version of parsebatch.';
  return 'This is another endpoint than `/api/v1/beta/batch-processing`, which creates v1 batches.';
}

function problem(code: Problem['code'], word: ShellWord, message: string, help: string | undefined): Problem {
  const end = (word.offsets.at(-1) ?? word.start) + 1;
  return { code, message, ...(help !== undefined && { help }), start: word.start, end };
}
