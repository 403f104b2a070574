import type { CodePage } from '../core/code-page.ts';

/** The codes that composing a manifest gives. */
export const COMPOSE_CODES = {
  'compose/extends': {
    severity: 'error',
    summary: 'A profile that a manifest extends cannot be used.',
    why: 'What a manifest is made of has to be known, to lie in the project, and to have an end.',
    fix: 'Name a `ParseBatchProfile` by its path relative to the file that extends it, below the root of the project; with `FILE#name` where a file holds several.',
  },
  'compose/unset-variable': {
    severity: 'error',
    summary: 'A reference names what is not set.',
    why: 'An empty text in its place would be sent and billed.',
    fix: 'Declare the variable under `vars` of the project file, give it with `--var NAME=value`, or write a default: `${var:NAME:-default}`.',
  },
  'compose/unlisted-variable': {
    severity: 'error',
    summary: 'A reference reads an environment variable that the project file does not list.',
    why: 'A change to a manifest must not be enough to read the environment of the machine that it is checked on.',
    fix: 'List the name under `env` of the project file, or use `${var:NAME}` and `--var NAME=value`.',
  },
  'compose/reference-type': {
    severity: 'error',
    summary: 'A reference gives what cannot stand in the text around it.',
    why: 'There is no one way to write a list inside a text, and a `$` right before a reference makes it a literal.',
    fix: 'Let a reference to a list be the whole value of its setting, and let no value before a reference end in `$`.',
  },
  'compose/matrix': {
    severity: 'error',
    summary: 'A matrix makes no row, too many, or one of them twice.',
    why: 'Every row is a batch of its own, known by its keys and values.',
    fix: 'Change the axes, `include` or `exclude` so that each row is made once.',
  },
  'compose/unused-variable': {
    severity: 'warning',
    summary: 'The project file declares what no manifest reads.',
    why: 'A name that is left over misleads, and a secret that nobody needs should not be readable.',
    fix: 'Remove the name from the project file, or use it.',
  },
  'compose/undeclared-variable': {
    severity: 'warning',
    summary: 'A manifest reads a name that the project file does not declare.',
    why: 'A misspelt name takes its default in silence, and a secret that is not listed is refused when the batch is applied.',
    fix: 'Declare the name under `vars`, `env` or `secrets` of the project file.',
  },
} as const satisfies Record<string, CodePage>;

export type ComposeCode = keyof typeof COMPOSE_CODES;
