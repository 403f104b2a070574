import { initProject } from '../../pipeline/rewrite/init-project.ts';
import { packageVersion } from '../../pipeline/workspace/package-version.ts';
import { escapeForTerminal } from '../../report/escape.ts';
import type { CommandModule } from '../command.ts';
import { EXIT } from '../exit-code.ts';

const DEFAULT_FILE = 'example.parsebatch.yaml';

/** `parsebatch init`: writes an example manifest and a project file; asks nothing and replaces nothing. */
export const init: CommandModule = {
  define: (command) => command.argument('[file]', 'the manifest to write', DEFAULT_FILE).addHelpText('after', HELP),
  run: async ([file = DEFAULT_FILE], _options, io) => {
    for (const { file: name, state } of await initProject(file, io.cwd, packageVersion())) {
      io.err.write(`${state} ${escapeForTerminal(name)}\n`);
    }
    io.err.write(`next: parsebatch lint ${escapeForTerminal(file)}\n`);
    return EXIT.ok;
  },
};

const HELP = `
Examples:
  parsebatch init
  parsebatch init batches/invoices.parsebatch.yaml

It writes the manifest, parsebatch.config.yaml, and .parsebatch/ into .gitignore, and in a new project makes the ledger that
\`apply\` writes to; what is there is kept. Pipelines share a ledger: parsebatch ledger init --ledger git:origin.`;
