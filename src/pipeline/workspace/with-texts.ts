import { ALL_VALIDATORS } from '../../validate/validators/all-validators.ts';
import { loadText } from './load-text.ts';
import type { SourceText } from './source-text.ts';
import type { Workspace } from './workspace.ts';
import { createWorkspace } from './workspace.ts';

/** The same workspace, its named files with other texts. */
export function withTexts(workspace: Workspace, texts: readonly SourceText[]): Workspace {
  // A text may be of another kind now.
  return createWorkspace({ ...workspace, validators: ALL_VALIDATORS, named: texts.map((source) => loadText(source)) });
}
