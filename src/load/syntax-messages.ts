import type { CST } from 'yaml';
import type { SyntaxMistake } from './compose.ts';
import type { Draft } from './draft.ts';
import type { Finding } from './finding.ts';
import type { Sentence } from './syntax-sentences.ts';
import { BY_CODE, BY_MESSAGE } from './syntax-sentences.ts';
import { isSequence, listTokens } from './tokens.ts';

/** Says in our words what is wrong with the syntax, and what to do. */
export function describeSyntaxMistake(text: string, draft: Draft, mistake: SyntaxMistake): Finding {
  const { start, end } = mistake;
  return { code: 'yaml/syntax', start, end, path: [], ...sentenceFor(text, draft, mistake) };
}

function sentenceFor(text: string, draft: Draft, mistake: SyntaxMistake): Sentence {
  const { message } = mistake;
  if (message.startsWith('Missing closing')) return describeUnclosedQuote(draft, mistake);
  if (/^Flow .* end with a .$/.test(message)) return describeUnclosedBracket(text, draft, mistake);
  const known = BY_MESSAGE.find(({ says }) => message.startsWith(says));
  return known?.sentence ?? BY_CODE[mistake.code]?.(mistake, text) ?? describeUnexpected(mistake);
}

/** The yaml package points at where it gave up looking; the reader needs to know what was opened. */
function describeUnclosedQuote({ token }: Draft, { start }: SyntaxMistake): Sentence {
  const open = findUnclosedQuote(token, start);
  const help =
    "Close the quote; where the text goes over several lines, indent them. A `'` inside single quotes is written twice.";
  if (open === undefined) return { message: 'A quote is not closed.', help };
  return {
    message: `The quote \`${open.source.charAt(0)}\` is not closed.`,
    help,
    start: open.offset,
    end: open.offset + 1,
  };
}

function describeUnclosedBracket(text: string, { token }: Draft, { start }: SyntaxMistake): Sentence {
  const open = findUnclosedBracket(token, start);
  const help = 'Close the bracket, and indent what is inside it.';
  if (open === undefined) return { message: 'A bracket is not closed.', help };
  const message = `The bracket \`${text.charAt(open.offset)}\` is not closed, or what is inside it is not indented.`;
  return { message, help, start: open.offset, end: open.offset + 1 };
}

/** The quoted scalar that ends at an offset. */
function findUnclosedQuote({ value }: CST.Document, end: number): CST.FlowScalar | undefined {
  return listTokens(value).findLast((token): token is CST.FlowScalar => {
    const isQuoted = token.type === 'single-quoted-scalar' || token.type === 'double-quoted-scalar';
    return isQuoted && token.offset + token.source.length === end;
  });
}

/** The innermost bracket that is open at an offset and is not closed by its counterpart. */
function findUnclosedBracket({ value }: CST.Document, before: number): CST.Token | undefined {
  return listTokens(value).findLast((token) => {
    if (token.type !== 'flow-collection' || token.offset > before) return false;
    return token.end[0]?.source !== (isSequence(token) ? ']' : '}');
  });
}

function describeUnexpected({ message }: SyntaxMistake): Sentence {
  if (message.includes('at node end')) {
    return {
      message: 'More text follows behind the end of a value.',
      help: 'Put the whole value in quotes, or remove the rest of the line.',
    };
  }
  return {
    message: 'This cannot stand here.',
    help: 'Put text in quotes, and check the quotes and brackets before it.',
  };
}
