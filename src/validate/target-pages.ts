import type { Document } from '../core/document.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { valueAt } from '../core/path.ts';
import { isOfV2 } from '../core/v2-kinds.ts';
import { kindOf } from './manifest-kind.ts';

/** The value of a document with `target_pages` of each spec as it is written: `007` means the text `007`. */
export function withPagesAsWritten(document: Document, specs: readonly Path[]): JsonValue | undefined {
  const kind = kindOf(document);
  // Of a classify batch they are numbers in a sequence.
  if (kind === 'ClassifyBatch') return document.value;
  const place = isOfV2(kind) ? IN_CONFIGURATION : IN_PARAMETERS;
  return specs.reduce((value, spec) => {
    const path = [...spec, ...place];
    const pages = valueAt(value, path);
    if (typeof pages !== 'number') return value;
    // A number stands in mappings alone.
    return replaceAt(value as JsonObject, path, document.sourceOf(path) ?? String(pages));
  }, document.value);
}

const IN_PARAMETERS: Path = ['parameters', 'target_pages'];
const IN_CONFIGURATION: Path = ['job', 'parameters', 'page_ranges', 'target_pages'];

function replaceAt(object: JsonObject, [key, ...rest]: Path, value: JsonValue): JsonObject {
  const inner = object[String(key)];
  return { ...object, [String(key)]: rest.length > 0 && isJsonObject(inner) ? replaceAt(inner, rest, value) : value };
}
