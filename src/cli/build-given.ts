import type { BuildResult, BuiltBatch } from '../pipeline/build/build-batches.ts';
import { buildWorkspace } from '../pipeline/build/build-batches.ts';
import { collectWorkspace } from '../pipeline/workspace/collect-workspace.ts';
import type { Workspace } from '../pipeline/workspace/workspace.ts';
import type { CommandOptions } from './command.ts';
import { readCollectOptions, readCompositionOptions } from './composition-options.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT, gravest } from './exit-code.ts';
import { writeNotices, writeObstacles } from './findings-output.ts';
import type { Io } from './io.ts';
import { readLocalLintOptions } from './local-lint-options.ts';

/** The batches of manifests that nothing is wrong with: at least one. */
export interface GivenBatches {
  readonly batches: readonly BuiltBatch[];
  readonly workspace: Workspace;
}

/**
 * Builds the batches of the manifests that a command is given, for what goes to the API, and says what is wrong with them. The
 * exit code where there is nothing to go on with; `judge` weighs the findings beside what all commands make of them.
 */
export async function buildGiven(
  names: readonly string[],
  options: CommandOptions,
  io: Io,
  judge: (built: BuildResult) => ExitCode = () => EXIT.ok,
): Promise<GivenBatches | { readonly exitCode: ExitCode }> {
  const workspace = await collectWorkspace(readCollectOptions(names, options, io));
  const built = buildWorkspace(workspace, {
    ...readCompositionOptions(options, io),
    ...(await readLocalLintOptions(options, io)),
  });
  writeNotices(built, io);
  const exitCode = gravest([writeObstacles(built, options, io), judge(built)]);
  if (exitCode !== EXIT.ok) return { exitCode };
  if (built.batches.length > 0) return { batches: built.batches, workspace };
  io.err.write('No manifest makes a batch.\n');
  return { exitCode: EXIT.ok };
}
