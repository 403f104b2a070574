import type { ShellWord } from './shell-word.ts';
import { createWord, dropStart } from './shell-word.ts';

/** What a flag of curl says, as far as it matters here. */
type FlagKind = 'data' | 'raw' | 'form' | 'unreadable' | 'method' | 'url' | 'other';

/** What a flag gives curl, or a URL. */
export interface CurlArgument {
  /** `raw` is data in which a `@` at the start names no file; `unreadable` is an upload or a file of flags. */
  readonly kind: FlagKind;
  /** The value of the flag; of what is unreadable the flag itself. */
  readonly value: ShellWord;
  readonly flag: ShellWord;
}

/** Sorts the words that follow `curl`; flags without a value are left out. */
export function readCurlArguments(words: readonly ShellWord[]): CurlArgument[] {
  const found: CurlArgument[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const flag = words[index];
    if (flag === undefined) break;
    const isUrl = !flag.text.startsWith('-') || /^--?$/.test(flag.text);
    const [name = '', letter] = SHORT.exec(flag.text) ?? [flag.text];
    const kind = FLAGS.get(letter === undefined ? name : `-${letter}`);
    if (isUrl) found.push({ kind: 'url', value: flag, flag });
    if (isUrl || kind === undefined) continue;
    const attached = name.length < flag.text.length ? dropStart(flag, name.length) : undefined;
    const value = attached ?? words[index + 1] ?? createWord(flag.start);
    found.push({ kind, value: kind === 'unreadable' ? flag : value, flag });
    if (attached === undefined) index += 1;
  }
  return found;
}

/** Short flags stand together, the first that takes a value with its value. */
const SHORT = /^-(?!-).*?([AbcCDdeEFHKmorTtuUwXxyYz])/s;

const OTHER = `-A -b -c -C -D -e -E -H -m -o -r -t -u -U -w -x -y -Y -z --cacert --capath --cert --connect-timeout
  --cookie --cookie-jar --dump-header --header --interface --key --limit-rate --max-redirs --max-time --noproxy
  --oauth2-bearer --output --output-dir --pass --proto --proxy --proxy-user --referer --resolve --retry --retry-delay
  --retry-max-time --stderr --trace --user --user-agent --write-out`;

/** The flags of curl that take a value. */
const FLAGS: ReadonlyMap<string, FlagKind> = new Map([
  ...flags('data', '-d --data --data-ascii --data-binary --json'),
  ...flags('raw', '--data-raw'),
  ...flags('form', '-F --form --form-string'),
  ...flags('unreadable', '--data-urlencode -T --upload-file -K --config'),
  ...flags('method', '-X --request'),
  ...flags('url', '--url'),
  ...flags('other', OTHER),
]);

function flags(kind: FlagKind, names: string): [string, FlagKind][] {
  return names.split(/\s+/).map((name) => [name, kind]);
}
