import type { Outcome } from '../core/outcome.ts';
import type { Project } from '../generated/types.ts';
import { reportIn } from './finding.ts';
import type { ProjectSettings } from './settings.ts';
import { settingsOf } from './settings.ts';
import { unknownEnvironment } from './unknown-environment.ts';

/** What guards a project: whoever changes a manifest must not be able to change these along with it. */
const GUARDS: readonly (keyof Project)[] = ['env', 'secrets', 'environments', 'rules', 'policy', 'limits', 'ledger'];

/** A project file as it is at a commit that is trusted. */
export interface TrustedFile {
  /** Where the file is not there at that commit, what holds without one. */
  readonly settings: ProjectSettings;
  /** How messages call it: `REF:parsebatch.config.yaml`. */
  readonly shownAs: string;
}

/** A project whose guards come from a commit, and the rest from the working tree. */
export function trustedProject(worktree: ProjectSettings, atCommit: TrustedFile): Outcome<ProjectSettings> {
  const { env, secrets, environments, rules, policy, limits, ledger } = atCommit.settings;
  const value = settingsOf({
    ...worktree,
    ...{ env, secrets, environments, rules, policy, limits, ledger },
    documentOf: (key) => (GUARDS.includes(key) ? atCommit.settings : worktree).documentOf(key),
  });
  const name = worktree.defaultEnvironment;
  const document = worktree.documentOf('default_environment');
  // Where the working tree lacks it too, that has been reported.
  if (name === undefined || document === undefined || environments.has(name) || !worktree.environments.has(name)) {
    return { value, diagnostics: [] };
  }
  const finding = unknownEnvironment(name, [...environments.keys()], `\`${atCommit.shownAs}\``);
  return { value, diagnostics: [reportIn(document, finding)] };
}
