import { Option } from 'commander';
import { Failure } from '../../core/failure.ts';
import { maskChange } from '../../pipeline/rewrite/mask-change.ts';
import type { MigrationResult } from '../../pipeline/rewrite/migrate-manifests.ts';
import { migrateManifests } from '../../pipeline/rewrite/migrate-manifests.ts';
import { collectWorkspace } from '../../pipeline/workspace/collect-workspace.ts';
import { STANDARD_INPUT } from '../../pipeline/workspace/read-manifests.ts';
import { writeTexts } from '../../pipeline/write/write-texts.ts';
import { escapeForTerminal } from '../../report/escape.ts';
import { formatMigration, formatMigrationAsJson } from '../../report/run/migration.ts';
import { formatDiff } from '../../report/unified-diff.ts';
import { colorOption } from '../color.ts';
import type { CommandModule, CommandOptions } from '../command.ts';
import { addInputs, readCollectOptions } from '../composition-options.ts';
import type { ExitCode } from '../exit-code.ts';
import { EXIT, gravest } from '../exit-code.ts';
import { writeFailure } from '../failure-output.ts';
import { writeObstacles } from '../findings-output.ts';
import type { Io } from '../io.ts';

/** `parsebatch migrate`: v1 manifests and profiles as ones of v2, with a report of what becomes of each setting. */
export const migrate: CommandModule = {
  define: (command) =>
    addInputs(command)
      .option('--write', 'write the files; without it the result is printed')
      .option('--diff', 'print what would change as a diff')
      .option('--check', 'change nothing, and exit 1 when something is left to migrate')
      .option('--accept <name>', 'agree to what is inferred from a setting; repeatable', collect)
      .option('--accept-loss <pointer>', 'agree that a setting is lost; repeatable', collect)
      .addOption(new Option('--format <name>', 'how the report is written').choices(['text', 'json']).default('text'))
      .option('--config <file>', 'the project file; without it parsebatch.config.yaml beside or above each manifest')
      .addOption(colorOption(command))
      .addHelpText('after', HELP),
  run: async (names, options, io) => {
    checkUsage(names, options);
    const workspace = await collectWorkspace(readCollectOptions(names, options, io));
    const accepted = { inferred: given(options, 'accept'), losses: given(options, 'acceptLoss') };
    const result = migrateManifests(workspace, accepted);
    const isJson = options['format'] === 'json';
    if (isJson) io.out.write(formatMigrationAsJson(result.reports, result.isClear));
    else io.err.write(formatMigration(result.reports));
    for (const obstacle of result.obstacles) io.err.write(`${escapeForTerminal(obstacle)}\n`);
    const found = writeObstacles({ findings: result.findings, failures: workspace.failures }, options, io);
    if (options['check'] === true) return gravest([found, checkLeft(result, io)]);
    if (!result.isClear) {
      io.err.write('Nothing is migrated as long as something above is in the way.\n');
      return gravest([found, EXIT.findings]);
    }
    return gravest([found, await deliver(result, options, io)]);
  },
};

const HELP = `
Comments and layout stay. What is converted by documented rules needs nothing more; what is only inferred is marked by a
comment and has to be accepted by name, and what cannot be carried over by the place that the report names.

Examples:
  parsebatch migrate --diff batches
  parsebatch migrate --write --accept parse_mode batches
  parsebatch migrate --write --accept-loss /spec/output_s3_path_prefix q3.parsebatch.yaml
  parsebatch migrate --check            in a pipeline: nothing of v1 is left

Exit codes: 0 done, 1 something is not accepted or wrong or, with --check, left to migrate, 66 no such file, 74 a file
cannot be read or written.`;

function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}

function given(options: CommandOptions, name: string): ReadonlySet<string> {
  return new Set((options[name] ?? []) as readonly string[]);
}

function checkUsage(names: readonly string[], options: CommandOptions): void {
  const modes = ['write', 'diff', 'check'].filter((mode) => options[mode] === true);
  if (modes.length > 1) throw new Failure('usage', `\`--${modes[0]}\` and \`--${modes[1]}\` exclude each other.`);
  if (options['diff'] === true && options['format'] === 'json') {
    throw new Failure('usage', '`--diff` and `--format json` would both be printed.');
  }
  if (options['write'] === true && names.includes(STANDARD_INPUT)) {
    throw new Failure('usage', '`--write` writes files, and standard input is none.');
  }
}

function checkLeft({ changes }: MigrationResult, io: Io): ExitCode {
  for (const { file } of changes) io.err.write(`${escapeForTerminal(file)} is of v1.\n`);
  return changes.length > 0 ? EXIT.findings : EXIT.ok;
}

async function deliver({ changes }: MigrationResult, options: CommandOptions, io: Io): Promise<ExitCode> {
  if (options['diff'] === true) {
    for (const change of changes) io.out.write(formatDiff(maskChange(change)));
    return EXIT.ok;
  }
  if (options['write'] !== true) return print(changes, options, io);
  const { written, failures } = await writeTexts(changes, io.cwd);
  for (const file of written) io.err.write(`migrated ${escapeForTerminal(file)}\n`);
  for (const failure of failures) writeFailure(failure, io);
  return failures.length > 0 ? EXIT.io : EXIT.ok;
}

function print(changes: MigrationResult['changes'], options: CommandOptions, io: Io): ExitCode {
  if (options['format'] === 'json') return EXIT.ok;
  const [first, second] = changes;
  if (second !== undefined) {
    const hint = 'Name one file, see the changes with `--diff`, or write them with `--write`.';
    throw new Failure('usage', 'Several files cannot be printed as one.', { hint });
  }
  io.out.write(first?.after ?? '');
  return EXIT.ok;
}
