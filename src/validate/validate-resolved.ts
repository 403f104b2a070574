import { hasErrors } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import type { Outcome } from '../core/outcome.ts';
import type { Path } from '../core/path.ts';
import { isAtOrBelow } from '../core/path.ts';
import { reportAt } from '../core/report-at.ts';
import type { Validators } from '../core/schema-validator.ts';
import { isOfV2 } from '../core/v2-kinds.ts';
import type { Batch, ClassifyBatch, ParseBatch } from '../generated/types.ts';
import type { SchemaFinding } from './finding.ts';
import { toFinding } from './finding.ts';
import { checkJobChoice, checkJobConflict } from './job-choice.ts';
import { kindOf } from './manifest-kind.ts';
import { readSchemaErrors } from './read-schema-errors.ts';
import { checkReferences } from './references.ts';
import { withPagesAsWritten } from './target-pages.ts';
import { checkTierVersions } from './tier-version.ts';
import { checkUncheckedSettings } from './unchecked-settings.ts';
import { validateForm } from './validate-form.ts';
import { checkWrittenTwice } from './written-twice.ts';

/**
 * Checks a composed document: everything has to be there and to be what it should. The manifest is there only when nothing
 * is wrong with it. What a document as written has wrong is found again: whoever checks both drops it at such origins.
 * `validators` has those of its kind.
 */
export function validateResolved(document: Document, validators: Validators): Outcome<Checked> {
  if (document.value === undefined) return { value: undefined, diagnostics: [] };
  const value = withPagesAsWritten(document, [SPEC]);
  const references = checkReferences(document);
  const kind = kindOf(document);
  const errors = validateForm(validators, { kind, form: 'composed' }, value);
  const found = [...readSchemaErrors(document, errors), ...checkOwnKind(document)];
  const others = found.filter(({ path }) => !references.some((reference) => isAtOrBelow(path, reference.path)));
  const diagnostics = [...references, ...others].map((finding) => reportAt(document, toFinding(finding)));
  // No error: the value has the shape that the type was generated from.
  return { value: hasErrors(diagnostics) ? undefined : (value as unknown as Checked), diagnostics };
}

type Checked = ParseBatch | ClassifyBatch | Batch;

/** What the schema of a kind does not say, or says badly. */
function checkOwnKind(document: Document): SchemaFinding[] {
  const kind = kindOf(document);
  if (kind === 'ClassifyBatch') return checkUncheckedSettings(document, SPEC);
  if (!isOfV2(kind)) return checkWrittenTwice(document, SPEC);
  return [
    ...checkJobConflict(document, SPEC),
    ...checkJobChoice(document),
    ...checkTierVersions(document),
    ...checkUncheckedSettings(document, SPEC),
  ];
}

/** Environments are merged by now. */
const SPEC: Path = ['spec'];
