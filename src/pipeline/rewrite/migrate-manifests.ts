import { layersOf } from '../../compose/layers-of.ts';
import type { MigratedDocument, MigrationLine } from '../../convert/migrate/migrate-document.ts';
import { MIGRATED_KINDS, migrateDocument } from '../../convert/migrate/migrate-document.ts';
import { mergeSpecs } from '../../convert/migrate/migrate-spec.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { compareDiagnostics, hasErrors } from '../../core/diagnostic.ts';
import type { Document } from '../../core/document.ts';
import type { Findings } from '../../core/findings.ts';
import { summarize } from '../../core/findings.ts';
import type { JsonObject } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import { valueAt } from '../../core/path.ts';
import { documentName } from '../../core/report-at.ts';
import { rewriteDocument } from '../../edit/rewrite-document.ts';
import { checkWritten } from '../check/check-written.ts';
import { maskedSources } from '../check/masked-sources.ts';
import type { LoadedFile, Workspace } from '../workspace/workspace.ts';
import type { TextChange } from '../write/write-texts.ts';

/** What a person has agreed to. */
export interface Acceptance {
  /** Settings by name, what is inferred from which is right. */
  readonly inferred: ReadonlySet<string>;
  /** JSON pointers of settings that may be lost. */
  readonly losses: ReadonlySet<string>;
}

/** A setting of a document, and whether it stands in the way. */
export interface ReportedLine extends MigrationLine {
  readonly isAccepted: boolean;
}

/** A document that was migrated, and what became of its settings. */
export interface MigrationReport {
  readonly file: string;
  /** Which document of the file, counted from 0. */
  readonly index: number;
  readonly name: string | undefined;
  readonly lines: readonly ReportedLine[];
}

/** What migrating gives. */
export interface MigrationResult {
  /** The files that have something to migrate. */
  readonly changes: readonly TextChange[];
  readonly reports: readonly MigrationReport[];
  /** Whether everything that is inferred or lost is accepted, and nothing else is in the way. */
  readonly isClear: boolean;
  /** What else is in the way, one sentence each. */
  readonly obstacles: readonly string[];
  /** Mistakes in the files: what has some is not migrated. */
  readonly findings: Findings;
}

/** Migrates the v1 manifests and profiles of the named files. Nothing is read or written. */
export function migrateManifests(workspace: Workspace, accepted: Acceptance): MigrationResult {
  const files = workspace.named.map((file) => ({ file, diagnostics: diagnosticsOf(file, workspace) }));
  const sound = files.filter(({ diagnostics }) => !hasErrors(diagnostics)).map(({ file }) => file);
  const migrated = sound.map((file) => migrateFile(file, workspace));
  const reports = migrated.flatMap((file) => file.reports.map((report) => reportOf(report, accepted)));
  const obstacles = [...extendedObstacles(workspace), ...migrated.flatMap((file) => file.obstacles)];
  const diagnostics = [...workspace.diagnostics, ...files.flatMap((file) => file.diagnostics)].sort(compareDiagnostics);
  const isAccepted = reports.every(({ lines }) => lines.every((line) => line.isAccepted));
  return {
    changes: migrated.flatMap(({ change }) => change ?? []),
    reports,
    isClear: isAccepted && obstacles.length === 0 && !hasErrors(diagnostics),
    obstacles,
    findings: {
      diagnostics,
      sources: maskedSources(workspace, diagnostics),
      documents: [],
      summary: summarize(diagnostics, { files: workspace.named.length + workspace.unread, documents: 0, rules: 0 }),
    },
  };
}

/** Whether a document is one of v1 that can be migrated. */
function isOfV1({ value }: Document): boolean {
  return isJsonObject(value) && typeof value['kind'] === 'string' && Object.hasOwn(MIGRATED_KINDS, value['kind']);
}

function diagnosticsOf(file: LoadedFile, { findProfile, validators }: Workspace): readonly Diagnostic[] {
  const written = checkWritten(file, validators).diagnostics;
  const composed = file.documents
    .filter(isOfV1)
    .flatMap((document) => layersOf(document, undefined, findProfile).diagnostics);
  return hasErrors(written) ? written : [...written, ...composed];
}

interface MigratedFile {
  readonly change?: TextChange;
  readonly reports: readonly Omit<DocumentReport, 'isAccepted'>[];
  readonly obstacles: readonly string[];
}

interface DocumentReport {
  readonly document: Document;
  readonly lines: readonly MigrationLine[];
}

function migrateFile({ source, documents }: LoadedFile, workspace: Workspace): MigratedFile {
  const migrated = documents.filter(isOfV1).map((document) => ({ document, ...migrateOne(document, workspace) }));
  let { text } = source;
  const obstacles: string[] = [];
  for (const { document, ...result } of migrated) {
    const after = rewriteDocument({ file: source.file, text }, { index: document.index, ...result });
    if (after === undefined)
      obstacles.push(
        `\`${source.file}\` cannot be rewritten with its comments: write its outer mappings in block style, without anchors.`,
      );
    text = after ?? text;
  }
  const change = { file: source.file, before: source.text, after: text };
  return { ...(migrated.length > 0 && { change }), reports: migrated, obstacles };
}

function migrateOne(document: Document, { findProfile }: Workspace): MigratedDocument {
  const { value } = document;
  const specUnder = (environment: string | undefined): JsonObject =>
    layersOf(document, environment, findProfile)
      .layers.filter((layer) => layer.document !== document)
      .map((layer) => valueAt(layer.document.value, layer.path))
      .filter(isJsonObject)
      .map(({ extends: _extends, environments: _environments, matrix: _matrix, ...spec }) => spec)
      .reduce<JsonObject>(mergeSpecs, {});
  return migrateDocument(isJsonObject(value) ? value : {}, specUnder);
}

function reportOf({ document, lines }: DocumentReport, { inferred, losses }: Acceptance): MigrationReport {
  return {
    file: document.file,
    index: document.index,
    name: documentName(document),
    lines: lines.map((line) => {
      const isAccepted = { inferred: inferred.has(line.name), lost: losses.has(line.pointer) };
      return {
        ...line,
        isAccepted: line.outcome === 'inferred' || line.outcome === 'lost' ? isAccepted[line.outcome] : true,
      };
    }),
  };
}

/** A batch of v2 extends profiles of v2 alone. */
function extendedObstacles({ named, extended }: Workspace): string[] {
  if (!named.some(({ documents }) => documents.some(isOfV1))) return [];
  return extended
    .filter(({ documents }) => documents.some(isOfV1))
    .map(
      ({ source }) => `\`${source.file}\` is extended, and is of v1: name it, too, so that both are migrated together.`,
    );
}
