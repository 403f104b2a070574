import type { CodePage } from '../core/code-page.ts';

/** The codes about comments that say what does not count. */
export const LINT_CODES = {
  'lint/directive': {
    severity: 'error',
    summary: 'A comment that begins with `parsebatch-` says nothing that is known.',
    why: 'A misspelt comment suppresses nothing, while its author believes that it does.',
    fix: 'Write `# parsebatch-disable-next-line RULE -- reason`; `-disable-line` stands on the line itself, `-disable-file` holds for the file, and `parsebatch-severity-…` takes `RULE=SEVERITY`.',
  },
  'lint/missing-reason': {
    severity: 'error',
    summary: 'A comment suppresses a finding without saying why.',
    why: 'Whoever reads it a year later has to know whether it still holds. Until it says so, it suppresses nothing.',
    fix: 'Write the reason after two hyphens: `# parsebatch-disable-next-line RULE -- reason`.',
  },
  'lint/refused-suppression': {
    severity: 'error',
    summary: 'A comment names what no comment in a manifest can suppress.',
    why: 'Policies and secrets guard the repository against its manifests, and what the format forbids cannot be sent.',
    fix: 'Put the finding right, or change the project file.',
  },
  'lint/expired-suppression': {
    severity: 'warning',
    summary: 'The end date of a suppression is past.',
    why: 'It was meant to hold until that day only, and suppresses nothing any more.',
    fix: 'Put the finding right and remove the comment, or set a new date with its reason.',
  },
  'lint/unused-suppression': {
    severity: 'warning',
    summary: 'A comment suppresses what is not there.',
    why: 'It would hide the next mistake in this place.',
    fix: 'Remove the comment, or the rule from its list.',
  },
} as const satisfies Record<string, CodePage>;

export type LintCode = keyof typeof LINT_CODES;
