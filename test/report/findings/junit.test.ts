import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/core/failure.ts';
import { formatFindingsAsJunit } from '../../../src/report/findings/junit.ts';
import { publicSchema } from '../public-schemas.ts';
import { elementsNamed, readXml } from '../read-xml.ts';
import { contextWith, findingsIn } from '../sample-findings.ts';
import { variedFindings } from '../varied-findings.ts';

const SCHEMA = publicSchema('junit-10.xsd');
const hasXmllint = spawnSync('xmllint', ['--version']).error === undefined;
const failures = [new Failure('io', 'Cannot read `z.yaml`: permission denied', { file: 'z.yaml' })];

describe('the JUnit report', () => {
  it('has a passing case for a document in which nothing is wrong', () => {
    expect(formatFindingsAsJunit(findingsIn(''), contextWith())).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="parsebatch" tests="1" failures="0" errors="0">
  <testsuite name="x.yaml" tests="1" failures="0" errors="0" skipped="0" file="x.yaml">
    <testcase name="sample" classname="x.yaml"/>
  </testsuite>
</testsuites>
`);
  });

  it('is whole where no document was looked at', () => {
    const root = readXml(formatFindingsAsJunit({ ...findingsIn(''), documents: [] }, contextWith()));
    expect(root).toMatchObject({ name: 'testsuites', children: [], attributes: { tests: '0' } });
  });

  it('has a suite for each file, and a case for each finding', () => {
    const root = readXml(formatFindingsAsJunit(variedFindings(), contextWith({ failures })));
    expect(root.attributes).toEqual({ name: 'parsebatch', tests: '9', failures: '4', errors: '1' });
    const suites = root.children.map(({ attributes, children }) => ({
      ...attributes,
      cases: children.map((one) => [one.attributes['name'], one.children[0]?.name]),
    }));
    expect(suites).toEqual([
      {
        name: 'parsebatch',
        tests: '1',
        failures: '1',
        errors: '0',
        skipped: '0',
        cases: [['schema/type at --set spec.rerun', 'failure']],
      },
      {
        name: 'x.yaml',
        file: 'x.yaml',
        tests: '6',
        failures: '3',
        errors: '0',
        skipped: '2',
        cases: [
          ['receipts', undefined],
          ['schema/unknown-key at 5:3', 'failure'],
          ['schema/type at 6:9', 'failure'],
          ['schema/type at 2:9', 'failure'],
          ['schema/type at 2:9', 'skipped'],
          ['schema/type at 2:9', 'skipped'],
        ],
      },
      {
        name: 'y.yaml',
        file: 'y.yaml',
        tests: '1',
        failures: '0',
        errors: '0',
        skipped: '0',
        cases: [['document 1', undefined]],
      },
      {
        name: 'z.yaml',
        file: 'z.yaml',
        tests: '1',
        failures: '0',
        errors: '1',
        skipped: '0',
        cases: [['can be read', 'error']],
      },
    ]);
  });

  it('gives a failure its severity, message and text, and what is skipped its reason', () => {
    const root = readXml(formatFindingsAsJunit(variedFindings(), contextWith({ failures })));
    const [, failure] = elementsNamed('failure', root);
    expect(failure?.attributes).toEqual({ type: 'error', message: '`teir` is not a setting.' });
    expect(failure?.text).toMatch(/^x\.yaml:5:3 error schema\/unknown-key\n[\s\S]*\n {2}5 \| {3}teir: x\n/);
    expect(elementsNamed('skipped', root).map(({ attributes }) => attributes)).toEqual([
      { message: 'known since 2025' },
      { message: 'old' },
    ]);
    expect(elementsNamed('error', root).map(({ attributes }) => attributes)).toEqual([
      { type: 'io', message: 'Cannot read `z.yaml`: permission denied' },
    ]);
  });

  it.skipIf(SCHEMA === undefined || !hasXmllint)(
    'is what the schema of Jenkins says (skipped without xmllint or ../shared/formats)',
    () => {
      for (const findings of [findingsIn(''), { ...findingsIn(''), documents: [] }, variedFindings()]) {
        const input = formatFindingsAsJunit(findings, contextWith({ failures }));
        const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', SCHEMA ?? '', '-'], {
          input,
          encoding: 'utf8',
        });
        expect([status, stderr]).toEqual([0, '- validates\n']);
      }
    },
  );
});
