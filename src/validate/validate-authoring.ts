import { hasErrors } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import type { Outcome } from '../core/outcome.ts';
import type { Path } from '../core/path.ts';
import { isAtOrBelow } from '../core/path.ts';
import { reportAt } from '../core/report-at.ts';
import type { SchemaError, Validators } from '../core/schema-validator.ts';
import { specsOf } from '../core/specs.ts';
import { isOfV2 } from '../core/v2-kinds.ts';
import type { Project } from '../generated/types.ts';
import { validateProject } from '../generated/validators/project.ts';
import type { SchemaFinding } from './finding.ts';
import { toFinding } from './finding.ts';
import { checkJobConflict } from './job-choice.ts';
import type { ManifestKind } from './manifest-kind.ts';
import { identify, kindOf } from './manifest-kind.ts';
import { readSchemaErrors } from './read-schema-errors.ts';
import { checkReferences } from './references.ts';
import { checkSourceConflict } from './source-choice.ts';
import { withoutReferenceErrors } from './standing-references.ts';
import { withPagesAsWritten } from './target-pages.ts';
import { checkUncheckedSettings } from './unchecked-settings.ts';
import { validateForm } from './validate-form.ts';
import { checkWrittenTwice } from './written-twice.ts';

/** What a document is. */
export interface Authored {
  readonly kind: ManifestKind;
}

/**
 * Checks a document as it is written, where references may stand for values and what composition can supply may be
 * missing. There is a value when it is known what the document is, whatever is wrong with it. `validators` has those of its kind.
 */
export function validateAuthoring(document: Document, validators: Validators): Outcome<Authored> {
  if (document.value === undefined) return { value: undefined, diagnostics: [] };
  const identity = identify(document);
  if ('finding' in identity) return { value: undefined, diagnostics: report(document, [identity.finding]) };
  const { kind } = identity;
  const value = { kind };
  if (kind === 'Project') return { value, diagnostics: validateProjectFile(document).diagnostics };
  const errors = validateForm(validators, { kind, form: 'authored' }, withPagesAsWritten(document, specsOf(document)));
  return { value, diagnostics: report(document, checkComposable(document, errors)) };
}

/** Checks a project file, which needs no composition: it is there when nothing is wrong with it. */
export function validateProjectFile(document: Document): Outcome<Project> {
  const diagnostics = report(document, readSchemaErrors(document, validateProject(document.value)));
  // No error: the value has the shape that the type was generated from.
  return { value: hasErrors(diagnostics) ? undefined : (document.value as unknown as Project), diagnostics };
}

function checkComposable(document: Document, errors: readonly SchemaError[]): SchemaFinding[] {
  const specs = specsOf(document);
  const references = checkReferences(document);
  const others = [
    ...readSchemaErrors(document, withoutReferenceErrors(document, errors)),
    ...specs.flatMap((spec) => [...checkSourceConflict(document, spec), ...checkOwnKind(document, spec)]),
  ];
  const isReported = ({ path }: SchemaFinding): boolean => references.some((found) => isAtOrBelow(path, found.path));
  return [...references, ...others.filter((finding) => !isReported(finding))];
}

/** What the schema of a kind does not say, or says badly. */
function checkOwnKind(document: Document, spec: Path): SchemaFinding[] {
  const kind = kindOf(document);
  if (kind === 'ClassifyBatch') return checkUncheckedSettings(document, spec);
  if (!isOfV2(kind)) return checkWrittenTwice(document, spec);
  return [...checkJobConflict(document, spec), ...checkUncheckedSettings(document, spec)];
}

function report(document: Document, findings: readonly SchemaFinding[]): Outcome<Authored>['diagnostics'] {
  return findings.map((finding) => reportAt(document, toFinding(finding)));
}
