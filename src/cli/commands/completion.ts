import { Command } from 'commander';
import { Failure } from '../../core/failure.ts';
import type { CommandModule } from '../command.ts';
import type { CommandWords } from '../completion-script.ts';
import { COMPLETION_SCRIPTS } from '../completion-script.ts';
import { EXIT } from '../exit-code.ts';
import { COMMANDS } from './index.ts';

const SHELLS = Object.keys(COMPLETION_SCRIPTS).join(', ');

/** `parsebatch completion`: prints a shell script that completes commands, options and their values. */
export const completion: CommandModule = {
  define: (command) => command.argument('<shell>', `which shell: ${SHELLS}`).addHelpText('after', HELP),
  run: async ([shell = ''], _options, io) => {
    const writeScript = Object.hasOwn(COMPLETION_SCRIPTS, shell) ? COMPLETION_SCRIPTS[shell] : undefined;
    if (writeScript === undefined) {
      throw new Failure('usage', `There is no completion for \`${shell}\`.`, { hint: `The shells are ${SHELLS}.` });
    }
    io.out.write(writeScript(await listWords()));
    return EXIT.ok;
  },
};

const HELP = `
Examples:
  source <(parsebatch completion bash)
  parsebatch completion zsh > "\${fpath[1]}/_parsebatch"
  parsebatch completion fish > ~/.config/fish/completions/parsebatch.fish`;

/** The words of every command, read from the options that it declares. */
async function listWords(): Promise<CommandWords[]> {
  return Promise.all(
    COMMANDS.map(async ({ name, summary, load }) => {
      const command = (await load()).define(new Command(name));
      const options = command.options.map(({ long, short, description, argChoices, required }) => ({
        flags: [short, long].filter((flag) => flag != null),
        description,
        takesValue: required,
        values: argChoices ?? [],
      }));
      return { name, summary, options };
    }),
  );
}
