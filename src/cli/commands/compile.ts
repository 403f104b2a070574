import { Option } from 'commander';
import { Failure } from '../../core/failure.ts';
import { compareBatchFiles, writeBatchFiles } from '../../pipeline/batch-files.ts';
import type { Emit } from '../../pipeline/build-batches.ts';
import { buildBatches, EMITS, emitBatches } from '../../pipeline/build-batches.ts';
import { readManifests } from '../../pipeline/read-manifests.ts';
import { colorOption } from '../color.ts';
import type { CommandModule } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { writeFindings } from '../findings-output.ts';

/** `parsebatch compile`: prints or writes requests; findings go to stderr, and any error leaves nothing written. */
export const compile: CommandModule = {
  define: (command) =>
    command
      .argument('[files...]', 'files, directories, globs, or - for stdin; without any the working directory')
      .addOption(new Option('--emit <what>', 'what is written of each batch').choices(EMITS).default('payload'))
      .option('-o, --output <dir>', 'write one file for each batch into this directory')
      .option('--check', 'compare with the files in the output directory instead of writing them')
      .addOption(colorOption())
      .addHelpText('after', HELP),
  run: async (names, options, io) => {
    const emit = options['emit'] as Emit;
    const directory = options['output'] as string | undefined;
    if (options['check'] === true && directory === undefined) {
      throw new Failure('usage', '`--check` compares with files: name their directory with `-o`.');
    }
    const { sources, diagnostics, failures } = await readManifests({ names, cwd: io.cwd, readInput: io.readInput });
    const { findings, batches } = buildBatches(sources, { earlier: diagnostics });
    if (findings.diagnostics.length > 0 || failures.length > 0) {
      const exitCode = writeFindings({ findings, failures }, io.err, options, io);
      if (exitCode !== EXIT.ok) return exitCode;
    }
    for (const { name, digest } of batches) io.err.write(`${name} sha256:${digest}\n`);
    if (directory === undefined) {
      io.out.write(emitBatches(batches, emit));
      return EXIT.ok;
    }
    const target = { directory, cwd: io.cwd, emit };
    const changes =
      options['check'] === true ? await compareBatchFiles(batches, target) : await writeBatchFiles(batches, target);
    for (const { file, state } of changes) io.err.write(`${state} ${file}\n`);
    const isDifferent = options['check'] === true && changes.some(({ state }) => state !== 'unchanged');
    return isDifferent ? EXIT.findings : EXIT.ok;
  },
};

const HELP = `
Examples:
  parsebatch compile invoices.parsebatch.yaml              the body of the POST that creates the batch
  parsebatch compile --emit curl invoices.parsebatch.yaml  a script that creates it, once
  parsebatch compile -o payloads batches                   one file for each batch
  parsebatch compile -o payloads --check batches           exit 1 when a file differs or is missing

Secrets stay references. The digest on stderr says which run a batch is: it does not change with comments,
key order, labels, webhooks or tracking ids.`;
