import { Option } from 'commander';
import { hasErrors } from '../../core/diagnostic.ts';
import { RULES } from '../../lint/rules/index.ts';
import type { BuildResult } from '../../pipeline/build/build-batches.ts';
import { runTargetOf } from '../../pipeline/plan/plan-batches.ts';
import { checkBranch } from '../../pipeline/target/check-branch.ts';
import { textOption } from '../api-options.ts';
import { runApply } from '../apply-run.ts';
import { addApplyOptions, readApplySettings } from '../apply-settings.ts';
import { buildGiven } from '../build-given.ts';
import { colorOption } from '../color.ts';
import type { CommandModule } from '../command.ts';
import { addManifests } from '../composition-options.ts';
import type { ExitCode } from '../exit-code.ts';
import { EXIT } from '../exit-code.ts';
import { addLintOptions } from '../lint-options.ts';
import { addTargetOptions, readTargetOptions } from '../plan-options.ts';
import { readPlannedOptions } from '../planned-options.ts';
import { addSecretOptions, readSecretsFor } from '../secret-options.ts';

/** `parsebatch apply`: brings every batch of the manifests about exactly once, however often it is repeated. */
export const apply: CommandModule = {
  define: (command) =>
    addApplyOptions(addTargetOptions(addSecretOptions(addLintOptions(addManifests(command)))))
      .addOption(new Option('--format <format>', 'how the answer is written').choices(['text', 'json']).default('text'))
      .addOption(colorOption(command))
      .addHelpText('after', HELP),
  run: async (given, stated, io) => {
    const settings = readApplySettings(stated);
    const { names, options, saved } = await readPlannedOptions(given, stated, io);
    const targetOptions = readTargetOptions(options, io);
    const built = await buildGiven(names, options, io, judgePolicy);
    if ('exitCode' in built) return built.exitCode;
    const { batches, workspace } = built;
    const target = runTargetOf(batches, workspace, targetOptions);
    if (target.host !== undefined)
      await checkBranch(batches, workspace, {
        cwd: io.cwd,
        environmentName: textOption(options, 'env'),
        environment: io.env,
      });
    const secrets = await readSecretsFor(batches, workspace, options, io);
    const getSecret = (name: string): string | undefined => secrets.get(name);
    return runApply({ batches, workspace, target, settings, saved, getSecret }, options, io);
  },
};

/** What a policy forbids is refused, whatever else is wrong. */
function judgePolicy({ findings }: BuildResult): ExitCode {
  const policies = new Set(RULES.flatMap(({ id, group }) => (group === 'policy' ? [id] : [])));
  const isRefused = hasErrors(findings.diagnostics.filter(({ code }) => policies.has(code)));
  return isRefused ? EXIT.refused : EXIT.ok;
}

const HELP = `
Every manifest is composed and checked first: an error in one, a file that is missing or a secret that is not set, and
nothing is sent of any. \${secret:NAME} is read from the environment, or from --secrets-file, where the project file lists
the name. What is sent is recorded in the ledger first, each batch is created by one request, and an apply that is repeated
goes on where the last one ended; \`parsebatch plan\` tells what it would do. In the place of manifests it takes a plan that
\`plan --out\` has saved, and applies it if it still holds.

Exit codes: 0 accepted, with --wait all of it completed; 1 errors, or rejected; 3 some of it failed or was cancelled;
4 whether it was created is unknown, and a person has to look; 5 refused, by a policy, a limit, a stale plan or for want of
credits, or there is no ledger; 64 no such environment, or none named where one is needed; 69 the API cannot be reached; 74
the ledger cannot be read; 75 another process is at it, or the time was up: repeat it; 77 no key, or it is not let in; 78 the
project file is wrong; 130 interrupted.

Examples:
  parsebatch apply --local --wait invoices.parsebatch.yaml
  parsebatch apply --env prod --secrets-file ci.env batches
  parsebatch apply --wait --format json --events events.jsonl batches > applied.json
  parsebatch plan --out plan.json batches && parsebatch apply plan.json`;
