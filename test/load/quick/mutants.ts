import type { Random } from '../../../bench/random.ts';
import { pick } from '../../../bench/random.ts';

/** A text with one to four small changes, most of which leave it near to YAML: that is where two readers part. */
export function mutate(text: string, random: Random): string {
  let mutant = text;
  for (let changes = 1 + Math.floor(random() * 4); changes > 0; changes -= 1) {
    mutant = pick(random, CHANGES)(mutant, random);
  }
  return mutant;
}

type Change = (text: string, random: Random) => string;

const PIECES: readonly [string, ...string[]] = [
  ' ',
  ...['  ', '\n', '\n\n', '\r\n', '\t', '#', ' #', ' # x', ':', ': ', ':\n', '-', '- ', '---\n', '...\n'],
  ...['"', "'", "''", '\\', '\\"', '\\n', '[', ']', '[]', '{', '}', '{}', ',', ', ', '?', '? ', '!', '!!str ', '%'],
  ...['&a ', '*a', '&b\n', '<<: *a', '|', '|\n', '>-', '>\n', '|+\n', '|2\n', '>1-\n', '$', '${', '${var:X}', '}'],
  ...['~', 'null', 'true', 'No', '0', '007', '1e3', '.5', '-1', '0x1F', '0o7', '.inf', '12345678901234567890'],
  ...['a', 'ä', '図', '🧾', '\u200e', '\ufeff', '__proto__: 1\n', '`', '@', '=', '<', '^', '(', ';', '/', '+', '.'],
];

const CHANGES: readonly [Change, ...Change[]] = [
  (text, random) => spliced(text, random, 0, pick(random, PIECES)),
  (text, random) => spliced(text, random, 0, pick(random, PIECES)),
  (text, random) => spliced(text, random, 1, ''),
  (text, random) => spliced(text, random, 1, pick(random, PIECES)),
  (text, random) => spliced(text, random, Math.floor(random() * 12), ''),
  (text, random) => changedLine(text, random, (line) => ` ${line}`),
  (text, random) => changedLine(text, random, (line) => line.replace(/^ /, '')),
  (text, random) => changedLine(text, random, (line) => `${line}${pick(random, PIECES)}`),
  (text, random) => changedLine(text, random, (line) => line.replace(/: .*/, `: ${pick(random, PIECES)}`)),
  (text, random) => changedLine(text, random, (line) => line.replace(/: /, `: ${pick(random, PIECES)}`)),
  (text, random) => changedLine(text, random, (line) => line.replace(/^( *)/, `$1${pick(random, PIECES)}`)),
  (text, random) => changedLine(text, random, (line) => `${line}\n${line}`),
  (text, random) => changedLine(text, random, () => ''),
  (text, random) => changedLine(text, random, (line, lines) => `${line}\n${pick(random, lines)}`),
];

function spliced(text: string, random: Random, removed: number, added: string): string {
  const at = Math.floor(random() * (text.length + 1));
  return text.slice(0, at) + added + text.slice(at + removed);
}

function changedLine(
  text: string,
  random: Random,
  change: (line: string, lines: readonly [string, ...string[]]) => string,
): string {
  const [first = '', ...rest] = text.split('\n');
  const lines: [string, ...string[]] = [first, ...rest];
  const at = Math.floor(random() * lines.length);
  const line = lines[at] ?? '';
  return [...lines.slice(0, at), change(line, lines), ...lines.slice(at + 1)].join('\n');
}
