import { Option } from 'commander';
import { kindName } from '../../catalogue/describe/facts.ts';
import type { CatalogueEntry } from '../../catalogue/entry.ts';
import { PARAMETER_GROUPS, parameterNamed } from '../../catalogue/parse-v1/index.ts';
import { Failure } from '../../core/failure.ts';
import { formatTable } from '../../report/table.ts';
import type { CommandModule } from '../command.ts';
import { EXIT } from '../exit-code.ts';

/** `parsebatch params`: lists the parameters, all or those whose name or summary holds a word. */
export const params: CommandModule = {
  define: (command) =>
    command
      .argument('[word]', 'list only parameters whose name or summary holds this word')
      .addOption(new Option('--group <group>', 'list only one group').choices(Object.keys(PARAMETER_GROUPS)))
      .addOption(new Option('--format <format>', 'how they are listed').choices(['text', 'json']).default('text'))
      .addHelpText('after', HELP),
  run: async ([word = ''], options, io) => {
    const found = listParameters(word, options['group'] as string | undefined);
    if (found.length === 0) {
      const hint = 'Without a word `parsebatch params` lists all of them.';
      throw new Failure('not-found', `No parameter matches \`${word}\`.`, { hint });
    }
    const isJson = options['format'] === 'json';
    io.out.write(
      isJson ? `${JSON.stringify({ version: 1, parameters: found }, null, 2)}\n` : toTable(found, io.out.columns),
    );
    return EXIT.ok;
  },
};

const HELP = `
Examples:
  parsebatch params
  parsebatch params table
  parsebatch params --group mode
  parsebatch explain target_pages`;

function listParameters(word: string, group: string | undefined): CatalogueEntry[] {
  const groups = Object.entries(PARAMETER_GROUPS).filter(([name]) => group === undefined || name === group);
  const entries = groups.flatMap(([, parameters]) =>
    Object.keys(parameters).flatMap((name) => parameterNamed(name) ?? []),
  );
  const wanted = word.toLowerCase();
  return entries.filter(({ pointer, summary }) => `${nameOf(pointer)} ${summary}`.toLowerCase().includes(wanted));
}

function toTable(entries: readonly CatalogueEntry[], columns: number | undefined): string {
  const rows = entries.map((entry) => [nameOf(entry.pointer), entry.group, kindName(entry), entry.summary]);
  return formatTable(rows, {
    header: ['PARAMETER', 'GROUP', 'TYPE', 'WHAT IT DOES'],
    ...(columns !== undefined && { width: columns }),
  });
}

function nameOf(pointer: string): string {
  return pointer.slice(pointer.lastIndexOf('/') + 1);
}
