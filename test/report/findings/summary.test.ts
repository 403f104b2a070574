import { describe, expect, it } from 'vitest';
import { summarize } from '../../../src/core/findings.ts';
import { formatSummary } from '../../../src/report/findings/summary.ts';
import { finding } from '../sample-findings.ts';

const origin = { kind: 'flag', name: '--set a' } as const;
const checked = { files: 3, documents: 4, rules: 5 };

describe('summarize', () => {
  it('counts by severity, and what is suppressed as that only', () => {
    const diagnostics = [
      finding({ origin }),
      finding({ origin }),
      finding({ origin, severity: 'warning' }),
      finding({ origin, severity: 'info' }),
      finding({ origin, suppression: { reason: 'known' } }),
    ];
    expect(summarize(diagnostics, checked)).toEqual({ ...checked, errors: 2, warnings: 1, infos: 1, suppressed: 1 });
  });
});

describe('formatSummary', () => {
  const none = { ...checked, errors: 0, warnings: 0, infos: 0, suppressed: 0 };

  it.each([
    [none, '3 files, 4 documents: nothing to report'],
    [{ ...none, files: 1, documents: 1 }, '1 file, 1 document: nothing to report'],
    [{ ...none, suppressed: 2 }, '3 files, 4 documents: nothing to report, 2 suppressed'],
    [{ ...none, errors: 2, warnings: 1 }, '2 errors and 1 warning in 3 files'],
    [{ ...none, files: 1, errors: 10, warnings: 2, infos: 1 }, '10 errors, 2 warnings and 1 info in 1 file'],
    [{ ...none, warnings: 1, suppressed: 1 }, '1 warning in 3 files, 1 suppressed'],
  ])('says in one line what was found, case %#', (summary, line) => {
    expect(formatSummary(summary)).toBe(line);
  });
});
