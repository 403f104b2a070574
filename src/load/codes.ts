import type { CodePage } from '../core/code-page.ts';

/** The codes that reading a file gives: a closed list. */
export const YAML_CODES = {
  'yaml/encoding': {
    severity: 'error',
    summary: 'The file is not UTF-8 text.',
    why: 'Guessing an encoding changes what is written, and different tools guess differently.',
    fix: 'Save the file as UTF-8. The position is that of the first byte that is not UTF-8.',
  },
  'yaml/too-large': {
    severity: 'error',
    summary: 'The file is larger than the limit.',
    why: 'A manifest of this size is generated or hostile; reading it would cost time and memory in every pipeline that sees it.',
    fix: 'Split the file. By default a file may have 1 MiB.',
  },
  'yaml/too-deep': {
    severity: 'error',
    summary: 'Mappings and sequences are nested deeper than the limit.',
    why: 'No manifest needs such nesting, and deeply nested text is a known way to crash a reader.',
    fix: 'Flatten the value. By default nesting may be 64 levels deep; nothing of the file is read beyond that.',
  },
  'yaml/too-many-aliases': {
    severity: 'error',
    summary: 'The file holds more aliases than the limit.',
    why: 'Aliases multiply what a small file stands for, and nobody can review what hundreds of them mean.',
    fix: 'Write the values out. By default a file may hold 100 aliases.',
  },
  'yaml/too-many-keys': {
    severity: 'error',
    summary: 'The file holds more keys than the limit.',
    why: 'A manifest of this size is generated or hostile; checking it would cost time in every pipeline that sees it.',
    fix: 'Split the file. By default a file may hold 10,000 keys.',
  },
  'yaml/too-many-values': {
    severity: 'error',
    summary: 'The file holds more values than the limit.',
    why: 'A manifest of this size is generated or hostile; checking it would cost time in every pipeline that sees it.',
    fix: 'Split the file. Keys, values and the dashes of sequences may be 100,000 together.',
  },
  'yaml/too-many-documents': {
    severity: 'error',
    summary: 'The file holds more documents than the limit.',
    why: 'A file of this size is generated or hostile; checking it would cost time in every pipeline that sees it.',
    fix: 'Split the file. It may hold 10,000 documents.',
  },
  'yaml/alias-expansion': {
    severity: 'error',
    summary: 'Aliases and merges stand for more values than the limit.',
    why: 'Aliases of aliases double with every step: a few lines can stand for billions of values.',
    fix: 'Write the values out. Aliases and merges may add at most 100,000 values to a document.',
  },
  'yaml/alias-cycle': {
    severity: 'error',
    summary: 'An alias stands inside the value that it refers to.',
    why: 'Such a value has no end and cannot be written as JSON.',
    fix: 'Refer to another anchor, or write the value out.',
  },
  'yaml/unknown-alias': {
    severity: 'error',
    summary: 'An alias refers to an anchor that does not stand before it in the same document.',
    why: 'There is nothing to put in its place. Anchors do not reach from one document into the next.',
    fix: 'Correct the name, or move the anchor before the alias. Text that starts with `*` is written in quotes.',
  },
  'yaml/merge': {
    severity: 'error',
    summary: 'The merge key `<<` has a value that cannot be merged.',
    why: 'Only the keys of mappings can be taken over into a mapping.',
    fix: 'Give `<<` an alias of a mapping or a sequence of such aliases; write the key as `"<<"` where text is meant.',
  },
  'yaml/syntax': {
    severity: 'error',
    summary: 'The text is not YAML.',
    why: 'What stands behind the mistake may mean anything, so nothing of the document is checked. The other documents of the file are.',
    fix: 'Correct the text at the position; only the first mistake of a document is shown.',
  },
  'yaml/unquoted-reference': {
    severity: 'error',
    summary: 'A reference with `${…}` has to stand in quotes here.',
    why: 'Braces inside `{…}` and `[…]` are YAML, `: ` makes a key and ` #` starts a comment: without quotes the reference is torn apart.',
    fix: 'Put the whole value in double quotes.',
  },
  'yaml/duplicate-key': {
    severity: 'error',
    summary: 'A key stands twice in one mapping.',
    why: 'Readers differ in which of the two counts, so the file does not say what it means.',
    fix: 'Remove or rename one of them. Until then the first one counts.',
  },
  'yaml/key-type': {
    severity: 'error',
    summary: 'A key is not text.',
    why: 'In JSON every key is text: `1` and `"1"`, or `null` and an empty key, would become the same.',
    fix: 'Put the key in quotes.',
  },
  'yaml/reserved-key': {
    severity: 'error',
    summary: 'The key `__proto__` is not accepted.',
    why: 'In JavaScript it stands for an inner part of every object: a program that copies it can be taken over.',
    fix: 'Use another key.',
  },
  'yaml/tag': {
    severity: 'error',
    summary: 'A tag is unknown or does not fit its value.',
    why: 'Tags of other tools make values that JSON does not have; a reader that passes over them changes the meaning.',
    fix: 'Remove the tag. Known are `!!str`, `!!int`, `!!float`, `!!bool`, `!!null`, `!!map` and `!!seq`.',
  },
  'yaml/directive': {
    severity: 'error',
    summary: 'The file holds a directive other than `%YAML 1.2`.',
    why: '`%YAML 1.1` makes booleans of `yes` and `on` and other numbers of `012`; other directives change what tags mean. parsebatch reads YAML 1.2 and nothing else.',
    fix: 'Remove the line that starts with `%`.',
  },
  'yaml/control-character': {
    severity: 'error',
    summary: 'The text holds an invisible control character.',
    why: 'Control characters and marks that turn the direction of text make a file look different from what it says.',
    fix: 'Remove the character, or write it as an escape in double quotes, as in `"\\u200E"`. For line ends use LF or CRLF.',
  },
  'yaml/lone-surrogate': {
    severity: 'error',
    summary: 'A text holds half of a surrogate pair.',
    why: 'It is not a character and cannot be written as UTF-8.',
    fix: 'Write the whole character, or both halves: `"\\uD83D\\uDE00"`.',
  },
  'yaml/number-range': {
    severity: 'error',
    summary: 'A number cannot be kept as it is written.',
    why: 'JSON has no infinity, and integers beyond ±9007199254740991 are rounded without a word.',
    fix: 'Write a number within the range, or put it in quotes where text is meant.',
  },
  'yaml/empty': {
    severity: 'error',
    summary: 'The file holds no document.',
    why: 'A file without content is most often the result of a failed step, and must not pass as checked.',
    fix: 'Write a manifest, or remove the file. `parsebatch init` makes an example.',
  },
  'yaml/more-findings': {
    severity: 'error',
    summary: 'The file has more findings of one kind than are listed.',
    why: 'Lists of many thousands of findings help nobody.',
    fix: 'Put the listed ones right and look again.',
  },
} as const satisfies Record<string, CodePage>;

/** One of the codes that reading a file gives. */
export type YamlCode = keyof typeof YAML_CODES;
