import { EXAMPLE_MANIFEST } from '../../pipeline/example-manifest.ts';
import { writeNewFile } from '../../pipeline/write-new-file.ts';
import type { CommandModule } from '../command.ts';
import { EXIT } from '../exit-code.ts';

const DEFAULT_FILE = 'example.parsebatch.yaml';

/** `parsebatch init`: writes an example manifest; asks nothing and replaces nothing. */
export const init: CommandModule = {
  define: (command) => command.argument('[file]', 'the manifest to write', DEFAULT_FILE).addHelpText('after', HELP),
  run: async ([file = DEFAULT_FILE], _options, io) => {
    await writeNewFile(file, io.cwd, EXAMPLE_MANIFEST);
    io.err.write(`wrote ${file}; next: parsebatch validate ${file}\n`);
    return EXIT.ok;
  },
};

const HELP = `
Examples:
  parsebatch init
  parsebatch init batches/invoices.parsebatch.yaml`;
