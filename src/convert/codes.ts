import type { CodePage } from '../core/code-page.ts';

/** The codes that turning a request into a manifest gives. */
export const IMPORT_CODES = {
  'import/not-json': {
    severity: 'error',
    summary: 'The text to import is not JSON where JSON is needed.',
    why: 'A request is read as strictly as the API reads it: a guess at what was meant could become another batch.',
    fix: 'Correct the JSON at the place that the message names. Comments, trailing commas and single quotes are not JSON.',
  },
  'import/number-range': {
    severity: 'error',
    summary: 'The request holds a number that cannot be kept as it is written.',
    why: 'Integers beyond 2^53 and numbers without a finite value would be rounded without a word.',
    fix: 'Put the number in quotes where text is meant, or write one within the range.',
  },
  'import/duplicate-key': {
    severity: 'error',
    summary: 'A key stands twice in one object of the request.',
    why: 'Which of two values counts depends on the reader, so one of them would be lost.',
    fix: 'Keep one of the two.',
  },
  'import/not-a-request': {
    severity: 'error',
    summary: 'The text is not a request that creates a batch, nor a part of one.',
    why: 'Only what is understood as a whole can become a manifest that makes the same batch.',
    fix: 'Give the body of `POST /api/v1/beta/batch-processing` or `POST /api/v2/batches`, a configuration, a part of one of them, requests as `compile --emit request` prints them, curl commands, or a call of an official SDK.',
  },
  'import/several-requests': {
    severity: 'error',
    summary: 'The text holds more than one batch, or more than one configuration.',
    why: 'Each batch needs a name of its own, so that one import makes one manifest.',
    fix: 'Import the requests one at a time, each with its own `--name`.',
  },
  'import/unsupported': {
    severity: 'error',
    summary: 'The request, or the command around it, uses something that import does not read.',
    why: 'Import runs no command and reads no file but the one it is given; what it passed over would be missing from the manifest.',
    fix: 'Follow the message: most often the body has to be written into the command or given by itself.',
  },
  'import/shell-variable': {
    severity: 'error',
    summary: 'The value of a shell variable is needed, and only the shell knows it.',
    why: 'A variable becomes a reference only in the fields of credentials; elsewhere the manifest has to state the value.',
    fix: 'Write the value in place of the variable.',
  },
  'import/conflict': {
    severity: 'error',
    summary: 'The request states one thing twice, in ways that differ.',
    why: 'A manifest states it once, so one of the two would be lost: a setting with another value, or a saved configuration beside settings that change it.',
    fix: 'Make the two equal, or remove one of them.',
  },
} as const satisfies Record<string, CodePage>;

/** One of the codes that import gives. */
export type ImportCode = keyof typeof IMPORT_CODES;
