import type { Diagnostic } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import { validateAuthoring } from '../validate/validate-authoring.ts';
import { coveredBy } from './covered.ts';
import type { LoadedFile } from './workspace.ts';

/** A file, each document of which was checked as it is written. */
export interface WrittenFile {
  readonly file: string;
  /** Those that make batches. */
  readonly manifests: readonly Document[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks the documents of a file as they are written. */
export function checkWritten({ source, documents, diagnostics }: LoadedFile): WrittenFile {
  const isCovered = coveredBy(diagnostics);
  const checked = documents.map((document) => ({ document, outcome: validateAuthoring(document) }));
  const found = checked.flatMap(({ outcome }) => outcome.diagnostics);
  return {
    file: source.file,
    manifests: checked.filter(({ outcome }) => outcome.value?.kind === 'ParseBatch').map(({ document }) => document),
    diagnostics: [...diagnostics, ...found.filter((finding) => !isCovered(finding))],
  };
}
