import type { Document } from '../core/document.ts';
import { invariant } from '../core/invariant.ts';
import type { JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { valueAt } from '../core/path.ts';
import type { SchemaError } from '../core/schema-validator.ts';
import type { SchemaFinding } from './finding.ts';
import { ALTERNATIVES, sourceChoice } from './source-choice.ts';
import { unknownKey } from './unknown-key.ts';
import { wrongType } from './wrong-type.ts';
import { notInRange, notInSet, wrongForm } from './wrong-value.ts';

/** Where several keywords fail for one value, the first of these says it best. */
const KEYWORD_ORDER = ['oneOf', 'type', 'const', 'enum', 'pattern'];

/** Turns a validator's errors into findings: one for each value that is wrong, each unknown and each missing key. */
export function readSchemaErrors(document: Document, errors: readonly SchemaError[]): SchemaFinding[] {
  const choices = new Set(errors.filter(({ keyword }) => keyword === 'oneOf').map(({ instancePath }) => instancePath));
  const unknown = errors.flatMap((error) => {
    if (error.keyword !== 'additionalProperties' && error.keyword !== 'propertyNames') return [];
    return [unknownKey(document, pathOf(document, error), String(keyParam(error)))];
  });
  const meant = unknown.flatMap((finding) => finding.meant ?? []);
  const missing = errors.flatMap((error) => {
    if (error.keyword !== 'required' || choices.has(error.instancePath)) return [];
    const key = String(error.params['missingProperty']);
    return isMeant(`${error.instancePath}/${key}`, meant) ? [] : [missingKey(pathOf(document, error), key)];
  });
  return [...unknown, ...missing, ...wrongValues(document, errors, meant)];
}

function wrongValues(document: Document, errors: readonly SchemaError[], meant: readonly string[]): SchemaFinding[] {
  const byValue = new Map<string, SchemaError>();
  for (const error of errors) {
    if (['additionalProperties', 'propertyNames', 'required'].includes(error.keyword)) continue;
    const known = byValue.get(error.instancePath);
    if (known === undefined || rank(error) < rank(known)) byValue.set(error.instancePath, error);
  }
  return [...byValue.values()].flatMap((error) => {
    if (error.keyword !== 'oneOf') return [wrongValue(document, error)];
    const isStoodFor = ALTERNATIVES.some((key) => isMeant(`${error.instancePath}/${key}`, meant));
    return isStoodFor ? [] : sourceChoice(document, pathOf(document, error));
  });
}

function wrongValue(document: Document, error: SchemaError): SchemaFinding {
  const path = pathOf(document, error);
  const { params } = error;
  switch (error.keyword) {
    case 'type':
      return wrongType(document, path, [params['type'] as string | string[]].flat());
    case 'const':
      return notInSet(document, path, [params['allowedValue'] as JsonValue]);
    case 'enum':
      return notInSet(document, path, params['allowedValues'] as JsonValue[]);
    case 'pattern':
    case 'format':
      return wrongForm(document, path);
    default:
      return notInRange(document, path, error);
  }
}

function missingKey(container: Path, key: string): SchemaFinding {
  const owner = container.length === 0 ? 'The manifest' : `\`${container.join('.')}\``;
  const message = `${owner} lacks \`${key}\`.`;
  return { code: 'schema/missing-key', path: container, at: 'key', message, help: `Add \`${key}\`.` };
}

/** Whether a misspelt or misplaced key already stands for what is missing at a pointer, or for something below it. */
function isMeant(pointer: string, meant: readonly string[]): boolean {
  const place = pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*');
  return meant.some((candidate) => candidate === place || candidate.startsWith(`${place}/`));
}

function keyParam({ keyword, params }: SchemaError): unknown {
  return keyword === 'propertyNames' ? params['propertyName'] : params['additionalProperty'];
}

function rank(error: SchemaError): number {
  const index = KEYWORD_ORDER.indexOf(error.keyword);
  return index === -1 ? KEYWORD_ORDER.length : index;
}

/** Reads an instance path against the document, so that sequence indexes become numbers and keys stay text. */
function pathOf(document: Document, { instancePath }: SchemaError): Path {
  const path: (string | number)[] = [];
  for (const part of instancePath.split('/').slice(1)) {
    const container = valueAt(document.value, path);
    invariant(Array.isArray(container) || isJsonObject(container), `nothing at ${instancePath}`);
    path.push(Array.isArray(container) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  return path;
}
