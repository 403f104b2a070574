import type { FindProfile } from '../compose/layers-of.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import type { Failure } from '../core/failure.ts';
import type { ProjectSettings } from '../project/settings.ts';
import type { SourceText } from './source-text.ts';

/** A file's text, read into documents. */
export interface LoadedFile {
  readonly source: SourceText;
  readonly documents: readonly Document[];
  readonly diagnostics: readonly Diagnostic[];
}

/** All that a run is about, read: what comes after neither searches nor reads. */
export interface Workspace {
  /** The files that were named. */
  readonly named: readonly LoadedFile[];
  /** The profiles that they extend and nobody named. */
  readonly extended: readonly LoadedFile[];
  /** The project files that hold for them. */
  readonly projects: readonly LoadedFile[];
  readonly findProfile: FindProfile;
  /** What the project file of a file says; without one, what holds by default. */
  readonly projectOf: (file: string) => ProjectSettings;
  /** Findings of files that are no text, and of project files. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many of the named files are no text. */
  readonly unread: number;
  /** For files that cannot be read. */
  readonly failures: readonly Failure[];
}
