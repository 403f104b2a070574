import type { Diagnostic } from '../../core/diagnostic.ts';
import type { Failure } from '../../core/failure.ts';
import type { Findings } from '../../core/findings.ts';
import { escapeForTerminal, escapeJson } from '../escape.ts';
import { formatPlace } from '../place.ts';
import type { ReportContext } from './context.ts';
import { describeFinding } from './describe.ts';
import { createResults, toLocation, toMessage } from './sarif-results.ts';
import { createRules, levelOf } from './sarif-rules.ts';
import { bySeverity } from './severity.ts';

/** Code scanning takes no more results of one run. */
const MOST_RESULTS = 25_000;

/** The findings as a SARIF 2.1.0 log for code scanning, indented, with a final line feed. */
export function formatFindingsAsSarif(findings: Findings, context: ReportContext): string {
  const { diagnostics } = findings;
  const placed = diagnostics.filter(({ origin }) => origin.kind === 'file');
  const kept = new Set(placed.length > MOST_RESULTS ? bySeverity(placed).slice(0, MOST_RESULTS) : placed);
  const rules = createRules(diagnostics, context);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'parsebatch', version: context.version, semanticVersion: context.version, rules } },
        invocations: [describeRun(findings, placed.length - kept.size, context)],
        columnKind: 'utf16CodeUnits',
        results: createResults(
          placed.filter((diagnostic) => kept.has(diagnostic)),
          { findings, rules, context },
        ),
      },
    ],
  };
  return `${escapeJson(JSON.stringify(log, null, 2))}\n`;
}

/** How the run went: what could not be read, what is left out, and findings that lie in no file. */
function describeRun({ diagnostics }: Findings, left: number, context: ReportContext): object {
  return {
    executionSuccessful: context.failures.length === 0,
    toolExecutionNotifications: [
      ...context.failures.map((failure) => notifyFailure(failure, context)),
      ...(left === 0 ? [] : [notifyCut(left)]),
    ],
    toolConfigurationNotifications: diagnostics.filter(({ origin }) => origin.kind !== 'file').map(notifyFinding),
  };
}

function notifyFailure({ message, file }: Failure, context: ReportContext): object {
  return {
    level: 'error',
    message: { text: toMessage([escapeForTerminal(message)]) },
    ...(file !== undefined && { locations: [toLocation({ file }, context)] }),
  };
}

function notifyCut(left: number): object {
  const text = `${left} more findings are not in this log: it holds the gravest ${MOST_RESULTS}.`;
  return { level: 'warning', message: { text } };
}

/** Code scanning takes no result without a file; what a flag or a variable brings in is the run's configuration. */
function notifyFinding(diagnostic: Diagnostic): object {
  const [message = '', ...more] = describeFinding(diagnostic);
  const text = toMessage([`${formatPlace(diagnostic.origin)}: ${message}`, ...more]);
  return { level: levelOf(diagnostic.severity), message: { text }, associatedRule: { id: diagnostic.code } };
}
