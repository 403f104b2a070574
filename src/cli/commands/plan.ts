import { Option } from 'commander';
import { Failure } from '../../core/failure.ts';
import type { BuiltBatch } from '../../pipeline/build/build-batches.ts';
import type { Plan, PlanInputs } from '../../pipeline/plan/plan-batches.ts';
import { planAsJson, planBatches, runTargetOf } from '../../pipeline/plan/plan-batches.ts';
import { packageVersion } from '../../pipeline/workspace/package-version.ts';
import type { Workspace } from '../../pipeline/workspace/workspace.ts';
import { writeReport } from '../../pipeline/write/write-reports.ts';
import { escapeForTerminal, escapeJson } from '../../report/escape.ts';
import { formatPlan } from '../../report/run/plan.ts';
import { formatPlanAsMarkdown } from '../../report/run/plan-markdown.ts';
import { textOption } from '../api-options.ts';
import { buildGiven } from '../build-given.ts';
import { colorOption } from '../color.ts';
import type { CommandModule, CommandOptions } from '../command.ts';
import { addManifests } from '../composition-options.ts';
import type { ExitCode } from '../exit-code.ts';
import { EXIT, exitCodeOf, gravest } from '../exit-code.ts';
import { writeFailure } from '../failure-output.ts';
import type { Io } from '../io.ts';
import { addLintOptions } from '../lint-options.ts';
import { withPlanClients } from '../plan-clients.ts';
import { addTargetOptions, readPlanInputs, readSizes, readTargetOptions } from '../plan-options.ts';

/** `parsebatch plan`: tells what apply would do, and writes nothing but the file that `--out` names. */
export const plan: CommandModule = {
  define: (command) =>
    addTargetOptions(addLintOptions(addManifests(command)))
      .option('--require-online', 'fail where something cannot be looked up at the API')
      .option('--out <file>', 'save the plan as JSON, for apply')
      .option('--detailed-exitcode', 'exit 2 where there is anything to do')
      .addOption(new Option('--format <format>', 'how the plan is written').choices(FORMATS).default('text'))
      .addOption(colorOption(command))
      .addHelpText('after', HELP),
  run: async (names, options, io) => {
    const inputs = checkedInputs(names, options);
    const targetOptions = readTargetOptions(options, io);
    const given = await buildGiven(names, options, io);
    if ('exitCode' in given) return given.exitCode;
    const target = runTargetOf(given.batches, given.workspace, targetOptions);
    return planAndWrite({ ...given, target, inputs }, options, io);
  },
};

const FORMATS = ['text', 'json', 'markdown'];

const HELP = `
It reads the ledger, and with an API key what directories hold; it sends nothing and writes nothing. Without a key it says
what it could not look up.

Actions: run, changed, renamed and resume send something, adopt takes a lost batch that is proven to be ours; noop, attention,
blocked and unknown send nothing.

Exit codes: 0 planned; 1 errors in a manifest; 2 with --detailed-exitcode, there is something to do; 64 usage; 66 a file is not there;
69 the ledger or the API cannot be reached; 74 the ledger cannot be read; 77 no key, with --require-online, or it is not let
in; 78 the project file is wrong.

Examples:
  parsebatch plan batches
  parsebatch plan --env prod --out plan.json batches
  parsebatch plan --format markdown --changed origin/main > comment.md`;

/** What stands on standard input is gone when the plan is applied. */
function checkedInputs(names: readonly string[], options: CommandOptions): PlanInputs {
  if (options['out'] !== undefined && names.includes('-')) {
    throw new Failure('usage', '`--out` saves a plan of files: what `-` reads is not there again when it is applied.');
  }
  return readPlanInputs(names, options);
}

interface Planning {
  readonly batches: readonly BuiltBatch[];
  readonly workspace: Workspace;
  readonly target: ReturnType<typeof runTargetOf>;
  readonly inputs: PlanInputs;
}

async function planAndWrite(planning: Planning, options: CommandOptions, io: Io): Promise<ExitCode> {
  const { batches, workspace, target, inputs } = planning;
  const version = packageVersion();
  const { plan: made, failures } = await withPlanClients(planning, options, io, (clients) =>
    planBatches(batches, { target, workspace, clients, cwd: io.cwd, version, ...readSizes(options) }),
  );
  const json = `${escapeJson(JSON.stringify(planAsJson(made, inputs, `parsebatch ${version}`), null, 2))}\n`;
  io.out.write(writtenAs(String(options['format']), made, json, io));
  const file = textOption(options, 'out');
  if (file !== undefined) {
    await writeReport(file, io.cwd, json);
    io.err.write(`saved ${escapeForTerminal(file)}\n`);
  }
  for (const failure of failures) writeFailure(failure, io);
  return gravest([...failures.map(exitCodeOf), judgeOnline(made, options), judgeActions(made, options)]);
}

function writtenAs(format: string, made: Plan, json: string, { out }: Io): string {
  if (format === 'json') return json;
  return format === 'markdown' ? formatPlanAsMarkdown(made) : formatPlan(made, out.columns);
}

/** What was not looked up is no trouble unless the command asks for all of it. */
function judgeOnline({ unseen }: Plan, options: CommandOptions): ExitCode {
  return unseen.length > 0 && options['requireOnline'] === true ? EXIT.unavailable : EXIT.ok;
}

function judgeActions({ batches }: Plan, options: CommandOptions): ExitCode {
  const hasActions = batches.some(({ decision }) => decision.action !== 'noop');
  return hasActions && options['detailedExitcode'] === true ? EXIT.changes : EXIT.ok;
}
