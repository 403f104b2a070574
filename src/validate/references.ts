import { secrecyInManifest } from '../catalogue/secrets.ts';
import type { Document } from '../core/document.ts';
import type { JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import { isOwnKey } from '../core/own-keys.ts';
import type { Path } from '../core/path.ts';
import { isAtOrBelow } from '../core/path.ts';
import type { Reference, Segment } from '../core/reference.ts';
import { parseReferences } from '../core/reference.ts';
import type { SchemaFinding } from './finding.ts';
import { shorten } from './quote.ts';

/** What a manifest is made of, and what it is called, is known before anything is composed. */
const NEVER_READ: readonly { readonly path: Path; readonly help: string }[] = [
  { path: ['apiVersion'], help: 'Write `parsebatch.dev/v1`.' },
  { path: ['kind'], help: 'Write the kind out.' },
  { path: ['metadata', 'name'], help: 'Write the name out.' },
  { path: ['spec', 'extends'], help: 'Write the path out.' },
  { path: ['spec', 'matrix'], help: 'Write the value out.' },
];

/** Finds every `${…}` that cannot stand where it does; at most one finding a text. */
export function checkReferences({ value }: Document): SchemaFinding[] {
  const findings: SchemaFinding[] = [];
  if (value !== undefined) visit(value, [], findings);
  return findings;
}

function visit(value: JsonValue, path: Path, findings: SchemaFinding[]): void {
  if (typeof value === 'string') {
    const finding = value.includes('${') ? checkText(value, path, 'value') : undefined;
    if (finding !== undefined) findings.push(finding);
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => {
      visit(item, [...path, index], findings);
    });
  } else if (isJsonObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      const finding = key.includes('${') ? checkText(key, [...path, key], 'key') : undefined;
      if (finding !== undefined) findings.push(finding);
      visit(item as JsonValue, [...path, key], findings);
    }
  }
}

/** Defaults may hold references in turn. */
function checkText(text: string, path: Path, at: 'key' | 'value'): SchemaFinding | undefined {
  for (const segment of parseReferences(text)) {
    const inner = segment.kind === 'reference' && segment.fallback?.kind === 'default' ? segment.fallback.text : '';
    const finding = checkSegment(segment, path, at) ?? (inner === '' ? undefined : checkText(inner, path, at));
    if (finding !== undefined) return finding;
  }
  return undefined;
}

function checkSegment(segment: Segment, path: Path, at: 'key' | 'value'): SchemaFinding | undefined {
  if (segment.kind === 'text') return undefined;
  const never = at === 'value' ? NEVER_READ.find((place) => isAtOrBelow(path, place.path)) : undefined;
  const problem =
    (never && neverRead(segment, never)) ??
    (segment.kind === 'malformed' ? malformed(segment.raw, path) : misused(segment, path, at));
  return problem && { code: 'compose/reference', path, at, ...problem };
}

/** What is wrong; the code is that of references where none is named. */
type Problem = Pick<SchemaFinding, 'message' | 'help'> & { readonly code?: SchemaFinding['code'] };

function neverRead(segment: Exclude<Segment, { kind: 'text' }>, { path, help }: (typeof NEVER_READ)[number]): Problem {
  return { message: `${shown(segment.raw)} stands in \`${path.join('.')}\`, where no reference is read.`, help };
}

function malformed(raw: string, path: Path): Problem {
  const [, name] = SECRET_WITH_DEFAULT.exec(raw) ?? [];
  if (name !== undefined) {
    const message = `${shown(raw)} gives a secret a default, which would be a secret that is written down.`;
    return { message, help: `Write \`\${secret:${name}}\`, and set \`${name}\` where batches are sent.` };
  }
  const subject = secrecyInManifest(path) === undefined ? shown(raw) : 'What follows `${`';
  const message = `${subject} is not a reference that parsebatch knows.`;
  return { message, help: 'Write `$${` for a literal `${`.' };
}

const SECRET_WITH_DEFAULT = /^\$\{secret:([A-Za-z_][A-Za-z0-9_]*):-/;

function misused({ raw, source, name }: Reference, path: Path, at: 'key' | 'value'): Problem | undefined {
  const reference = shown(raw);
  if (at === 'key') {
    const message = `${reference} stands in a key; references are read in values only.`;
    return { message, help: 'Write the key out.' };
  }
  if (source === 'apply') {
    const message = `${reference} marks what only \`parsebatch apply\` knows; a manifest cannot use it.`;
    return { message, help: 'Write the value itself.' };
  }
  if (isOwnKey(name) && (source === 'secret' || source === 'env')) {
    const message = `${reference} asks for the key of the API itself, which no manifest can read.`;
    return { message, help: 'Name a secret of your own.' };
  }
  return source === 'secret' && secrecyInManifest(path) === undefined ? misplacedSecret(reference) : undefined;
}

function misplacedSecret(reference: string): Problem {
  const message = `${reference} stands in a setting that is not for credentials.`;
  const help = 'Use it in a header, a signing secret, an API key or a URL; elsewhere write the value itself.';
  return { code: 'compose/secret-place', message, help };
}

/** A reference as a message names it: its default may be a credential that is written down. */
function shown(raw: string): string {
  const [reference = raw, fallback] = raw.split(':-', 2);
  return `\`${shorten(reference)}${fallback === undefined ? '' : `:-…${raw.endsWith('}') ? '}' : ''}`}\``;
}
