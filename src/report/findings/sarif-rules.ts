import type { CodePage } from '../../core/code-page.ts';
import type { Diagnostic, Severity } from '../../core/diagnostic.ts';
import type { ReportContext } from './context.ts';

/** A rule as SARIF describes it. */
export interface SarifRule {
  readonly id: string;
  readonly shortDescription: SarifText;
  readonly fullDescription: SarifText;
  readonly help: SarifText & { readonly markdown: string };
  readonly defaultConfiguration: { readonly level: SarifLevel };
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What SARIF calls a severity. */
export type SarifLevel = 'error' | 'warning' | 'note';

interface SarifText {
  readonly text: string;
}

/** The longest description that code scanning takes. */
const LONGEST = 1024;

/** The rules that findings name, ordered by id. */
export function createRules(diagnostics: readonly Diagnostic[], context: ReportContext): SarifRule[] {
  const byCode = new Map(diagnostics.map((diagnostic) => [diagnostic.code, diagnostic]));
  return [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1)).map((finding) => createRule(finding, context));
}

/** A severity as SARIF calls it. */
export function levelOf(severity: Severity): SarifLevel {
  return severity === 'info' ? 'note' : severity;
}

/** `problem.severity` is what code scanning sorts by; every finding here is certain. */
function createRule({ code, severity }: Diagnostic, context: ReportContext): SarifRule {
  const page: CodePage = context.pageOf(code) ?? { severity, summary: code, why: code, fix: code };
  const level = levelOf(page.severity === 'off' ? severity : page.severity);
  const stage = code.includes('/') ? code.slice(0, code.indexOf('/')) : 'lint';
  return {
    id: code,
    shortDescription: { text: cut(page.summary) },
    fullDescription: { text: cut(page.why) },
    help: {
      text: `${page.summary}\n\n${page.why}\n\n${page.fix}`,
      markdown: `${page.summary}\n\n**Why.** ${page.why}\n\n**How to fix.** ${page.fix}`,
    },
    defaultConfiguration: { level },
    properties: {
      tags: [stage, ...(page.securitySeverity === undefined ? [] : ['security'])],
      precision: 'very-high',
      'problem.severity': level === 'note' ? 'recommendation' : level,
      // A text: code scanning takes no number here.
      'security-severity': page.securitySeverity?.toFixed(1),
    },
  };
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
