import type { Diagnostic } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import type { JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { valueAt } from '../core/path.ts';
import { parseReferences } from '../core/reference.ts';
import { reportAt } from '../core/report-at.ts';
import { SCHEMA_CODES } from '../validate/codes.ts';

/** What only composition can give: until it is joined to the check, a manifest that needs it is not compiled. */
export function notComposedYet(document: Document): Diagnostic[] {
  const keys = ['extends', 'environments', 'matrix'].filter((key) => valueAt(document.value, ['spec', key]) != null);
  const inKeys = keys.map((key) => report(document, ['spec', key], 'key', `\`${key}\``, 'is'));
  const { value = null } = document;
  const inTexts = findReferences(value, []).map((path) => report(document, path, 'value', 'References', 'are'));
  return [...inKeys, ...inTexts];
}

function report(document: Document, path: Path, at: 'key' | 'value', what: string, verb: string): Diagnostic {
  const code = 'schema/not-supported-yet';
  const message = `${what} ${verb} not supported by this version of parsebatch.`;
  const { severity } = SCHEMA_CODES[code];
  return reportAt(document, { code, severity, path, at, message, help: 'Write the values out in this manifest.' });
}

function findReferences(value: JsonValue, path: Path): Path[] {
  if (typeof value === 'string') {
    return parseReferences(value).some((one) => one.kind === 'reference' && one.source !== 'secret') ? [path] : [];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => findReferences(item, [...path, index]));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => findReferences(item as JsonValue, [...path, key]));
}
