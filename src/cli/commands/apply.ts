import { Option } from 'commander';
import { hasErrors } from '../../core/diagnostic.ts';
import { Failure } from '../../core/failure.ts';
import { createRedactor } from '../../core/redact.ts';
import { RULES } from '../../lint/rules/index.ts';
import type { ApplySettings, BatchToApply } from '../../pipeline/apply-batches.ts';
import { machineClock, openApplier } from '../../pipeline/apply-batches.ts';
import type { BuildResult } from '../../pipeline/build-batches.ts';
import { buildWorkspace } from '../../pipeline/build-batches.ts';
import { collectWorkspace } from '../../pipeline/collect-workspace.ts';
import { prepareBatches } from '../../pipeline/prepare-batches.ts';
import { timeoutOption } from '../api-options.ts';
import { applyAll } from '../apply-all.ts';
import { jsonAnswerStream, textAnswer } from '../apply-answer.ts';
import { colorOption } from '../color.ts';
import type { CommandModule, CommandOptions } from '../command.ts';
import { addManifests, readCollectOptions, readCompositionOptions } from '../composition-options.ts';
import type { ExitCode } from '../exit-code.ts';
import { EXIT, gravest } from '../exit-code.ts';
import { writeNotices, writeObstacles } from '../findings-output.ts';
import { untilSignal } from '../interruption.ts';
import type { Io } from '../io.ts';
import { addLintOptions } from '../lint-options.ts';
import { readLocalLintOptions } from '../local-lint-options.ts';
import { LOCAL_KEY, LOCAL_STORE, startLocalServer } from '../local-server.ts';
import { addSecretOptions, readSecretsFor } from '../secret-options.ts';

/** `parsebatch apply`: uploads local files and creates the batches; so far on the embedded server alone. */
export const apply: CommandModule = {
  define: (command) =>
    addSecretOptions(addLintOptions(addManifests(command)))
      .option('--local', 'use the embedded server: no account, no key, nothing leaves this machine')
      .option('--wait', 'follow the batches until they end, and list their items')
      .option('--timeout <seconds>', 'with --wait: give up after so long; the batches go on')
      .option('--concurrency <number>', 'how many files are uploaded at once', '4')
      .addOption(new Option('--format <format>', 'how the answer is written').choices(['text', 'json']).default('text'))
      .addOption(colorOption())
      .addHelpText('after', HELP),
  run: async (names, options, io) => {
    const settings = readSettings(options);
    const workspace = await collectWorkspace(readCollectOptions(names, options, io));
    const built = buildWorkspace(workspace, {
      ...readCompositionOptions(options, io),
      ...(await readLocalLintOptions(options, io)),
    });
    writeNotices(built, io);
    const exitCode = gravest([writeObstacles(built, options, io), judgePolicy(built)]);
    if (exitCode !== EXIT.ok) return exitCode;
    if (built.batches.length === 0) {
      io.err.write('No manifest makes a batch.\n');
      return EXIT.ok;
    }
    const redactor = createRedactor();
    const secrets = await readSecretsFor(built.batches, workspace, options, io);
    const getSecret = (name: string) => secrets.get(name);
    const ready = await prepareBatches(built.batches, { cwd: io.cwd, getSecret, redactor });
    return applyLocally(ready, { ...settings, getSecret, redactor }, io);
  },
};

interface Settings {
  readonly isWaiting: boolean;
  readonly timeoutMilliseconds: number | undefined;
  readonly concurrency: number;
  readonly isJson: boolean;
}

function readSettings(options: CommandOptions): Settings {
  const isWaiting = options['wait'] === true;
  const timeoutMilliseconds = timeoutOption(options);
  if (timeoutMilliseconds !== undefined && !isWaiting) throw new Failure('usage', '`--timeout` needs `--wait`.');
  const concurrency = Number(options['concurrency']);
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > MOST_AT_ONCE) {
    throw new Failure('usage', `\`--concurrency\` takes a whole number from 1 to ${MOST_AT_ONCE}.`);
  }
  if (options['local'] !== true) throw new Failure('refused', NOT_YET, { hint: INSTEAD });
  return { isWaiting, timeoutMilliseconds, concurrency, isJson: options['format'] === 'json' };
}

/** More would only wait for the rate of uploads that the API allows. */
const MOST_AT_ONCE = 32;

const NOT_YET =
  'Only `apply --local` is there yet: nothing keeps account of what was created, so that an apply that is repeated would pay twice';
const INSTEAD = 'Rehearse with --local, or create a batch once with the script of `parsebatch compile --emit curl`.';

/** What a policy forbids is refused, whatever else is wrong. */
function judgePolicy({ findings }: BuildResult): ExitCode {
  const policies = new Set(RULES.flatMap(({ id, group }) => (group === 'policy' ? [id] : [])));
  const isRefused = hasErrors(findings.diagnostics.filter(({ code }) => policies.has(code)));
  return isRefused ? EXIT.refused : EXIT.ok;
}

type Secrets = Pick<ApplySettings, 'getSecret' | 'redactor'>;

async function applyLocally(ready: readonly BatchToApply[], settings: Settings & Secrets, io: Io): Promise<ExitCode> {
  const server = await startLocalServer(io);
  try {
    io.err.write(`Local server at ${server.url}, store ${LOCAL_STORE}. Each run with --local makes new batches.\n`);
    return await untilSignal(io, machineClock, async (signal) => {
      const { isWaiting, timeoutMilliseconds, isJson, ...rest } = settings;
      const clock = machineClock;
      const applier = openApplier({ baseUrl: server.url, key: LOCAL_KEY, clock, signal, ...rest });
      const answer = isJson ? jsonAnswerStream(io) : textAnswer(io);
      const session = { applier, clock, answer, isWaiting, timeoutMilliseconds, unknownHint: UNKNOWN_HERE };
      const { ids, haveEnded, exitCode } = await applyAll(ready, session, io);
      io.err.write(nextSteps(ids, haveEnded));
      return exitCode;
    });
  } finally {
    await server.close();
  }
}

const UNKNOWN_HERE = `The local server knows only what was sent to it: name local files, or upload to \`parsebatch emulate --store ${LOCAL_STORE}\`.`;

/** How to go on once the server has ended with the command: these commands start it again. */
function nextSteps(ids: readonly string[], haveEnded: boolean): string {
  if (ids.length === 0) return '';
  const lines = haveEnded
    ? ids.map((id) => `  parsebatch results --local ${id} --download DIR`)
    : ids.map((id) => `  parsebatch watch --local ${id}`);
  const purpose = haveEnded ? 'To fetch the results' : 'What is left to do goes on with the next command; to follow it';
  return `${purpose}:\n${lines.join('\n')}\n`;
}

const HELP = `
Every manifest is composed and checked first: an error in one, a file that is missing or a secret that is not set, and
nothing is sent of any. \${secret:NAME} is read from the environment, or from --secrets-file, where the project file lists
the name. A batch is created by one request, which is never repeated.

Exit codes: 0 accepted, with --wait all of it completed; 1 errors, or rejected; 3 some of it failed or it was
cancelled; 4 whether it was created is unknown; 5 refused, by a policy say; 64 no such environment, or none named where one is needed;
75 the time was up; 78 the project file is wrong.

Examples:
  parsebatch apply --local --wait invoices.parsebatch.yaml
  parsebatch apply --local --wait --env staging --secrets-file ci.env batches
  parsebatch apply --local --wait --format json batches > applied.json`;
