export type { Diagnostic, Related, Severity, Suppression } from './core/diagnostic.ts';
export type { Comment, Document } from './core/document.ts';
export type { FailureCode, FailureOptions } from './core/failure.ts';
export { Failure } from './core/failure.ts';
export type { Checked, Findings, NamedDocument, Summary } from './core/findings.ts';
export type { Fix, TextEdit } from './core/fix.ts';
export type { HashText } from './core/hash.ts';
export type { JsonObject, JsonValue } from './core/json.ts';
export type { FileOrigin, Origin, Position, Span, Via } from './core/origin.ts';
export type { Path } from './core/path.ts';
export type { ReferenceSource } from './core/reference.ts';
export type * from './generated/types.ts';
export type {
  BatchKind,
  BatchManifest,
  BatchRequest,
  BatchTarget,
  BuildOptions as CompileOptions,
  BuildResult as CompileResult,
  BuiltBatch,
  CompiledBatch,
  Emit,
  SavedConfiguration,
  SettingHashes,
  StagedSource,
} from './pipeline/build/build-batches.ts';
export { buildBatches as compile, emitBatch, emitBatches } from './pipeline/build/build-batches.ts';
export type {
  CheckOptions as ValidateOptions,
  CheckResult as ValidateResult,
  ComposedDocument,
  ComposedTarget,
  InputLimits,
  Layer,
  ReferenceUse,
  UsedReference,
  Writing,
} from './pipeline/check/check-manifests.ts';
export { checkManifests as validate } from './pipeline/check/check-manifests.ts';
export { lintManifests as lint } from './pipeline/check/lint-manifests.ts';
export type {
  Baseline,
  KnownFinding,
  KnownFindings,
  LintOptions,
  RuleSeverity,
} from './pipeline/check/lint-options.ts';
export type { CompositionOptions } from './pipeline/check/read-composition.ts';
export type { ImportOptions, ImportResult } from './pipeline/rewrite/import-manifest.ts';
export { importManifest } from './pipeline/rewrite/import-manifest.ts';
export type { SourceText } from './pipeline/workspace/source-text.ts';
