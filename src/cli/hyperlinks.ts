import { packageFileUrl } from '../pipeline/workspace/package-file.ts';
import type { Links } from '../report/ansi.ts';
import { addressOf } from '../report/uri.ts';
import type { CommandOptions } from './command.ts';
import type { Io, Output } from './io.ts';

/** Terminals that say who they are in TERM_PROGRAM or TERM, and make links of OSC 8. */
const PROGRAMS = ['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper', 'WarpTerminal'];
const TERMS = ['xterm-kitty', 'xterm-ghostty', 'alacritty', 'foot', 'wezterm'];

/** Terminals that set a variable of their own. */
const MARKS = ['WT_SESSION', 'KONSOLE_VERSION', 'DOMTERM'];

/** VTE, the terminal of GNOME and others, has links from 0.50.1 on; 0.50.0 crashes on them. */
const FIRST_VTE = 5001;

/** Where names in a text lead, on a terminal that is known to follow links; undefined for all others, pipes and CI. */
export function linksFor(output: Output, options: CommandOptions, { env, cwd }: Io): Links | undefined {
  if (!output.isTerminal || options['color'] === 'never' || !isKnown(env)) return undefined;
  return { file: (file) => addressOf(file, cwd), page: packageFileUrl };
}

function isKnown(env: Io['env']): boolean {
  const { CI, TMUX, STY, TERM = '', TERM_PROGRAM = '', VTE_VERSION } = env;
  // Inside a multiplexer the variables tell of the terminal around it, which does not see the link.
  if (CI || TMUX || STY || TERM === 'dumb') return false;
  return (
    PROGRAMS.includes(TERM_PROGRAM) ||
    TERMS.includes(TERM) ||
    MARKS.some((name) => env[name]) ||
    Number(VTE_VERSION) >= FIRST_VTE
  );
}
