import { describe, expect, it } from 'vitest';
import type { Findings } from '../../../src/core/findings.ts';
import { formatFindingsForGitlab } from '../../../src/report/findings/gitlab.ts';
import { originAt } from '../places.ts';
import { contextWith, finding, findingsIn } from '../sample-findings.ts';
import { variedFindings } from '../varied-findings.ts';

interface Entry {
  readonly fingerprint: string;
}

function entriesOf(findings: Findings): Entry[] {
  return JSON.parse(formatFindingsForGitlab(findings, contextWith()));
}

function fingerprintsOf(findings: Findings): string[] {
  return entriesOf(findings).map(({ fingerprint }) => fingerprint);
}

describe('the code quality report', () => {
  it('is an empty list where there is nothing to report', () => {
    expect(formatFindingsForGitlab(findingsIn(''), contextWith())).toBe('[]\n');
  });

  it('has what GitLab reads of each finding that counts', () => {
    const fingerprint = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(entriesOf(variedFindings())).toEqual([
      {
        description:
          '`teir` is not a setting. Write `tier`. related: variable TIER is set there environments: production, staging',
        check_name: 'schema/unknown-key',
        fingerprint,
        severity: 'major',
        location: { path: 'x.yaml', lines: { begin: 5, end: 5 } },
      },
      {
        description: 'A message.',
        check_name: 'schema/type',
        fingerprint,
        severity: 'minor',
        location: { path: 'x.yaml', lines: { begin: 6, end: 7 } },
      },
      {
        description: 'A message.',
        check_name: 'schema/type',
        fingerprint,
        severity: 'info',
        location: { path: 'x.yaml', lines: { begin: 2, end: 2 } },
      },
      {
        description: 'A message.',
        check_name: 'schema/type',
        fingerprint,
        severity: 'major',
        location: { path: '--set spec.rerun', lines: { begin: 1 } },
      },
    ]);
  });

  it('gives equal findings fingerprints of their own, which do not change with lines', () => {
    const twice = (text: string) => {
      const one = finding({ origin: originAt(text, 'a') });
      return fingerprintsOf(findingsIn(text, one, one, finding({ origin: originAt(text, 'b'), path: '/b' })));
    };
    const prints = twice('a: 1\nb: 2\n');
    expect(new Set(prints).size).toBe(3);
    expect(twice('\n\na: 1\n\nb: 3\n')).toEqual(prints);
  });
});
