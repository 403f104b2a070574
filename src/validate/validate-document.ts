import { hasErrors } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Outcome } from '../core/outcome.ts';
import type { Path } from '../core/path.ts';
import { isAtOrBelow, valueAt } from '../core/path.ts';
import { reportAt } from '../core/report-at.ts';
import type { ParseBatch } from '../generated/types.ts';
import { validateParseBatch } from '../generated/validators.ts';
import type { SchemaFinding } from './finding.ts';
import { toFinding } from './finding.ts';
import { checkIdentity } from './manifest-kind.ts';
import { readSchemaErrors } from './read-schema-errors.ts';
import { checkReferences } from './references.ts';
import { checkWrittenTwice } from './written-twice.ts';

/** The one setting that a number may stand for: it is compiled to the text as written. */
const TARGET_PAGES: Path = ['spec', 'parameters', 'target_pages'];

/** Checks a document as written. The manifest is there only when nothing is wrong with it. */
export function validateDocument(document: Document): Outcome<ParseBatch> {
  if (document.value === undefined) return { value: undefined, diagnostics: [] };
  const diagnostics = checkDocument(document).map((finding) => reportAt(document, toFinding(finding)));
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics };
  return { value: readManifest(document), diagnostics };
}

function checkDocument(document: Document): SchemaFinding[] {
  const notOurs = checkIdentity(document);
  if (notOurs !== undefined) return [notOurs];
  const references = checkReferences(document);
  const others = [
    ...readSchemaErrors(document, validateParseBatch(withTargetPagesAsWritten(document))),
    ...checkWrittenTwice(document),
  ];
  const isReported = ({ path }: SchemaFinding): boolean => references.some((found) => isAtOrBelow(path, found.path));
  return [...references, ...others.filter((finding) => !isReported(finding))];
}

/** The checks up to here hold the value to the schema that the type was generated from. */
function readManifest(document: Document): ParseBatch {
  return withTargetPagesAsWritten(document) as unknown as ParseBatch;
}

/** `target_pages: 007` means the text `007`. */
function withTargetPagesAsWritten(document: Document): JsonValue | undefined {
  const pages = valueAt(document.value, TARGET_PAGES);
  if (typeof pages !== 'number') return document.value;
  return replaceAt(document.value as JsonObject, TARGET_PAGES, document.sourceOf(TARGET_PAGES) ?? String(pages));
}

function replaceAt(object: JsonObject, [key, ...rest]: Path, value: JsonValue): JsonObject {
  const inner = object[String(key)];
  return { ...object, [String(key)]: rest.length > 0 && isJsonObject(inner) ? replaceAt(inner, rest, value) : value };
}
