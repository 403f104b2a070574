import { readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/core/failure.ts';
import type { Findings } from '../../../src/core/findings.ts';
import type { ReportContext } from '../../../src/report/findings/context.ts';
import { formatFindingsAsSarif } from '../../../src/report/findings/sarif.ts';
import { originAt } from '../places.ts';
import { publicSchema } from '../public-schemas.ts';
import { contextWith, finding, findingsIn } from '../sample-findings.ts';
import { variedFindings } from '../varied-findings.ts';

const SCHEMA = publicSchema('sarif-2.1.0.json');

/** The one run of a log. */
function runOf(findings: Findings, context: Partial<ReportContext> = {}) {
  const { runs, ...log } = JSON.parse(formatFindingsAsSarif(findings, contextWith(context)));
  expect(log).toEqual({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0' });
  expect(runs).toHaveLength(1);
  return runs[0];
}

function fingerprintOf(findings: Findings, context: Partial<ReportContext> = {}): string {
  return runOf(findings, context).results[0].partialFingerprints['parsebatch/v1'];
}

describe('the SARIF log', () => {
  it('has what code scanning requires, also where there is nothing to report', () => {
    const { tool, results, columnKind } = runOf(findingsIn(''));
    expect(tool.driver).toEqual({ name: 'parsebatch', version: '1.2.3', semanticVersion: '1.2.3', rules: [] });
    expect([results, columnKind]).toEqual([[], 'utf16CodeUnits']);
  });

  it('describes each rule once, ordered by id, with texts that are never empty', () => {
    const { rules } = runOf(variedFindings()).tool.driver;
    expect(rules.map(({ id }: { id: string }) => id)).toEqual(['schema/type', 'schema/unknown-key']);
    expect(rules[1]).toEqual({
      id: 'schema/unknown-key',
      shortDescription: { text: 'Summary of schema/unknown-key.' },
      fullDescription: { text: 'Why.' },
      help: {
        text: 'Summary of schema/unknown-key.\n\nWhy.\n\nFix.',
        markdown: 'Summary of schema/unknown-key.\n\n**Why.** Why.\n\n**How to fix.** Fix.',
      },
      defaultConfiguration: { level: 'error' },
      properties: { tags: ['schema'], precision: 'very-high', 'problem.severity': 'error' },
    });
  });

  it('says of a matter of security how grave it is, as a text', () => {
    const findings = findingsIn('', finding({ origin: originAt('a', 'a'), code: 'some-rule' }));
    const page = { severity: 'error', summary: 's', why: 'w', fix: 'f', securitySeverity: 8 } as const;
    const [rule] = runOf(findings, { pageOf: () => page }).tool.driver.rules;
    expect(rule.properties).toMatchObject({ tags: ['lint', 'security'], 'security-severity': '8.0' });
  });

  it('describes a rule that has no page by its id, and cuts what is longer than code scanning takes', () => {
    const findings = findingsIn('', finding({ origin: originAt('a', 'a'), code: 'some-rule', severity: 'info' }));
    const [bare] = runOf(findings, { pageOf: () => undefined }).tool.driver.rules;
    expect(bare.shortDescription).toEqual({ text: 'some-rule' });
    expect(bare.defaultConfiguration).toEqual({ level: 'note' });
    expect(bare.properties['problem.severity']).toBe('recommendation');
    const long = { severity: 'error', summary: 's'.repeat(2000), why: 'w'.repeat(1025), fix: 'f' } as const;
    const [cut] = runOf(findings, { pageOf: () => long }).tool.driver.rules;
    expect([cut.shortDescription.text.length, cut.fullDescription.text.length]).toEqual([1024, 1024]);
  });

  it('gives a result its rule, level, message, place and further places', () => {
    const [result] = runOf(variedFindings(), { repositoryPath: (file) => `bätch/${file}` }).results;
    expect(result).toMatchObject({
      ruleId: 'schema/unknown-key',
      ruleIndex: 1,
      level: 'error',
      message: {
        text: '`teir` is not a setting.\nWrite `tier`.\nrelated: variable TIER is set there\nenvironments: production, staging',
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'b%C3%A4tch/x.yaml' },
            region: { startLine: 5, startColumn: 3, endLine: 5, endColumn: 7 },
          },
          logicalLocations: [{ fullyQualifiedName: '/job/teir' }],
        },
      ],
    });
    const related = result.relatedLocations.map(
      ({
        id,
        message,
        physicalLocation,
      }: {
        id: number;
        message: { text: string };
        physicalLocation: { region: { startLine: number } };
      }) => [id, message.text, physicalLocation.region.startLine],
    );
    expect(related).toEqual([
      [0, 'is set here', 2],
      [1, 'through this merge key', 4],
    ]);
  });

  it('ends the region of a longer finding one past its last column', () => {
    const { region } = runOf(variedFindings()).results[1].locations[0].physicalLocation;
    expect(region).toEqual({ startLine: 6, startColumn: 9, endLine: 7, endColumn: 6 });
  });

  it('tells what a comment suppresses from what a baseline has', () => {
    const { results } = runOf(variedFindings());
    expect(results.map(({ suppressions }: { suppressions: object[] }) => suppressions)).toEqual([
      [],
      [],
      [],
      [{ kind: 'inSource', justification: 'known since 2025' }],
      [{ kind: 'external', justification: 'old' }],
    ]);
    expect(results.map(({ baselineState }: { baselineState: string }) => baselineState)).toEqual([
      'new',
      'new',
      'new',
      'new',
      'unchanged',
    ]);
    const [alone] = runOf(findingsIn('a', finding({ origin: originAt('a', 'a') }))).results;
    expect(alone).not.toHaveProperty('baselineState');
  });

  it('notes what lies in no file, and what could not be read, about the run', () => {
    const failures = [new Failure('io', 'Cannot read `z.yaml`: permission denied', { file: 'z.yaml' })];
    const [invocation] = runOf(variedFindings(), { failures }).invocations;
    expect(invocation).toEqual({
      executionSuccessful: false,
      toolExecutionNotifications: [
        {
          level: 'error',
          message: { text: 'Cannot read `z.yaml`: permission denied' },
          locations: [{ physicalLocation: { artifactLocation: { uri: 'z.yaml' } } }],
        },
      ],
      toolConfigurationNotifications: [
        { level: 'error', message: { text: '--set spec.rerun: A message.' }, associatedRule: { id: 'schema/type' } },
      ],
    });
    expect(runOf(findingsIn('')).invocations[0].executionSuccessful).toBe(true);
  });

  it('holds the gravest 25,000 results, and says how many are left out', () => {
    const origin = originAt('a', 'a');
    const infos = Array.from({ length: 25_000 }, () => finding({ origin, severity: 'info' }));
    const errors = Array.from({ length: 3 }, () => finding({ origin }));
    const { results, invocations } = runOf(findingsIn('a', ...infos, ...errors), { hash: () => '0' });
    expect(results).toHaveLength(25_000);
    expect(results.filter(({ level }: { level: string }) => level === 'error')).toHaveLength(3);
    expect(invocations[0].toolExecutionNotifications).toEqual([
      { level: 'warning', message: { text: '3 more findings are not in this log: it holds the gravest 25000.' } },
    ]);
  });

  it('keeps 100 further places of a result', () => {
    const origin = originAt('a', 'a');
    const related = Array.from({ length: 150 }, () => ({ message: 'here', origin }));
    expect(runOf(findingsIn('a', finding({ origin, related }))).results[0].relatedLocations).toHaveLength(100);
  });

  it('holds no link and no placeholder that a message did not mean', () => {
    const message = 'see [here](https://x.example) and [0] and {0} and ${secret:X}';
    const [result] = runOf(findingsIn('a', finding({ origin: originAt('a', 'a'), message }))).results;
    expect(result.message.text).toBe('see \\[here](https://x.example) and [0] and {{0}} and ${secret:X}');
  });

  it.skipIf(SCHEMA === undefined)('is what the schema of SARIF says (skipped where ../shared/formats is not)', () => {
    const ajv = new Ajv.default({ strict: false, allErrors: true, validateFormats: false });
    const isLog = ajv.compile(JSON.parse(readFileSync(SCHEMA ?? '', 'utf8')));
    const failures = [new Failure('io', 'Cannot read it', { file: '/tmp/z yaml' }), new Failure('io', 'Nothing')];
    for (const findings of [findingsIn(''), variedFindings()]) {
      isLog(JSON.parse(formatFindingsAsSarif(findings, contextWith({ failures }))));
      expect(isLog.errors).toBeNull();
    }
  });
});

describe('the fingerprint of a result', () => {
  const fields = { code: 'a-rule', path: '/spec/tier', document: { index: 0, name: 'invoices' } } as const;
  const at = (text: string, part: string, more = {}) =>
    findingsIn(text, finding({ ...fields, origin: originAt(text, part), ...more }));
  const plain = fingerprintOf(at('tier: fast\n', 'fast'));

  it('is a SHA-256', () => {
    expect(plain).toMatch(/^[0-9a-f]{64}$/);
  });

  it('stays where lines, messages, white space and other parts of the file change', () => {
    expect(fingerprintOf(at('# new\n\n\na: b\ntier:   fast\n', 'fast'))).toBe(plain);
    expect(fingerprintOf(at('tier: fast\n', ' fast', { message: 'Other words.' }))).toBe(plain);
  });

  it('changes with rule, file, document, pointer and value', () => {
    const others = [
      fingerprintOf(at('tier: slow\n', 'slow')),
      fingerprintOf(at('tier: fast\n', 'fast', { code: 'another' })),
      fingerprintOf(at('tier: fast\n', 'fast', { path: '/spec/tiers' })),
      fingerprintOf(at('tier: fast\n', 'fast', { document: { index: 0, name: 'other' } })),
      fingerprintOf(at('tier: fast\n', 'fast'), { repositoryPath: () => 'y.yaml' }),
    ];
    expect(new Set([plain, ...others]).size).toBe(6);
  });

  it('has no value where that may be a credential, is covered, or runs over lines', () => {
    const secret = { isSecret: () => true };
    const empty = fingerprintOf(at('tier: fast\n', 'fast'), secret);
    expect(empty).not.toBe(plain);
    expect(fingerprintOf(at('tier: slow\n', 'slow'), secret)).toBe(empty);
    expect(fingerprintOf(at('tier: ****\n', '****'))).toBe(empty);
    expect(fingerprintOf(at('tier: ******\n', '******'))).toBe(empty);
    expect(fingerprintOf(at('tier: >\n  a\n  b\n', '>\n  a\n  b'))).toBe(empty);
  });
});
