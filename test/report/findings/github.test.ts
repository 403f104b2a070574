import { describe, expect, it } from 'vitest';
import type { Severity } from '../../../src/core/diagnostic.ts';
import { Failure } from '../../../src/core/failure.ts';
import { formatFindingsForGithub } from '../../../src/report/findings/github.ts';
import { formatFindingsAsText } from '../../../src/report/findings/text.ts';
import { originAt } from '../places.ts';
import { contextWith, finding, findingsIn } from '../sample-findings.ts';
import { variedFindings } from '../varied-findings.ts';

const text = 'a: 1\nb: 2\n';
const origin = originAt(text, 'b');

function several(number: number, severity: Severity) {
  return Array.from({ length: number }, (_, index) => finding({ origin, severity, message: `${severity} ${index}` }));
}

describe('the GitHub report', () => {
  it('is empty where there is nothing to say', () => {
    expect(formatFindingsForGithub(findingsIn(''), contextWith())).toBe('');
  });

  it('prints the text with commands stopped, then the annotations, the gravest first', () => {
    const findings = variedFindings();
    const report = formatFindingsForGithub(findings, contextWith({ repositoryPath: (file) => `sub/${file}` }));
    const plain = formatFindingsAsText(findings, { color: false });
    expect(report).toBe(
      [
        `::stop-commands::a-token\n${plain}::a-token::`,
        '::error file=sub/x.yaml,line=5,endLine=5,col=3,endColumn=7,title=schema/unknown-key::`teir` is not a setting.%0AWrite `tier`.%0Arelated: variable TIER is set there%0Aenvironments: production, staging',
        '::error title=schema/type::--set spec.rerun: A message.',
        '::warning file=sub/x.yaml,line=6,endLine=7,title=schema/type::A message.',
        '::notice file=sub/x.yaml,line=2,endLine=2,col=9,endColumn=13,title=schema/type::A message.',
        '',
      ].join('\n'),
    );
  });

  it('annotates 10 of each severity in the order of the report, and says how many it left', () => {
    const all = [...several(12, 'info'), ...several(11, 'warning'), ...several(13, 'error')];
    const lines = formatFindingsForGithub(findingsIn(text, ...all), contextWith()).split('\n');
    const annotations = lines.filter((line) => /^::(error|warning|notice) /.test(line));
    const numbers = Array.from({ length: 10 }, (_, index) => index);
    expect(annotations.map((line) => line.replace(/^.*::/, ''))).toEqual(
      ['error', 'warning', 'info'].flatMap((severity) => numbers.map((number) => `${severity} ${number}`)),
    );
    expect(lines.slice(-2)).toEqual(['6 more not annotated', '']);
    expect(lines.filter((line) => line.startsWith('x.yaml:'))).toHaveLength(36);
  });

  it('annotates what could not be read before all else', () => {
    const failures = [new Failure('io', 'Cannot read `z.yaml`: it is a directory', { file: 'z.yaml', hint: 'Look.' })];
    expect(formatFindingsForGithub(findingsIn(''), contextWith({ failures }))).toBe(
      '::error file=z.yaml,title=unreadable file::Cannot read `z.yaml`: it is a directory%0ALook.\n',
    );
  });

  it('escapes what would end a property or a command', () => {
    const evil = 'a%0A\r\n::error::b,c:d';
    const [, command] = formatFindingsForGithub(
      findingsIn('', finding({ origin: { ...origin, file: evil }, message: evil, code: evil })),
      contextWith(),
    ).split('::a-token::\n');
    expect(command).toBe(
      '::error file=a%250A\\u{d}\\u{a}%3A%3Aerror%3A%3Ab%2Cc%3Ad,line=2,endLine=2,col=1,endColumn=2,title=a%250A\\u{d}\\u{a}%3A%3Aerror%3A%3Ab%2Cc%3Ad::a%250A\\u{d}\\u{a}::error::b,c:d\n',
    );
  });
});
