import type { ExtendsProblem } from '../../compose/extends-problem.ts';
import type { FindProfile } from '../../compose/layers-of.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import type { Document } from '../../core/document.ts';
import type { Failure } from '../../core/failure.ts';
import type { NamedDocument } from '../../core/findings.ts';
import type { Validators } from '../../core/schema-validator.ts';
import type { ProjectSettings } from '../../project/settings.ts';
import { findProfileIn, readReference } from './find-profile-in.ts';
import type { SourceText } from './source-text.ts';

/** A file's text, read into documents. */
export interface LoadedFile {
  readonly source: SourceText;
  readonly documents: readonly Document[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A file with nothing wrong, of which nothing is kept but what it holds. */
export interface SoundFile {
  readonly file: string;
  readonly documents: readonly NamedDocument[];
  /** How many of the other files were read before it. */
  readonly position: number;
}

/** All that a run is about, read: what comes after neither searches nor reads. */
export interface Workspace extends WorkspaceParts {
  readonly findProfile: FindProfile;
}

/** What a workspace is made of. */
export interface WorkspaceParts {
  /** The files that were named. */
  readonly named: readonly LoadedFile[];
  /** Files that were named and have nothing wrong. */
  readonly sound: readonly SoundFile[];
  /** The profiles that they extend and nobody named. */
  readonly extended: readonly LoadedFile[];
  /** Files that were read and are not checked, as they have not changed: names and environments in them are known. */
  readonly leftOut: readonly LoadedFile[];
  /** The project files that hold for them. */
  readonly projects: readonly LoadedFile[];
  /** The file that a file means by a path, by the name that it is shown by. */
  readonly targetOf: TargetOf;
  /** What the project file of a file says; without one, what holds by default. */
  readonly projectOf: (file: string) => ProjectSettings;
  /** The directory of the project of a file; undefined where nothing was read from a disk. */
  readonly rootOf: (file: string) => string | undefined;
  /** Findings of files that are no text, and of project files. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many of the named files are no text. */
  readonly unread: number;
  /** Those of the kinds of manifests that there are. */
  readonly validators: Validators;
  /** One document for each `--set`. */
  readonly settings: readonly Document[];
  /** For files that cannot be read. */
  readonly failures: readonly Failure[];
}

/** Tells which file a file means by a path, or why none. */
export type TargetOf = (file: string, path: string) => { readonly file: string } | { readonly problem: ExtendsProblem };

/** A workspace that finds profiles among its files. */
export function createWorkspace(parts: WorkspaceParts): Workspace {
  const files = new Map([...parts.named, ...parts.extended, ...parts.leftOut].map((file) => [file.source.file, file]));
  return {
    ...parts,
    findProfile: (from, reference) => {
      const { path, name } = readReference(reference);
      const target = parts.targetOf(from.file, path);
      const file = 'file' in target ? files.get(target.file) : undefined;
      if (file !== undefined) return findProfileIn(file, name, from);
      return { kind: 'problem', problem: 'problem' in target ? target.problem : 'missing' };
    },
  };
}
