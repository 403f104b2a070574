import { hasErrors } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import type { Outcome } from '../core/outcome.ts';
import type { Path } from '../core/path.ts';
import { isAtOrBelow } from '../core/path.ts';
import { reportAt } from '../core/report-at.ts';
import type { ParseBatch } from '../generated/types.ts';
import { validateParseBatch } from '../generated/validators.ts';
import type { SchemaFinding } from './finding.ts';
import { toFinding } from './finding.ts';
import { readSchemaErrors } from './read-schema-errors.ts';
import { checkReferences } from './references.ts';
import { withPagesAsWritten } from './target-pages.ts';
import { checkWrittenTwice } from './written-twice.ts';

/**
 * Checks a composed document: everything has to be there and to be what it should. The manifest is there only when nothing
 * is wrong with it. What a document as written has wrong is found again: whoever checks both drops it at such origins.
 */
export function validateResolved(document: Document): Outcome<ParseBatch> {
  if (document.value === undefined) return { value: undefined, diagnostics: [] };
  const value = withPagesAsWritten(document, [SPEC]);
  const references = checkReferences(document);
  const others = [
    ...readSchemaErrors(document, validateParseBatch(value)),
    ...checkWrittenTwice(document, SPEC),
  ].filter(({ path }: SchemaFinding) => !references.some((found) => isAtOrBelow(path, found.path)));
  const diagnostics = [...references, ...others].map((finding) => reportAt(document, toFinding(finding)));
  // No error: the value has the shape that the type was generated from.
  return { value: hasErrors(diagnostics) ? undefined : (value as unknown as ParseBatch), diagnostics };
}

/** Environments are merged by now. */
const SPEC: Path = ['spec'];
