import type { SyntaxMistake } from './compose.ts';
import type { Finding } from './finding.ts';
import type { Extent } from './line-map.ts';
import { shownText } from './shown-text.ts';

/** A message with its help, and another place for it where the mistake is not where it was noticed. */
export interface Sentence extends Partial<Extent> {
  readonly message: string;
  readonly help?: string;
  readonly related?: NonNullable<Finding['related']>;
}

/** What makes the sentence of a mistake, with the text that it stands in. */
export type Describe = (mistake: SyntaxMistake, text: string) => Sentence;

/** Sentences by the code that the yaml package gives, where the code says enough. */
export const BY_CODE: Readonly<Partial<Record<SyntaxMistake['code'], Describe>>> = {
  ALIAS_PROPS: () => ({
    message: 'An alias carries an anchor or a tag of its own.',
    help: 'Remove the anchor or the tag before the alias.',
  }),
  BAD_ALIAS: ({ start }, text) => ({
    message: `The ${text[start] === '*' ? 'alias' : 'anchor'} has no name.`,
    help: 'Write a name behind it, or put the text in quotes where text is meant.',
  }),
  BAD_DQ_ESCAPE: ({ start }, text) => ({
    message: `${shownText(text.slice(start, start + 2))} is no escape of double-quoted text.`,
    help: 'Write a backslash as `\\\\`, or use single quotes.',
    end: start + 2,
  }),
  BAD_INDENT: ({ start }, text) => ({
    message: 'The indentation does not fit the lines around it.',
    help: 'Indent the keys of one mapping, and the items of one sequence, by the same number of spaces.',
    ...firstWordAfter(text, start),
  }),
  BAD_PROP_ORDER: () => ({
    message: 'An anchor or a tag stands before `-` or `?`.',
    help: 'Write it behind the indicator, in front of the value.',
  }),
  BAD_SCALAR_START: ({ start }, text) => ({
    message: `Text without quotes cannot start with ${shownText(text.slice(start, start + 1))}.`,
    help: 'Put the text in quotes.',
  }),
  BLOCK_AS_IMPLICIT_KEY: ({ start }, text) => ({
    message:
      text[start] === '-'
        ? 'A sequence stands where a key belongs.'
        : 'A second key with a colon stands on the line of the first.',
    help: 'Put a value that holds `: ` in quotes, or start the inner mapping on a line of its own.',
  }),
  BLOCK_IN_FLOW: () => ({
    message: 'A mapping or sequence without brackets of its own stands inside `{…}` or `[…]`.',
    help: 'Separate items with commas, write inner mappings in braces, or put text that holds `: ` or `- ` in quotes.',
  }),
  KEY_OVER_1024_CHARS: () => ({
    message: 'More than 1,024 characters stand between the start of a key and its colon.',
    help: 'Put a value that holds a colon in quotes.',
  }),
  MULTILINE_IMPLICIT_KEY: () => ({
    message: 'A key goes over more than one line.',
    help: 'Look at the lines above the colon: one of them lacks its own colon, a quote or a bracket.',
  }),
  MULTIPLE_ANCHORS: () => ({ message: 'A value has two anchors.', help: 'Remove one of them.' }),
  MULTIPLE_TAGS: () => ({ message: 'A value has two tags.', help: 'Remove one of them.' }),
  TAB_AS_INDENT: () => ({ message: 'A tab is used for indentation.', help: 'Indent with spaces.' }),
};

const TEXT_BEHIND_HEADER: Sentence = {
  message: 'Text follows `|` or `>` on the same line.',
  help: 'Start the text on the next line, or put it in quotes where it begins with `|` or `>`.',
};

/** Sentences by how the yaml package's message starts: its wording is fixed by the exact version in package.json. */
export const BY_MESSAGE: readonly { readonly says: string; readonly sentence: Sentence }[] = [
  {
    says: 'Comments must be',
    sentence: {
      message: 'A `#` stands directly behind other text.',
      help: 'Write a space before a comment, or put the text in quotes.',
    },
  },
  {
    says: 'Implicit map keys',
    sentence: {
      message: 'A key has no colon and no value.',
      help: 'Write `: ` behind the key; the space is needed. Text over several lines has to be indented.',
    },
  },
  {
    says: 'Missing space after :',
    sentence: { message: 'A space is missing behind a colon.', help: 'Write `: ` between a key and its value.' },
  },
  {
    says: 'Missing , ',
    sentence: {
      message: 'A comma is missing between two items.',
      help: 'Write a comma, or put text that holds `,`, `[`, `]`, `{` or `}` in quotes.',
    },
  },
  {
    says: 'Missing newline after block sequence props',
    sentence: {
      message: 'A sequence starts on the line of its anchor or tag.',
      help: 'Start the sequence on the next line.',
    },
  },
  {
    says: 'Tags and anchors must',
    sentence: {
      message: 'A space is missing behind a tag or an anchor.',
      help: 'Write a space, or put text that starts with `!` or `&` in quotes.',
    },
  },
  {
    says: 'Sequence item without',
    sentence: {
      message: 'An item of a sequence has no `- ` before it.',
      help: 'Write `- ` before the item, or indent it as far as what it belongs to.',
    },
  },
  {
    says: 'Block collection cannot start',
    sentence: { message: 'A mapping or sequence starts on the line of `---`.', help: 'Start it on the next line.' },
  },
  {
    says: 'Block scalars with more-indented',
    sentence: {
      message: 'The first lines of a block text are empty and indented deeper than the text.',
      help: 'Remove the spaces on the empty lines.',
    },
  },
  {
    says: 'Missing directives-end',
    sentence: {
      message: 'A directive is not followed by a line with `---`.',
      help: 'Remove the lines that start with `%`, or write `---` behind them.',
    },
  },
  {
    says: 'Unexpected block-seq-ind on same line',
    sentence: {
      message: 'A sequence starts on the line of its key.',
      help: 'Start the sequence on the next line, or put text that starts with `- ` in quotes.',
    },
  },
  {
    says: 'Unexpected , in',
    sentence: { message: 'A comma has no item before it.', help: 'Remove the comma.' },
  },
  {
    says: 'Unexpected empty item',
    sentence: { message: 'An item between two commas is empty.', help: 'Remove one of the commas.' },
  },
  { says: 'Block scalar header', sentence: TEXT_BEHIND_HEADER },
  { says: 'Not a YAML token', sentence: TEXT_BEHIND_HEADER },
  {
    says: 'Unexpected flow-seq-end',
    sentence: { message: 'A `]` closes nothing.', help: 'Remove it, or put the text in quotes.' },
  },
  {
    says: 'Unexpected flow-map-end',
    sentence: { message: 'A `}` closes nothing.', help: 'Remove it, or put the text in quotes.' },
  },
  {
    says: 'Unexpected comma',
    sentence: { message: 'A comma stands outside of `{…}` and `[…]`.', help: 'Remove it, or put the text in quotes.' },
  },
];

/** The yaml package gives the end of what came before. */
function firstWordAfter(text: string, offset: number): Extent {
  const start = offset + (/^\s*/.exec(text.slice(offset))?.[0].length ?? 0);
  return { start, end: Math.min(start + 1, text.length) };
}
