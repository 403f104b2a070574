import { initProject } from '../../pipeline/init-project.ts';
import { escapeForTerminal } from '../../report/escape.ts';
import type { CommandModule } from '../command.ts';
import { EXIT } from '../exit-code.ts';

const DEFAULT_FILE = 'example.parsebatch.yaml';

/** `parsebatch init`: writes an example manifest and a project file; asks nothing and replaces nothing. */
export const init: CommandModule = {
  define: (command) => command.argument('[file]', 'the manifest to write', DEFAULT_FILE).addHelpText('after', HELP),
  run: async ([file = DEFAULT_FILE], _options, io) => {
    for (const { file: name, state } of await initProject(file, io.cwd)) {
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

It writes the manifest, parsebatch.config.yaml, and .parsebatch/ into .gitignore; what is there is kept.`;
