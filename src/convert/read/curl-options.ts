import type { ShellWord } from './shell-word.ts';
import { createWord, dropStart } from './shell-word.ts';

/** What of a curl command matters here. */
export interface CurlArguments {
  /** The data flags, in order. */
  readonly data: readonly CurlData[];
  /** The first flag that says what cannot be read: a form, an upload. */
  readonly unreadable: ShellWord | undefined;
  readonly method: ShellWord | undefined;
  readonly urls: readonly ShellWord[];
}

/** One data flag and its value. */
export interface CurlData {
  readonly value: ShellWord;
  /** Whether a value that starts with `@` names a file, `@-` standard input. */
  readonly readsFiles: boolean;
}

/** Sorts the words that follow `curl`. */
export function readCurlArguments(words: readonly ShellWord[]): CurlArguments {
  const data: CurlData[] = [];
  const urls: ShellWord[] = [];
  let method: ShellWord | undefined;
  let unreadable: ShellWord | undefined;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === undefined) break;
    const { name, attached } = splitFlag(word);
    const kind = FLAGS[name];
    const value = attached ?? words[index + 1] ?? createWord(word.start);
    if (kind !== undefined && attached === undefined) index += 1;
    if (kind === 'data' || kind === 'raw') data.push({ value, readsFiles: kind === 'data' });
    if (kind === 'unreadable') unreadable ??= word;
    if (kind === 'method') method = value;
    if (kind === 'url') urls.push(value);
    if (name === '') urls.push(word);
  }
  return { data, unreadable, method, urls };
}

type FlagKind = 'data' | 'raw' | 'unreadable' | 'method' | 'url' | 'other';

/** The flags of curl that take a value. */
const FLAGS: Readonly<Record<string, FlagKind>> = {
  '-d': 'data',
  '--data': 'data',
  '--data-ascii': 'data',
  '--data-binary': 'data',
  '--json': 'data',
  '--data-raw': 'raw',
  '--data-urlencode': 'unreadable',
  '-F': 'unreadable',
  '--form': 'unreadable',
  '--form-string': 'unreadable',
  '-T': 'unreadable',
  '--upload-file': 'unreadable',
  '-K': 'unreadable',
  '--config': 'unreadable',
  '-X': 'method',
  '--request': 'method',
  '--url': 'url',
  ...Object.fromEntries(
    [
      ...[
        '-A',
        '-b',
        '-c',
        '-C',
        '-D',
        '-e',
        '-E',
        '-H',
        '-m',
        '-o',
        '-r',
        '-t',
        '-u',
        '-U',
        '-w',
        '-x',
        '-y',
        '-Y',
        '-z',
      ],
      ...[
        '--cacert',
        '--capath',
        '--cert',
        '--connect-timeout',
        '--cookie',
        '--cookie-jar',
        '--dump-header',
        '--header',
      ],
      ...['--interface', '--key', '--limit-rate', '--max-redirs', '--max-time', '--noproxy', '--oauth2-bearer'],
      ...['--output', '--output-dir', '--proxy', '--proxy-user', '--referer', '--resolve', '--retry', '--retry-delay'],
      ...['--retry-max-time', '--user', '--user-agent', '--write-out', '--pass', '--proto', '--stderr', '--trace'],
    ].map((flag) => [flag, 'other'] as const),
  ),
};

/** A word as a flag with the value attached to it, if any; the name is empty for what is no flag. */
function splitFlag(word: ShellWord): { readonly name: string; readonly attached?: ShellWord } {
  const { text } = word;
  if (!text.startsWith('-') || text === '-' || text === '--') return { name: '' };
  if (text.startsWith('--')) return { name: text };
  for (let end = 2; end <= text.length; end += 1) {
    const name = `-${text.charAt(end - 1)}`;
    if (FLAGS[name] !== undefined) return end === text.length ? { name } : { name, attached: dropStart(word, end) };
  }
  return { name: text };
}
