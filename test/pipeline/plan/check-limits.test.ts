import { describe, expect, test } from 'vitest';
import type { NamedLimits } from '../../../src/pipeline/plan/check-limits.ts';
import { checkLimits, totalsOf, withinLimits } from '../../../src/pipeline/plan/check-limits.ts';
import type { Bounds } from '../../../src/pipeline/plan/estimate.ts';
import type { PlannedBatch } from '../../../src/pipeline/plan/plan.ts';
import { NO_PROJECT } from '../../../src/project/settings.ts';

/** As much of a planned batch as limits are about. */
function planned(file: string, credits: Bounds | undefined, isSending = true): PlannedBatch {
  const decision = { action: 'run', reason: 'it has not been run', notes: [] };
  const estimate = { files: 2, bytes: undefined, pages: { minimum: 2, maximum: 2 }, uncounted: 0, credits };
  // The rest of a batch is not looked at.
  return { batch: { document: { file } }, decision, isSending, estimate } as unknown as PlannedBatch;
}

const PROJECTS = {
  'one.yaml': { ...NO_PROJECT, limits: { max_credits: 10 } },
  'two.yaml': { ...NO_PROJECT, limits: { max_files: 2 } },
};

function told(batches: readonly PlannedBatch[], named: NamedLimits = {}): string[] {
  const projectOf = (file: string) => PROJECTS[file as keyof typeof PROJECTS];
  const checks = checkLimits(batches, projectOf, named);
  const kept = withinLimits(batches, checks);
  return kept.map(({ decision }) => (decision.action === 'blocked' ? decision.reason : decision.action));
}

describe('limits', () => {
  test.each<[Bounds | undefined, string]>([
    [{ minimum: 10, maximum: 10 }, 'run'],
    [
      { minimum: 11, maximum: 11 },
      '11 credits would be spent, and `limits.max_credits` allows 10: `--max-credits 11` overrides it',
    ],
    [
      { minimum: 3, maximum: 45 },
      'up to 45 credits would be spent, and `limits.max_credits` allows 10: `--max-credits 45` overrides it',
    ],
    [
      { minimum: 30, maximum: undefined },
      'at least 30 credits would be spent, and `limits.max_credits` allows 10: `--max-credits 30` overrides it',
    ],
    [{ minimum: 3, maximum: undefined }, 'run'],
    [undefined, 'run'],
  ])('hold %j to 10 credits', (credits, expected) => {
    expect(told([planned('one.yaml', credits)])).toEqual([expected]);
  });

  test('hold all batches of a project together, and those of another to its own', () => {
    const six = { minimum: 6, maximum: 6 };
    expect(told([planned('one.yaml', six), planned('two.yaml', six)])).toEqual(['run', 'run']);
    const [first, second] = told([planned('one.yaml', six), planned('one.yaml', six)]);
    expect(first).toMatch(/^12 credits/);
    expect(second).toBe(first);
  });

  test('leave alone what is not sent', () => {
    const many = { minimum: 99, maximum: 99 };
    expect(told([planned('one.yaml', many, false)])).toEqual(['run']);
  });

  test('give way to the number that is named, and to no smaller one', () => {
    const many = { minimum: 99, maximum: 99 };
    expect(told([planned('one.yaml', many)], { max_credits: 99 })).toEqual(['run']);
    expect(told([planned('one.yaml', many)], { max_credits: 98 })).toEqual([
      '99 credits would be spent, and `--max-credits` allows 98: `--max-credits 99` overrides it',
    ]);
  });
});

test('a sum is open as soon as one part of it is', () => {
  const open = totalsOf([planned('one.yaml', { minimum: 3, maximum: 5 }), planned('two.yaml', undefined)]);
  expect(open).toMatchObject({
    files: { minimum: 4, maximum: 4 },
    bytes: { minimum: 0, maximum: undefined },
    credits: { minimum: 3, maximum: undefined },
  });
});
