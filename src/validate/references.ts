import { secrecyInManifest } from '../catalogue/parse-v1/secrets.ts';
import type { Document } from '../core/document.ts';
import type { JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import { isOwnKey } from '../core/own-keys.ts';
import type { Path } from '../core/path.ts';
import type { Segment } from '../core/reference.ts';
import { parseReferences } from '../core/reference.ts';
import type { SchemaFinding } from './finding.ts';

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

function checkText(text: string, path: Path, at: 'key' | 'value'): SchemaFinding | undefined {
  for (const segment of parseReferences(text)) {
    const finding = checkSegment(segment, path, at);
    if (finding !== undefined) return finding;
  }
  return undefined;
}

function checkSegment(segment: Segment, path: Path, at: 'key' | 'value'): SchemaFinding | undefined {
  if (segment.kind === 'text') return undefined;
  const raw = `\`${segment.raw}\``;
  if (segment.kind === 'malformed') {
    const shown = secrecyInManifest(path) === undefined ? raw : 'What follows `${`';
    const message = `${shown} is not a reference that parsebatch knows.`;
    return { code: 'compose/reference', path, at, message, help: 'Write `$${` for a literal `${`.' };
  }
  if (at === 'key') {
    const message = `${raw} stands in a key; references are read in values only.`;
    return { code: 'compose/reference', path, at, message, help: 'Write the key out.' };
  }
  if (segment.source !== 'secret') return notYet(segment.source, raw, path);
  if (isOwnKey(segment.name)) {
    const message = `${raw} asks for the key of the API itself, which no manifest can read.`;
    return { code: 'compose/reference', path, at, message, help: 'Name a secret of your own.' };
  }
  return secrecyInManifest(path) === undefined ? misplacedSecret(raw, path) : undefined;
}

function notYet(source: string, raw: string, path: Path): SchemaFinding {
  const message =
    source === 'apply'
      ? `${raw} marks what only \`parsebatch apply\` knows; a manifest cannot use it.`
      : `${raw}: references to \`${source}\` are not supported yet; only \`\${secret:NAME}\` in a field for credentials is.`;
  const code = source === 'apply' ? 'compose/reference' : 'schema/not-supported-yet';
  return { code, path, at: 'value', message, help: 'Write the value itself.' };
}

function misplacedSecret(raw: string, path: Path): SchemaFinding {
  const message = `${raw} stands in a setting that is not for credentials.`;
  const help = 'Use it in a header, a signing secret, an API key or a URL; elsewhere write the value itself.';
  return { code: 'compose/secret-place', path, at: 'value', message, help };
}
