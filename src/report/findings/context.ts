import type { CodePage } from '../../core/code-page.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import type { Failure } from '../../core/failure.ts';
import type { HashText } from '../../core/hash.ts';
import type { TextStyle } from '../ansi.ts';

/** What formats need to know beside the findings. */
export interface ReportContext {
  readonly style: TextStyle;
  /** The version of parsebatch. */
  readonly version: string;
  /** For files that could not be read. */
  readonly failures: readonly Failure[];
  /** What is documented about a code. */
  readonly pageOf: (code: string) => CodePage | undefined;
  /** A file, by its shown name, from the root of its repository and without links; absolute where it lies outside. */
  readonly repositoryPath: (file: string) => string;
  /** Whether a finding is about a place that may hold a credential. */
  readonly isSecret: (diagnostic: Diagnostic) => boolean;
  readonly hash: HashText;
  /** A word that no manifest can foresee. */
  readonly token: string;
}
