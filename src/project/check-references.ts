import type { Document } from '../core/document.ts';
import type { JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { parseReferences } from '../core/reference.ts';
import type { ProjectFinding } from './finding.ts';

/** Finds `${…}` in the values of a project file, at most one a text. */
export function checkReferences({ value }: Document): ProjectFinding[] {
  return value === undefined ? [] : visit(value, []);
}

function visit(value: JsonValue, path: Path): ProjectFinding[] {
  if (typeof value === 'string') return checkText(value, path);
  if (Array.isArray(value)) return value.flatMap((item, index) => visit(item, [...path, index]));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => visit(item as JsonValue, [...path, key]));
}

/** What follows `${` is not quoted: a default may be a credential. */
function checkText(text: string, path: Path): ProjectFinding[] {
  if (parseReferences(text).every(({ kind }) => kind === 'text')) return [];
  const message = `\`${path.join('.')}\` holds \`\${\`; references are read in manifests and profiles only.`;
  const help = 'Write the value out, or `$${` for a literal `${`.';
  return [{ code: 'project/reference', path, at: 'value', message, help }];
}
