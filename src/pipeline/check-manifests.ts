import type { Diagnostic } from '../core/diagnostic.ts';
import { compareDiagnostics, hasErrors } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import type { Findings } from '../core/findings.ts';
import { summarize } from '../core/findings.ts';
import type { Outcome } from '../core/outcome.ts';
import { nameDocument } from '../core/report-at.ts';
import type { ParseBatch } from '../generated/types.ts';
import type { InputLimits } from '../load/limits.ts';
import { DEFAULT_LIMITS } from '../load/limits.ts';
import { loadDocuments } from '../load/load-documents.ts';
import { validateAuthoring } from '../validate/validate-authoring.ts';
import { validateResolved } from '../validate/validate-resolved.ts';
import { checkNames } from './check-names.ts';
import { maskSecrets } from './mask-secrets.ts';
import { notComposedYet } from './not-composed-yet.ts';
import type { SourceText } from './source-text.ts';
import { withoutRepeated } from './without-repeated.ts';

export type { InputLimits } from '../load/limits.ts';

/** All that checking manifests found, and the manifests in which nothing is wrong. */
export interface CheckResult {
  /** Ordered by file, offset and code; the texts beside them have their credentials covered. */
  readonly findings: Findings;
  readonly manifests: readonly ParseBatch[];
  /** The file that holds each of these manifests, by the manifest's name. */
  readonly fileOf: ReadonlyMap<string, string>;
}

/** How manifests are checked. */
export interface CheckOptions {
  /** The limits that differ from the usual ones. */
  readonly limits?: Partial<InputLimits>;
  /** Findings of files that could not be read as text, to report with the others. */
  readonly earlier?: readonly Diagnostic[];
}

/**
 * Checks manifests as written against the format: every finding of every document, one for each mistake. Nothing is
 * read or written; `file` is only the name that findings give.
 *
 * @example
 * ```ts
 * const { findings, manifests } = validate([{ file: 'invoices.yaml', text }]);
 * for (const { code, message, origin } of findings.diagnostics) {
 *   if (origin.kind === 'file') console.log(origin.file, origin.span.start.line, code, message);
 * }
 * ```
 */
export function checkManifests(sources: readonly SourceText[], options: CheckOptions = {}): CheckResult {
  const { earlier = [] } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const files = sources.map((source) => checkFile(source, limits));
  const checked = files.flatMap(({ documents }) => documents);
  const found = [...earlier, ...files.flatMap((file) => file.diagnostics), ...checkNames(checked)];
  const diagnostics = found.sort(compareDiagnostics);
  return {
    findings: {
      diagnostics,
      sources: maskedSources(files, diagnostics),
      documents: checked.map(({ document }) => nameDocument(document)),
      summary: summarize(diagnostics, { files: sources.length + earlier.length, documents: checked.length, rules: 0 }),
    },
    manifests: checked.flatMap(({ manifest }) => manifest ?? []),
    fileOf: new Map(files.flatMap(namesIn)),
  };
}

function namesIn({ source, documents }: CheckedFile): (readonly [string, string])[] {
  return documents.flatMap(({ manifest }) => (manifest === undefined ? [] : [[manifest.metadata.name, source.file]]));
}

/** A document, and its manifest where nothing is wrong with it. */
export interface CheckedDocument {
  readonly document: Document;
  readonly manifest: ParseBatch | undefined;
}

interface CheckedFile {
  readonly source: SourceText;
  readonly documents: readonly CheckedDocument[];
  readonly diagnostics: readonly Diagnostic[];
}

function checkFile(source: SourceText, limits: InputLimits): CheckedFile {
  const loaded = loadDocuments(source, limits);
  const isReported = (diagnostic: Diagnostic): boolean => loaded.diagnostics.some((known) => covers(known, diagnostic));
  const outcomes = (loaded.value ?? []).map((document) => ({ document, outcome: validateBoth(document) }));
  return {
    source,
    documents: outcomes.map(({ document, outcome }) => ({ document, manifest: outcome.value })),
    diagnostics: [
      ...loaded.diagnostics,
      ...outcomes.flatMap(({ outcome }) => outcome.diagnostics).filter((diagnostic) => !isReported(diagnostic)),
    ],
  };
}

/** Checks a document as it is written and, as long as nothing composes it, what comes out of it. */
function validateBoth(document: Document): Outcome<ParseBatch> {
  const authored = validateAuthoring(document);
  if (authored.value?.kind !== 'ParseBatch') return { value: undefined, diagnostics: authored.diagnostics };
  const written = [...authored.diagnostics, ...withoutRepeated(notComposedYet(document), authored.diagnostics)];
  const resolved = validateResolved(document);
  const value = hasErrors(written) ? undefined : resolved.value;
  return { value, diagnostics: [...written, ...withoutRepeated(resolved.diagnostics, written)] };
}

/** Whether a place that load reported holds the place of another finding. */
function covers({ origin: outer }: Diagnostic, { origin: inner }: Diagnostic): boolean {
  if (outer.kind !== 'file' || inner.kind !== 'file') return false;
  return outer.span.start.offset <= inner.span.start.offset && inner.span.end.offset <= outer.span.end.offset;
}

/** The texts that code frames need: those of files with findings. */
function maskedSources(files: readonly CheckedFile[], diagnostics: readonly Diagnostic[]): Map<string, string> {
  const named = new Set(diagnostics.flatMap(({ origin }) => (origin.kind === 'file' ? [origin.file] : [])));
  const shown = files.filter(({ source }) => named.has(source.file));
  return new Map(
    shown.map(({ source, documents }) => [
      source.file,
      maskSecrets(
        source.text,
        documents.map(({ document }) => document),
      ),
    ]),
  );
}
