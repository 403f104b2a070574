import { hasErrors } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import type { Outcome } from '../core/outcome.ts';
import type { Path } from '../core/path.ts';
import { isAtOrBelow } from '../core/path.ts';
import { reportAt } from '../core/report-at.ts';
import type { SchemaValidator } from '../core/schema-validator.ts';
import { specsOf } from '../core/specs.ts';
import { isOfV2 } from '../core/v2-kinds.ts';
import type { Project } from '../generated/types.ts';
import {
  validateAuthoredBatch,
  validateAuthoredClassifyBatch,
  validateAuthoredParseBatch,
  validateBatchProfile,
  validateParseBatchProfile,
  validateProject,
} from '../generated/validators.ts';
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
import { checkWrittenTwice } from './written-twice.ts';

/** What a document is. A project file needs no composition: it is there when nothing is wrong with it. */
export type Authored =
  | { readonly kind: Exclude<ManifestKind, 'Project'> }
  | { readonly kind: 'Project'; readonly project: Project | undefined };

/**
 * Checks a document as it is written, where references may stand for values and what composition can supply may be
 * missing. There is a value when it is known what the document is, whatever is wrong with it.
 */
export function validateAuthoring(document: Document): Outcome<Authored> {
  if (document.value === undefined) return { value: undefined, diagnostics: [] };
  const identity = identify(document);
  if ('finding' in identity) return { value: undefined, diagnostics: report(document, [identity.finding]) };
  const { kind } = identity;
  if (kind === 'Project') return validateProjectFile(document);
  return { value: { kind }, diagnostics: report(document, checkComposable(document, kind)) };
}

function validateProjectFile(document: Document): Outcome<Authored> {
  const diagnostics = report(document, readSchemaErrors(document, validateProject(document.value)));
  // No error: the value has the shape that the type was generated from.
  const project = hasErrors(diagnostics) ? undefined : (document.value as unknown as Project);
  return { value: { kind: 'Project', project }, diagnostics };
}

const VALIDATORS: Readonly<Record<Exclude<ManifestKind, 'Project'>, SchemaValidator>> = {
  ParseBatch: validateAuthoredParseBatch,
  ParseBatchProfile: validateParseBatchProfile,
  ClassifyBatch: validateAuthoredClassifyBatch,
  Batch: validateAuthoredBatch,
  BatchProfile: validateBatchProfile,
};

function checkComposable(document: Document, kind: keyof typeof VALIDATORS): SchemaFinding[] {
  const specs = specsOf(document);
  const references = checkReferences(document);
  const errors = VALIDATORS[kind](withPagesAsWritten(document, specs));
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
