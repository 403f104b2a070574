/** What a shell completes after one command. */
export interface CommandWords {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly OptionWords[];
}

/** An option, and the values that it may take where they are a set. */
export interface OptionWords {
  readonly flags: readonly string[];
  readonly description: string;
  readonly takesValue: boolean;
  readonly values: readonly string[];
}

/** The completion script for each shell. Summaries and descriptions are parsebatch's own: they hold no quotes. */
export const COMPLETION_SCRIPTS: Readonly<Record<string, (commands: readonly CommandWords[]) => string>> = {
  bash: toBash,
  zsh: toZsh,
  fish: toFish,
};

function toBash(commands: readonly CommandWords[]): string {
  const cases = commands.map(({ name, options }) => {
    const values = options
      .filter((option) => option.values.length > 0)
      .map(({ flags, values }) => `      ${flags.join('|')}) words="${values.join(' ')}" ;;\n`);
    const flags = options.flatMap((option) => option.flags).join(' ');
    return `    ${name})\n      words="${flags}"\n      case "$previous" in\n${values.join('')}      esac ;;\n`;
  });
  return `_parsebatch() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')}" -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('')}  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _parsebatch parsebatch
`;
}

function toZsh(commands: readonly CommandWords[]): string {
  const cases = commands.map(({ name, options }) => {
    const words = options.flatMap(({ flags, description, takesValue, values }) =>
      flags.map((flag) => `'${flag}[${zshText(description)}]${takesValue ? `:value:(${values.join(' ')})` : ''}'`),
    );
    return `    ${name}) _arguments ${[...words, "'*:file:_files'"].join(' ')} ;;\n`;
  });
  const names = commands.map(({ name, summary }) => `'${name}:${zshText(summary)}'`).join(' ');
  return `#compdef parsebatch
_parsebatch() {
  local -a commands
  commands=(${names})
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  local chosen="\${words[2]}"
  shift words
  (( CURRENT-- ))
  case "$chosen" in
${cases.join('')}  esac
}
compdef _parsebatch parsebatch
`;
}

function toFish(commands: readonly CommandWords[]): string {
  const lines = commands.flatMap(({ name, summary, options }) => [
    `complete -c parsebatch -n __fish_use_subcommand -a ${name} -d '${fishText(summary)}'`,
    ...options.map(({ flags, description, takesValue, values }) => {
      const named = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
      const taken = takesValue ? ` -x${values.length > 0 ? ` -a '${values.join(' ')}'` : ''}` : '';
      return `complete -c parsebatch -n '__fish_seen_subcommand_from ${name}' ${named.join(' ')}${taken} -d '${fishText(description)}'`;
    }),
  ]);
  return `${lines.join('\n')}\n`;
}

/** Brackets, colons and quotes have a meaning in zsh's specifications. */
function zshText(text: string): string {
  return text.replaceAll("'", "'\\''").replaceAll(/[[\]:]/g, '\\$&');
}

function fishText(text: string): string {
  return text.replaceAll("'", "\\'");
}
