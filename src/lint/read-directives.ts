import type { RuleSeverity } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import type { Span } from '../core/origin.ts';
import type { LintCode } from './codes.ts';

/** A comment that says what becomes of findings: `# parsebatch-disable-next-line RULE -- reason`. */
export interface Directive {
  /** The document that the comment stands in. */
  readonly document: Document;
  readonly span: Span;
  /** The line that it is about; undefined where it is about the whole file. */
  readonly line: number | undefined;
  readonly targets: readonly DirectiveTarget[];
  readonly reason: string;
  /** The last day on which it holds, as `YYYY-MM-DD`. */
  readonly until: string | undefined;
  readonly owner: string | undefined;
}

/** A rule or a code that a directive names, and how its findings are to weigh: `off` suppresses them. */
export interface DirectiveTarget {
  readonly code: string;
  readonly severity: RuleSeverity;
}

/** What is wrong with a comment. */
export interface CommentFinding {
  readonly code: LintCode;
  readonly document: Document;
  readonly span: Span;
  readonly message: string;
  readonly help: string;
}

/** The directives of a file, and what is wrong with those that say nothing. */
export interface Directives {
  readonly directives: readonly Directive[];
  readonly findings: readonly CommentFinding[];
}

/** A file as comments are read from it. */
export interface CommentedFile {
  readonly source: { readonly text: string };
  readonly documents: readonly Document[];
}

/** Reads the comments of a file that begin with `parsebatch-`. */
export function readDirectives({ source, documents }: CommentedFile): Directives {
  // Most files hold none, and need not look for their comments.
  if (!source.text.includes('parsebatch-')) return { directives: [], findings: [] };
  const comments = documents.flatMap((document) =>
    document.comments
      .filter(({ text }) => text.trimStart().startsWith('parsebatch-'))
      .map(({ text, span }) => ({ document, span, text: text.trim() })),
  );
  if (comments.length === 0) return { directives: [], findings: [] };
  const lines = source.text.split(/\r\n|\r|\n/);
  const read = comments.map((comment) => readDirective(comment, lines));
  return {
    directives: read.flatMap((result) => ('targets' in result ? [result] : [])),
    findings: read.flatMap((result) => ('code' in result ? [result] : [])),
  };
}

interface Comment {
  readonly document: Document;
  readonly span: Span;
  readonly text: string;
}

/** What it does, where it holds, what it names, and behind two hyphens why. */
const DIRECTIVE = /^parsebatch-(disable|severity)-(next-line|line|file)(?:[ \t]+((?!--).*?))?(?:[ \t]+--[ \t]*(.*))?$/;

function readDirective(comment: Comment, lines: readonly string[]): Directive | CommentFinding {
  const { document, span, text } = comment;
  const [, action, place = '', names = '', ending = ''] = DIRECTIVE.exec(text) ?? [];
  if (action === undefined)
    return problem(comment, `\`${firstWord(text)}\` is no comment that parsebatch knows.`, FORMS);
  const targets = readTargets(names, action === 'disable');
  if (targets.length === 0) return problem(comment, 'The comment names no rule.', NAMES[action] ?? FORMS);
  const unclear = targets.find(({ severity }) => severity === undefined);
  if (unclear !== undefined) {
    return problem(comment, `\`${unclear.code}\` states no severity.`, NAMES[action] ?? FORMS);
  }
  const { reason, until, owner } = readEnding(ending);
  if (until !== undefined && !isDate(until)) {
    return problem(comment, `\`${until}\` is no date.`, 'Write the day as in `(until 2027-01-31)`.');
  }
  if (reason === '') {
    const message = `The comment does not say why \`${targets.map(({ code }) => code).join(', ')}\` is left aside.`;
    const help = 'Write the reason after two hyphens: `-- reason`. Until then the comment has no effect.';
    return { code: 'lint/missing-reason', document, span, message, help };
  }
  const line = place === 'file' ? undefined : place === 'line' ? span.start.line : nextLine(lines, span.start.line);
  return { document, span, line, targets: targets as readonly DirectiveTarget[], reason, until, owner }; // all have one
}

const FORMS =
  'Write `parsebatch-disable-next-line`, `parsebatch-disable-line` or `parsebatch-disable-file` and the rules, or `parsebatch-severity-…` with `RULE=SEVERITY`.';

const NAMES: Readonly<Record<string, string>> = {
  disable: 'Name the rules, separated by commas: `parsebatch-disable-next-line RULE -- reason`.',
  severity: 'Write `RULE=SEVERITY`, with error, warning or info: `parsebatch-severity-file RULE=info -- reason`.',
};

const SEVERITIES: readonly string[] = ['error', 'warning', 'info'] satisfies readonly RuleSeverity[];

function readTargets(
  names: string,
  isDisabling: boolean,
): readonly { readonly code: string; readonly severity: RuleSeverity | undefined }[] {
  return names
    .split(/[\s,]+/)
    .filter((name) => name !== '')
    .map((name) => {
      if (isDisabling) return { code: name, severity: 'off' };
      const [code = '', severity = ''] = name.split('=', 2);
      return { code, severity: SEVERITIES.includes(severity) ? (severity as RuleSeverity) : undefined }; // just looked up
    });
}

/** `reason (until 2027-01-31, owner team-documents)`: the brackets at the end may say one of the two, or both. */
function readEnding(ending: string): Pick<Directive, 'reason' | 'until' | 'owner'> {
  const [, before = '', inside = ''] = /^(.*?)[ \t]*\(((?:until|owner)[ \t][^()]*)\)$/.exec(ending.trim()) ?? [];
  if (inside === '') return { reason: ending.trim(), until: undefined, owner: undefined };
  const parts = inside.split(',').map((part) => part.trim());
  const find = (key: string): string | undefined =>
    parts
      .find((part) => part.startsWith(`${key} `))
      ?.slice(key.length)
      .trim();
  return { reason: before.trim(), until: find('until'), owner: find('owner') };
}

function isDate(text: string): boolean {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The next line that holds more than a comment, so that several comments may stand above one line. */
function nextLine(lines: readonly string[], line: number): number {
  const index = lines.findIndex((text, candidate) => candidate >= line && !/^\s*(#|$)/.test(text));
  return index === -1 ? line + 1 : index + 1;
}

function firstWord(text: string): string {
  return text.split(/\s/, 1)[0] ?? '';
}

function problem({ document, span }: Comment, message: string, help: string): CommentFinding {
  return { code: 'lint/directive', document, span, message, help };
}
