/** A scalar on one line. */
export function printInline(value: null | boolean | number | string): string {
  if (typeof value === 'number') return printNumber(value);
  if (typeof value !== 'string') return JSON.stringify(value);
  return isPlain(value) ? value : printQuoted(value);
}

/** A key. One that opens a reference would look torn by the colon behind it. */
export function printKey(key: string): string {
  return key.includes('${') ? printQuoted(key) : printInline(key);
}

/** Text of several lines as a literal block, its lines behind `indent`; undefined where it cannot be written so. */
export function printBlock(text: string, indent: string): string | undefined {
  const lines = text.split('\n');
  const hasBlankTail = /\n[ \t]+\n*$/.test(text);
  if (indent === '' || lines.length < 2 || UNSEEN.test(text) || text.trim() === '' || hasBlankTail) return undefined;
  const kept = /\n*$/.exec(text)?.[0].length ?? 0;
  const indicator = /^[\s]/.test(text) ? String(INDENT) : '';
  const chomping = kept === 0 ? '-' : kept === 1 ? '' : '+';
  const body = (kept === 0 ? lines : lines.slice(0, -1)).map((line) => `\n${line === '' ? '' : indent + line}`);
  return `|${indicator}${chomping}${body.join('')}`;
}

/** How many spaces a level has. */
const INDENT = 2;

/** What load refuses in a file: control characters, marks of direction, halves of characters. */
const UNSEEN = /(?![\t\n])\p{Cc}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u;

/** What YAML 1.1 or 1.2 reads as something else than text, or older tools do. */
const NOT_TEXT = [
  /^(?:~|null|true|false|yes|no|on|off|y|n|=|<<)$/i,
  /^[-+]?0[xob][0-9a-f_]+$/i,
  /^[-+]?(?:[0-9][0-9_,]*)?\.?[0-9_]*(?:e[-+]?[0-9]+)?$/i,
  /^[-+]?\.(?:inf|nan)$/i,
  /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/,
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}/,
];

/** A text that is longer is not looked at as a number. */
const MAX_NUMBER = 200;

/** Whether a text can stand without quotes outside flow collections, as a value and as a key. */
function isPlain(text: string): boolean {
  if (text === '' || /^[\s\-?:,[\]{}#&*!|>'"%@`]|\s$|:$/.test(text)) return false;
  if (/[\n\t]|: | #|^\.\.\./.test(text) || UNSEEN.test(text)) return false;
  // The forms of numbers would take long on long texts.
  if (text.length > MAX_NUMBER) return !/^[+.0-9]/.test(text);
  return !NOT_TEXT.some((form) => form.test(text));
}

/** Integers past 2^53 are read only with an exponent, which says that they are not exact. */
function printNumber(value: number): string {
  const isLarge = Number.isInteger(value) && !Number.isSafeInteger(value);
  return isLarge ? value.toExponential() : JSON.stringify(value);
}

/** A text in double quotes, with escapes for what is not seen. */
function printQuoted(text: string): string {
  return JSON.stringify(text).replaceAll(UNSEEN_ALL, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  });
}

const UNSEEN_ALL = new RegExp(UNSEEN.source, 'gu');
