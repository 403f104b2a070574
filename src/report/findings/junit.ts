import type { Diagnostic } from '../../core/diagnostic.ts';
import { isOpen } from '../../core/diagnostic.ts';
import type { Failure } from '../../core/failure.ts';
import type { Findings } from '../../core/findings.ts';
import type { Origin } from '../../core/origin.ts';
import { formatPlace } from '../place.ts';
import { escapeXml, writeElement } from '../xml.ts';
import type { ReportContext } from './context.ts';
import type { LinesOf } from './text.ts';
import { formatFindingAsText, splitOnce } from './text.ts';

/** What the report is called, and what findings and failures that are about no file are filed under. */
const NO_FILE = 'parsebatch';

/** One test case: what it is called, and what became of it; a document in which nothing is wrong has none. */
interface TestCase {
  readonly name: string;
  readonly outcome?: 'failure' | 'error' | 'skipped';
  readonly result?: string;
}

/**
 * The findings as a JUnit report: a suite for each file, with a passing case for each document in which nothing is
 * wrong and a case for each finding. What could not be read is an error, what is suppressed is skipped.
 */
export function formatFindingsAsJunit(findings: Findings, context: ReportContext): string {
  const suites = collectSuites(findings, context);
  const { tests, failures, errors } = countsOf([...suites.values()].flat());
  const content = [...suites.keys()]
    .sort()
    .map((file) => writeSuite(file, suites.get(file) ?? [], context))
    .join('');
  const root = writeElement('testsuites', { name: NO_FILE, tests, failures, errors }, `\n${content}`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

/** The test cases of each file. */
function collectSuites(findings: Findings, { failures }: ReportContext): ReadonlyMap<string, readonly TestCase[]> {
  const suites = new Map<string, TestCase[]>();
  const add = (file: string, testCase: TestCase): void => {
    const cases = suites.get(file);
    if (cases === undefined) suites.set(file, [testCase]);
    else cases.push(testCase);
  };
  const wrong = new Set(findings.diagnostics.filter(isOpen).map(({ origin }) => keyOf(origin)));
  for (const { file, index, name = `document ${index + 1}` } of findings.documents) {
    if (!wrong.has(JSON.stringify([file, index]))) add(file, { name });
  }
  const linesOf = splitOnce(findings.sources);
  for (const diagnostic of findings.diagnostics) add(fileOf(diagnostic), caseOf(diagnostic, linesOf));
  for (const failure of failures) add(failure.file ?? NO_FILE, errorOf(failure));
  return suites;
}

function keyOf(origin: Origin): string {
  return origin.kind === 'file' ? JSON.stringify([origin.file, origin.document]) : '';
}

function fileOf({ origin }: Diagnostic): string {
  return origin.kind === 'file' ? origin.file : NO_FILE;
}

function caseOf(diagnostic: Diagnostic, linesOf: LinesOf): TestCase {
  const { code, severity, message, origin, suppression } = diagnostic;
  const place = origin.kind === 'file' ? `${origin.span.start.line}:${origin.span.start.column}` : formatPlace(origin);
  const name = `${code} at ${place}`;
  if (suppression !== undefined) {
    return { name, outcome: 'skipped', result: writeElement('skipped', { message: suppression.reason }) };
  }
  const text = formatFindingAsText(diagnostic, linesOf, { color: false });
  return { name, outcome: 'failure', result: writeElement('failure', { type: severity, message }, escapeXml(text)) };
}

function errorOf({ code, message }: Failure): TestCase {
  return { name: 'can be read', outcome: 'error', result: writeElement('error', { type: code, message }) };
}

function writeSuite(name: string, cases: readonly TestCase[], { repositoryPath }: ReportContext): string {
  const file = name === NO_FILE ? undefined : repositoryPath(name);
  const content = cases
    .map((one) => `    ${writeElement('testcase', { name: one.name, classname: name }, one.result)}\n`)
    .join('');
  return `  ${writeElement('testsuite', { name, ...countsOf(cases), file }, `\n${content}  `)}\n`;
}

function countsOf(cases: readonly TestCase[]) {
  const count = (outcome: TestCase['outcome']) => cases.filter((one) => one.outcome === outcome).length;
  return { tests: cases.length, failures: count('failure'), errors: count('error'), skipped: count('skipped') };
}
