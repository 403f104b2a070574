import type { JsonCursor } from './json-cursor.ts';
import { stopAt } from './json-cursor.ts';
import type { Piece } from './json-node.ts';

/** A JSON string: its text, and its pieces where it holds shell variables. */
export interface JsonString {
  readonly text: string;
  readonly pieces?: readonly Piece[];
}

/** Reads a string; the cursor stands at its opening quote. */
export function readString(cursor: JsonCursor): JsonString | undefined {
  const { text, variables } = cursor.source;
  const start = cursor.index;
  const pieces: Piece[] = [];
  let literal = '';
  for (let index = start + 1; ; ) {
    const special = nextSpecial(text, index);
    if (special === -1) return stopAt(cursor, start, 'This text does not end.', 'Close it with `"`.');
    literal += text.slice(index, special);
    const variable = variables.get(special);
    const character = text.charAt(special);
    if (character === '"') {
      cursor.index = special + 1;
      return pieces.length === 0 ? { text: literal } : joinPieces([...pieces, literal]);
    }
    const escaped = character === '\\' ? readEscape(text, special) : { text: character, length: 1 };
    if (variable !== undefined) {
      pieces.push(literal, { variable });
      literal = '';
    } else if (escaped === undefined) {
      return stopAt(cursor, special, 'JSON does not have this escape.', 'Write `\\\\` for a backslash.');
    } else if (character < ' ') {
      return stopAt(cursor, special, 'A text of JSON holds no raw line breaks or control characters.', RAW_HELP);
    } else literal += escaped.text;
    index = special + (variable === undefined ? (escaped?.length ?? 1) : 1);
  }
}

const RAW_HELP = 'Write `\\n` for a line break, `\\t` for a tab.';

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** The index of the next quote, backslash or control character. */
function nextSpecial(text: string, from: number): number {
  const special = /["\\]|\p{Cc}/gu;
  special.lastIndex = from;
  return special.exec(text)?.index ?? -1;
}

function readEscape(text: string, index: number): { readonly text: string; readonly length: number } | undefined {
  const letter = text.charAt(index + 1);
  const plain = ESCAPES[letter];
  if (plain !== undefined) return { text: plain, length: 2 };
  const digits = text.slice(index + 2, index + 6);
  if (letter !== 'u' || !/^[0-9a-fA-F]{4}$/.test(digits)) return undefined;
  return { text: String.fromCharCode(Number.parseInt(digits, 16)), length: 6 };
}

function joinPieces(pieces: readonly Piece[]): JsonString {
  const text = pieces.map((piece) => (typeof piece === 'string' ? piece : `$${piece.variable}`)).join('');
  return { text, pieces };
}
