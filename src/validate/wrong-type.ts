import { secrecyInManifest } from '../catalogue/secrets.ts';
import type { Document } from '../core/document.ts';
import type { Fix } from '../core/fix.ts';
import type { JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { valueAt } from '../core/path.ts';
import { parseReferences } from '../core/reference.ts';
import type { SchemaFinding } from './finding.ts';
import { quoteValue } from './quote.ts';

/** The types that JSON Schema names, in the words of a message. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  boolean: '`true` or `false`',
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  array: 'a sequence',
  object: 'a mapping',
};

/** Words that YAML 1.1 read as booleans and YAML 1.2 reads as text. */
const BOOLEAN_WORDS: Readonly<Record<string, boolean>> = {
  yes: true,
  on: true,
  y: true,
  true: true,
  no: false,
  off: false,
  n: false,
  false: false,
};

/** Says what a value is instead of what its setting needs, and how to write it. */
export function wrongType(document: Document, path: Path, expected: readonly string[]): SchemaFinding {
  const value = valueAt(document.value, path) ?? null;
  const wanted = expected.filter((type) => type !== 'null');
  const needs = wanted.map((type) => TYPE_NAMES[type] ?? type).join(' or ');
  const base = { code: 'schema/wrong-type', path, at: 'value' } as const;
  const setting = settingName(path);
  if (value === null) {
    return { ...base, message: `${setting} has no value; it needs ${needs}.`, help: `Write ${needs}.` };
  }
  if (wanted.every((type) => type === 'object') && holdsReference(value)) return noMapping(path);
  const message = `${setting} needs ${needs}${describe(document, path, value)}.`;
  return { ...base, message, ...adviceFor(document, path, value, wanted) };
}

/** A mapping is written out, so that what merges over it is known. */
function noMapping(path: Path): SchemaFinding {
  const message = `${settingName(path)} needs a mapping; no reference comes to one.`;
  const help = 'Write the mapping out: references may stand for the values in it.';
  return { code: 'compose/reference', path, at: 'value', message, help };
}

function holdsReference(value: JsonValue): boolean {
  return typeof value === 'string' && parseReferences(value).some(({ kind }) => kind === 'reference');
}

type Advice = Pick<SchemaFinding, 'help' | 'fixes'>;

function adviceFor(document: Document, path: Path, value: JsonValue, wanted: readonly string[]): Advice {
  const isShown = secrecyInManifest(path) === undefined;
  const replacement = isShown ? replacementFor(document, path, value, wanted) : undefined;
  if (replacement !== undefined) return replaceWith(document, path, replacement);
  if (wanted.includes('array') && holdsReference(value)) {
    return { help: 'Let one reference be the whole value, or write a sequence with references as its items.' };
  }
  if (wanted.includes('array')) return { help: 'Write a sequence: `[first, second]`, or one item a line after `- `.' };
  if (wanted.includes('object')) return { help: 'Write a mapping: `key: value` pairs, indented below the key.' };
  if (wanted.includes('string')) return { help: adviceForText(value, isShown) };
  return { help: `Write ${wanted.map((type) => TYPE_NAMES[type] ?? type).join(' or ')}.` };
}

function adviceForText(value: JsonValue, isShown: boolean): string {
  if (Array.isArray(value)) return isShown ? textFromSequence(value) : 'Write it as one text.';
  return isJsonObject(value) ? 'Write text.' : 'Put it in quotes.';
}

/** The text to write instead, where there can be no doubt. */
function replacementFor(
  document: Document,
  path: Path,
  value: JsonValue,
  wanted: readonly string[],
): string | undefined {
  if (wanted.includes('boolean') && typeof value === 'string') {
    const word = BOOLEAN_WORDS[value.toLowerCase()];
    return word === undefined ? undefined : String(word);
  }
  if (wanted.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) {
    return `"${document.sourceOf(path) ?? String(value)}"`;
  }
  const isNumeric = typeof value === 'string' && /^-?(0|[1-9]\d*)(\.\d+)?$/.test(value);
  if (isNumeric && (wanted.includes('number') || (wanted.includes('integer') && !value.includes('.')))) return value;
  if (wanted.includes('array') && typeof value === 'string' && /^[\w.:/-]+$/.test(value)) return `[${value}]`;
  return undefined;
}

function replaceWith(document: Document, path: Path, newText: string): Advice {
  const origin = document.originOf(path, 'value');
  const title = `Write \`${newText}\``;
  if (origin.kind !== 'file' || origin.via !== undefined) return { help: `${title}.` };
  const fix: Fix = { title, edits: [{ file: origin.file, span: origin.span, newText }] };
  return { help: `${title}.`, fixes: [fix] };
}

function textFromSequence(value: readonly JsonValue[]): string {
  const isFlat = value.every((item) => typeof item === 'number' || typeof item === 'string');
  return isFlat && value.length > 0 ? `Write it as one text: \`"${value.join(',')}"\`.` : 'Write it as one text.';
}

function settingName(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'The document';
  return typeof last === 'number' ? `Item ${last + 1} of \`${path.at(-2)}\`` : `\`${last}\``;
}

function describe(document: Document, path: Path, value: JsonValue | undefined): string {
  if (Array.isArray(value)) return ', not a sequence';
  if (isJsonObject(value)) return ', not a mapping';
  const isWord = typeof value === 'string' && value.toLowerCase() in BOOLEAN_WORDS;
  const kind = typeof value === 'string' ? 'text' : typeof value === 'number' ? 'a number' : 'a truth value';
  return `; ${quoteValue(document, path)} is ${kind}${isWord ? ' in YAML 1.2' : ''}`;
}
