import type { Document } from '../core/document.ts';
import { invariant } from '../core/invariant.ts';
import type { JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { valueAt } from '../core/path.ts';
import type { SchemaError } from '../core/schema-validator.ts';
import type { SchemaFinding } from './finding.ts';
import { formatAt, pointerOf } from './format.ts';
import { ALTERNATIVES, sourceChoice } from './source-choice.ts';
import { unknownKey } from './unknown-key.ts';
import { wrongName } from './wrong-name.ts';
import { wrongType } from './wrong-type.ts';
import { notInRange, notInSet, wrongForm } from './wrong-value.ts';

/** Where several keywords fail for one value, the first of these says it best. */
const KEYWORD_ORDER = ['oneOf', 'type', 'const', 'enum', 'pattern'];

/** Turns a validator's errors into findings: one for each value that is wrong, each unknown and each missing key. */
export function readSchemaErrors(document: Document, found: readonly SchemaError[]): SchemaFinding[] {
  // What each alternative lacks is told by `oneOf`, what a name lacks by `propertyNames`.
  const errors = found.filter(
    ({ schemaPath = '', propertyName }) => !schemaPath.includes('/oneOf/') && propertyName === undefined,
  );
  const unknown = errors.flatMap((error) => {
    if (error.keyword !== 'additionalProperties') return [];
    return [unknownKey(document, pathOf(document, error), String(error.params['additionalProperty']))];
  });
  const meant = unknown.flatMap((finding) => finding.meant ?? []);
  const missing = errors.flatMap((error) => {
    if (error.keyword !== 'required') return [];
    const key = String(error.params['missingProperty']);
    const container = pathOf(document, error);
    return isMeant([...container, key], meant) ? [] : [missingKey(document, container, key)];
  });
  const misnamed = errors.flatMap((error) =>
    error.keyword === 'propertyNames'
      ? [wrongName(document, pathOf(document, error), String(error.params['propertyName']))]
      : [],
  );
  return [...unknown, ...misnamed, ...missing, ...wrongValues(document, errors, meant)];
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
    const path = pathOf(document, error);
    const isStoodFor = ALTERNATIVES.some((key) => isMeant([...path, key], meant));
    return isStoodFor ? [] : sourceChoice(document, path);
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

function missingKey(document: Document, container: Path, key: string): SchemaFinding {
  const whole = formatAt(document, container).document.replace('a ', 'The ');
  const owner = container.length === 0 ? whole : `\`${container.join('.')}\``;
  const message = `${owner} lacks \`${key}\`.`;
  return { code: 'schema/missing-key', path: container, at: 'key', message, help: `Add \`${key}\`.` };
}

/** Whether a misspelt or misplaced key already stands for what is missing at a path, or for something below it. */
function isMeant(path: Path, meant: readonly string[]): boolean {
  const place = pointerOf(path);
  return meant.some((candidate) => candidate === place || candidate.startsWith(`${place}/`));
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
