import { DNS_LABEL } from '../../core/dns-label.ts';
import { Failure } from '../../core/failure.ts';
import { importFile } from '../../pipeline/rewrite/import-file.ts';
import { writeNewFile } from '../../pipeline/write/write-new-file.ts';
import { escapeForTerminal } from '../../report/escape.ts';
import { colorOption } from '../color.ts';
import type { CommandModule } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { writeFindings } from '../findings-output.ts';

/** `parsebatch import`: prints the manifest that a request is compiled from; all else goes to stderr. */
export const importCommand: CommandModule = {
  define: (command) =>
    command
      .argument('[file]', 'a request as JSON or a curl command; - or nothing for stdin', '-')
      .option('--name <name>', 'the name of the manifest', 'imported')
      .option('-o, --output <file>', 'write the manifest to this file; one that is there is not replaced')
      .addOption(colorOption())
      .addHelpText('after', HELP),
  run: async ([file = '-', ...more], options, io) => {
    const name = options['name'] as string;
    const output = options['output'] as string | undefined;
    if (more.length > 0) throw new Failure('usage', '`import` takes one file: one request makes one manifest.');
    if (!DNS_LABEL.test(name)) {
      const hint = 'A name has lower-case letters, digits and `-`, at most 63, with no `-` at either end.';
      throw new Failure('usage', `\`${name}\` cannot be the name of a manifest.`, { hint });
    }
    const { manifest, notices, findings } = await importFile(
      { name: file, cwd: io.cwd, readInput: io.readInput },
      { name, shownAs: output ?? '<manifest>' },
    );
    if (manifest !== undefined && output !== undefined) await writeNewFile(output, io.cwd, manifest);
    if (manifest !== undefined && output === undefined) io.out.write(manifest);
    for (const notice of notices) io.err.write(`${escapeForTerminal(notice)}\n`);
    if (findings.diagnostics.length === 0) return EXIT.ok;
    return writeFindings({ findings, failures: [] }, io.err, options, io);
  },
};

const HELP = `
Takes the body of the request, its job_config, the parameters alone, what \`compile --emit request\` prints, or a curl
command, which is read and never run. Credentials become references such as \${secret:AZURE_OPENAI_KEY}; stderr says
which, and what was left out.

Examples:
  parsebatch import payload.json --name q3-invoices -o q3-invoices.parsebatch.yaml
  parsebatch import create-batch.sh
  pbpaste | parsebatch import

Exit codes: 0 nothing wrong, 1 the request or a value in it, 66 no such file, 74 a file cannot be read or written.`;
