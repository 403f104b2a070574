import { Failure } from '../core/failure.ts';
import { currentBranch } from '../git/current-branch.ts';
import type { BuiltBatch } from './build-batches.ts';
import type { Workspace } from './workspace.ts';

/** Where it is looked at which branch is applied. */
export interface BranchPlace {
  readonly cwd: string;
  /** `--env`. */
  readonly environmentName: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Throws a Failure where the project file lets an environment be applied from another branch only than the one that is checked out. */
export async function checkBranch(
  batches: readonly Pick<BuiltBatch, 'document'>[],
  { projectOf }: Pick<Workspace, 'projectOf'>,
  { cwd, environmentName, environment }: BranchPlace,
): Promise<void> {
  const required = new Map<string, string>();
  for (const { document } of batches) {
    const { environments, defaultEnvironment } = projectOf(document.file);
    const name = environmentName ?? defaultEnvironment;
    const branch = name === undefined ? undefined : environments.get(name)?.requireBranch;
    if (name !== undefined && branch !== undefined) required.set(branch, name);
  }
  if (required.size === 0) return;
  const branch = (await currentBranch({ directory: cwd, environment })) ?? branchOfPipeline(environment);
  for (const [wanted, name] of required) {
    if (branch === wanted) continue;
    const here = branch === undefined ? 'no branch is checked out' : `this is \`${branch}\``;
    throw new Failure('refused', `\`${name}\` is applied from the branch \`${wanted}\` alone, and ${here}`, {
      hint: `\`environments.${name}.require_branch\` of the project file says so.`,
    });
  }
}

/** Pipelines check out a commit and say beside it which branch that is of. */
function branchOfPipeline(environment: BranchPlace['environment']): string | undefined {
  if (environment['GITHUB_REF_TYPE'] === 'branch') return environment['GITHUB_REF_NAME'];
  return environment['CI_COMMIT_BRANCH'];
}
