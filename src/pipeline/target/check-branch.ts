import { Failure } from '../../core/failure.ts';
import { currentBranch } from '../../git/current-branch.ts';
import type { BuiltBatch } from '../build/build-batches.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Where it is looked at which branch is applied. */
export interface BranchPlace {
  /** The place of manifests that belong to no project. */
  readonly cwd: string;
  /** `--env`. */
  readonly environmentName: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Throws a Failure where the project file lets an environment be applied from another branch only than the one that is checked
 * out where the project is.
 */
export async function checkBranch(
  batches: readonly Pick<BuiltBatch, 'document'>[],
  { projectOf, rootOf }: Pick<Workspace, 'projectOf' | 'rootOf'>,
  place: BranchPlace,
): Promise<void> {
  const required = new Map<string, Required>();
  for (const { document } of batches) {
    const { environments, defaultEnvironment } = projectOf(document.file);
    const name = place.environmentName ?? defaultEnvironment;
    const wanted = name === undefined ? undefined : environments.get(name)?.requireBranch;
    const directory = rootOf(document.file) ?? place.cwd;
    if (name !== undefined && wanted !== undefined)
      required.set(JSON.stringify([directory, wanted]), { directory, wanted, name });
  }
  for (const one of required.values()) await requireBranch(one, place);
}

interface Required {
  readonly directory: string;
  readonly wanted: string;
  /** Of the environment. */
  readonly name: string;
}

async function requireBranch({ directory, wanted, name }: Required, { environment }: BranchPlace): Promise<void> {
  const branch = (await currentBranch({ directory, environment })) ?? branchOfPipeline(environment);
  if (branch === wanted) return;
  const here = branch === undefined ? 'no branch is checked out' : `this is \`${branch}\``;
  throw new Failure('refused', `\`${name}\` is applied from the branch \`${wanted}\` alone, and ${here}`, {
    hint: `\`environments.${name}.require_branch\` of the project file says so.`,
  });
}

/** Pipelines check out a commit and say beside it which branch that is of. */
function branchOfPipeline(environment: BranchPlace['environment']): string | undefined {
  if (environment['GITHUB_REF_TYPE'] === 'branch') return environment['GITHUB_REF_NAME'];
  return environment['CI_COMMIT_BRANCH'];
}
