import type { Diagnostic } from '../../core/diagnostic.ts';
import type { Document } from '../../core/document.ts';
import type { Validators } from '../../core/schema-validator.ts';
import type { ManifestKind } from '../../validate/manifest-kind.ts';
import { validateAuthoring } from '../../validate/validate-authoring.ts';
import type { LoadedFile } from '../workspace/workspace.ts';

/** A file, each document of which was checked as it is written. */
export interface WrittenFile {
  readonly file: string;
  /** Those that make batches. */
  readonly manifests: readonly Document[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks the documents of a file as they are written. */
export function checkWritten({ source, documents, diagnostics }: LoadedFile, validators: Validators): WrittenFile {
  const checked = documents.map((document) => ({ document, outcome: validateAuthoring(document, validators) }));
  const found = checked.flatMap(({ outcome }) => outcome.diagnostics);
  return {
    file: source.file,
    manifests: checked.filter(({ outcome }) => isManifest(outcome.value?.kind)).map(({ document }) => document),
    diagnostics: [...diagnostics, ...found.filter((finding) => !diagnostics.some((known) => holds(known, finding)))],
  };
}

function isManifest(kind: ManifestKind | undefined): boolean {
  return kind === 'ParseBatch' || kind === 'ClassifyBatch' || kind === 'Batch';
}

/** Whether a place that could not be read well holds the place of a finding: then both are about the same mistake. */
function holds({ origin: outer }: Diagnostic, { origin: inner }: Diagnostic): boolean {
  if (outer.kind !== 'file' || inner.kind !== 'file') return false;
  return outer.span.start.offset <= inner.span.start.offset && inner.span.end.offset <= outer.span.end.offset;
}
