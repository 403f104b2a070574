import { DNS_LABEL } from '../../core/dns-label.ts';
import { Failure } from '../../core/failure.ts';
import { importFile } from '../../pipeline/rewrite/import-file.ts';
import type { ImportResult } from '../../pipeline/rewrite/import-manifest.ts';
import { writeNewFile } from '../../pipeline/write/write-new-file.ts';
import { escapeForTerminal } from '../../report/escape.ts';
import { addAccessOptions, textOption } from '../api-options.ts';
import { colorOption } from '../color.ts';
import type { CommandModule, CommandOptions } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { EXIT } from '../exit-code.ts';
import { writeFindings } from '../findings-output.ts';
import type { Io } from '../io.ts';

/** `parsebatch import`: prints the manifest that a request is compiled from; all else goes to stderr. */
export const importCommand: CommandModule = {
  define: (command) =>
    addAccessOptions(
      command
        .argument('[file]', 'requests as JSON, curl commands or calls of an SDK; - or nothing for stdin')
        .option('--name <name>', 'the name of the manifest', 'imported')
        .option('-o, --output <file>', 'write the manifest to this file; one that is there is not replaced')
        .option('--configuration <id>', 'a saved configuration, which is read from the API, in the place of a file')
        .option('--keep-id', 'name the saved configuration by its id, and do not write out what it holds'),
    )
      .addOption(colorOption(command))
      .addHelpText('after', HELP),
  run: async (args, options, io) => {
    const [file = '-', ...more] = args;
    const name = options['name'] as string;
    if (more.length > 0) throw new Failure('usage', '`import` takes one file: one request makes one manifest.');
    if (!DNS_LABEL.test(name)) {
      const hint = 'A name has lower-case letters, digits and `-`, at most 63, with no `-` at either end.';
      throw new Failure('usage', `\`${name}\` cannot be the name of a manifest.`, { hint });
    }
    checkSaved(args, options);
    const importOptions = { name, shownAs: textOption(options, 'output') ?? '<manifest>' };
    const use = (imported: ImportResult): Promise<ExitCode> => writeImported(imported, options, io);
    if (options['configuration'] === undefined) {
      return use(await importFile({ name: file, cwd: io.cwd, readInput: io.readInput }, importOptions));
    }
    // What could send is loaded where it is asked for.
    const { withSavedConfiguration } = await import('../import-saved.ts');
    return withSavedConfiguration(options, importOptions, io, use);
  },
};

const ONLINE = {
  keepId: '--keep-id',
  local: '--local',
  baseUrl: '--base-url',
  region: '--region',
  apiKeyFile: '--api-key-file',
  project: '--project',
  organization: '--organization',
};

/** Refuses options of which one would go without effect. */
function checkSaved(args: readonly string[], options: CommandOptions): void {
  const isSaved = options['configuration'] !== undefined;
  if (isSaved && args.length > 0) {
    throw new Failure('usage', '`--configuration` takes the place of a file.');
  }
  const [idle] = Object.entries(ONLINE).flatMap(([key, flag]) => (options[key] === undefined ? [] : [flag]));
  if (!isSaved && idle !== undefined) throw new Failure('usage', `\`${idle}\` belongs to \`--configuration\`.`);
}

async function writeImported(
  { manifest, notices, findings }: ImportResult,
  options: CommandOptions,
  io: Io,
): Promise<ExitCode> {
  const output = textOption(options, 'output');
  if (manifest !== undefined && output !== undefined) await writeNewFile(output, io.cwd, manifest);
  if (manifest !== undefined && output === undefined) io.out.write(manifest);
  for (const notice of notices) io.err.write(`${escapeForTerminal(notice)}\n`);
  if (findings.diagnostics.length === 0) return EXIT.ok;
  return writeFindings({ findings, failures: [] }, io.err, options, io);
}

const HELP = `
Takes the body of a request, a part of it, what \`compile --emit request\` prints, a configuration, curl commands, or a
program with calls of an official SDK in Python or TypeScript; none of them is run. A request of v1 becomes a ParseBatch,
one of v2 a Batch. Credentials become references such as \${secret:AZURE_OPENAI_KEY}; stderr says which, and what was left
out. With --configuration a saved configuration is read from the API, and nothing is sent.

Examples:
  parsebatch import payload.json --name q3-invoices -o q3-invoices.parsebatch.yaml
  parsebatch import create-batch.sh
  parsebatch import parse_invoices.py
  pbpaste | parsebatch import
  parsebatch import --configuration cfg-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee

Exit codes: 0 nothing wrong, 1 the request or a value in it, 66 no such file or configuration, 69 the API is not
available, 74 a file cannot be read or written, 77 no key.`;
