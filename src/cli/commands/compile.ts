import { Option } from 'commander';
import { Failure } from '../../core/failure.ts';
import { compareBatchFiles, writeBatchFiles } from '../../pipeline/build/batch-files.ts';
import type { BuiltBatch, Emit } from '../../pipeline/build/build-batches.ts';
import { buildWorkspace, EMITS, emitBatches, labelOf } from '../../pipeline/build/build-batches.ts';
import { traceBatch } from '../../pipeline/build/trace-batch.ts';
import { collectWorkspace } from '../../pipeline/workspace/collect-workspace.ts';
import type { Workspace } from '../../pipeline/workspace/workspace.ts';
import { formatBatchFile } from '../../report/run/batch-files.ts';
import { PROVENANCE_FORMATS } from '../../report/run/provenance.ts';
import { colorOption } from '../color.ts';
import type { CommandModule, CommandOptions } from '../command.ts';
import { addManifests, readCollectOptions, readCompositionOptions } from '../composition-options.ts';
import type { ExitCode } from '../exit-code.ts';
import { EXIT } from '../exit-code.ts';
import { writeNotices, writeObstacles } from '../findings-output.ts';
import type { Io } from '../io.ts';
import { addLintOptions, readLintOptions } from '../lint-options.ts';
import { addSecretOptions, readSecretsFor } from '../secret-options.ts';

/** `parsebatch compile`: prints or writes requests; findings go to stderr, and any error leaves nothing written. */
export const compile: CommandModule = {
  define: (command) =>
    addSecretOptions(addLintOptions(addManifests(command)))
      .addOption(new Option('--emit <what>', 'what is written of each batch').choices(EMITS).default('payload'))
      .option('-o, --output <dir>', 'write one file for each batch into this directory')
      .option('--check', 'compare with the files in the output directory instead of writing them')
      .option('--provenance', 'print where each value was written, in place of the payload')
      .addOption(provenanceFormat())
      .option('--resolve-secrets', 'put the values of secrets in their places; never to a terminal')
      .addOption(colorOption(command))
      .addHelpText('after', HELP),
  run: async (names, options, io) => {
    checkOptions(options, io);
    const workspace = await collectWorkspace(readCollectOptions(names, options, io));
    const built = buildWorkspace(workspace, {
      ...readCompositionOptions(options, io),
      ...(await readLintOptions(options, io)),
    });
    writeNotices(built, io);
    const exitCode = writeObstacles(built, options, io);
    if (exitCode !== EXIT.ok) return exitCode;
    if (built.batches.length === 0) io.err.write('No manifest makes a batch.\n');
    const batches = await resolveIfAsked(built.batches, workspace, options, io);
    for (const batch of batches) io.err.write(`${labelOf(batch)} sha256:${batch.digest}\n`);
    if (options['provenance'] !== undefined) return writeProvenance(batches, options, io);
    if (options['output'] !== undefined) return writeFiles(batches, options, io);
    io.out.write(emitBatches(batches, options['emit'] as Emit));
    return EXIT.ok;
  },
};

const HELP = `
Examples:
  parsebatch compile invoices.parsebatch.yaml              the body of the POST that creates the batch
  parsebatch compile --env prod invoices.parsebatch.yaml   the same, composed for an environment
  parsebatch compile --provenance invoices.parsebatch.yaml where each value of it was written
  parsebatch compile --emit curl invoices.parsebatch.yaml  a script that creates it, once
  parsebatch compile -o payloads batches                   one file for each batch
  parsebatch compile -o payloads --check batches           exit 1 when a file differs or is missing, and why
  parsebatch compile -o ready --resolve-secrets --secrets-file ci.env batches

A manifest with environments needs --env, or a default_environment in the project file. Secrets stay references, but for
--resolve-secrets: then only you can read the files. The digest on stderr says which run a batch is: it does not change
with comments, key order, labels, webhooks or tracking ids.

Exit codes: 0 compiled, 1 errors or a file that differs, 5 refused, 64 no such environment, or none named where one is
needed, 66 no such file, 78 the project file is wrong.`;

function provenanceFormat(): Option {
  const formats = Object.keys(PROVENANCE_FORMATS);
  return new Option('--format <format>', 'how provenance is written').choices(formats).default(formats[0]);
}

function checkOptions({ check, output, provenance, resolveSecrets, emit }: CommandOptions, io: Io): void {
  if (check === true && output === undefined) {
    throw new Failure('usage', '`--check` compares with files: name their directory with `-o`.');
  }
  if (provenance !== undefined && output !== undefined) {
    throw new Failure('usage', '`--provenance` prints in place of the payload: it takes no `-o`.');
  }
  if (resolveSecrets !== true) return;
  if (check === true || provenance !== undefined || emit === 'curl') {
    const hint = 'A curl script reads secrets from the environment by itself.';
    throw new Failure('usage', '`--resolve-secrets` goes with payloads that are written.', { hint });
  }
  if (output === undefined && io.out.isTerminal) {
    const hint = 'Write files with -o, which only you can read, or send it on through a pipe.';
    throw new Failure('refused', 'Secrets are not written to a terminal', { hint });
  }
}

async function resolveIfAsked(
  batches: readonly BuiltBatch[],
  workspace: Workspace,
  options: CommandOptions,
  io: Io,
): Promise<readonly BuiltBatch[]> {
  if (options['resolveSecrets'] !== true) return batches;
  const { withSecrets } = await import('../../pipeline/build/with-secrets.ts');
  return withSecrets(batches, await readSecretsFor(batches, workspace, options, io));
}

function writeProvenance(batches: readonly BuiltBatch[], { format }: CommandOptions, io: Io): ExitCode {
  const write = PROVENANCE_FORMATS[format as keyof typeof PROVENANCE_FORMATS];
  io.out.write(write(batches.map(traceBatch)));
  return EXIT.ok;
}

async function writeFiles(batches: readonly BuiltBatch[], options: CommandOptions, io: Io): Promise<ExitCode> {
  const target = {
    directory: options['output'] as string,
    cwd: io.cwd,
    emit: options['emit'] as Emit,
    isSecret: options['resolveSecrets'] === true,
  };
  const isCheck = options['check'] === true;
  const changes = isCheck ? await compareBatchFiles(batches, target) : await writeBatchFiles(batches, target);
  for (const change of changes) io.err.write(formatBatchFile(change));
  return isCheck && changes.some(({ state }) => state !== 'unchanged') ? EXIT.findings : EXIT.ok;
}
