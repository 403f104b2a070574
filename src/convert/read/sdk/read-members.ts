import type { Omission } from '../list-requests.ts';
import type { TextPiece } from './json-writer.ts';
import { addJson } from './json-writer.ts';
import { skipSpace, stopAt, takeMatch, takeText } from './program-cursor.ts';
import type { ProgramReader } from './program-reader.ts';
import { isAtOpening, readText } from './read-text.ts';
import { skipExpression } from './skip-expression.ts';

/** What members are written as: arguments with names, those of a dict, those of an object of JavaScript. */
type MemberForm = 'keywords' | 'dict' | 'object';

/** Which members are read, and how. */
export interface Members {
  readonly form: MemberForm;
  /** The bracket behind the last of them. */
  readonly closer: string;
  /** Reads the value of one and writes it. */
  readonly readMember: () => void;
  /** What a key is called in the request. */
  readonly rename?: ((key: string) => string) | undefined;
}

/** What ends a call that is cut off, or in which brackets do not fit. */
export const NO_END = 'The call ends here before its brackets are closed.';

/**
 * Reads members behind their opening bracket and writes them as an object; false where they do not end. A member that
 * cannot be read is left out.
 */
export function readMembers(
  reader: ProgramReader,
  { form, closer, readMember, rename = (key) => key }: Members,
): boolean {
  const { writer } = reader;
  addJson(writer, '{', reader.index - 1);
  let count = 0;
  while (reader.problem === undefined) {
    skipSpace(reader);
    if (takeText(reader, closer)) {
      addJson(writer, '}', reader.index - 1);
      return true;
    }
    const { index: start } = reader;
    const key = takeKey(reader, form);
    if (key === undefined) {
      reader.index = start;
      reader.omissions.push({ ...describeMember(reader, form), start });
      skipExpression(reader);
    } else {
      addJson(writer, `${count === 0 ? '' : ','}${JSON.stringify(rename(key))}:`, start);
      count += 1;
      readMember();
    }
    skipSpace(reader);
    if (!takeText(reader, ',') && !reader.text.startsWith(closer, reader.index)) stopAt(reader, reader.index, NO_END);
  }
  return false;
}

/** Takes a key with what separates it from its value; undefined where the member is not one key and one value. */
function takeKey(reader: ProgramReader, form: MemberForm): string | undefined {
  const { index: start } = reader;
  const key = form !== 'keywords' && isAtOpening(reader) ? plainText(readText(reader)) : takeName(reader, form);
  skipSpace(reader);
  if (
    key !== undefined &&
    form === 'object' &&
    /^[A-Za-z_$]/.test(key) &&
    /[,}]/.test(reader.text.charAt(reader.index))
  ) {
    // `{ tier }` is short for `{ tier: tier }`.
    reader.index = start;
    return key;
  }
  const isSeparated = takeMatch(reader, form === 'keywords' ? /=(?!=)/y : /:/y) !== undefined;
  return isSeparated ? key : undefined;
}

function takeName(reader: ProgramReader, form: MemberForm): string | undefined {
  if (form === 'dict') return undefined;
  return takeMatch(reader, form === 'object' ? /[A-Za-z_$][\w$]*|\d+(?![\w.])/y : /[A-Za-z_]\w*/y)?.[0];
}

function plainText(pieces: readonly TextPiece[] | undefined): string | undefined {
  const texts = pieces?.map((piece) => ('text' in piece ? piece.text : undefined));
  return texts?.every((text) => text !== undefined) ? texts.join('') : undefined;
}

function describeMember({ text, index }: ProgramReader, form: MemberForm): Pick<Omission, 'what' | 'why'> {
  const isSpread = text.startsWith('**', index) || text.startsWith('...', index);
  if (isSpread) return { what: 'What is put in here', why: 'only the program knows it.' };
  if (form === 'keywords') return { what: 'An argument without a name', why: 'only the program knows what it is.' };
  return { what: 'A member', why: 'it is not a name that is written out, with a value.' };
}
