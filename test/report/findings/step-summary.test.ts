import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/core/failure.ts';
import { formatStepSummary } from '../../../src/report/findings/step-summary.ts';
import { originAt } from '../places.ts';
import { contextWith, finding, findingsIn } from '../sample-findings.ts';
import { variedFindings } from '../varied-findings.ts';

const ROOM = 1024 * 1024;
const bytesOf = (text: string) => Buffer.byteLength(text);

describe('the summary of a step', () => {
  it('is one line where there is nothing to report', () => {
    expect(formatStepSummary(findingsIn(''), contextWith(), ROOM)).toBe(
      '### parsebatch: 1 file, 1 document: nothing to report\n\n',
    );
  });

  it('is a table, the gravest first, without what is suppressed', () => {
    const failures = [new Failure('io', 'Cannot read `z.yaml`', { file: 'z.yaml' })];
    expect(formatStepSummary(variedFindings(), contextWith({ failures }), ROOM)).toBe(
      `### parsebatch: 2 errors, 1 warning and 1 info in 2 files, 2 suppressed

| severity | place | code | finding |
| --- | --- | --- | --- |
| error | z.yaml | unreadable file | Cannot read <code>z.yaml</code> |
| error | x.yaml&#58;5&#58;3 | schema/unknown-key | <code>teir</code> is not a setting.<br>Write <code>tier</code>.<br>related&#58; variable TIER is set there<br>environments&#58; production, staging |
| error | --set spec.rerun | schema/type | A message. |
| warning | x.yaml&#58;6&#58;9 | schema/type | A message. |
| info | x.yaml&#58;2&#58;9 | schema/type | A message. |

`,
    );
  });

  it('is cut between rows to what the file may still take, and says how many rows are left out', () => {
    const origin = originAt('a', 'a');
    const many = Array.from({ length: 20_000 }, (_, index) => finding({ origin, message: `é ${index}` }));
    const findings = findingsIn('a', ...many);
    const text = formatStepSummary(findings, contextWith(), ROOM);
    expect(bytesOf(text)).toBeLessThanOrEqual(ROOM);
    expect(bytesOf(text)).toBeGreaterThan(ROOM - 200);
    const rows = text.split('\n').filter((line) => line.startsWith('| error'));
    expect(rows.every((row) => /\| é \d+ \|$/.test(row))).toBe(true);
    expect(text).toContain(`\n\n${20_000 - rows.length} more are in the log of this step.\n`);
  });

  it.each([0, -5, 10, 150])('is nothing or whole where %i bytes are left', (room) => {
    const text = formatStepSummary(variedFindings(), contextWith(), room);
    expect(bytesOf(text)).toBeLessThanOrEqual(Math.max(0, room));
  });
});
